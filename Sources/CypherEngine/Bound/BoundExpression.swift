import CypherSyntax

/// An expression whose names are resolved and whose type is known as far as it can be.
public struct BoundExpression: Sendable {
  public var kind: BoundExpressionKind
  public var type: StaticType
  public var span: SourceSpan

  public init(_ kind: BoundExpressionKind, _ type: StaticType, _ span: SourceSpan) {
    self.kind = kind
    self.type = type
    self.span = span
  }
}

/// What a bound expression says.
public indirect enum BoundExpressionKind: Sendable {
  case literal(CypherValue)
  case parameter(String)
  case variable(Slot)
  case local(Local)

  case list([BoundExpression])
  case map([(key: String, value: BoundExpression)])
  case mapProjection(BoundExpression, [BoundProjectionItem])
  case property(BoundExpression, key: String)
  case subscripted(BoundExpression, BoundExpression)
  case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
  /// Whether a node's labels, or a relationship's type, fit.
  case labels(BoundExpression, LabelExpression)

  case not(BoundExpression)
  case and([BoundExpression])
  case or([BoundExpression])
  case xor(BoundExpression, BoundExpression)
  /// A chain `a < b < c` is an AND of two.
  case comparison(ComparisonOperator, BoundExpression, BoundExpression)
  case string(StringOperator, BoundExpression, BoundExpression)
  case contained(BoundExpression, in: BoundExpression)
  case isNull(BoundExpression)
  case isNotNull(BoundExpression)
  case isTyped(BoundExpression, type: String, isNegated: Bool)

  case arithmetic(ArithmeticOperator, BoundExpression, BoundExpression)
  case negated(BoundExpression)

  /// Conditions are truth values: the simple form is turned into equations.
  case `case`(branches: [BoundCaseBranch], otherwise: BoundExpression?)
  case function(FunctionDefinition, [BoundExpression])
  /// `coalesce`: evaluates only as far as needed.
  case coalesce([BoundExpression])

  case listComprehension(
    Local, list: BoundExpression, predicate: BoundExpression?, projection: BoundExpression?)
  case quantified(Quantification, Local, list: BoundExpression, predicate: BoundExpression)
  case reduce(
    accumulator: Local, initial: BoundExpression, Local, list: BoundExpression,
    step: BoundExpression)

  /// EXISTS, COUNT, COLLECT; pattern predicates are EXISTS, pattern comprehensions COLLECT.
  case subquery(SubqueryKind, BoundSubquery)
  /// What the planner puts in; the binder makes none.
  case planned(PlannedExpression)
}

/// One `WHEN … THEN …`.
public struct BoundCaseBranch: Sendable {
  public var condition: BoundExpression
  public var result: BoundExpression

  public init(condition: BoundExpression, result: BoundExpression) {
    self.condition = condition
    self.result = result
  }
}

/// One item of a map projection.
public enum BoundProjectionItem: Sendable {
  case property(String)
  case allProperties
  case entry(key: String, BoundExpression)
}

/// A query inside an expression. It sees the slots of outside under their numbers; locals of
/// outside that it uses come in through slots of its own.
public struct BoundSubquery: Sendable {
  public var query: BoundQuery
  /// Slots of outside that the query uses.
  public var imports: [Slot]
  public var localImports: [LocalImport]

  public struct LocalImport: Sendable {
    public var local: Local
    public var slot: Slot

    public init(local: Local, slot: Slot) {
      self.local = local
      self.slot = slot
    }
  }

  public init(query: BoundQuery, imports: [Slot], localImports: [LocalImport]) {
    self.query = query
    self.imports = imports
    self.localImports = localImports
  }
}
