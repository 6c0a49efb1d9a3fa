import CypherSyntax

/// NOT, AND, OR, XOR, and the operators that give truth values.
extension BindingSession {
  func bindLogic(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let span = expression.span
    switch expression.kind {
    case .not(let operand):
      return BoundExpression(.not(try operandOfLogic(operand, "NOT", context)), .boolean, span)
    case .and(let operands):
      return BoundExpression(.and(try all(operands, "AND", context)), .boolean, span)
    case .or(let operands):
      return BoundExpression(.or(try all(operands, "OR", context)), .boolean, span)
    case .xor(let operands):
      let bound = try all(operands, "XOR", context)
      var result = bound[0]
      for operand in bound.dropFirst() {
        result = BoundExpression(
          .xor(result, operand), .boolean, result.span.joined(with: operand.span))
      }
      return result
    default: preconditionFailure("the caller hands over kinds of logic alone")
    }
  }

  private func all(
    _ operands: [Expression], _ word: String, _ context: ExpressionContext
  ) throws(CypherError) -> [BoundExpression] {
    var bound: [BoundExpression] = []
    bound.reserveCapacity(operands.count)
    for operand in operands { bound.append(try operandOfLogic(operand, word, context)) }
    return bound
  }

  private func operandOfLogic(
    _ operand: Expression, _ word: String, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(operand, context)
    guard bound.type.mayBe(.boolean) else {
      throw BinderDiagnostics.operandIsNotBoolean(word, bound.type, bound.span)
    }
    return bound
  }

  func bindComparison(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let span = expression.span
    let context = context.value
    switch expression.kind {
    case .comparison(let first, let links):
      var left = try bind(first, context)
      var parts: [BoundExpression] = []
      for link in links {
        let right = try bind(link.right, context)
        parts.append(
          BoundExpression(
            .comparison(link.operator, left, right), .boolean, left.span.joined(with: right.span)))
        left = right
      }
      return parts.count == 1 ? parts[0] : BoundExpression(.and(parts), .boolean, span)
    case .stringTest(let kind, let left, let right):
      return BoundExpression(
        .string(kind, try bind(left, context), try bind(right, context)), .boolean, span)
    case .contained(let element, let list):
      let element = try bind(element, context)
      let list = try bind(list, context)
      guard list.type.mayBe(.list(.any)) else {
        throw BinderDiagnostics.notAList(list.type, list.span)
      }
      return BoundExpression(.contained(element, in: list), .boolean, span)
    case .isNull(let operand):
      return BoundExpression(.isNull(try bind(operand, context)), .boolean, span)
    case .isNotNull(let operand):
      return BoundExpression(.isNotNull(try bind(operand, context)), .boolean, span)
    case .isTyped(let operand, let type, let isNegated):
      if let unknown = TypeNames.firstUnknown(in: type) {
        throw BinderDiagnostics.unknownType(unknown, span)
      }
      return BoundExpression(
        .isTyped(try bind(operand, context), type: type, isNegated: isNegated), .boolean, span)
    default: preconditionFailure("the caller hands over kinds of comparison alone")
    }
  }

  func bindCase(
    _ choice: CaseExpression, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let value = context.value
    var operand: BoundExpression?
    if let written = choice.operand { operand = try bind(written, value) }
    var branches: [BoundCaseBranch] = []
    var type = StaticType.null
    for branch in choice.branches {
      var conditions: [BoundExpression] = []
      for condition in branch.conditions {
        if let operand {
          let bound = try bind(condition, value)
          conditions.append(
            BoundExpression(.comparison(.equal, operand, bound), .boolean, bound.span))
        } else {
          conditions.append(try bindPredicate(condition, context))
        }
      }
      let condition =
        conditions.count == 1
        ? conditions[0] : BoundExpression(.or(conditions), .boolean, span)
      let result = try bind(branch.result, value)
      type = branches.isEmpty ? result.type : type.joined(with: result.type)
      branches.append(BoundCaseBranch(condition: condition, result: result))
    }
    var otherwise: BoundExpression?
    if let written = choice.otherwise {
      let bound = try bind(written, value)
      type = type.joined(with: bound.type)
      otherwise = bound
    }
    return BoundExpression(.case(branches: branches, otherwise: otherwise), type, span)
  }
}
