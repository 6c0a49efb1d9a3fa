import PropertyGraph

/// Finds the matches of a ``MergeShortcut`` row by row, the clause's own writes among them.
///
/// For a node it keeps a table of the nodes that have its properties, made once for the clause and
/// kept up with every change of the statement; a relationship is looked for between its ends.
/// *Complexity:* O(nodes of the label) once, then O(matches) a row.
final class MergeFinder {
  private let shortcut: MergeShortcut
  private let updates: GraphUpdater
  private var table: NodeHashTable?
  /// Changes of the statement that the table knows.
  private var known = 0
  /// The properties by whose values the table finds nodes.
  private let keys: [ByteString]

  init(_ shortcut: MergeShortcut, _ updates: GraphUpdater) throws {
    self.shortcut = shortcut
    self.updates = updates
    guard case .node(_, let properties) = shortcut.shape else {
      keys = []
      return
    }
    let all = properties.map(\.key)
    // What is known by its key has `id` without storing it; the key finds it.
    keys = all.contains("id") ? ["id"] : all
  }

  /// The nodes or relationships that fit, in order; nil where only a plan can tell.
  func find(_ frame: Frame) throws -> [CypherValue]? {
    switch shortcut.shape {
    case .node(let labels, let properties):
      let wanted = try properties.map { ($0.key, try $0.value.value(frame)) }
      return try nodes(labels, wanted)?.map { .node($0) }
    case .relationship(let type, let from, let to, let isDirected, let properties):
      guard let source = frame.batch[from].node(frame.row),
        let target = frame.batch[to].node(frame.row)
      else { return [] }
      let wanted = try properties.map { ($0.key, try $0.value.value(frame)) }
      var found = try relationships(type, NodeIndex(source), NodeIndex(target), wanted)
      if !isDirected, source != target {
        found += try relationships(type, NodeIndex(target), NodeIndex(source), wanted)
      }
      return found.map { .relationship($0) }
    }
  }

  // MARK: - Nodes

  private func nodes(
    _ labels: [ByteString], _ wanted: [(key: ByteString, value: CypherValue)]
  ) throws -> [NodeIndex]? {
    let isByKey = keys == ["id"]
    if isByKey, updates.hasSealedKeys { return nil }
    try catchUp(labels)
    let hash = keys.reduce(UInt64(0)) { hash, key in
      let value = wanted.last { $0.key == key }?.value ?? .null
      return EquivalenceHash.mix(hash, value.equivalenceHash)
    }
    var candidates = table?.nodes(hash) ?? []
    if isByKey, case .string(let key)? = wanted.last(where: { $0.key == "id" })?.value {
      let keyed = try updates.transaction.nodes(key: key.text)
      if !keyed.isEmpty {
        candidates = Set(candidates + keyed.map { updates.canonical($0).rawValue }).sorted()
      }
    }
    return try candidates.map { NodeIndex($0) }.filter { node in
      guard updates.isThere(.node(node)), updates.carries(labels, node) else { return false }
      return try wanted.allSatisfy { key, value in
        guard let found = try updates.value(key, of: node) else { return false }
        return CypherValue(found).equals(value) == true
      }
    }
  }

  /// Brings the table up to the newest change.
  private func catchUp(_ labels: [ByteString]) throws {
    if table == nil {
      table = try built(labels)
      known = updates.touched.count
    }
    while known < updates.touched.count {
      let node = updates.canonical(NodeIndex(updates.touched[known]))
      known += 1
      guard updates.isThere(.node(node)),
        let hash = try hash({ try updates.storedValue($0, of: node) })
      else { continue }
      table!.add(hash, node.rawValue)
    }
  }

  private func built(_ labels: [ByteString]) throws -> NodeHashTable {
    let graph = updates.graph
    var columns: [NodeColumn] = []
    for key in keys {
      guard let column = try graph.column(key.text) else { return NodeHashTable() }
      columns.append(column)
    }
    var ranges = graph.ranges
    if let label = labels.first {
      ranges = graph.label(label.text).map { graph.ranges(of: $0) } ?? []
    }
    var entries: [UInt64] = []
    for node in ranges.joined() {
      var at = 0
      let hash = hash { _ in
        defer { at += 1 }
        return columns[at].value(node)
      }
      if let hash { entries.append(NodeHashTable.entry(hash, node)) }
    }
    return NodeHashTable(entries)
  }

  /// The hash of the values of all keys; nil where one is missing.
  private func hash(_ value: (ByteString) throws -> Value?) rethrows -> UInt64? {
    var hash: UInt64 = 0
    for key in keys {
      guard let found = try value(key) else { return nil }
      hash = EquivalenceHash.mix(hash, CypherValue(found).equivalenceHash)
    }
    return hash
  }

  // MARK: - Relationships

  private func relationships(
    _ type: String, _ from: NodeIndex, _ to: NodeIndex,
    _ wanted: [(key: ByteString, value: CypherValue)]
  ) throws -> [RelationshipValue] {
    var found: [RelationshipValue] = []
    for source in updates.records(of: from) {
      for target in updates.records(of: to) {
        for index in try updates.transaction.relationships(type, from: source, to: target) {
          let relationship = RelationshipValue(Relationship(index: index, from: from, to: to))
          let fits = try wanted.allSatisfy { key, value in
            guard let stored = try updates.value(key, of: relationship) else { return false }
            return CypherValue(stored).equals(value) == true
          }
          if fits { found.append(relationship) }
        }
      }
    }
    return found
  }
}
