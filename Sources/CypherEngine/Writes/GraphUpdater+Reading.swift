import PropertyGraph

/// Reading single elements with everything changed so far, without opening a state for it.
extension GraphUpdater {
  /// The records of a node's party.
  func records(of node: NodeIndex) -> [NodeIndex] {
    parties.isEmpty ? [node] : newestMembers(of: node)
  }

  private func newestMembers(of node: NodeIndex) -> [NodeIndex] {
    graph.members(of: node).filter(transaction.isThere)
  }

  /// The node that stands for a record's party.
  func canonical(_ record: NodeIndex) -> NodeIndex {
    parties.isEmpty ? record : graph.canonical(record)
  }

  func isThere(_ element: GraphElement) -> Bool {
    switch element {
    case .node(let node): transaction.isThere(node)
    case .relationship(let found): transaction.isThere(found.index)
    }
  }

  /// - Throws: where the statement deleted the element.
  func checkThere(_ element: GraphElement) throws {
    guard isThere(element) else {
      let what = if case .node = element { "node" } else { "relationship" }
      throw CypherError.runtime(
        .entityNotFound, "DeletedEntityAccess", "the \(what) was deleted in this transaction")
    }
  }

  /// Whether a node carries all of some labels.
  func carries(_ labels: [ByteString], _ node: NodeIndex) -> Bool {
    if labels.isEmpty { return true }
    let carried = Set(
      records(of: node).flatMap { transaction.labels(of: $0) }.map { ByteString($0) })
    return labels.allSatisfy(carried.contains)
  }

  /// The value of a property as a reader sees it: `id` is the key where no property says otherwise.
  public func value(_ property: ByteString, of node: NodeIndex) throws -> Value? {
    if let value = try storedValue(property, of: node) { return value }
    guard property == "id", let key = try transaction.key(of: node) else { return nil }
    return visibleKey(key)
  }

  /// The value of a property that was given, which a key is not.
  func storedValue(_ property: ByteString, of node: NodeIndex) throws -> Value? {
    for record in records(of: node) {
      if let value = try transaction.value(property.text, of: record) { return value }
    }
    return nil
  }

  public func value(
    _ property: ByteString, of relationship: RelationshipValue
  ) throws -> Value? {
    try transaction.value(property.text, of: relationship.index)
  }

  /// All properties of an element as a reader sees them, by name.
  func properties(of element: GraphElement) throws -> [(key: ByteString, value: CypherValue)] {
    try checkThere(element)
    var found: [(key: ByteString, value: CypherValue)] = []
    switch element {
    case .relationship(let relationship):
      for (name, value) in try transaction.properties(of: relationship.index) {
        found.append((ByteString(name), CypherValue(value)))
      }
    case .node(let node):
      var seen: Set<ByteString> = []
      for record in records(of: node) {
        for (name, value) in try transaction.properties(of: record)
        where seen.insert(ByteString(name)).inserted {
          found.append((ByteString(name), CypherValue(value)))
        }
      }
      if !seen.contains("id"), let key = try transaction.key(of: node) {
        found.append(("id", CypherValue(visibleKey(key))))
      }
    }
    return found.sorted { $0.key < $1.key }
  }
}
