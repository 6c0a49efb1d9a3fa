import CypherSyntax

/// Where an expression stands: what it sees, and what may stand in it.
struct ExpressionContext {
  /// What becomes of an aggregate.
  enum Aggregation {
    /// None may stand here.
    case refused
    /// It would stand inside another.
    case nested
    /// It is taken up among those of the projection.
    case grouped(GroupingState)
  }

  var scope: Scope
  var aggregation: Aggregation = .refused
  /// Whether a pattern may stand here as a predicate.
  var allowsPatterns = false
  /// Whether a condition stands somewhere around it.
  private(set) var isInsideCondition = false
  /// Expressions that a projection has computed already.
  var computed: ComputedExpressions?

  init(_ scope: Scope) { self.scope = scope }

  /// For a condition.
  var predicate: ExpressionContext {
    var context = self
    context.allowsPatterns = true
    context.isInsideCondition = true
    return context
  }

  /// For a value within a condition or anywhere else.
  var value: ExpressionContext {
    var context = self
    context.allowsPatterns = false
    return context
  }

  /// Inside something that binds a variable of its own.
  func introducing(_ name: Name, _ local: Local) -> ExpressionContext {
    var context = self
    context.scope.declare(name, .local(local))
    context.computed = computed?.without(name)
    context.aggregation = .refused
    return context
  }
}

/// Expressions whose values stand in slots already: what ORDER BY and expressions with aggregates
/// may use although their variables are gone.
struct ComputedExpressions {
  struct Entry {
    var expression: Expression
    var slot: Slot
    /// A variable, a property or a single aggregate.
    var isSimple: Bool
  }

  private(set) var entries: [Entry] = []
  /// Beside an aggregate only what is simple counts as what the rows are grouped by; with a larger
  /// expression it would be open which rows are meant (CIP2021-07-07).
  var refusesCompound = false

  /// Literals and parameters need no slot: they are the same in all rows.
  mutating func add(_ expression: Expression, _ slot: Slot, isAggregate: Bool) {
    if expression.isConstant { return }
    entries.append(
      Entry(
        expression: expression, slot: slot,
        isSimple: isAggregate || expression.isVariableOrProperty))
  }

  func slot(of expression: Expression) throws(CypherError) -> Slot? {
    guard let entry = entries.first(where: { $0.expression.says(expression) }) else { return nil }
    if refusesCompound, !entry.isSimple {
      throw BinderDiagnostics.ambiguousAggregation(expression.span)
    }
    return entry.slot
  }

  func without(_ name: Name) -> ComputedExpressions {
    var copy = self
    copy.entries.removeAll { $0.expression.mentions(name) }
    return copy
  }
}
