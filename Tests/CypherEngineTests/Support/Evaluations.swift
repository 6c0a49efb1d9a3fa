import CypherEngine
import PropertyGraph

/// What values and functions are evaluated in.
enum Evaluations {
  /// 2015-07-21T21:40:32.142+01:00.
  static let now = ZonedDateTime(
    seconds: 1_437_511_232, nanoseconds: 142_000_000, offsetSeconds: 3600)

  /// The empty graph, unless another one is given.
  static func context(_ graph: GraphSnapshot? = nil) throws -> EvaluationContext {
    EvaluationContext(
      graph: try graph ?? GraphSnapshot(segments: [], scope: .all), parameters: [:], now: now,
      day: nil, random: SeededGenerator(seed: 1))
  }

  /// Two people, one of whom owns a firm: nodes 0, 1 and 2, and the first relationship of `OWNS`.
  static func firm() throws -> (
    transaction: GraphTransaction, nodes: [NodeIndex], owns: Relationship
  ) {
    let transaction = try GraphTransaction(on: try GraphSnapshot(segments: [], scope: .all))
    let lin = try transaction.createNode(labels: ["Person"], key: ("person", "1"))
    let qi = try transaction.createNode(labels: ["Person", "Official"], key: ("person", "2"))
    let firm = try transaction.createNode(labels: ["Firm"], key: nil)
    try transaction.set("name", of: lin, to: .text("林"))
    try transaction.set("born", of: lin, to: .integer(1970))
    let owns = try transaction.createRelationship("OWNS", from: lin, to: firm)
    try transaction.set("share", of: owns, to: .double(0.25))
    return (transaction, [lin, qi, firm], Relationship(index: owns, from: lin, to: firm))
  }

  /// A value as text; `(7)` is the node at 7, `[OWNS 3]` a relationship.
  static func text(_ value: CypherValue) -> String {
    value.literalText {
      switch $0 {
      case .node(let node): "(\(node.rawValue))"
      case .relationship(let found): "[\(found.type).\(found.position)]"
      default: "?"
      }
    }
  }

  /// What an evaluation comes to: the value's text, or `code: detail` of its error.
  static func outcome(_ body: () throws -> CypherValue) throws -> String {
    do { return text(try body()) } catch let error as CypherError {
      return "\(error.code.name): \(error.detail)"
    }
  }
}

/// Short ways to write values down in tables.
extension CypherValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
  public init(integerLiteral number: Int64) { self = .integer(number) }
  public init(floatLiteral number: Double) { self = .float(number) }
  public init(booleanLiteral flag: Bool) { self = .boolean(flag) }
  public init(stringLiteral text: String) { self = .text(text) }
  public init(arrayLiteral elements: CypherValue...) { self = .list(elements) }

  static func entries(_ entries: KeyValuePairs<String, CypherValue>) -> CypherValue {
    .map(CypherMap(entries.map { (ByteString($0.key), $0.value) }))
  }

  /// A duration of these parts.
  static func duration(
    months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0
  ) -> CypherValue {
    .temporal(.duration(CalendarDuration(months: months, days: days, seconds: seconds)))
  }

  /// A day; nonsense is a fault of the test.
  static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> CypherValue {
    .date(LocalDate(year: year, month: month, day: day)!)
  }
}
