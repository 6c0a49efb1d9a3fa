import CypherSyntax

/// `a + b` and its kin.
final class ArithmeticExpression: CompiledExpression {
  private let operation: ArithmeticOperator
  private let a: CompiledExpression
  private let b: CompiledExpression

  init(_ operation: ArithmeticOperator, _ a: CompiledExpression, _ b: CompiledExpression) {
    self.operation = operation
    self.a = a
    self.b = b
  }

  override func value(_ frame: Frame) throws -> CypherValue {
    let (x, y) = (try a.value(frame), try b.value(frame))
    // By far the commonest, without a detour.
    if case .integer(let left) = x, case .integer(let right) = y {
      let sum: (partialValue: Int64, overflow: Bool)
      switch operation {
      case .add: sum = left.addingReportingOverflow(right)
      case .subtract: sum = left.subtractingReportingOverflow(right)
      case .multiply: sum = left.multipliedReportingOverflow(by: right)
      default: return try CypherValue.arithmetic(operation, x, y)
      }
      if !sum.overflow { return .integer(sum.partialValue) }
    }
    try frame.context.step(x.breadth + y.breadth)
    return try CypherValue.arithmetic(operation, x, y)
  }
}

/// `-a`.
final class NegationExpression: CompiledExpression {
  private let inner: CompiledExpression

  init(_ inner: CompiledExpression) { self.inner = inner }

  override func value(_ frame: Frame) throws -> CypherValue { try inner.value(frame).negated() }
}
