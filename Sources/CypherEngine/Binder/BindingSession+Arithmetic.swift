import CypherSyntax

/// Sums, products and signs, and which types they may have.
extension BindingSession {
  func bindArithmetic(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let span = expression.span
    let context = context.value
    switch expression.kind {
    case .arithmetic(let kind, let left, let right):
      let left = try bind(left, context)
      let right = try bind(right, context)
      guard let type = ArithmeticTypes.result(kind, left.type, right.type) else {
        throw BinderDiagnostics.cannotCompute(kind, left.type, right.type, span)
      }
      return BoundExpression(.arithmetic(kind, left, right), type, span)
    case .negated(let operand): return try bindNegation(operand, span, context)
    case .affirmed(let operand):
      let bound = try bind(operand, context)
      try checkSigned(bound)
      return BoundExpression(bound.kind, bound.type, span)
    default: preconditionFailure("the caller hands over kinds of arithmetic alone")
    }
  }

  private func bindNegation(
    _ operand: Expression, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(operand, context)
    try checkSigned(bound)
    switch bound.literal {
    case .integer(let value)?:
      let (negated, overflows) = Int64(0).subtractingReportingOverflow(value)
      if overflows { throw BinderDiagnostics.integerOverflow(span) }
      return BoundExpression(.literal(.integer(negated)), .integer, span)
    case .float(let value)?: return BoundExpression(.literal(.float(-value)), .float, span)
    default: return BoundExpression(.negated(bound), bound.type, span)
    }
  }

  private func checkSigned(_ operand: BoundExpression) throws(CypherError) {
    guard operand.type.mayBe(.number) || operand.type.mayBe(.duration) else {
      throw BinderDiagnostics.noSign(operand.type, operand.span)
    }
  }
}

/// What types an operator takes, and what it gives.
enum ArithmeticTypes {
  /// The type of the result; nil where the operator cannot take the two.
  static func result(
    _ kind: ArithmeticOperator, _ a: StaticType, _ b: StaticType
  ) -> StaticType? {
    if kind == .add || kind == .concatenate, a.isList || b.isList {
      return sumOfLists(a, b)
    }
    if a.isOpen || b.isOpen {
      let known = a.isOpen ? b : a
      return known.isOpen || known.mayBeOperand(of: kind) ? open(kind, known) : nil
    }
    if a.isNumeric, b.isNumeric, kind != .concatenate { return number(kind, a, b) }
    switch kind {
    case .add:
      if a == .string || b == .string {
        return a.isWritable && b.isWritable ? .string : nil
      }
      if a == .duration, b.isTemporal { return b }
      return b == .duration && a.isTemporal ? a : nil
    case .subtract: return b == .duration && a.isTemporal ? a : nil
    case .multiply:
      return a == .duration && b.isNumeric || b == .duration && a.isNumeric ? .duration : nil
    case .divide: return a == .duration && b.isNumeric ? .duration : nil
    case .concatenate: return a == .string && b == .string ? .string : nil
    case .modulo, .power: return nil
    }
  }

  /// A list and anything are a list.
  private static func sumOfLists(_ a: StaticType, _ b: StaticType) -> StaticType {
    switch (a, b) {
    case (.list(let x), .list(let y)): .list(x.joined(with: y))
    case (.list(let x), let y), (let y, .list(let x)): .list(x.joined(with: y))
    default: .any
    }
  }

  private static func open(_ kind: ArithmeticOperator, _ known: StaticType) -> StaticType {
    switch kind {
    case .power: .float
    case .modulo: .number
    default: .any
    }
  }

  private static func number(
    _ kind: ArithmeticOperator, _ a: StaticType, _ b: StaticType
  ) -> StaticType {
    if kind == .power || a == .float || b == .float { return .float }
    return a == .integer && b == .integer ? .integer : .number
  }
}

extension StaticType {
  var isList: Bool { if case .list = self { true } else { false } }
  fileprivate var isOpen: Bool { self == .any || self == .null }
  var isNumeric: Bool { self == .integer || self == .float || self == .number }

  /// Whether a text may be put together with it.
  fileprivate var isWritable: Bool {
    switch self {
    case .string, .boolean, .point: true
    default: isNumeric || isTemporal
    }
  }

  /// Whether it may stand beside something of which nothing is known.
  fileprivate func mayBeOperand(of kind: ArithmeticOperator) -> Bool {
    switch kind {
    case .add:
      // Anything may be appended to a list.
      return true
    case .subtract: return isNumeric || isTemporal
    case .multiply, .divide: return isNumeric || self == .duration
    case .modulo, .power: return isNumeric
    case .concatenate: return self == .string
    }
  }
}
