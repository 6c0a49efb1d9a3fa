import PropertyGraph

@testable import CypherEngine

/// A graph of a few nodes with everything that paths get wrong: loops, parallel relationships, both
/// ways, dates, unconnected nodes.
struct SmallGraph {
  struct Edge: Hashable {
    let value: RelationshipValue
    let weight: Int
    let holds: Bool
  }

  static let labels = ["A", "B"]
  static let types = ["R", "S"]
  static let day = CalendarDate("2020-06-01")!

  /// What may be said of a relationship's time, and whether it then holds on the day.
  private static let dates: [(property: String, date: CalendarDate?, holds: Bool)] = [
    ("valid_from", nil, true), ("valid_from", CalendarDate("2020-06-01"), true),
    ("valid_from", CalendarDate("2020-06-02"), false),
    ("valid_to", CalendarDate("2020-06-01"), false),
  ]

  let snapshot: GraphSnapshot
  let nodeCount: Int
  let edges: [Edge]
  let weights: [UInt64: Int]

  init(seed: UInt64, nodes: Int, edges count: Int) throws {
    var random = SeededGenerator(seed: seed)
    let transaction = try GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    for _ in 0..<nodes {
      _ = try transaction.createNode(labels: Self.labels.filter { _ in random.chance(0.6) })
    }
    var edges: [Edge] = []
    for _ in 0..<count {
      let (from, to) = (UInt32(random.below(nodes)), UInt32(random.below(nodes)))
      let dates = random.pick(Self.dates)
      let made = try transaction.createRelationship(
        random.pick(Self.types), from: NodeIndex(from), to: NodeIndex(to),
        properties: dates.date.map { [dates.property: .date($0)] } ?? [:])
      let value = RelationshipValue(
        from: from, to: to, position: made.position, type: made.type.rawValue)
      edges.append(Edge(value: value, weight: random.below(4), holds: dates.holds))
    }
    snapshot = try transaction.snapshot()
    nodeCount = nodes
    self.edges = edges
    weights = Dictionary(uniqueKeysWithValues: edges.map { ($0.value.packed, $0.weight) })
  }

  /// Something to compare any value by.
  func weight(_ value: CypherValue) -> Int {
    switch value {
    case .node(let node): Int(node.rawValue) % 3
    case .relationship(let relationship): weights[relationship.packed] ?? -1
    case .list(let items): items.count
    case .path(let path): path.relationships.count
    default: -1
    }
  }

  func frame(localCount: Int, isDated: Bool) -> Frame {
    let context = EvaluationContext(
      graph: snapshot, parameters: [:],
      now: ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 0),
      day: isDated ? Self.day : nil,
      random: SeededGenerator(seed: 1))
    return Frame(context, batch: .unit(slotCount: 1), localCount: localCount)
  }
}

/// A condition that a closure answers.
final class Probe: CompiledExpression {
  private let answer: (Frame) -> CypherValue

  init(_ answer: @escaping (Frame) -> CypherValue) { self.answer = answer }

  override func value(_ frame: Frame) throws -> CypherValue { answer(frame) }
}
