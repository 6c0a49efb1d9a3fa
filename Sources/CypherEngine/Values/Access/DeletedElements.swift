import PropertyGraph

extension EvaluationContext {
  /// Stops where a node was deleted by the statement.
  ///
  /// - Throws: ``CypherError/Code/entityNotFound``.
  @inline(__always)
  func requireThere(_ node: NodeIndex) throws {
    if mayMeetDeleted, !(writing?.isThere(.node(node)) ?? graph.isVisible(node)) {
      throw Self.deleted("node")
    }
  }

  /// Stops where a relationship was deleted by the statement.
  @inline(__always)
  func requireThere(_ relationship: RelationshipValue) throws {
    guard mayMeetDeleted else { return }
    let isThere =
      try writing?.isThere(.relationship(relationship))
      ?? (graph.relationship(relationship.index) != nil)
    if !isThere {
      throw Self.deleted("relationship")
    }
  }

  static func deleted(_ kind: String) -> CypherError {
    .runtime(
      .entityNotFound, "DeletedEntityAccess", "the \(kind) was deleted by this statement",
      hint: "read what is needed of it before DELETE")
  }
}
