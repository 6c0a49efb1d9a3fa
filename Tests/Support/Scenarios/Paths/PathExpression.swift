/// The expressions that path scenarios use in predicates and columns.
public indirect enum PathExpression: Sendable, Hashable {
  /// `=` and so on, by their Cypher spelling.
  public enum Operator: String, Sendable, CaseIterable {
    case or = "OR"
    case and = "AND"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case unequal = "<>"
    case equal = "="
    case less = "<"
    case greater = ">"
    case within = "IN"
    case plus = "+"
    case minus = "-"
    case times = "*"
  }

  /// The predicates over lists.
  public enum Quantifier: String, Sendable, CaseIterable {
    case all, any, none, single
  }

  case literal(PathValue)
  case variable(String)
  case property(PathExpression, String)
  case list([PathExpression])
  case binary(Operator, PathExpression, PathExpression)
  case not(PathExpression)
  case isNull(PathExpression)
  case hasLabels(PathExpression, LabelExpression)
  case call(String, [PathExpression])
  case element(PathExpression, at: PathExpression)
  /// `[x IN list WHERE predicate | image]`
  case comprehension(String, in: PathExpression, predicate: PathExpression?, image: PathExpression?)
  /// `all(x IN list WHERE predicate)`
  case quantified(Quantifier, String, in: PathExpression, predicate: PathExpression)
  /// `count(*)`, `collect(x)` …: the function's name and its argument, nil for the star.
  case aggregate(String, PathExpression?, isDistinct: Bool)

  static let aggregates = ["count", "collect", "sum", "min", "max"]
}
