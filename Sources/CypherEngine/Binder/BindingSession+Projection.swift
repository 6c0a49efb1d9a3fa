import CypherSyntax

/// WITH and RETURN: items, grouping, ORDER BY, SKIP, LIMIT, WHERE.
extension BindingSession {
  enum ProjectionRole {
    case with
    case result(QueryRole)
  }

  /// An item with the name it gets.
  private struct NamedItem {
    var name: Name
    var expression: Expression
    var hasAggregate: Bool

    /// Whether a variable goes on under its own name.
    var passesOn: Bool {
      if case .variable(let variable) = expression.kind { variable == name } else { false }
    }
  }

  func bindProjection(
    _ clause: ProjectionClause, _ role: ProjectionRole, _ scope: inout Scope
  ) throws(CypherError) -> (BoundProjection, [ResultColumn]) {
    let items = try namedItems(clause, role, scope)
    let isGrouped = items.contains(where: \.hasAggregate)
    let grouping = GroupingState(input: ExpressionContext(scope))
    let (bound, keys) =
      isGrouped
      ? try bindGrouped(items, scope, grouping) : (try bindUngrouped(items, scope), [])
    var projection = BoundProjection(
      grouping: nil, items: bound, isDistinct: clause.isDistinct)

    var after = scope.emptied()
    for (item, bound) in zip(items, bound) { after.declare(item.name, .slot(bound.slot)) }
    let tail = tailContext(items, bound, isGrouped ? grouping : nil, clause, scope, after)
    try bindTail(clause, tail, &projection)
    if isGrouped {
      projection.grouping = .init(keys: keys, aggregates: grouping.entries.map(\.aggregate))
      try keep(grouping.lateSlots, clause, &projection)
    }
    scope = after
    let columns = zip(items, bound).map { ResultColumn(name: $0.name, slot: $1.slot) }
    return (projection, columns)
  }

  // MARK: - Items

  private func namedItems(
    _ clause: ProjectionClause, _ role: ProjectionRole, _ scope: Scope
  ) throws(CypherError) -> [NamedItem] {
    var items: [NamedItem] = []
    if clause.includesAll {
      let names = scope.ownNames
      if names.isEmpty, case .result = role, scope.outer.isEmpty {
        throw BinderDiagnostics.nothingInScope(clause.span)
      }
      items = names.map {
        NamedItem(
          name: $0, expression: Expression(.variable($0), clause.span), hasAggregate: false)
      }
    }
    for item in clause.items {
      items.append(
        NamedItem(
          name: try name(of: item, role), expression: item.expression,
          hasAggregate: containsAggregate(item.expression)))
    }
    var seen: Set<Name> = []
    for item in items {
      if !seen.insert(item.name).inserted { throw BinderDiagnostics.columnConflict(item.name) }
      if case .with = role, !item.passesOn, scope.outer[item.name] != nil {
        throw BinderDiagnostics.shadowsOuter(item.name)
      }
    }
    return items
  }

  private func name(
    of item: ProjectionItem, _ role: ProjectionRole
  ) throws(CypherError) -> Name {
    if let alias = item.alias { return alias }
    if case .variable(let name) = item.expression.kind { return name }
    switch role {
    case .with, .result(.call): throw BinderDiagnostics.missingAlias(item.expression.span)
    case .result: return Name(item.text, item.expression.span)
    }
  }

  private func bindUngrouped(
    _ items: [NamedItem], _ scope: Scope
  ) throws(CypherError) -> [BoundProjection.Item] {
    var bound: [BoundProjection.Item] = []
    let context = ExpressionContext(scope)
    for item in items {
      let value = try bind(item.expression, context)
      bound.append(.init(slot: slot(for: item, value), value: value))
    }
    return bound
  }

  /// Keys first, then the items with aggregates, which may speak of keys alone.
  private func bindGrouped(
    _ items: [NamedItem], _ scope: Scope, _ grouping: GroupingState
  ) throws(CypherError) -> (items: [BoundProjection.Item], keys: [BoundProjection.Item]) {
    var keys: [BoundProjection.Item] = []
    var bound: [BoundProjection.Item?] = []
    var keyScope = scope
    keyScope.conceal(scope.visibleNames, .notGrouped)
    var computed = ComputedExpressions()
    computed.refusesCompound = true
    for item in items {
      guard !item.hasAggregate else {
        bound.append(nil)
        continue
      }
      let value = try bind(item.expression, grouping.input)
      let slot = slot(for: item, value)
      keys.append(.init(slot: slot, value: value))
      bound.append(.init(slot: slot, value: variable(slot, item.expression.span)))
      computed.add(item.expression, slot, isAggregate: false)
      if case .variable(let name) = item.expression.kind {
        keyScope.declare(name, .slot(slot))
      }
    }
    var context = ExpressionContext(keyScope)
    context.aggregation = .grouped(grouping)
    context.computed = computed
    var result: [BoundProjection.Item] = []
    for (item, known) in zip(items, bound) {
      if let known {
        result.append(known)
      } else {
        let value = try bind(item.expression, context)
        result.append(.init(slot: slot(for: item, value), value: value))
      }
    }
    return (result, keys)
  }

  /// What passes a variable on keeps its slot.
  private func slot(for item: NamedItem, _ value: BoundExpression) -> Slot {
    if item.passesOn, case .variable(let slot) = value.kind { return slot }
    return declareSlot(item.name.text, value.type, flow: flow(of: value))
  }

  // MARK: - ORDER BY, SKIP, LIMIT, WHERE

  /// What ORDER BY and WHERE see: the items, and where rows are neither grouped nor made distinct
  /// the variables before as well.
  private func tailContext(
    _ items: [NamedItem], _ bound: [BoundProjection.Item], _ grouping: GroupingState?,
    _ clause: ProjectionClause, _ before: Scope, _ after: Scope
  ) -> ExpressionContext {
    var scope = after
    if grouping == nil, !clause.isDistinct {
      scope = before
      for (item, bound) in zip(items, bound) { scope.declare(item.name, .slot(bound.slot)) }
    }
    var context = ExpressionContext(scope)
    var computed = ComputedExpressions()
    for (item, bound) in zip(items, bound) {
      computed.add(
        item.expression, bound.slot, isAggregate: isAggregateCall(item.expression))
    }
    // A name that now stands for another variable no longer says what the items meant by it.
    for item in items where !item.passesOn {
      if case .variable = item.expression.kind { computed = computed.without(item.name) }
    }
    context.computed = computed
    if let grouping {
      grouping.isLate = true
      context.aggregation = .grouped(grouping)
    }
    return context
  }

  private func isAggregateCall(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .countAll: true
    case .function(let call): functions.aggregate(call.fullName) != nil
    default: false
    }
  }

  private func bindTail(
    _ clause: ProjectionClause, _ context: ExpressionContext,
    _ projection: inout BoundProjection
  ) throws(CypherError) {
    for item in clause.order {
      var context = context
      context.computed?.refusesCompound = containsAggregate(item.expression)
      projection.order.append(
        .init(value: try bind(item.expression, context), isDescending: item.isDescending))
    }
    projection.skip = try bindRowCount(clause.skip, "SKIP")
    projection.limit = try bindRowCount(clause.limit, "LIMIT")
    if let predicate = clause.predicate {
      var context = context
      context.computed?.refusesCompound = containsAggregate(predicate)
      projection.predicate = try bindPredicate(predicate, context)
    }
  }

  /// Aggregates that only ORDER BY or WHERE speaks of go along with the items.
  private func keep(
    _ slots: [Slot], _ clause: ProjectionClause, _ projection: inout BoundProjection
  ) throws(CypherError) {
    if slots.isEmpty { return }
    if clause.isDistinct { throw BinderDiagnostics.misplacedAggregate(nil, clause.span) }
    for slot in slots {
      projection.items.append(.init(slot: slot, value: variable(slot, clause.span)))
    }
  }

  /// A number of rows: no variables, not negative, an integer.
  func bindRowCount(
    _ expression: Expression?, _ word: String
  ) throws(CypherError) -> BoundExpression? {
    guard let expression else { return nil }
    let bound = try bind(expression, ExpressionContext(.constant))
    if case .integer(let number)? = bound.literal, number < 0 {
      throw BinderDiagnostics.negativeCount(word, bound.span)
    }
    guard bound.type.mayBe(.integer), bound.type != .null else {
      throw BinderDiagnostics.countIsNotInteger(word, bound.type, bound.span)
    }
    return bound
  }
}
