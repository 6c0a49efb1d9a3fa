/// What a graph says besides its segments: the sum of the changes that deltas and commits made.
///
/// A value: whoever holds one sees no later change. Nodes and positions count on from those of the
/// segments.
struct Overlay: Sendable {
  private(set) var names: GraphNames
  private(set) var next: Sequences
  /// Tells the state from every other: the last commit's sum, or what the last segment is told by.
  private(set) var lineage: UInt64
  /// Tells a transaction's uncommitted changes from those of every other one of this process; 0
  /// where there are none.
  var draft: UInt64 = 0
  /// Nodes below are those of the segments.
  let segmentNodes: UInt32
  /// For each type, how many relationships the segments hold.
  private let segmentPositions: [UInt32]
  private let touched: TouchedNodes
  private let walks: TouchedRelationships
  /// One past the last node.
  private(set) var nodeLimit: UInt32
  private(set) var nodes = ShardedTable<UInt32, NodeEdit>()
  /// Nodes that may stand among others than their segment says, ascending but for new ones at the
  /// end.
  private(set) var structural = ShardedTable<UInt32, Bool>()
  private var keys = ShardedTable<NodeIdentity, UInt32>()
  private var types: [TypeEdits] = []
  /// Nodes of segments and new ones that do not count any more.
  private(set) var removedNodes = 0

  init(
    names: GraphNames, next: Sequences, segmentNodes: UInt32, segmentPositions: [UInt32],
    touched: TouchedNodes, walks: TouchedRelationships, lineage: UInt64
  ) {
    self.names = names
    self.next = next
    self.segmentNodes = segmentNodes
    self.segmentPositions = segmentPositions
    self.touched = touched
    self.walks = walks
    self.lineage = lineage
    nodeLimit = segmentNodes
  }

  /// Whether any element differs from the segments.
  var isEmpty: Bool { nodes.isEmpty && types.allSatisfy { $0.edits.isEmpty } }

  // MARK: - Reading

  /// The node of the overlay itself with an identity.
  func node(_ identity: NodeIdentity) -> UInt32? { keys[identity] }

  func edits(ofType type: Int) -> TypeEdits? { type < types.count ? types[type] : nil }

  func edit(_ type: Int, _ position: UInt32) -> RelationshipEdit? {
    type < types.count ? types[type].edits[position] : nil
  }

  func segmentPositionLimit(_ type: Int) -> UInt32 {
    type < segmentPositions.count ? segmentPositions[type] : 0
  }

  func positionLimit(_ type: Int) -> UInt32 {
    segmentPositionLimit(type) + (type < types.count ? types[type].madeCount : 0)
  }

  // MARK: - Changing

  /// Makes this the state after a commit, whose changes were applied.
  mutating func follow(_ commit: Commit) {
    lineage = commit.sum
    draft = 0
  }

  /// Makes a change count.
  ///
  /// - Throws: ``GraphError/Code/corrupt`` where it does not fit the state.
  mutating func apply(_ change: GraphChange) throws(GraphError) {
    func misfit(_ isSound: Bool) throws(GraphError) {
      if !isSound { throw GraphError(.corrupt, "a change that does not fit the graph") }
    }
    switch change {
    case .name(let kind, let name):
      try misfit(!names[kind].isFull && names[kind].find(name) == nil)
      _ = names[kind].number(name)
    case .createNode(let node, let identity, let labels):
      try misfit(node == nodeLimit && node < UInt32.max - 1 && areKnown(labels))
      if case .sequence(let number) = identity {
        try misfit(number < Int64.max)
        next.node = max(next.node, number + 1)
      }
      if case .key(let space, _) = identity { try misfit(Int(space) < names.spaces.count) }
      nodeLimit += 1
      keys.set(identity, node)
      structural.set(node, true)
      nodes.set(node, NodeEdit(labels: labels, identity: identity))
    case .setLabels(let node, let labels):
      try misfit(node < nodeLimit && areKnown(labels))
      structural.set(node, true)
      touched.mark(node)
      nodes.update(node, NodeEdit()) { $0.labels = labels }
    case .setProperty(let node, let property, let value):
      try misfit(node < nodeLimit && Int(property) < names.properties.count)
      touched.mark(node)
      nodes.update(node, NodeEdit()) { $0.properties[property] = .some(value) }
    case .setPrimary(let node, let citation):
      try misfit(node < nodeLimit)
      touched.mark(node)
      nodes.update(node, NodeEdit()) { $0.primary = citation }
    case .setState(let node, let state):
      try misfit(node < nodeLimit)
      set(state, of: node)
    case .createRelationship(let type, let position, let from, let to, let sequence):
      try misfit(
        Int(type) < names.types.count && from < nodeLimit && to < nodeLimit
          && position == positionLimit(Int(type)) && position < UInt32.max - 1)
      next.relationship = max(next.relationship, sequence &+ 1)
      let type = room(for: type)
      types[type].madeCount += 1
      types[type].edits.set(
        position, RelationshipEdit(ends: (from, to), sequence: sequence))
      types[type].outgoing.update(from, []) { $0.append(position) }
      types[type].incoming.update(to, []) { $0.append(position) }
      walks.mark(from, type, isForward: true)
      walks.mark(to, type, isForward: false)
    case .setRelationshipProperty(let type, let position, let property, let value):
      try misfit(
        Int(type) < names.types.count && position < positionLimit(Int(type))
          && Int(property) < names.properties.count)
      let type = room(for: type)
      types[type].edits.update(position, RelationshipEdit()) {
        $0.properties[property] = .some(value)
      }
      if position < segmentPositionLimit(type) { types[type].changesProperties = true }
    case .setRelationshipState(let type, let position, let from, let to, let state):
      try misfit(
        Int(type) < names.types.count && position < positionLimit(Int(type))
          && from < nodeLimit && to < nodeLimit)
      let type = room(for: type)
      let wasLive = types[type].edits[position]?.state.isLive ?? true
      types[type].edits.update(position, RelationshipEdit()) {
        $0.state = state
        $0.ends = (from, to)
      }
      types[type].removedCount += (wasLive ? 1 : 0) - (state.isLive ? 1 : 0)
      walks.mark(from, type, isForward: true)
      walks.mark(to, type, isForward: false)
    }
  }

  private mutating func set(_ state: ElementState, of node: UInt32) {
    let wasLive = nodes[node]?.state.isLive ?? true
    structural.set(node, true)
    touched.mark(node)
    nodes.update(node, NodeEdit()) { $0.state = state }
    removedNodes += (wasLive ? 1 : 0) - (state.isLive ? 1 : 0)
    if let identity = nodes[node]?.identity {
      if state.isLive { keys.set(identity, node) } else { keys.remove(identity) }
    }
  }

  private func areKnown(_ labels: [UInt16]) -> Bool {
    labels.allSatisfy { Int($0) < names.labels.count }
  }

  private mutating func room(for type: UInt16) -> Int {
    while types.count <= Int(type) { types.append(TypeEdits()) }
    return Int(type)
  }
}
