import PropertyGraph

/// Whether what a statement changed keeps the constraints: asked once at its end, of the elements
/// it touched alone.
///
/// *Complexity:* O(touched elements × constraints) expected.
struct ConstraintCheck {
  private let constraints: [SchemaRule]
  private let updates: GraphUpdater
  private let lookup: GraphIndexes

  init(_ schema: SchemaCatalog, _ updates: GraphUpdater) {
    constraints = schema.constraints
    self.updates = updates
    lookup = GraphIndexes(schema, updates.indexes)
  }

  /// - Throws: ``CypherError/Code/constraintValidation`` at the first constraint that is broken.
  func check() throws {
    guard !constraints.isEmpty else { return }
    let nodes = Set(updates.touched.map { updates.canonical(NodeIndex($0)) }).sorted()
      .filter { updates.isThere(.node($0)) }
    for constraint in constraints {
      if constraint.isOnRelationships {
        try checkRelationships(constraint)
      } else {
        let label = ByteString(constraint.label)
        for node in nodes where updates.carries([label], node) { try check(node, constraint) }
      }
    }
  }

  private func checkRelationships(_ constraint: SchemaRule) throws {
    let type = updates.graph.type(constraint.label)
    for relationship in updates.touchedRelationships
    where relationship.index.type == type && updates.isThere(.relationship(relationship)) {
      for property in constraint.properties
      where try updates.value(ByteString(property), of: relationship) == nil {
        throw constraint.missing(property)
      }
    }
  }

  private func check(_ node: NodeIndex, _ constraint: SchemaRule) throws {
    var values: [CypherValue] = []
    for property in constraint.properties {
      guard let value = try updates.value(ByteString(property), of: node) else {
        // Uniqueness says nothing of nodes that lack a property.
        if constraint.kind == .unique { return }
        throw constraint.missing(property)
      }
      values.append(CypherValue(value))
    }
    guard constraint.kind.isUnique else { return }
    let others = try lookup.nodes(
      label: constraint.label, property: constraint.properties[0], equalTo: values[0],
      in: updates.graph)
    for other in others where other != node.rawValue {
      let isSame = try zip(constraint.properties, values).allSatisfy { property, value in
        let found = try updates.value(ByteString(property), of: NodeIndex(other))
        return found.map { CypherValue($0).equals(value) == true } ?? false
      }
      if isSame { throw constraint.taken() }
    }
  }
}

extension SchemaRule {
  /// Makes sure that a graph keeps a constraint that is new.
  ///
  /// *Complexity:* O(n log n) in the nodes of the label.
  /// - Throws: ``CypherError/Code/constraintValidation``.
  public func verify(_ graph: GraphSnapshot) throws {
    guard kind.isConstraint else { return }
    if isOnRelationships {
      guard let type = graph.type(label) else { return }
      for node in graph.ranges.joined() {
        try graph.outgoing(type).forEachRelationship(of: node) { _, position in
          let index = RelationshipIndex(type: type, position: position)
          for property in properties where try graph.value(property, of: index) == nil {
            throw missing(property)
          }
        }
      }
      return
    }
    guard let label = graph.label(label) else { return }
    var entries: [UInt64] = []
    for node in graph.ranges(of: label).joined() {
      guard let values = try values(of: NodeIndex(node), graph) else { continue }
      if kind.isUnique { entries.append(NodeHashTable.entry(EquivalenceRow(values).hash, node)) }
    }
    try verifyUnique(entries.sorted(), graph)
  }

  /// The values of all properties; nil where the node lacks one and may.
  private func values(of node: NodeIndex, _ graph: GraphSnapshot) throws -> [CypherValue]? {
    var values: [CypherValue] = []
    for property in properties {
      guard let value = try graph.value(property, of: node) else {
        if kind == .unique { return nil }
        throw missing(property)
      }
      values.append(CypherValue(value))
    }
    return values
  }

  /// Compares the nodes whose hashes agree.
  private func verifyUnique(_ entries: [UInt64], _ graph: GraphSnapshot) throws {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
      if end - start > 1 {
        var seen: Set<EquivalenceRow> = []
        for entry in entries[start..<end] {
          let node = NodeIndex(UInt32(truncatingIfNeeded: entry))
          guard let values = try values(of: node, graph) else { continue }
          // NaN equals nothing, not even itself.
          guard values.allSatisfy({ $0.equals($0) == true }) else { continue }
          if !seen.insert(EquivalenceRow(values)).inserted { throw taken() }
        }
      }
      start = end
    }
  }

  fileprivate func missing(_ property: String) -> CypherError {
    let element = isOnRelationships ? "a relationship of type" : "a node with label"
    return .runtime(
      .constraintValidation, "ConstraintValidationFailed",
      "\(element) ‘\(label)’ must have the property ‘\(property)’ (constraint ‘\(name)’)")
  }

  fileprivate func taken() -> CypherError {
    let names = properties.map { "‘\($0)’" }.joined(separator: ", ")
    return .runtime(
      .constraintValidation, "ConstraintValidationFailed",
      "two nodes with label ‘\(label)’ have the same \(names) (constraint ‘\(name)’)",
      hint: "use MERGE to find the one that is there")
  }
}
