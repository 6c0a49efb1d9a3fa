import CypherSyntax
import PropertyGraph

/// Expressions: one case a kind, the larger ones in files of their own.
extension BindingSession {
  func bind(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let span = expression.span
    if let slot = try computedSlot(expression, context) { return variable(slot, span) }
    switch expression.kind {
    case .null: return BoundExpression(.literal(.null), .null, span)
    case .boolean(let value): return BoundExpression(.literal(.boolean(value)), .boolean, span)
    case .integer(let value): return BoundExpression(.literal(.integer(value)), .integer, span)
    case .float(let value): return BoundExpression(.literal(.float(value)), .float, span)
    case .string(let value): return BoundExpression(.literal(.text(value)), .string, span)
    case .list(let items): return try bindList(items, span, context)
    case .map(let entries): return try bindMap(entries, span, context)
    case .variable(let name): return try bindVariable(name, span, context)
    case .parameter(let name):
      require(parameter: name)
      return BoundExpression(.parameter(name.text), .any, span)
    case .property, .subscripted, .slice, .mapProjection, .labels:
      return try bindAccess(expression, context)
    case .not, .and, .or, .xor: return try bindLogic(expression, context)
    case .comparison, .stringTest, .contained, .isNull, .isNotNull, .isTyped:
      return try bindComparison(expression, context)
    case .arithmetic, .negated, .affirmed: return try bindArithmetic(expression, context)
    case .case(let choice): return try bindCase(choice, span, context)
    case .function(let call): return try bindFunction(call, span, context)
    case .countAll: return try bindCountAll(expression, context)
    case .listComprehension, .quantified, .reduce:
      return try bindComprehension(expression, context)
    case .patternComprehension(let pattern, let predicate, let projection):
      return try bindPatternComprehension(pattern, predicate, projection, span, context)
    case .pattern(let pattern): return try bindPatternExpression(pattern, span, context)
    case .subquery(let kind, let body): return try bindSubquery(kind, body, span, context)
    }
  }

  /// A condition: true, false or null.
  func bindPredicate(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(expression, context.predicate)
    guard bound.type.mayBe(.boolean) else {
      throw BinderDiagnostics.conditionIsNotBoolean(bound.type, bound.span)
    }
    return bound
  }

  /// The slot of what a projection has computed. Variables are looked up first: an alias wins over
  /// a variable of the same name that was projected under another.
  private func computedSlot(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> Slot? {
    guard let computed = context.computed else { return nil }
    if case .variable(let name) = expression.kind, context.scope.lookUp(name) != nil {
      return nil
    }
    return try computed.slot(of: expression)
  }

  func bindVariable(
    _ name: Name, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    if let referent = context.scope.lookUp(name) { return variable(referent, span) }
    if context.scope.isConstant { throw BinderDiagnostics.notConstant(span) }
    if case .notGrouped? = context.scope.concealed[name] {
      throw BinderDiagnostics.ambiguousAggregation(span)
    }
    throw BinderDiagnostics.undefinedVariable(name, span, context.scope)
  }

  private func bindList(
    _ items: [Expression], _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    var bound: [BoundExpression] = []
    bound.reserveCapacity(items.count)
    var element = StaticType.null
    for (place, item) in items.enumerated() {
      let value = try bind(item, context.value)
      element = place == 0 ? value.type : element.joined(with: value.type)
      bound.append(value)
    }
    let values = bound.compactMap(\.literal)
    let isLiteral = values.count == bound.count
    return BoundExpression(
      isLiteral ? .literal(.list(values)) : .list(bound), .list(element), span)
  }

  private func bindMap(
    _ entries: [MapEntry], _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    var bound: [(key: String, value: BoundExpression)] = []
    bound.reserveCapacity(entries.count)
    for entry in entries {
      bound.append((entry.key.text, try bind(entry.value, context.value)))
    }
    return BoundExpression(.map(bound), .map, span)
  }
}

extension BoundExpression {
  /// The value of a literal.
  var literal: CypherValue? { if case .literal(let value) = kind { value } else { nil } }
}
