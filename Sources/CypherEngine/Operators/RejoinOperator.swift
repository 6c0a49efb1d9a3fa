/// Gives grouped rows the columns of the rows of outside back, which grouping forgets; and, where
/// there are no keys, adds the groups of rows of outside for which there was nothing to group: a
/// count is then 0, a collected list empty.
final class RejoinOperator: Operator {
  private let input: Operator
  /// Nil where no groups are added.
  private let aggregates: [BoundAggregate]?
  private let box: ArgumentBox
  private let ordinal: Slot
  private let context: EvaluationContext
  private var isAtEnd = false
  private var isSeen: [Bool] = []

  init(
    _ input: Operator, _ aggregates: [BoundAggregate]?, _ box: ArgumentBox, _ ordinal: Slot,
    _ context: EvaluationContext
  ) {
    self.input = input
    self.aggregates = aggregates
    self.box = box
    self.ordinal = ordinal
    self.context = context
  }

  override func open() throws {
    isAtEnd = false
    isSeen = Array(repeating: false, count: box.batch.count)
    try input.open()
  }

  override func produce() throws -> Batch? {
    if isAtEnd { return nil }
    if let batch = try input.next() { return rejoined(batch) }
    isAtEnd = true
    guard let aggregates else { return nil }
    let rows = isSeen.indices.filter { !isSeen[$0] }.map { Int32($0) }
    if rows.isEmpty { return nil }
    var batch = box.batch.gathered(rows)
    for aggregate in aggregates {
      let empty = try aggregate.definition.map { definition in
        definition.name == "count" ? .integer(0) : try definition.begin(context).result()
      }
      batch[aggregate.slot] = .constant(empty ?? .integer(0))
    }
    return batch
  }

  private func rejoined(_ batch: Batch) -> Batch {
    let rows: [Int32]
    if case .nodes(let numbers) = batch[ordinal] {
      rows = numbers.map { Int32(truncatingIfNeeded: $0) }
    } else {
      // One row of outside at a time.
      rows = Array(repeating: 0, count: batch.count)
    }
    for row in rows { isSeen[Int(row)] = true }
    var batch = batch
    for at in batch.columns.indices {
      guard case .absent = batch.columns[at] else { continue }
      batch.columns[at] = box.batch.columns[at].gathered(rows)
    }
    return batch
  }
}

extension PlanNode {
  /// - Parameter aggregates: given where there are no keys.
  static func rejoin(
    _ input: PlanNode, _ aggregates: [BoundAggregate]?, _ argument: Int, _ ordinal: Slot
  ) -> PlanNode {
    PlanNode("Rejoin", children: [input], estimatedRows: max(input.estimatedRows, 1)) {
      builder, node in
      RejoinOperator(
        try node.children[0].build(builder), aggregates, builder.argument(argument), ordinal,
        builder.context)
    }
  }
}
