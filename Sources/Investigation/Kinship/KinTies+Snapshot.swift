import PropertyGraph

extension KinTies {
  /// The ties of kinship that one reader of a graph sees.
  ///
  /// Read are the types `PARENT_OF` (property `nature`: biological, adoptive or step, and `raised`
  /// of step ties), `SPOUSE_OF`, `SIBLING_OF` (`nature`: full or half) and `GUARDIAN_OF`; of
  /// persons `sex`, `birth_date`, `death_date` and, where those are silent, `id_card`.
  ///
  /// *Complexity:* O(nodes + ties · log of the largest family) time; see ``KinTies`` for space.
  public convenience init(_ graph: GraphSnapshot) throws(GraphError) {
    var readers: [KinTieReader] = []
    for source in KinTieReader.Source.allCases {
      if let reader = try KinTieReader(source, graph) { readers.append(reader) }
    }
    var entries = 0
    for reader in readers { entries += try graph.relationshipCount(reader.type) * 2 }
    let nodes: Range<UInt32> =
      entries == 0
      ? 0..<0 : (graph.ranges.first?.lowerBound ?? 0)..<(graph.ranges.last?.upperBound ?? 0)
    var (first, limit) = (nodes.lowerBound, nodes.upperBound)
    func isTied(_ node: UInt32) -> Bool { readers.contains { $0.isTied(node) } }
    while first < limit, !isTied(first) { first += 1 }
    while limit > first, !isTied(limit - 1) { limit -= 1 }
    var unknown: Set<String> = []
    var builder = KinTiesBuilder(first: first, persons: Int(limit - first), entries: entries)
    for node in first..<limit {
      for reader in readers { reader.read(node, into: &builder, &unknown) }
      builder.endPerson()
    }
    let columns = try KinFactTable.Columns(graph)
    self.init(
      builder, facts: { KinFactTable(first: $0.lowerBound, count: $0.count, columns) },
      graph: graph, unknownNatures: unknown.sorted())
  }

  /// The stored relationships that say what one step says, each a citation of its own; none where
  /// the ties were not read from a graph.
  ///
  /// *Complexity:* O(ties of that type at the one end).
  public func relationships(of step: KinStep) throws(GraphError) -> [Relationship] {
    guard let graph, let source = KinTieReader.Source(step.kind),
      let reader = try KinTieReader(source, graph)
    else { return [] }
    let isSymmetric = source == .spouse || source == .sibling
    var found = reader.relationships(from: step.from, to: step.to, step)
    if isSymmetric { found += reader.relationships(from: step.to, to: step.from, step) }
    return found
  }
}

/// The ties of one stored type.
private struct KinTieReader {
  enum Source: String, CaseIterable {
    case parent = "PARENT_OF"
    case spouse = "SPOUSE_OF"
    case sibling = "SIBLING_OF"
    case guardian = "GUARDIAN_OF"

    init?(_ kind: KinTie.Kind) {
      self =
        switch kind {
        case .parent: .parent
        case .spouse: .spouse
        case .sibling: .sibling
        case .guardian: .guardian
        }
    }
  }

  let source: Source
  let type: TypeID
  private let out: Adjacency
  private let back: Adjacency
  private let validity: GraphSnapshot.Validity
  private let nature: RelationshipColumn?
  private let raised: RelationshipColumn?

  init?(_ source: Source, _ graph: GraphSnapshot) throws(GraphError) {
    guard let type = graph.type(source.rawValue) else { return nil }
    self.source = source
    self.type = type
    out = try graph.outgoing(type)
    back = try graph.incoming(type)
    validity = try graph.validity(of: type)
    let hasNature = source == .parent || source == .sibling
    nature = hasNature ? try graph.column("nature", of: type) : nil
    raised = source == .parent ? try graph.column("raised", of: type) : nil
  }

  func isTied(_ node: UInt32) -> Bool { !out.isEmpty(of: node) || !back.isEmpty(of: node) }

  func read(_ node: UInt32, into builder: inout KinTiesBuilder, _ unknown: inout Set<String>) {
    read(node, out, isForward: true, into: &builder, &unknown)
    read(node, back, isForward: false, into: &builder, &unknown)
  }

  private func read(
    _ node: UInt32, _ adjacency: Adjacency, isForward: Bool, into builder: inout KinTiesBuilder,
    _ unknown: inout Set<String>
  ) {
    adjacency.forEachRelationship(of: node) { other, position in
      guard other != node else { return }
      guard let kind = kind(Int(position)) else {
        if let text = nature?.value(Int(position))?.description { unknown.insert(text) }
        return
      }
      builder.add(other, kind, isForward: isForward, interval(Int(position)))
    }
  }

  func relationships(from: UInt32, to: UInt32, _ step: KinStep) -> [Relationship] {
    var found: [Relationship] = []
    out.forEachRelationship(of: from) { other, position in
      guard other == to, kind(Int(position)) == step.kind,
        interval(Int(position)) == step.interval
      else { return }
      found.append(
        Relationship(
          index: RelationshipIndex(type: type, position: position), from: NodeIndex(from),
          to: NodeIndex(to)))
    }
    return found
  }

  private func interval(_ position: Int) -> ValidityInterval {
    validity.isDated ? validity.interval(position) : ValidityInterval()
  }

  /// Nil where the nature is none that is known.
  private func kind(_ position: Int) -> KinTie.Kind? {
    let word = nature?.value(position)?.description.lowercased()
    switch source {
    case .spouse: return .spouse
    case .guardian: return .guardian
    case .sibling:
      switch word {
      case nil, "": return .sibling(nil)
      case "full", "同胞", "全血缘": return .sibling(.full)
      case "half", "半血缘", "同父异母", "同母异父": return .sibling(.half)
      default: return nil
      }
    case .parent:
      switch word {
      case nil, "", "biological", "bio", "birth", "亲生", "生": return .parent(.biological)
      case "adoptive", "adopted", "收养", "养": return .parent(.adoptive)
      case "step", "继": return .parent(.step(raised: isRaised(position)))
      default: return nil
      }
    }
  }

  private func isRaised(_ position: Int) -> Bool? {
    switch raised?.value(position) {
    case .boolean(let value): return value
    case .string(let text):
      switch text.text.lowercased() {
      case "yes", "true", "是": return true
      case "no", "false", "否": return false
      default: return nil
      }
    default: return nil
    }
  }
}
