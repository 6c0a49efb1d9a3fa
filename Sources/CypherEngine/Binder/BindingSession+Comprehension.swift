import CypherSyntax

/// What binds a variable of its own: list comprehensions, quantifiers, reduce.
extension BindingSession {
  func bindComprehension(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let span = expression.span
    switch expression.kind {
    case .listComprehension(let name, let list, let predicate, let projection):
      let list = try bindElements(list, context)
      let (local, inner) = introduce(name, over: list, context)
      let condition = try optionalPredicate(predicate, inner)
      var result: BoundExpression?
      if let projection { result = try bind(projection, inner.value) }
      return BoundExpression(
        .listComprehension(local, list: list, predicate: condition, projection: result),
        .list(result?.type ?? list.type.elementType), span)
    case .quantified(let kind, let name, let list, let predicate):
      let list = try bindElements(list, context)
      let (local, inner) = introduce(name, over: list, context)
      // Without WHERE the elements themselves are the truth values.
      let condition = try bindPredicate(
        predicate ?? Expression(.variable(name), name.span), inner)
      return BoundExpression(
        .quantified(kind, local, list: list, predicate: condition), .boolean, span)
    case .reduce(let sum, let initial, let name, let list, let step):
      let initial = try bind(initial, context.value)
      let list = try bindElements(list, context)
      // The accumulator takes the type of every step, which only the first of them tells.
      let accumulator = declareLocal(sum.text, .any, flow: flow(of: initial))
      let (local, inner) = introduce(name, over: list, context)
      let bound = try bind(step, inner.introducing(sum, accumulator).value)
      widen(accumulator, with: flow(of: bound))
      return BoundExpression(
        .reduce(
          accumulator: accumulator, initial: initial, local, list: list, step: bound),
        initial.type.joined(with: bound.type), span)
    default: preconditionFailure("the caller hands over comprehensions alone")
    }
  }

  private func optionalPredicate(
    _ predicate: Expression?, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression? {
    guard let predicate else { return nil }
    return try bindPredicate(predicate, context)
  }

  private func bindElements(
    _ list: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(list, context.value)
    guard bound.type.mayBe(.list(.any)) else {
      throw BinderDiagnostics.notAList(bound.type, bound.span)
    }
    return bound
  }

  private func introduce(
    _ name: Name, over list: BoundExpression, _ context: ExpressionContext
  ) -> (Local, ExpressionContext) {
    let local = declareLocal(name.text, list.type.elementType, flow: flow(of: list))
    return (local, context.introducing(name, local))
  }
}

extension StaticType {
  /// Of a list's elements; nothing is known of those of anything else.
  var elementType: StaticType { if case .list(let element) = self { element } else { .any } }
}
