import CypherSyntax
import PropertyGraph

/// Makes bound expressions ready for running by one worker.
struct ExpressionCompiler {
  let builder: OperatorBuilder
  /// Slots that are locals for the time of a path search.
  var substitutes: [Slot: Local] = [:]

  init(_ builder: OperatorBuilder, substitutes: [Slot: Local] = [:]) {
    self.builder = builder
    self.substitutes = substitutes
  }

  func compile(_ expression: BoundExpression) throws -> CompiledExpression {
    switch expression.kind {
    case .literal(let value): return LiteralExpression(value)
    case .parameter(let name):
      return LiteralExpression(builder.context.parameters[ByteString(name)] ?? .null)
    case .variable(let slot):
      if let local = substitutes[slot] { return LocalExpression(local) }
      return SlotExpression(slot)
    case .local(let local): return LocalExpression(local)

    case .list(let elements): return ListExpression(try all(elements))
    case .map(let entries):
      return MapExpression(try entries.map { (ByteString($0.key), try compile($0.value)) })
    case .mapProjection(let base, let items):
      return MapProjectionExpression(try compile(base), try items.map(projected))
    case .property(let base, let key):
      if case .variable(let slot) = base.kind, substitutes[slot] == nil {
        return SlotPropertyExpression(slot, key)
      }
      return PropertyExpression(try compile(base), key)
    case .subscripted(let base, let index):
      return SubscriptExpression(try compile(base), try compile(index))
    case .slice(let base, let from, let to):
      return SliceExpression(try compile(base), try from.map(compile), try to.map(compile))
    case .labels(let base, let labels): return LabelsExpression(try compile(base), labels)

    case .not(let inner): return NotExpression(try compile(inner))
    case .and(let parts): return ConjunctionExpression(try all(parts), isAll: true)
    case .or(let parts): return ConjunctionExpression(try all(parts), isAll: false)
    case .xor(let a, let b): return ExclusiveOrExpression(try compile(a), try compile(b))
    case .comparison(let comparison, let a, let b):
      return ComparisonExpression(comparison, try compile(a), try compile(b))
    case .string(let operation, let a, let b): return try string(operation, a, b)
    case .contained(let value, let list):
      return ContainmentExpression(try compile(value), try compile(list))
    case .isNull(let inner): return NullTestExpression(try compile(inner), isNegated: false)
    case .isNotNull(let inner): return NullTestExpression(try compile(inner), isNegated: true)
    case .isTyped(let inner, let type, let isNegated):
      return TypeTestExpression(
        try compile(inner), try ValueTypeName(type), isNegated: isNegated)

    case .arithmetic(let operation, let a, let b):
      return ArithmeticExpression(operation, try compile(a), try compile(b))
    case .negated(let inner): return NegationExpression(try compile(inner))

    case .case(let branches, let otherwise):
      return CaseSelection(
        try branches.map { (try compile($0.condition), try compile($0.result)) },
        try otherwise.map(compile))
    case .function(let definition, let arguments):
      return FunctionExpression(definition, try all(arguments))
    case .coalesce(let parts): return CoalesceExpression(try all(parts))

    case .listComprehension(let local, let list, let predicate, let projection):
      return ListComprehension(
        local, try compile(list), try predicate.map(compile), try projection.map(compile))
    case .quantified(let quantification, let local, let list, let predicate):
      return QuantifierExpression(
        quantification, local, try compile(list), try compile(predicate))
    case .reduce(let accumulator, let initial, let local, let list, let step):
      return ReduceExpression(
        accumulator, try compile(initial), local, try compile(list), try compile(step))

    case .subquery: preconditionFailure("a subquery without a plan")
    case .planned(let planned):
      switch planned.kind {
      case .subquery(let kind, let subquery):
        return SubqueryExpression(kind, subquery.reading(substitutes), builder)
      case .path(let parts): return PathExpression(parts)
      case .apart(let a, let b): return ApartExpression(a, b)
      }
    }
  }

  private func all(_ expressions: [BoundExpression]) throws -> [CompiledExpression] {
    try expressions.map(compile)
  }

  private func projected(
    _ item: BoundProjectionItem
  ) throws -> MapProjectionExpression.Item {
    switch item {
    case .property(let key): .property(PropertyReader(ByteString(key)))
    case .allProperties: .allProperties
    case .entry(let key, let value): .entry(ByteString(key), try compile(value))
    }
  }

  private func string(
    _ operation: StringOperator, _ a: BoundExpression, _ b: BoundExpression
  ) throws -> CompiledExpression {
    guard operation == .matches else {
      return TextExpression(operation, try compile(a), try compile(b))
    }
    return PatternMatchExpression(try compile(a), try compile(b))
  }
}
