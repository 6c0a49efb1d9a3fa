import CypherSyntax
import PropertyGraph

/// One run of one statement, from its parameters to its result.
struct StatementRun {
  private let statement: PreparedStatement
  private let target: QueryTarget
  private let options: QueryOptions

  init(_ statement: PreparedStatement, _ target: QueryTarget, _ options: QueryOptions) {
    self.statement = statement
    self.target = target
    self.options = options
  }

  private var bound: BoundStatement { statement.bound }

  func begin() throws -> QueryResult {
    for name in bound.parameters where options.parameters[ByteString(name)] == nil {
      throw CypherError(
        .parameterMissing, .compileTime, detail: "MissingParameter",
        "the statement asks for the parameter $\(name), which was not given")
    }
    switch bound.body {
    case .schema(let command): return try change(command)
    case .query(let query): return try run(query)
    }
  }

  // MARK: - Queries

  private func run(_ query: BoundQuery) throws -> QueryResult {
    let updater = try self.updater()
    let graph = try graph(updater)
    let context = EvaluationContext(
      graph: graph, parameters: options.parameters, now: options.now, day: try day(graph),
      random: SeededGenerator(seed: options.seed))
    let indexes = GraphIndexes(options.schema, options.indexes)
    let planner = Planner(
      bound, text: statement.text, graph: graph, context: context, indexes: indexes)
    let monitor = StatementMonitor(options.limits, options.cancellation)
    context.monitor = monitor
    context.threadCount = options.threadCount
    context.host = options.host
    let plan = try planner.plan(query)
    if bound.mode == .explain {
      return QueryResult(
        columns: bound.columns, access: bound.access, rows: .none,
        describer: EntityDescriber(graph, keeps: false),
        plan: { PlanDescription(plan.root, nil) })
    }
    updater?.monitor = monitor
    let execution = Execution(
      slotCount: plan.slotCount, localCount: plan.localCount, monitor: monitor,
      isProfiled: bound.mode == .profile, threadCount: options.threadCount,
      updater: bound.access == .read ? nil : updater, sources: options.sources, indexes: indexes)
    let builder = OperatorBuilder(execution, context)
    let root = try plan.root.build(builder)
    try root.open()
    let isProfiled = bound.mode == .profile
    func describePlan() -> PlanDescription? {
      isProfiled ? PlanDescription(plan.root, builder.profile) : nil
    }
    if bound.access == .read {
      return reading(root, plan, graph, monitor, describePlan)
    }
    return try writing(root, plan, monitor, updater!, describePlan)
  }

  /// A result whose rows are worked out as they are asked for.
  private func reading(
    _ root: Operator, _ plan: StatementPlan, _ graph: GraphSnapshot, _ monitor: StatementMonitor,
    _ describePlan: @escaping () -> PlanDescription?
  ) -> QueryResult {
    let rowsMax = options.limits.rowsMax ?? Int.max
    var count = 0
    let returns = !bound.columns.isEmpty
    let rows = ResultRows {
      while let batch = try root.next() {
        try monitor.check()
        guard returns else { continue }
        count += batch.count
        try Self.check(count, rowsMax)
        return ResultBatch(batch, plan.outputs)
      }
      return nil
    }
    return QueryResult(
      columns: bound.columns, access: bound.access, rows: rows,
      describer: EntityDescriber(graph, keeps: false), plan: describePlan)
  }

  /// Runs a statement to its end, and keeps its rows and what is in them.
  private func writing(
    _ root: Operator, _ plan: StatementPlan, _ monitor: StatementMonitor,
    _ updater: GraphUpdater, _ describePlan: @escaping () -> PlanDescription?
  ) throws -> QueryResult {
    let rowsMax = options.limits.rowsMax ?? Int.max
    var kept: [ResultBatch] = []
    var count = 0
    var held = HeldCharge(monitor)
    while let batch = try root.next() {
      try monitor.check()
      guard !bound.columns.isEmpty else { continue }
      count += batch.count
      try Self.check(count, rowsMax)
      try held.add(batch)
      kept.append(ResultBatch(batch, plan.outputs))
    }
    try updater.finish()
    let describer = EntityDescriber(updater.graph, keeps: true)
    for batch in kept {
      for row in 0..<batch.count { for value in batch.row(row) { try describer.take(value) } }
    }
    var at = 0
    let rows = ResultRows {
      guard at < kept.count else { return nil }
      defer { at += 1 }
      return kept[at]
    }
    let result = QueryResult(
      columns: bound.columns, access: bound.access, rows: rows, describer: describer,
      plan: describePlan)
    result.counters = updater.counters
    result.warnings = updater.warnings
    return result
  }

  private static func check(_ count: Int, _ rowsMax: Int) throws {
    guard count <= rowsMax else {
      throw CypherError.runtime(
        .limit, "RowLimit", "the result has more than \(rowsMax) rows",
        hint: "add a LIMIT, or ask with a higher row limit")
    }
  }

  // MARK: - The graph

  private func updater() throws -> GraphUpdater? {
    guard case .transaction(let transaction, let keys) = target, bound.access != .read else {
      if bound.access != .read {
        throw CypherError(
          .access, .runtime, "the statement writes, and only reading is allowed here",
          hint: "allow writing, or take the updating clauses out")
      }
      return nil
    }
    return try GraphUpdater(
      transaction, keys: keys, seesRecords: bound.isRaw, schema: options.schema,
      indexes: options.indexes)
  }

  private func graph(_ updater: GraphUpdater?) throws -> GraphSnapshot {
    if let updater { return updater.graph }
    let snapshot: GraphSnapshot
    switch target {
    case .snapshot(let found): snapshot = found
    case .transaction(let transaction, _): snapshot = try transaction.snapshot()
    }
    return bound.isRaw && !snapshot.parties.isEmpty ? try snapshot.records() : snapshot
  }

  /// The day that the statement names, or else the one given from outside.
  private func day(_ graph: GraphSnapshot) throws -> CalendarDate? {
    guard let expression = bound.day else { return options.day }
    var value = CypherValue.null
    switch expression.kind {
    case .literal(let literal): value = literal
    case .parameter(let name): value = options.parameters[ByteString(name)] ?? .null
    default: break
    }
    switch value {
    case .date(let date):
      if let days = Int32(exactly: date.days) { return CalendarDate(days: days) }
    case .string(let text): if let day = CalendarDate(text.text) { return day }
    default: break
    }
    throw CypherError.runtime(
      .argument, "InvalidArgumentValue", "at= takes a day", hint: "such as '2020-10-01'")
  }

  // MARK: - Schema

  private func change(_ command: SchemaCommand) throws -> QueryResult {
    let graph = try graph(nil)
    var schema = options.schema
    let effect = try schema.apply(command)
    let result = QueryResult(
      columns: [], access: .schema, rows: .none, describer: EntityDescriber(graph, keeps: false),
      plan: { nil })
    switch effect {
    case .added(let rule):
      try rule.verify(graph)
      if rule.kind.isConstraint {
        result.counters.constraintsAdded = 1
      } else {
        result.counters.indexesAdded = 1
      }
    case .removed(let rule):
      if rule.kind.isConstraint {
        result.counters.constraintsRemoved = 1
      } else {
        result.counters.indexesRemoved = 1
      }
    case .nothing(let sentence): result.warnings = [sentence]
    }
    result.schema = schema
    return result
  }
}
