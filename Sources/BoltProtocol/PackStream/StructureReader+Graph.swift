extension StructureReader {
  /// A node, a relationship or a path, as a server sends them.
  func graphValue() throws(BoltError) -> BoltValue {
    switch kind {
    case .node: return .node(try node())
    case .relationship: return .relationship(try relationship())
    case .unboundRelationship: return .unboundRelationship(try unboundRelationship())
    default: return .path(try path())
    }
  }

  private func node() throws(BoltError) -> BoltNode {
    try fields.expect(count: dialect.hasElementIdentifiers ? 4 : 3)
    return BoltNode(
      identifier: try fields.integer(0), labels: try fields.strings(1),
      properties: try fields.map(2), elementIdentifier: try elementIdentifier(3))
  }

  private func relationship() throws(BoltError) -> BoltRelationship {
    try fields.expect(count: dialect.hasElementIdentifiers ? 8 : 5)
    return BoltRelationship(
      identifier: try fields.integer(0),
      start: .init(
        identifier: try fields.integer(1), elementIdentifier: try elementIdentifier(6)),
      end: .init(identifier: try fields.integer(2), elementIdentifier: try elementIdentifier(7)),
      type: try fields.string(3), properties: try fields.map(4),
      elementIdentifier: try elementIdentifier(5))
  }

  private func unboundRelationship() throws(BoltError) -> BoltUnboundRelationship {
    try fields.expect(count: dialect.hasElementIdentifiers ? 4 : 3)
    return BoltUnboundRelationship(
      identifier: try fields.integer(0), type: try fields.string(1),
      properties: try fields.map(2), elementIdentifier: try elementIdentifier(3))
  }

  private func elementIdentifier(_ at: Int) throws(BoltError) -> String {
    dialect.hasElementIdentifiers ? try fields.string(at) : ""
  }

  private func path() throws(BoltError) -> BoltPath {
    try fields.expect(count: 3)
    var path = BoltPath(nodes: [], relationships: [], indices: [])
    for value in try fields.list(0) {
      guard case .node(let node) = value else { throw Self.wrongPath }
      path.nodes.append(node)
    }
    for value in try fields.list(1) {
      guard case .unboundRelationship(let tie) = value else { throw Self.wrongPath }
      path.relationships.append(tie)
    }
    for (at, value) in try fields.list(2).enumerated() {
      guard case .integer(let index) = value else { throw Self.wrongPath }
      let count = at.isMultiple(of: 2) ? path.relationships.count : path.nodes.count
      let place = at.isMultiple(of: 2) ? index.magnitude &- 1 : UInt64(bitPattern: index)
      guard place < UInt64(count) else { throw Self.wrongPath }
      path.indices.append(index)
    }
    guard !path.nodes.isEmpty, path.indices.count.isMultiple(of: 2) else { throw Self.wrongPath }
    return path
  }

  private static let wrongPath = BoltError(
    .malformed, "a path must list nodes, relationships and indices that point to them")
}
