import CypherSyntax

/// SET, REMOVE, DELETE, FOREACH.
extension BindingSession {
  func bindUpdate(
    _ clause: Clause, _ scope: inout Scope
  ) throws(CypherError) -> [BoundClause] {
    switch clause {
    case .create(let clause): return try bindCreate(clause, &scope).map { .create($0) }
    case .merge(let clause): return [.merge(try bindMerge(clause, &scope))]
    case .set(let clause): return [.set(try bindSetItems(clause.items, scope))]
    case .remove(let clause): return [.remove(try bindRemoveItems(clause.items, scope))]
    case .delete(let clause): return [try bindDelete(clause, scope)]
    case .foreach(let clause): return [try bindForeach(clause, scope)]
    default: throw BinderDiagnostics.notAnUpdate(clause)
    }
  }

  func bindSetItems(
    _ items: [SetItem], _ scope: Scope
  ) throws(CypherError) -> [BoundSetItem] {
    let context = ExpressionContext(scope)
    var bound: [BoundSetItem] = []
    for item in items {
      switch item {
      case .property(let target, let key, let value, _):
        bound.append(
          .property(
            target: try bindOwner(target, context), key: key.text,
            value: try bind(value, context)))
      case .dynamicProperty(let target, let key, let value, _):
        bound.append(
          .dynamicProperty(
            target: try bindOwner(target, context), key: try bindKey(key, context),
            value: try bind(value, context)))
      case .replace(let name, let value, _):
        bound.append(
          .replace(
            target: try bindOwner(name, context), value: try bindProperties(value, context)))
      case .merge(let name, let value, _):
        bound.append(
          .merge(target: try bindOwner(name, context), value: try bindProperties(value, context)))
      case .labels(let name, let labels, _):
        bound.append(
          .labels(target: try bindLabelled(name, context), labels.map(\.text)))
      }
    }
    return bound
  }

  private func bindRemoveItems(
    _ items: [RemoveItem], _ scope: Scope
  ) throws(CypherError) -> [BoundRemoveItem] {
    let context = ExpressionContext(scope)
    var bound: [BoundRemoveItem] = []
    for item in items {
      switch item {
      case .property(let target, let key, _):
        bound.append(.property(target: try bindOwner(target, context), key: key.text))
      case .dynamicProperty(let target, let key, _):
        bound.append(
          .dynamicProperty(
            target: try bindOwner(target, context), key: try bindKey(key, context)))
      case .labels(let name, let labels, _):
        bound.append(
          .labels(target: try bindLabelled(name, context), labels.map(\.text)))
      }
    }
    return bound
  }

  private func bindDelete(
    _ clause: DeleteClause, _ scope: Scope
  ) throws(CypherError) -> BoundClause {
    var targets: [BoundExpression] = []
    for target in clause.targets {
      if case .labels = target.kind { throw BinderDiagnostics.deletedLabel(target.span) }
      let bound = try bind(target, ExpressionContext(scope))
      switch bound.type {
      case .any, .null, .node, .relationship, .path: targets.append(bound)
      default: throw BinderDiagnostics.notDeletable(bound.type, bound.span)
      }
    }
    return .delete(targets: targets, isDetaching: clause.isDetaching)
  }

  private func bindForeach(
    _ clause: ForeachClause, _ scope: Scope
  ) throws(CypherError) -> BoundClause {
    let list = try bind(clause.list, ExpressionContext(scope))
    guard list.type.mayBe(.list(.any)) else {
      throw BinderDiagnostics.notAList(list.type, list.span)
    }
    var inner = scope
    let slot = try declareFresh(
      clause.variable, list.type.elementType, flow: flow(of: list), &inner)
    var updates: [BoundClause] = []
    for update in clause.updates { updates += try bindUpdate(update, &inner) }
    return .foreach(list: list, into: slot, updates: updates)
  }

  // MARK: - Parts

  /// Whatever has properties that may be changed.
  private func bindOwner(
    _ target: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(target, context)
    switch bound.type {
    case .any, .null, .node, .relationship: return bound
    default: throw BinderDiagnostics.notChangeable(bound.type, bound.span)
    }
  }

  private func bindOwner(
    _ name: Name, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    try bindOwner(Expression(.variable(name), name.span), context)
  }

  private func bindLabelled(
    _ name: Name, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bindVariable(name, name.span, context)
    guard bound.type.mayBe(.node) else { throw BinderDiagnostics.noLabels(bound.type, name.span) }
    return bound
  }

  private func bindKey(
    _ key: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(key, context)
    guard bound.type.mayBe(.string) else {
      throw BinderDiagnostics.keyIsNotText(bound.type, bound.span)
    }
    return bound
  }

  private func bindProperties(
    _ value: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let bound = try bind(value, context)
    switch bound.type {
    case .any, .null, .map, .node, .relationship: return bound
    default: throw BinderDiagnostics.propertiesAreNotMap(bound.type, bound.span)
    }
  }
}
