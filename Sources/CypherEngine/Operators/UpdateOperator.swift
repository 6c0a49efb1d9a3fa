/// CREATE, MERGE, SET, REMOVE, DELETE, FOREACH: takes in all rows, applies the clause to each in
/// order, and gives what comes of them.
final class UpdateOperator: Operator {
  private let input: Operator
  private let executor: UpdateExecutor
  private let frame: Frame
  private let execution: Execution
  private var after: [Batch]?
  private var at = 0
  private var held: HeldCharge

  init(
    _ input: Operator, _ executor: UpdateExecutor, _ frame: Frame, _ execution: Execution
  ) {
    self.input = input
    self.executor = executor
    self.frame = frame
    self.execution = execution
    held = HeldCharge(execution.monitor)
  }

  override func open() throws {
    after = nil
    held.release()
    at = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    if after == nil {
      var before: [Batch] = []
      while let batch = try input.next() {
        try execution.monitor.check()
        try held.add(batch)
        before.append(batch)
      }
      after = []
      for batch in before {
        try execution.monitor.check()
        frame.batch = batch
        let given = try executor.apply(to: frame)
        if given.count > 0 {
          try held.add(given)
          after!.append(given)
        }
      }
    }
    guard at < after!.count else { return nil }
    defer { at += 1 }
    return after![at]
  }
}

/// Runs a planned pattern for one row, for MERGE.
final class RowMatcher {
  private let plan: PlanNode
  private let box: ArgumentBox
  private let builder: OperatorBuilder
  private let slots: [Slot]
  private var inner: Operator?

  init(_ plan: PlanNode, _ argument: Int, _ slots: [Slot], _ builder: OperatorBuilder) {
    self.plan = plan
    self.slots = slots
    self.builder = builder
    box = builder.argument(argument)
  }

  /// The values of the slots for each match.
  func matches(_ frame: Frame) throws -> [[CypherValue]] {
    let inner = try self.inner ?? plan.build(builder)
    self.inner = inner
    box.batch = frame.batch.gathered([Int32(frame.row)])
    try inner.open()
    var found: [[CypherValue]] = []
    var held = HeldCharge(builder.execution.monitor)
    while let batch = try inner.next() {
      try builder.execution.monitor.check()
      for row in 0..<batch.count {
        let values = slots.map { batch[$0].value(row) }
        for value in values { try held.add(value) }
        found.append(values)
      }
    }
    held.release()
    return found
  }
}

extension PlanNode {
  static func update(
    _ input: PlanNode, _ name: String, details: String, inner: [PlanNode],
    executor: @escaping @Sendable (OperatorBuilder, PlanNode) throws -> UpdateExecutor
  ) -> PlanNode {
    PlanNode(
      name, details, children: [input] + inner, estimatedRows: input.estimatedRows,
      isRowLocal: false
    ) { builder, node in
      UpdateOperator(
        try node.children[0].build(builder), try executor(builder, node), builder.frame(),
        builder.execution)
    }
  }
}
