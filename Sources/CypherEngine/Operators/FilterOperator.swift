/// Keeps the rows for which all conditions are true.
final class FilterOperator: Operator {
  private let input: Operator
  private let conditions: [CompiledExpression]
  private let frame: Frame
  private let monitor: StatementMonitor

  init(
    _ input: Operator, _ conditions: [CompiledExpression], _ frame: Frame,
    _ monitor: StatementMonitor
  ) {
    self.input = input
    self.conditions = conditions
    self.frame = frame
    self.monitor = monitor
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    while let batch = try input.next() {
      try monitor.check()
      frame.batch = batch
      var kept: [Int32] = []
      kept.reserveCapacity(batch.count)
      rows: for row in 0..<batch.count {
        frame.row = row
        for condition in conditions {
          guard try condition.isTrue(frame) else { continue rows }
        }
        kept.append(Int32(truncatingIfNeeded: row))
      }
      if kept.count == batch.count { return batch }
      if !kept.isEmpty { return batch.gathered(kept) }
    }
    return nil
  }
}

extension PlanNode {
  /// - Parameter selectivity: which share of the rows should stay.
  static func filter(
    _ input: PlanNode, _ conditions: [BoundExpression], details: String, selectivity: Double
  ) -> PlanNode {
    if conditions.isEmpty { return input }
    return PlanNode(
      "Filter", details, children: [input],
      estimatedRows: input.estimatedRows * selectivity, source: input.source
    ) { builder, node in
      FilterOperator(
        try node.children[0].build(builder), try builder.compile(conditions), builder.frame(),
        builder.execution.monitor)
    }
  }
}
