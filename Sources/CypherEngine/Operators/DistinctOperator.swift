/// Keeps the first of each set of rows that are equivalent in some slots.
final class DistinctOperator: Operator {
  private let input: Operator
  private let slots: [Slot]
  private let monitor: StatementMonitor
  private var table: EquivalenceTable
  private var charged = 0

  init(_ input: Operator, _ slots: [Slot], _ monitor: StatementMonitor) {
    self.input = input
    self.slots = slots
    self.monitor = monitor
    table = EquivalenceTable(width: slots.count)
  }

  override func open() throws {
    table = EquivalenceTable(width: slots.count)
    try monitor.charge(-charged)
    charged = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    while let batch = try input.next() {
      try monitor.check()
      var kept: [Int32] = []
      table.forEachNumber(slots.map { batch[$0] }, rows: batch.count) { row, _, isNew in
        if isNew { kept.append(Int32(truncatingIfNeeded: row)) }
      }
      let bytes = table.byteCount
      try monitor.charge(bytes - charged)
      charged = bytes
      if kept.count == batch.count { return batch }
      if !kept.isEmpty { return batch.gathered(kept) }
    }
    return nil
  }
}

extension PlanNode {
  /// - Parameter ordinal: tells the rows of different rows of outside apart.
  static func distinct(
    _ input: PlanNode, _ slots: [Slot], ordinal: Slot?, names: [String]
  ) -> PlanNode {
    let slots = slots + [ordinal].compactMap { $0 }
    return distinct(input, slots, names, isRowLocal: ordinal != nil && input.isRowLocal)
  }

  private static func distinct(
    _ input: PlanNode, _ slots: [Slot], _ names: [String], isRowLocal: Bool
  ) -> PlanNode {
    PlanNode(
      "Distinct", names.joined(separator: ", "), children: [input],
      estimatedRows: max(1, input.estimatedRows * 0.5), isRowLocal: isRowLocal
    ) { builder, node in
      DistinctOperator(
        try node.children[0].build(builder), slots, builder.execution.monitor)
    }
  }
}
