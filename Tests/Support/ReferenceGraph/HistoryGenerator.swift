import PropertyGraph

/// Makes random imports and edits, the same for the same seed, small and close together, so that
/// they meet: few keys, few labels, few values, ties that repeat.
public struct HistoryGenerator {
  public var random: SeededGenerator { values.random }
  private var values: GraphGenerator
  private var importCount = 0

  public init(seed: UInt64) { values = GraphGenerator(seed: seed) }

  public static let labels = ["Person", "Official", "关系"]
  public static let types = ["OWNS", "KNOWS", "甲"]
  public static let properties = ["name", "share", "valid_from", "valid_to", "id"]
  static let spaces = ["person", "company"]
  static let keys = [
    "0", "1", "2", "3", "07", "caf\u{E9}", "cafe\u{301}", "王", "", "x", "y|z", "16",
  ]

  public mutating func chance(_ likelihood: Double) -> Bool { values.random.chance(likelihood) }
  public mutating func below(_ limit: Int) -> Int { values.random.below(limit) }
  public mutating func pick<C: RandomAccessCollection>(_ items: C) -> C.Element {
    values.random.pick(items)
  }

  /// Some of a few things, perhaps none.
  public mutating func some<T>(_ items: [T], atMost count: Int) -> [T] {
    Array(items.shuffled(using: &values.random).prefix(below(count + 1)))
  }

  mutating func value() -> Value { values.value(style: pick([0, 1, 2, 6, 7, 9, 11, 14, 15, 16])) }

  /// Properties of a relationship: so few that equal ones come again and again.
  mutating func tieProperties() -> [String: Value] {
    var found: [String: Value] = [:]
    if chance(0.4) { found["share"] = pick([.integer(1), .double(0.5)]) }
    if chance(0.3) { found["valid_from"] = .date(CalendarDate(days: Int32(below(2)))) }
    if chance(0.1) { found["valid_to"] = pick([.text("soon"), .date(CalendarDate(days: 9))]) }
    return found
  }

  /// A few keys come again and again, the others now and then.
  mutating func key() -> (space: String, key: String) {
    chance(0.7)
      ? (Self.spaces[0], pick(Self.keys.prefix(4))) : (pick(Self.spaces), pick(Self.keys))
  }

  // MARK: - Imports

  /// The rows of one import. No two imports of a generator share a source.
  public mutating func script(size: Int = 6) -> GraphScript {
    importCount += 1
    var script = GraphScript()
    var known: [ReferenceHistory.Identity: Int] = [:]
    var nodes = 0
    if chance(0.2) { script.steps.append(.declare(pick(GraphScript.Name.allCases), "declared")) }
    for _ in 0..<below(size + 1) {
      if chance(0.25) {
        script.steps.append(.nodeWithoutKey)
        nodes += 1
      } else {
        let (space, key) = key()
        script.steps.append(.node(space: space, key: key))
        let identity = ReferenceHistory.Identity.key(space: ByteString(space), ByteString(key))
        if known.updateValue(nodes, forKey: identity) == nil { nodes += 1 }
      }
      if chance(0.6) {
        script.steps.append(.label(node: below(nodes), some(Self.labels, atMost: 2)))
      }
      if chance(0.6) { script.steps.append(.cite(node: below(nodes), citation())) }
    }
    if nodes == 0 { return script }
    for property in some(Self.properties, atMost: 3) {
      let chosen = (0..<(1 + below(nodes))).map { _ in below(nodes) }
      let column = chosen.map { _ in chance(0.8) ? value() : nil }
      script.steps.append(.set(nodes: chosen, .init(property, column)))
    }
    ties(among: nodes, into: &script)
    return script
  }

  private mutating func citation() -> Citation {
    Citation(source: pick([0, 1, 2, 3]), row: UInt32(below(20)))
  }

  private mutating func ties(among nodes: Int, into script: inout GraphScript) {
    var (row, arrived): (UInt32, [String: Int]) = (2, [:])
    for number in 0..<below(4) {
      let source = chance(0.2) ? 0 : UInt32(importCount * 10 + number)
      var batch = GraphScript.Batch(type: pick(Self.types), source: source)
      batch.merges = chance(0.5)
      var properties: [[String: Value]] = []
      for _ in 0..<(1 + below(4)) {
        batch.from.append(below(nodes))
        batch.to.append(chance(0.2) ? batch.from.last! : below(nodes))
        batch.rows.append(row)
        row += 1
        properties.append(tieProperties())
      }
      if let last = batch.from.indices.last, last > 0, chance(0.4) {
        (batch.from[last], batch.to[last]) = (batch.from[0], batch.to[0])
        properties[last] = properties[0]
      }
      for name in Set(properties.flatMap(\.keys)).sorted() {
        batch.columns.append(.init(name, properties.map { $0[name] }))
      }
      script.steps.append(.relationships(batch))
      arrived[batch.type, default: 0] += batch.from.count
      // The second tie that a row makes.
      if chance(0.2) {
        batch.ordinal = 1
        batch.merges = false
        batch.type = pick(Self.types)
        script.steps.append(.relationships(batch))
        arrived[batch.type, default: 0] += batch.from.count
      }
      if chance(0.4), let count = arrived[batch.type] {
        script.steps.append(
          .citeRelationship(type: batch.type, arrival: below(count), citation()))
      }
    }
  }

  // MARK: - Edits

  /// An edit that makes sense on a history as it stands.
  public mutating func edit(of history: ReferenceHistory) -> HistoryEdit {
    let nodes = history.nodes.keys.sorted()
    let ties = history.ties.keys.sorted()
    let kind = below(14)
    if nodes.isEmpty || kind < 2 {
      let properties = Dictionary(
        uniqueKeysWithValues: some(Self.properties, atMost: 2).map { ($0, value()) })
      return .createNode(
        labels: some(Self.labels, atMost: 2), key: chance(0.7) ? key() : nil, properties)
    }
    switch kind {
    case 2, 3: return .setNode(pick(nodes), pick(Self.properties), chance(0.7) ? value() : nil)
    case 4, 12, 13:
      switch below(3) {
      case 0: return .setLabels(pick(nodes), some(Self.labels, atMost: 2))
      case 1: return .addLabel(pick(nodes), pick(Self.labels))
      default: return .removeLabel(pick(nodes), pick(Self.labels + ["Nobody"]))
      }
    case 5: return .deleteNode(pick(nodes), detaching: chance(0.6))
    case 6, 7, 8: break
    case 9, 10:
      if let tie = ties.isEmpty ? nil : pick(ties) {
        let property = pick(["share", "valid_from", "role"])
        return .setTie(tie, property, chance(0.6) ? tieProperties()[property] : nil)
      }
    default: if !ties.isEmpty { return .deleteTie(pick(ties)) }
    }
    return .createTie(pick(Self.types), from: pick(nodes), to: pick(nodes), tieProperties())
  }
}
