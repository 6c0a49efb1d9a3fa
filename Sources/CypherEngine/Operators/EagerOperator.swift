/// Takes in all rows before it gives the first: what reads below has ended before what writes above
/// begins.
final class EagerOperator: Operator {
  private let input: Operator
  private let monitor: StatementMonitor
  private var store: [Batch] = []
  private var isFull = false
  private var at = 0
  private var held: HeldCharge

  init(_ input: Operator, _ monitor: StatementMonitor) {
    self.input = input
    self.monitor = monitor
    held = HeldCharge(monitor)
  }

  override func open() throws {
    store = []
    held.release()
    isFull = false
    at = 0
    try input.open()
  }

  override func produce() throws -> Batch? {
    if !isFull {
      isFull = true
      while let batch = try input.next() {
        try monitor.check()
        try held.add(batch)
        store.append(batch)
      }
    }
    guard at < store.count else {
      store = []
      at = 0
      held.release()
      return nil
    }
    defer { at += 1 }
    return store[at]
  }
}

extension PlanNode {
  static func eager(_ input: PlanNode) -> PlanNode {
    PlanNode(
      "Eager", children: [input], estimatedRows: input.estimatedRows, isRowLocal: false
    ) { builder, node in
      EagerOperator(try node.children[0].build(builder), builder.execution.monitor)
    }
  }
}
