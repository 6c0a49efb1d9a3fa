import CypherSyntax

/// Aggregates of one projection, gathered while its items and its ORDER BY are bound.
final class GroupingState {
  struct Entry {
    var expression: Expression
    var aggregate: BoundAggregate
  }

  /// The rows before they are grouped: what the arguments see.
  let input: ExpressionContext
  private(set) var entries: [Entry] = []
  /// Slots of aggregates that ORDER BY or WHERE speaks of although no item does.
  var lateSlots: [Slot] = []
  /// Whether the items are bound already.
  var isLate = false

  init(input: ExpressionContext) { self.input = input }

  func slot(of expression: Expression) -> Slot? {
    entries.first { $0.expression.says(expression) }?.aggregate.slot
  }

  func add(_ expression: Expression, _ aggregate: BoundAggregate) {
    entries.append(Entry(expression: expression, aggregate: aggregate))
  }
}

extension BindingSession {
  /// Whether an aggregate of the query itself, not of a subquery, stands in it.
  func containsAggregate(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .countAll: return true
    case .function(let call) where functions.aggregate(call.fullName) != nil: return true
    default: return expression.parts.contains(where: containsAggregate)
    }
  }

  func bindCountAll(
    _ expression: Expression, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let grouping = try grouping("count", expression.span, context)
    return aggregate(
      expression, grouping,
      BoundAggregate(
        slot: Slot(0), definition: nil, arguments: [], isDistinct: false), .integer, .none)
  }

  func bindAggregate(
    _ definition: AggregateDefinition, _ call: FunctionCall, _ span: SourceSpan,
    _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let grouping = try grouping(definition.name, span, context)
    // Behind a grouping only what was passed on is known, and an aggregate of the items.
    let expression = Expression(.function(call), span)
    if grouping.isLate, grouping.slot(of: expression) == nil {
      try checkVisible(call.arguments, context)
    }
    var input = grouping.input
    input.aggregation = .nested
    var arguments: [BoundExpression] = []
    for argument in call.arguments {
      if let random = impureCall(in: argument) {
        throw BinderDiagnostics.randomInAggregate(definition.name, random)
      }
      arguments.append(try bind(argument, input))
    }
    try check(arguments, definition.parameters, isVariadic: false, of: definition.name, span)
    let type: StaticType
    switch (definition.name.lowercased(), arguments.first?.type) {
    case ("collect", let element?): type = .list(element)
    case ("sum", let number?) where number == .integer || number == .float: type = number
    default: type = definition.result
    }
    let flow: PropertyFlow =
      definition.name.lowercased() == "count" ? .none : self.flow(of: arguments)
    return aggregate(
      expression, grouping,
      BoundAggregate(
        slot: Slot(0), definition: definition, arguments: arguments, isDistinct: call.isDistinct),
      type, flow)
  }

  private func grouping(
    _ name: String, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> GroupingState {
    switch context.aggregation {
    case .grouped(let grouping): return grouping
    case .nested: throw BinderDiagnostics.nestedAggregate(name, span)
    case .refused: throw BinderDiagnostics.misplacedAggregate(name, span)
    }
  }

  /// Equal aggregates of one projection are computed once.
  private func aggregate(
    _ expression: Expression, _ grouping: GroupingState, _ aggregate: BoundAggregate,
    _ type: StaticType, _ flow: PropertyFlow
  ) -> BoundExpression {
    if let slot = grouping.slot(of: expression) {
      if grouping.isLate, !grouping.lateSlots.contains(slot) { grouping.lateSlots.append(slot) }
      return variable(slot, expression.span)
    }
    var aggregate = aggregate
    aggregate.slot = declareAnonymousSlot("aggregate", type, flow: flow)
    grouping.add(expression, aggregate)
    if grouping.isLate { grouping.lateSlots.append(aggregate.slot) }
    return variable(aggregate.slot, expression.span)
  }

  private func checkVisible(
    _ expressions: [Expression], _ context: ExpressionContext
  ) throws(CypherError) {
    for expression in expressions {
      if case .variable(let name) = expression.kind, context.scope.lookUp(name) == nil {
        throw BinderDiagnostics.undefinedVariable(name, expression.span, context.scope)
      }
      try checkVisible(expression.parts, context)
    }
  }

  /// Where a function stands that gives another value at each call.
  private func impureCall(in expression: Expression) -> SourceSpan? {
    if case .function(let call) = expression.kind,
      ["rand", "randomuuid"].contains(call.fullName.lowercased())
    {
      return expression.span
    }
    for part in expression.parts {
      if let found = impureCall(in: part) { return found }
    }
    return nil
  }
}
