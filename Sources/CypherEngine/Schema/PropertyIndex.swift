import PropertyGraph
import Synchronization

/// The nodes of a label by the value of a property, for every state of the graph on the same
/// segments that it was told of.
///
/// It is built once from the segments and afterwards only added to: by the edits of states that it
/// meets, and by writers as they write. So one index serves readers of older states, a writer's
/// uncommitted one, and what is committed next, and nobody waits for it to be built anew after a
/// commit. Whoever asks looks at the values again.
final class PropertyIndex: Sendable {
  private struct State {
    var table = NodeHashTable()
    /// Made when the first range is asked for.
    var ordered: OrderedNodes?
    var isBuilt = false
    var distinctCount = 0
    /// States of which every node is in.
    var covered: Set<GraphStateIdentity> = []
    /// Parties of which every one is in.
    var parties: [Parties] = []
  }

  let label: String
  let property: ByteString
  private let state = Mutex(State())

  init(label: String, property: String) {
    self.label = label
    self.property = ByteString(property)
  }

  var isBuilt: Bool { state.withLock(\.isBuilt) }

  /// How many bytes it takes.
  var byteCount: Int {
    state.withLock { $0.table.byteCount + ($0.ordered?.byteCount ?? 0) }
  }

  /// Entries and different values, about.
  var counts: (entries: Int, distinct: Int) {
    state.withLock { ($0.table.count, $0.distinctCount) }
  }

  // MARK: - Asking

  /// Nodes that may have the value in a state that is covered.
  func nodes(equalTo value: CypherValue) -> [UInt32] {
    let hash = value.equivalenceHash
    return state.withLock { $0.table.nodes(hash) }
  }

  /// Nodes whose value may lie in a range, in a state that is covered with order.
  func nodes(_ range: ClosedRange<OrderedKey>) -> [UInt32] {
    state.withLock { $0.ordered?.nodes(range) ?? [] }
  }

  // MARK: - Growing

  /// Makes sure that every node of a state is in.
  ///
  /// - Parameter inOrder: whether ranges will be asked for.
  /// *Complexity:* O(nodes of the label) the first time, O(edits) for a state that nobody told it
  /// of, else O(1).
  func cover(_ graph: GraphSnapshot, inOrder: Bool = false) throws {
    try state.withLock { state in
      if !state.isBuilt || inOrder && state.ordered == nil {
        try build(&state, graph.ofSegments(), inOrder: inOrder)
      }
      if state.covered.contains(graph.identity), state.parties.contains(graph.parties) { return }
      // What one reader may not see another one may.
      let whole = try graph.reopened(scope: .all)
      if !state.covered.contains(graph.identity) {
        try add(whole.editedNodes.map(whole.canonical), whole, &state)
        state.covered.insert(graph.identity)
      }
      if !state.parties.contains(graph.parties) {
        for known in state.parties + [graph.parties] {
          try add(Array(known.all.joined()), whole, &state)
        }
        state.parties.append(graph.parties)
      }
    }
  }

  /// Takes up all nodes of the segments, where every state on them begins.
  private func build(_ state: inout State, _ graph: GraphSnapshot, inOrder: Bool) throws {
    var entries: [UInt64] = []
    var ordered: [(key: OrderedKey, node: UInt32)] = []
    if let id = graph.label(label), let column = try graph.column(property.text) {
      for node in graph.ranges(of: id).joined() {
        guard let value = column.value(node).map({ CypherValue($0) }) else { continue }
        entries.append(NodeHashTable.entry(value.equivalenceHash, node))
        if inOrder, let key = OrderedKey(value) { ordered.append((key, node)) }
      }
    }
    state.table = NodeHashTable(entries)
    state.ordered = inOrder ? OrderedNodes(ordered) : nil
    state.distinctCount = state.table.distinctCount
    state.isBuilt = true
    state.covered = [graph.identity]
    state.parties = [.none]
  }

  private func add(
    _ nodes: [NodeIndex], _ graph: GraphSnapshot, _ state: inout State
  ) throws {
    guard let column = try graph.column(property.text) else { return }
    for node in nodes where graph.isVisible(node) {
      if let value = column.value(node.rawValue) { Self.add(value, node.rawValue, &state) }
    }
  }

  private static func add(_ value: Value, _ node: UInt32, _ state: inout State) {
    let value = CypherValue(value)
    state.table.add(value.equivalenceHash, node)
    if let key = OrderedKey(value) { state.ordered?.add(key, node) }
  }

  /// Takes up a node with a value that a writer gave it.
  func add(_ node: UInt32, _ value: Value) {
    state.withLock { state in
      if state.isBuilt { Self.add(value, node, &state) }
    }
  }

  /// Makes a state count as covered because the writer that made it gave every node.
  func cover(_ after: GraphStateIdentity, following before: GraphStateIdentity) {
    state.withLock { state in
      if state.covered.contains(before) { state.covered.insert(after) }
    }
  }
}
