/// An expression and where it stands.
public struct Expression: Hashable, Sendable {
  public var kind: ExpressionKind
  public var span: SourceSpan

  public init(_ kind: ExpressionKind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// What an expression says.
public indirect enum ExpressionKind: Hashable, Sendable {
  // Literals.
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([Expression])
  case map([MapEntry])

  case variable(Name)
  /// `$name` or `$1`.
  case parameter(Name)

  // Access.
  case property(Expression, Name)
  case subscripted(Expression, Expression)
  case slice(Expression, from: Expression?, to: Expression?)
  /// `n {.a, .*, b, c: 1}`
  case mapProjection(Name, [MapProjectionItem])
  /// `n:A&B`, `n IS A`, and for relationships `r:T`.
  case labels(Expression, LabelExpression)

  // Logic. AND and OR are flat, so that long ones are not deep.
  case not(Expression)
  case and([Expression])
  case or([Expression])
  case xor([Expression])

  // Comparison: `a < b <= c` is one chain.
  case comparison(Expression, [ComparisonLink])
  case stringTest(StringOperator, Expression, Expression)
  case contained(Expression, in: Expression)
  case isNull(Expression)
  case isNotNull(Expression)
  /// `x IS [NOT] :: TYPE`, also `IS TYPED`; the type as written, in capitals.
  case isTyped(Expression, type: String, isNegated: Bool)

  // Arithmetic.
  case arithmetic(ArithmeticOperator, Expression, Expression)
  case negated(Expression)
  /// Unary plus.
  case affirmed(Expression)

  case `case`(CaseExpression)
  case function(FunctionCall)
  /// `count(*)`
  case countAll

  // What binds a variable of its own.
  case listComprehension(
    variable: Name, list: Expression, predicate: Expression?, projection: Expression?)
  case patternComprehension(pattern: PathPattern, predicate: Expression?, projection: Expression)
  case quantified(Quantification, variable: Name, list: Expression, predicate: Expression?)
  case reduce(
    accumulator: Name, initial: Expression, variable: Name, list: Expression, step: Expression)

  // Patterns and subqueries.
  /// A pattern as a predicate: `(a)-[:T]->(b)`; also the argument of `size()` and `exists()`.
  case pattern(PathPattern)
  case subquery(SubqueryKind, SubqueryBody)
}

/// `key: value`.
public struct MapEntry: Hashable, Sendable {
  public var key: Name
  public var value: Expression

  public init(key: Name, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// One item of a map projection.
public enum MapProjectionItem: Hashable, Sendable {
  /// `.name`
  case property(Name)
  /// `.*`
  case allProperties(SourceSpan)
  /// `variable`
  case variable(Name)
  /// `key: value`
  case entry(MapEntry)
}

public enum ComparisonOperator: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// An operator and its right side.
public struct ComparisonLink: Hashable, Sendable {
  public var `operator`: ComparisonOperator
  public var right: Expression

  public init(_ operator: ComparisonOperator, _ right: Expression) {
    self.operator = `operator`
    self.right = right
  }
}

public enum StringOperator: String, Hashable, Sendable {
  case startsWith = "STARTS WITH"
  case endsWith = "ENDS WITH"
  case contains = "CONTAINS"
  case matches = "=~"
}

public enum ArithmeticOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
  /// `||`: strings and lists end to end.
  case concatenate = "||"
}

/// `CASE [operand] WHEN … THEN … [ELSE …] END`.
public struct CaseExpression: Hashable, Sendable {
  public struct Branch: Hashable, Sendable {
    /// Several in the extended simple form `WHEN 1, 2 THEN`.
    public var conditions: [Expression]
    public var result: Expression

    public init(conditions: [Expression], result: Expression) {
      self.conditions = conditions
      self.result = result
    }
  }

  public var operand: Expression?
  public var branches: [Branch]
  public var otherwise: Expression?

  public init(operand: Expression?, branches: [Branch], otherwise: Expression?) {
    self.operand = operand
    self.branches = branches
    self.otherwise = otherwise
  }
}

/// `name([DISTINCT] arguments)`.
public struct FunctionCall: Hashable, Sendable {
  /// `date.truncate` in its parts.
  public var name: [Name]
  public var isDistinct: Bool
  public var arguments: [Expression]

  public init(name: [Name], isDistinct: Bool, arguments: [Expression]) {
    self.name = name
    self.isDistinct = isDistinct
    self.arguments = arguments
  }

  /// The name with its dots, as written.
  public var fullName: String { name.map(\.text).joined(separator: ".") }
}

/// `all(x IN list WHERE …)` and its kin.
public enum Quantification: String, Hashable, Sendable { case all, any, none, single }

public enum SubqueryKind: String, Hashable, Sendable {
  case exists = "EXISTS"
  case count = "COUNT"
  case collect = "COLLECT"
}

/// What stands in the braces of EXISTS, COUNT and COLLECT.
public enum SubqueryBody: Hashable, Sendable {
  /// Patterns with an optional WHERE, without MATCH.
  case patterns(MatchClause)
  case query(Query)
}
