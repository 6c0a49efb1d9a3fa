import CypherSyntax
import PropertyGraph

@testable import CypherEngine

/// One statement over a small graph, its clauses put together by hand.
final class UpdateFixture {
  let transaction: GraphTransaction
  let updates: GraphUpdater
  let context: EvaluationContext
  static let slotCount = 8

  static let keys = KeyRule([
    .init(label: "Person", space: "person", property: "id"),
    .init(label: "Company", space: "company", property: "id"),
  ])

  init(
    on graph: GraphSnapshot? = nil, schema: SchemaCatalog = SchemaCatalog(),
    indexes: IndexCache = IndexCache()
  ) throws {
    let start = try graph ?? GraphSnapshot(segments: [], scope: .all)
    transaction = try GraphTransaction(on: start)
    updates = try GraphUpdater(transaction, keys: Self.keys, schema: schema, indexes: indexes)
    context = EvaluationContext(
      graph: start, parameters: [:], now: ZonedDateTime.epoch, day: nil,
      random: SeededGenerator(seed: 1))
  }

  /// A frame over rows of values, one column for each of the first slots.
  func frame(_ rows: [[CypherValue]] = [[]]) -> Frame {
    var batch = Batch(count: rows.count, slotCount: Self.slotCount)
    for at in 0..<(rows.first?.count ?? 0) {
      batch.columns[at] = .values(rows.map { $0[at] })
    }
    return Frame(context, batch: batch, localCount: 0)
  }

  /// Runs one clause and gives the rows after it.
  @discardableResult
  func run(_ executor: UpdateExecutor, _ rows: [[CypherValue]] = [[]]) throws -> Batch {
    try executor.apply(to: frame(rows))
  }

  /// What the graph says of a node: labels, properties.
  func portrait(_ node: NodeIndex) throws -> String {
    let graph = try transaction.snapshot()
    let labels = graph.labels(of: node).map { ":\($0)" }.joined()
    let properties = try graph.properties(of: node).map { "\($0.name): \($0.value)" }
    return "\(labels){\(properties.joined(separator: ", "))}"
  }

  /// Everything in the graph, sorted, so that graphs can be compared whatever the numbering.
  func portrait() throws -> [String] {
    let graph = try transaction.snapshot()
    var lines: [String] = []
    for node in graph.ranges.joined() {
      lines.append(try portrait(NodeIndex(node)))
      try graph.forEachRelationship(of: NodeIndex(node), directions: [.outgoing]) { found, _ in
        let properties = try graph.properties(of: found.index)
          .map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        lines.append(
          "\(try portrait(found.from))-\(graph.name(of: found.index.type)){\(properties)}->"
            + "\(try portrait(found.to))")
      }
    }
    return lines.sorted()
  }
}

extension ZonedDateTime {
  static var epoch: ZonedDateTime {
    ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 0, zone: nil)
  }
}

// MARK: - Expressions

/// The few expressions that tests of updates need.
final class TestExpression: CompiledExpression {
  private let body: (Frame) throws -> CypherValue

  init(_ body: @escaping (Frame) throws -> CypherValue) {
    self.body = body
    super.init()
  }

  override func value(_ frame: Frame) throws -> CypherValue { try body(frame) }
}

/// Makes bound expressions ready that are literals, variables, properties of variables and maps.
func compileForTest(_ bound: BoundExpression) throws -> CompiledExpression {
  switch bound.kind {
  case .literal(let value): return TestExpression { _ in value }
  case .variable(let slot): return TestExpression { $0.batch[slot].value($0.row) }
  case .property(let base, let key):
    let base = try compileForTest(base)
    let reader = PropertyReader(ByteString(key))
    return TestExpression { try reader.value(of: base.value($0), $0.context) }
  case .map(let entries):
    let compiled = try entries.map { (ByteString($0.key), try compileForTest($0.value)) }
    return TestExpression { frame in
      .map(CypherMap(try compiled.map { ($0.0, try $0.1.value(frame)) }))
    }
  default: preconditionFailure("an expression that tests do not use")
  }
}

let nowhere = SourceSpan(0, 0)

func literal(_ value: CypherValue) -> BoundExpression {
  BoundExpression(.literal(value), .any, nowhere)
}

func variable(_ slot: Int) -> BoundExpression {
  BoundExpression(.variable(Slot(slot)), .any, nowhere)
}

func property(_ slot: Int, _ key: String) -> BoundExpression {
  BoundExpression(.property(variable(slot), key: key), .any, nowhere)
}

func map(_ entries: [(String, BoundExpression)]) -> BoundExpression {
  BoundExpression(.map(entries.map { ($0.0, $0.1) }), .map, nowhere)
}

extension CypherValue {
  /// The node, where it is one.
  var node: NodeIndex? { if case .node(let node) = self { node } else { nil } }
  var relationship: RelationshipValue? {
    if case .relationship(let found) = self { found } else { nil }
  }
}
