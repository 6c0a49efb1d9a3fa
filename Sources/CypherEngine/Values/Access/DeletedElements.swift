import PropertyGraph

extension EvaluationContext {
  /// Stops where a node was deleted by the statement.
  ///
  /// - Throws: ``CypherError/Code/entityNotFound``.
  @inline(__always)
  func requireThere(_ node: NodeIndex) throws {
    if mayMeetDeleted, !graph.isVisible(node) { throw Self.deleted("node") }
  }

  /// Stops where a relationship was deleted by the statement.
  @inline(__always)
  func requireThere(_ relationship: RelationshipValue) throws {
    if mayMeetDeleted, try graph.relationship(relationship.index) == nil {
      throw Self.deleted("relationship")
    }
  }

  static func deleted(_ kind: String) -> CypherError {
    .runtime(
      .entityNotFound, "DeletedEntityAccess", "the \(kind) was deleted by this statement",
      hint: "read what is needed of it before DELETE")
  }
}
