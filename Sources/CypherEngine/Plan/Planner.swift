import CypherSyntax
import PropertyGraph

/// Turns a bound statement into a plan for one state of the graph.
///
/// Reading clauses are put in an order by estimated cost (``MatchPlanner``); other clauses follow
/// in the order of the text. What writes takes in all its rows first.
///
/// ```text
///   MATCH ─ scans, seeks, expands, joins
///   WITH, RETURN ─ aggregate, project, distinct, sort, limit
///   OPTIONAL MATCH, EXISTS, CALL ─ apply      CREATE, SET … ─ update
/// ```
final class Planner {
  let statement: BoundStatement
  let text: String
  let graph: GraphSnapshot
  let indexes: (any IndexProvider)?
  let sampler: GraphSampler
  /// Planning counts against the statement's limits too.
  let monitor: StatementMonitor?
  private(set) var slots: [SlotInfo]
  /// Locals from here on are free.
  let firstFreeLocal: Int
  var localLimit: Int
  private var argumentCount = 0
  private var scanCount = 0
  /// The argument and the row numbers of the innermost plan that is being made for rows of outside.
  private(set) var frame: (argument: Int, ordinal: Slot?) = (0, nil)
  /// Whether a part that writes has been planned; scans are then not shared.
  var hasWritten = false

  init(
    _ statement: BoundStatement, text: String, graph: GraphSnapshot, context: EvaluationContext,
    indexes: (any IndexProvider)?
  ) {
    self.statement = statement
    self.text = text
    self.graph = graph
    self.indexes = indexes
    slots = statement.slots
    firstFreeLocal = statement.localCount
    localLimit = statement.localCount
    sampler = GraphSampler(graph, context)
    monitor = context.monitor
  }

  /// The plan of a query statement.
  func plan(_ query: BoundQuery) throws -> StatementPlan {
    let argument = newArgument()
    frame = (argument, nil)
    var root = try plan(query, argument: argument, outside: [], ignoresDuplicates: false)
    root = query.writes ? root : .gather(root)
    return StatementPlan(
      root: root, outputs: query.outputs, slotCount: slots.count, localCount: localLimit)
  }

  func newArgument() -> Int {
    defer { argumentCount += 1 }
    return argumentCount
  }

  func newScan() -> Int {
    defer { scanCount += 1 }
    return scanCount
  }

  func newSlot(_ name: String, _ type: StaticType) -> Slot {
    slots.append(SlotInfo(name: name, type: type))
    return Slot(slots.count - 1)
  }

  /// Makes a plan for the rows of outside: what groups inside it groups each row by itself.
  func inner<Plan>(_ make: (_ argument: Int, _ ordinal: Slot) throws -> Plan) rethrows -> Plan {
    let before = frame
    defer { frame = before }
    let (argument, ordinal) = (newArgument(), newSlot("row", .integer))
    frame = (argument, ordinal)
    return try make(argument, ordinal)
  }

  // MARK: - Words for EXPLAIN

  /// An expression as it was written.
  func words(_ expression: BoundExpression) -> String {
    words(expression.span)
  }

  func words(_ span: SourceSpan) -> String {
    let all = text.utf8
    guard span.lowerBound < span.upperBound, span.upperBound <= all.count else { return "…" }
    let from = all.index(all.startIndex, offsetBy: span.lowerBound)
    let to = all.index(all.startIndex, offsetBy: span.upperBound)
    return String(text[from..<to]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func words(_ expressions: [BoundExpression], _ separator: String = " AND ") -> String {
    expressions.map { words($0) }.joined(separator: separator)
  }

  func name(_ slot: Slot) -> String { slots[slot.number].name }
}

/// A plan, and how much room its runs need.
struct StatementPlan: Sendable {
  let root: PlanNode
  let outputs: [Slot]
  let slotCount: Int
  let localCount: Int
}
