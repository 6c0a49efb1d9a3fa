/// CREATE, MERGE, SET, REMOVE, DELETE, FOREACH: takes in all rows, applies the clause to each in
/// order, and gives what comes of them.
final class UpdateOperator: Operator {
  private let input: Operator
  private let executor: UpdateExecutor
  private let frame: Frame
  private let execution: Execution
  private var after: [Batch]?
  private var at = 0

  init(
    _ input: Operator, _ executor: UpdateExecutor, _ frame: Frame, _ execution: Execution
  ) {
    self.input = input
    self.executor = executor
    self.frame = frame
    self.execution = execution
  }

  override func open() throws {
    after = nil
    at = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    if after == nil {
      var before: [Batch] = []
      while let batch = try input.next() {
        try execution.monitor.check()
        before.append(batch)
      }
      after = []
      for batch in before {
        try execution.monitor.check()
        frame.batch = batch
        let given = try executor.apply(to: frame)
        if given.count > 0 { after!.append(given) }
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
    while let batch = try inner.next() {
      for row in 0..<batch.count { found.append(slots.map { batch[$0].value(row) }) }
    }
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
