/// Gives slots the values of expressions; other slots stay.
final class ProjectOperator: Operator {
  struct Item {
    var slot: Slot
    var value: CompiledExpression
  }

  private let input: Operator
  private let items: [Item]
  private let frame: Frame

  init(_ input: Operator, _ items: [Item], _ frame: Frame) {
    self.input = input
    self.items = items
    self.frame = frame
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    guard var batch = try input.next() else { return nil }
    frame.batch = batch
    for item in items { batch[item.slot] = try item.value.column(frame) }
    return batch
  }
}

/// Forgets all slots but some, so that what nobody asks for is not carried on.
final class KeepOperator: Operator {
  private let input: Operator
  private let isKept: [Bool]

  init(_ input: Operator, _ slots: [Slot], slotCount: Int) {
    self.input = input
    var isKept = [Bool](repeating: false, count: slotCount)
    for slot in slots { isKept[slot.number] = true }
    self.isKept = isKept
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    guard var batch = try input.next() else { return nil }
    for at in batch.columns.indices where !isKept[at] { batch.columns[at] = .absent }
    return batch
  }
}

extension CompiledExpression {
  /// The values in all rows of the frame's batch.
  func column(_ frame: Frame) throws -> Column {
    if let column = try wholeColumn(frame) { return column }
    var values: [CypherValue] = []
    values.reserveCapacity(frame.batch.count)
    for row in 0..<frame.batch.count {
      frame.row = row
      values.append(try value(frame))
    }
    return .values(values)
  }
}

extension PlanNode {
  static func project(_ input: PlanNode, _ items: [BoundProjection.Item]) -> PlanNode {
    // An item that passes its own slot on does nothing.
    let items = items.filter { item in
      if case .variable(let slot) = item.value.kind { return slot != item.slot }
      return true
    }
    if items.isEmpty { return input }
    return PlanNode(
      "Project", items.map { $0.value.summary }.joined(separator: ", "), children: [input],
      estimatedRows: input.estimatedRows, sharedScan: input.sharedScan
    ) { builder, node in
      ProjectOperator(
        try node.children[0].build(builder),
        try items.map { .init(slot: $0.slot, value: try builder.compile($0.value)) },
        builder.frame())
    }
  }

  static func keep(_ input: PlanNode, _ slots: [Slot]) -> PlanNode {
    PlanNode(
      "Keep", children: [input], estimatedRows: input.estimatedRows, sharedScan: input.sharedScan
    ) { builder, node in
      KeepOperator(try node.children[0].build(builder), slots, slotCount: builder.slotCount)
    }
  }
}
