import PropertyGraph

/// Deleting nodes and relationships.
///
/// A node that is deleted without DETACH takes its relationships out of sight at once, so that no
/// later clause walks to a node which is not there. They stay on the books as orphans: the
/// statement must delete them too, before or after, or it fails at its end.
extension GraphUpdater {
  func delete(_ node: NodeIndex, detaching: Bool) throws {
    let records = records(of: node)
    var isThere = false
    for record in records.isEmpty ? [node] : records {
      if transaction.isThere(record) {
        for relationship in try transaction.relationships(of: record) {
          try transaction.delete(relationship.index)
          if detaching {
            counters.relationshipsDeleted += 1
          } else {
            orphans.add(relationship)
          }
        }
        try transaction.delete(record)
        isThere = true
      }
      if detaching { counters.relationshipsDeleted += orphans.removeAll(of: record) }
    }
    if isThere { counters.nodesDeleted += 1 }
  }

  func delete(_ relationship: RelationshipValue) throws {
    if orphans.remove(relationship.packed) {
      counters.relationshipsDeleted += 1
    } else if transaction.isThere(relationship.index) {
      try transaction.delete(relationship.index)
      counters.relationshipsDeleted += 1
    }
  }
}

/// Relationships whose end was deleted and that nobody deleted by name so far.
struct OrphanedRelationships {
  private var ends: [UInt64: (from: UInt32, to: UInt32)] = [:]
  private var byNode: [UInt32: Set<UInt64>] = [:]
  /// Nodes that were deleted while they had relationships.
  private var causes: [UInt32: Int] = [:]

  var isEmpty: Bool { ends.isEmpty }

  /// How many nodes have any; each counts that is an end of one.
  var nodeCount: Int { Set(ends.values.map(\.from)).count }

  mutating func add(_ relationship: Relationship) {
    let packed = UInt64(bitPattern: relationship.index.packed)
    let (from, to) = (relationship.from.rawValue, relationship.to.rawValue)
    ends[packed] = (from, to)
    byNode[from, default: []].insert(packed)
    byNode[to, default: []].insert(packed)
  }

  /// - Returns: whether it was one.
  mutating func remove(_ packed: UInt64) -> Bool {
    guard let (from, to) = ends.removeValue(forKey: packed) else { return false }
    byNode[from]?.remove(packed)
    byNode[to]?.remove(packed)
    return true
  }

  /// - Returns: how many touched the node.
  mutating func removeAll(of node: NodeIndex) -> Int {
    let found = byNode[node.rawValue] ?? []
    for packed in found { _ = remove(packed) }
    return found.count
  }
}
