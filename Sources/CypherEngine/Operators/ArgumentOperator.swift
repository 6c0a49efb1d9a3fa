/// Gives the rows that an inner plan is asked about, once.
final class ArgumentOperator: Operator {
  private let box: ArgumentBox
  private var isGiven = true

  init(_ box: ArgumentBox) { self.box = box }

  override func open() { isGiven = false }

  override func produce() -> Batch? {
    if isGiven || box.batch.count == 0 { return nil }
    isGiven = true
    return box.batch
  }
}

extension PlanNode {
  /// The rows of outside; for a whole statement one row without values.
  static func argument(_ id: Int) -> PlanNode {
    PlanNode("Argument", estimatedRows: 1) { builder, _ in
      ArgumentOperator(builder.argument(id))
    }
  }
}
