extension GraphBuilder {
  /// Takes the nodes and relationships that no segment of a graph has into the delta, and the
  /// changes to those that one has.
  func absorbOverlay(of state: GraphState) throws(GraphError) {
    let overlay = state.overlay
    var numbers = Renumbering(keeping: firstNode)
    for node in firstNode..<overlay.nodeLimit {
      let edit = overlay.nodes[node]!
      if edit.state == .deleted { continue }
      let new = newNode(edit.identity!)
      if case .withdrawn(let source) = edit.state { withdrawnNodes[new] = source }
      numbers[node] = new
      nodeLabelSets[Int(new - firstNode)] = UInt16(labelSet(edit.labels ?? []))
      if let primary = edit.primary { cite(primary, for: new) }
      for (property, value) in edit.properties.sorted(by: { $0.key < $1.key }) {
        guard let value else { continue }
        set(property: Int(property), of: [new], to: ColumnBuffer(value))
      }
    }
    for node in overlay.nodes.keys.sorted() where node < firstNode {
      let edit = overlay.nodes[node]!
      // What an earlier delta says already need not be said again.
      let known = state.stack.changes.nodes[node]
      if known != edit { changes += Self.changes(of: node, edit, after: known ?? NodeEdit()) }
    }
    for type in 0..<names.types.count {
      guard let edits = overlay.edits(ofType: type) else { continue }
      try absorb(edits, type, of: state, numbers)
    }
  }

  private func absorb(
    _ edits: TypeEdits, _ type: Int, of state: GraphState, _ numbers: Renumbering
  ) throws(GraphError) {
    let limit = state.overlay.segmentPositionLimit(type)
    for position in edits.edits.keys.sorted() {
      let edit = edits.edits[position]!
      if position < limit {
        let known = state.stack.changes.edit(type, position)
        guard known != edit else { continue }
        changes += Self.changes(
          of: UInt16(type), position, edit, after: known ?? RelationshipEdit())
      } else {
        take(edit, type, numbers)
      }
    }
  }

  /// Takes a relationship that no segment has, unless it was deleted.
  func take(_ edit: RelationshipEdit, _ type: Int, _ numbers: Renumbering) {
    if edit.state == .deleted { return }
    let arrival = stages[type].count
    if case .withdrawn(let source) = edit.state {
      stages[type].withdrawn[UInt32(arrival)] = source
    }
    stages[type].append(
      from: [numbers[edit.ends!.from]!], to: [numbers[edit.ends!.to]!],
      citations: [Citation(source: 0, row: edit.sequence!)], forms: [RelationshipForm()])
    for (property, value) in edit.properties.sorted(by: { $0.key < $1.key }) {
      guard let value else { continue }
      stages[type].append(ColumnBuffer(value), of: Int(property), from: arrival)
    }
  }

  private static func changes(
    of node: UInt32, _ edit: NodeEdit, after known: NodeEdit
  ) -> [GraphChange] {
    var changes: [GraphChange] = []
    if let labels = edit.labels { changes.append(.setLabels(node, labels)) }
    if let primary = edit.primary { changes.append(.setPrimary(node, primary)) }
    for (property, value) in edit.properties.sorted(by: { $0.key < $1.key }) {
      changes.append(.setProperty(node, property, value))
    }
    if edit.state != known.state { changes.append(.setState(node, edit.state)) }
    return changes
  }

  private static func changes(
    of type: UInt16, _ position: UInt32, _ edit: RelationshipEdit,
    after known: RelationshipEdit
  ) -> [GraphChange] {
    var changes: [GraphChange] = []
    for (property, value) in edit.properties.sorted(by: { $0.key < $1.key }) {
      changes.append(.setRelationshipProperty(type, position, property, value))
    }
    if let ends = edit.ends, edit.state != known.state {
      changes.append(
        .setRelationshipState(type, position, from: ends.from, to: ends.to, edit.state))
    }
    return changes
  }

  /// A new node with the identity of one that stood elsewhere.
  func newNode(_ identity: NodeIdentity) -> UInt32 {
    switch identity {
    case .sequence(let number): return newNode(sequence: number)
    case .key(let space, let key):
      var text = key.text
      return text.withUTF8 { newNode(space: Int(space), key: UnsafeRawBufferPointer($0)) }
    }
  }
}

/// What nodes of one state are called in another.
struct Renumbering {
  /// Nodes below keep their number.
  private let kept: UInt32
  private var numbers: [UInt32]

  private static let absent = UInt32.max

  init(keeping kept: UInt32, reserving count: Int = 0) {
    self.kept = kept
    numbers = Array(repeating: Self.absent, count: count)
  }

  subscript(_ node: UInt32) -> UInt32? {
    get {
      if node < kept { return node }
      let at = Int(node - kept)
      return at < numbers.count && numbers[at] != Self.absent ? numbers[at] : nil
    }
    set {
      let at = Int(node - kept)
      while numbers.count <= at { numbers.append(Self.absent) }
      numbers[at] = newValue ?? Self.absent
    }
  }
}
