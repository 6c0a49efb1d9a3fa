/// Gives slots the values of expressions; other slots stay.
final class ProjectOperator: Operator {
  struct Item {
    var slot: Slot
    var value: CompiledExpression
  }

  private let input: Operator
  private let items: [Item]
  private let frame: Frame
  /// For the values of the batch that was given last.
  private var held: HeldCharge

  init(_ input: Operator, _ items: [Item], _ frame: Frame) {
    held = HeldCharge(frame.context.monitor)
    self.input = input
    self.items = items
    self.frame = frame
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    held.release()
    guard var batch = try input.next() else { return nil }
    try frame.context.monitor?.check()
    frame.batch = batch
    for item in items { batch[item.slot] = try item.value.column(frame, &held) }
    return batch
  }
}

/// Forgets some slots, so that what nobody asks for any more is not carried on.
final class DropOperator: Operator {
  private let input: Operator
  private let slots: [Slot]

  init(_ input: Operator, _ slots: [Slot]) {
    self.input = input
    self.slots = slots
  }

  override func open() throws { try input.open() }

  override func produce() throws -> Batch? {
    guard var batch = try input.next() else { return nil }
    for slot in slots { batch[slot] = .absent }
    return batch
  }
}

extension CompiledExpression {
  /// The values in all rows of the frame's batch.
  func column(_ frame: Frame) throws -> Column {
    var held = HeldCharge(frame.context.monitor)
    defer { held.release() }
    return try column(frame, &held)
  }

  /// The same, charged to whoever holds the values.
  func column(_ frame: Frame, _ held: inout HeldCharge) throws -> Column {
    if let column = try wholeColumn(frame) { return column }
    var values: [CypherValue] = []
    values.reserveCapacity(frame.batch.count)
    for row in 0..<frame.batch.count {
      frame.row = row
      let value = try value(frame)
      try frame.context.step()
      try held.add(value)
      values.append(value)
    }
    return .values(values)
  }
}

extension PlanNode {
  static func project(
    _ input: PlanNode, _ items: [BoundProjection.Item], details: String
  ) -> PlanNode {
    // An item that passes its own slot on does nothing.
    let items = items.filter { item in
      if case .variable(let slot) = item.value.kind { return slot != item.slot }
      return true
    }
    if items.isEmpty { return input }
    return PlanNode(
      "Project", details, children: [input],
      estimatedRows: input.estimatedRows, source: input.source
    ) { builder, node in
      ProjectOperator(
        try node.children[0].build(builder),
        try items.map { .init(slot: $0.slot, value: try builder.compile($0.value)) },
        builder.frame())
    }
  }

  static func drop(_ input: PlanNode, _ slots: [Slot], details: String) -> PlanNode {
    if slots.isEmpty { return input }
    return PlanNode(
      "Drop", details, children: [input], estimatedRows: input.estimatedRows,
      source: input.source
    ) { builder, node in
      DropOperator(try node.children[0].build(builder), slots)
    }
  }
}
