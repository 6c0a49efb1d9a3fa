extension BoundPath {
  /// The path with each of its conditions changed.
  func mapConditions(_ change: (BoundExpression) throws -> BoundExpression) rethrows -> BoundPath {
    var copy = self
    copy.predicates = try predicates.map(change)
    copy.elements = try elements.map { try $0.mapConditions(change) }
    return copy
  }
}

extension BoundElement {
  fileprivate func mapConditions(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundElement {
    switch self {
    case .node(var node):
      node.predicates = try node.predicates.map(change)
      return .node(node)
    case .relationship(var relationship):
      relationship.predicates = try relationship.predicates.map(change)
      return .relationship(relationship)
    case .group(var group):
      group.predicates = try group.predicates.map(change)
      group.elements = try group.elements.map { try $0.mapConditions(change) }
      return .group(group)
    }
  }
}
