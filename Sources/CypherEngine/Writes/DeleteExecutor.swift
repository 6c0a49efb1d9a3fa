import PropertyGraph

/// DELETE and DETACH DELETE. Null and what is gone already are passed over.
public final class DeleteExecutor: UpdateExecutor {
  private let targets: [CompiledExpression]
  private let isDetaching: Bool

  public init(_ targets: [CompiledExpression], isDetaching: Bool, _ updates: GraphUpdater) {
    self.targets = targets
    self.isDetaching = isDetaching
    super.init(introduced: [], updates)
  }

  override func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    frame.context.mayMeetDeleted = true
    for target in targets {
      switch try target.value(frame) {
      case .null: continue
      case .node(let node): try updates.delete(node, detaching: isDetaching)
      case .relationship(let found): try updates.delete(found)
      case .path(let path):
        for relationship in path.relationships { try updates.delete(relationship) }
        for node in path.nodes { try updates.delete(NodeIndex(node), detaching: isDetaching) }
      default:
        throw CypherError.runtime(
          .type, "InvalidArgumentType", "only nodes, relationships and paths can be deleted",
          hint: "UNWIND a list first, or use FOREACH")
      }
    }
    try emit()
  }
}
