import CypherSyntax

/// Properties, elements of lists and maps, slices, map projections, labels.
extension BindingSession {
  func bindAccess(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let span = expression.span
    switch expression.kind {
    case .property(let base, let key):
      return try property(of: bind(base, context.value), key, span)
    case .subscripted(let base, let index):
      return try bindSubscript(base, index, span, context.value)
    case .slice(let base, let from, let to):
      let base = try bind(base, context.value)
      guard base.type.mayBe(.list(.any)) else {
        throw BinderDiagnostics.notAList(base.type, base.span)
      }
      return BoundExpression(
        .slice(base, from: try bound(from, context), to: try bound(to, context)), base.type, span)
    case .mapProjection(let name, let items):
      return try bindMapProjection(name, items, span, context.value)
    case .labels(let base, let labels):
      let base = try bind(base, context.value)
      guard base.type.mayBe(.node) || base.type.mayBe(.relationship) else {
        throw BinderDiagnostics.noLabels(base.type, span)
      }
      return BoundExpression(.labels(base, labels), .boolean, span)
    default: preconditionFailure("the caller hands over kinds of access alone")
    }
  }

  /// `base.key`, of whatever may have properties or components.
  func property(
    of base: BoundExpression, _ key: Name, _ span: SourceSpan
  ) throws(CypherError) -> BoundExpression {
    guard base.type.mayHaveProperties else {
      throw BinderDiagnostics.noProperties(base.type, key, base.span)
    }
    return BoundExpression(.property(base, key: key.text), .any, span)
  }

  private func bindSubscript(
    _ base: Expression, _ index: Expression, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let base = try bind(base, context)
    let index = try bind(index, context)
    switch base.type {
    case .list(let element):
      guard index.type.mayBe(.integer) else {
        throw BinderDiagnostics.indexIsNotInteger(index.type, index.span)
      }
      return BoundExpression(.subscripted(base, index), element == .null ? .any : element, span)
    case .any, .null, .map, .node, .relationship:
      return BoundExpression(.subscripted(base, index), .any, span)
    default: throw BinderDiagnostics.notIndexed(base.type, base.span)
    }
  }

  /// A bound of a slice.
  private func bound(
    _ expression: Expression?, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression? {
    guard let expression else { return nil }
    let bound = try bind(expression, context.value)
    guard bound.type.mayBe(.integer) else {
      throw BinderDiagnostics.sliceBoundIsNotInteger(bound.type, bound.span)
    }
    return bound
  }

  private func bindMapProjection(
    _ name: Name, _ items: [MapProjectionItem], _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let base = try bind(Expression(.variable(name), name.span), context)
    switch base.type {
    case .any, .null, .map, .node, .relationship: break
    default: throw BinderDiagnostics.noProperties(base.type, nil, name.span)
    }
    var bound: [BoundProjectionItem] = []
    for item in items {
      switch item {
      case .property(let key): bound.append(.property(key.text))
      case .allProperties: bound.append(.allProperties)
      case .variable(let name):
        bound.append(
          .entry(key: name.text, try bind(Expression(.variable(name), name.span), context)))
      case .entry(let entry):
        bound.append(.entry(key: entry.key.text, try bind(entry.value, context)))
      }
    }
    return BoundExpression(.mapProjection(base, bound), .map, span)
  }
}

extension StaticType {
  /// Whether `.key` may mean something behind it.
  var mayHaveProperties: Bool {
    switch self {
    case .any, .null, .map, .node, .relationship, .point: true
    default: isTemporal
    }
  }
}
