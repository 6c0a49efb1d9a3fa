/// Groups rows by keys and gathers aggregates over each group; groups come in order of first
/// appearance.
///
/// Where the plan below goes over a large scan, pieces of it are grouped by several workers and put
/// together in the order of the pieces: the answer is the same for any number of threads.
final class AggregateOperator: Operator {
  struct Shape: Sendable {
    var keys: [BoundProjection.Item]
    var aggregates: [BoundAggregate]
  }

  private let input: Operator
  private let gathering: Gathering
  private let monitor: StatementMonitor
  private var isDone = false
  private var at = 0
  private var result: Batch?

  init(_ input: Operator, _ shape: Shape, _ builder: OperatorBuilder) throws {
    self.input = input
    gathering = try Gathering(shape, builder)
    monitor = builder.execution.monitor
  }

  override func open() throws {
    isDone = false
    at = 0
    result = nil
    gathering.clear()
    try input.open()
  }

  override func produce() throws -> Batch? {
    if !isDone {
      isDone = true
      while let batch = try input.next() {
        try monitor.check()
        try gathering.add(batch)
      }
      result = try gathering.result()
    }
    guard let result, at < result.count else { return nil }
    let count = min(result.count - at, batchRowsMax)
    defer { at += count }
    if count == result.count { return result }
    return result.gathered((at..<at + count).map { Int32($0) })
  }
}

/// The groups met so far.
final class Gathering {
  private let shape: AggregateOperator.Shape
  private let keys: [CompiledExpression]
  private let arguments: [[CompiledExpression]]
  private let frame: Frame
  private let monitor: StatementMonitor
  private var table: EquivalenceTable
  private var aggregations: [Aggregation] = []
  /// The key values of each group, by key.
  private var keyValues: [ColumnBuilder] = []
  private var charged = 0

  init(_ shape: AggregateOperator.Shape, _ builder: OperatorBuilder) throws {
    self.shape = shape
    keys = try shape.keys.map { try builder.compile($0.value) }
    arguments = try shape.aggregates.map { try builder.compile($0.arguments) }
    frame = builder.frame()
    monitor = builder.execution.monitor
    table = EquivalenceTable(width: keys.count)
    clear()
  }

  func clear() {
    table = EquivalenceTable(width: keys.count)
    keyValues = keys.map { _ in ColumnBuilder() }
    aggregations = zip(shape.aggregates, arguments).map { aggregate, arguments in
      Aggregation(
        aggregate.definition, arguments, isDistinct: aggregate.isDistinct, frame.context)
    }
    release()
    // Without keys all rows are one group, even none.
    if keys.isEmpty { for aggregation in aggregations { aggregation.addGroup() } }
  }

  func add(_ batch: Batch) throws {
    frame.batch = batch
    var groups = [Int32](repeating: 0, count: batch.count)
    if !keys.isEmpty {
      let columns = try keys.map { try $0.column(frame) }
      table.forEachNumber(columns, rows: batch.count) { row, number, isNew in
        groups[row] = Int32(truncatingIfNeeded: number)
        if isNew {
          for at in columns.indices { keyValues[at].append(columns[at], row) }
          for aggregation in aggregations { aggregation.addGroup() }
        }
      }
    }
    for aggregation in aggregations { try aggregation.add(frame, groups) }
    try settle()
  }

  /// Charges what is held now.
  private func settle() throws {
    var bytes = table.byteCount
    for aggregation in aggregations { bytes += aggregation.byteCount + aggregation.seenByteCount }
    let more = bytes - charged
    charged = bytes
    try monitor.charge(more)
  }

  /// Gives back what was charged: the groups went over to another.
  private func release() {
    monitor.release(charged)
    charged = 0
  }

  /// Takes up what another worker gathered of later rows.
  func merge(_ later: Gathering) throws {
    var groups: [Int32] = []
    if keys.isEmpty {
      groups = [0]
    } else {
      let columns = later.keyValues.map { $0.column }
      table.forEachNumber(columns, rows: later.groupCount) { row, number, isNew in
        groups.append(Int32(truncatingIfNeeded: number))
        if isNew {
          for at in columns.indices { keyValues[at].append(columns[at], row) }
          for aggregation in aggregations { aggregation.addGroup() }
        }
      }
    }
    for (ours, theirs) in zip(aggregations, later.aggregations) { try ours.merge(theirs, groups) }
    later.release()
    try settle()
  }

  var groupCount: Int { keys.isEmpty ? 1 : table.count }

  func result() throws -> Batch {
    var batch = Batch(count: groupCount, slotCount: frame.batch.columns.count)
    for (item, values) in zip(shape.keys, keyValues) { batch[item.slot] = values.column }
    for (aggregate, aggregation) in zip(shape.aggregates, aggregations) {
      batch[aggregate.slot] = .values(try (0..<groupCount).map { try aggregation.result($0) })
    }
    return batch
  }
}

extension PlanNode {
  /// - Parameters:
  ///   - argument: the rows of outside; a group is made for each of them where there are no keys.
  ///   - ordinal: tells the rows of different rows of outside apart.
  static func aggregate(
    _ input: PlanNode, _ shape: AggregateOperator.Shape, argument: Int, ordinal: Slot?,
    details: String
  ) -> PlanNode {
    guard let ordinal else { return aggregate(input, shape, isRowLocal: false, details) }
    var grouped = shape
    grouped.keys.append(
      .init(slot: ordinal, value: BoundExpression(.variable(ordinal), .integer, .init(0, 0))))
    let plan = aggregate(input, grouped, isRowLocal: input.isRowLocal, details)
    return .rejoin(plan, shape.keys.isEmpty ? shape.aggregates : nil, argument, ordinal)
  }

  private static func aggregate(
    _ input: PlanNode, _ shape: AggregateOperator.Shape, isRowLocal: Bool, _ details: String
  ) -> PlanNode {
    let rows = shape.keys.isEmpty ? 1 : max(1, input.estimatedRows.squareRoot())
    return PlanNode(
      "Aggregate", details, children: [input], estimatedRows: rows,
      isRowLocal: isRowLocal
    ) { builder, node in
      if let source = input.source, builder.isShareable(node.children[0]),
        shape.aggregates.allSatisfy({ !$0.isDistinct })
      {
        return SharedAggregateOperator(node.children[0], source, shape, builder)
      }
      return try AggregateOperator(try node.children[0].build(builder), shape, builder)
    }
  }
}
