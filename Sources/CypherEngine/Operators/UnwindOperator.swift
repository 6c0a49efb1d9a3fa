/// One row for each element of a list.
final class UnwindOperator: Operator {
  private let input: Operator
  private let list: CompiledExpression
  private let slot: Slot
  private let frame: Frame
  private let monitor: StatementMonitor
  private var batch: Batch?
  private var row = 0
  /// What is left of the row's list.
  private var elements: [CypherValue] = []
  private var at = 0
  /// In place of a list that `range` would make.
  private var numbers: IntegerRange?

  init(
    _ input: Operator, _ list: CompiledExpression, _ slot: Slot, _ frame: Frame,
    _ monitor: StatementMonitor
  ) {
    self.input = input
    self.list = list
    self.slot = slot
    self.frame = frame
    self.monitor = monitor
  }

  override func open() throws {
    batch = nil
    row = 0
    elements = []
    numbers = nil
    at = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    var rows: [Int32] = []
    var values: [CypherValue] = []
    while true {
      if at < elements.count {
        let count = min(elements.count - at, batchRowsMax - values.count)
        values += elements[at..<at + count]
        rows += repeatElement(Int32(row - 1), count: count)
        at += count
        if values.count == batchRowsMax { return given(rows, values) }
      }
      if let numbers {
        let count = Int(min(numbers.count - UInt64(at), UInt64(batchRowsMax - values.count)))
        values += numbers.values(at..<at + count)
        rows += repeatElement(Int32(row - 1), count: count)
        at += count
        if UInt64(at) == numbers.count { self.numbers = nil }
        if values.count == batchRowsMax { return given(rows, values) }
      }
      guard let current = batch, row < current.count else {
        if !values.isEmpty { return given(rows, values) }
        try monitor.check()
        batch = try input.next()
        row = 0
        guard batch != nil else { return nil }
        frame.batch = batch!
        continue
      }
      frame.row = row
      row += 1
      at = 0
      elements = []
      if let range = try integers(frame) {
        numbers = range.count > 0 ? range : nil
        continue
      }
      switch try list.value(frame) {
      case .list(let found): elements = found
      case .null: elements = []
      // Anything else is a list of itself.
      case let single: elements = [single]
      }
    }
  }

  /// The integers that a call of `range` gives, whose list need not exist.
  private func integers(_ frame: Frame) throws -> IntegerRange? {
    try (list as? FunctionExpression)?.range(frame)
  }

  private func given(_ rows: [Int32], _ values: [CypherValue]) -> Batch {
    var given = batch!.gathered(rows)
    given[slot] = .values(values)
    return given
  }
}

extension PlanNode {
  static func unwind(
    _ input: PlanNode, _ list: BoundExpression, into slot: Slot, details: String
  ) -> PlanNode {
    PlanNode(
      "Unwind", details, children: [input], estimatedRows: input.estimatedRows * 10,
      source: input.source
    ) { builder, node in
      UnwindOperator(
        try node.children[0].build(builder), try builder.compile(list), slot, builder.frame(),
        builder.execution.monitor)
    }
  }
}
