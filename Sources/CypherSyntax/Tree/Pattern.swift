/// One path pattern: nodes and relationships in a row, perhaps named, perhaps chosen from.
public struct PathPattern: Hashable, Sendable {
  /// `p =`.
  public var variable: Name?
  /// What is kept of the paths that fit, for each pair of ends.
  public var selector: PathSelector
  /// Nil where none was written.
  public var mode: PathMode?
  /// Begins and ends with a node or a quantified part; nodes and relationships alternate.
  public var elements: [PatternElement]
  /// WHERE inside the parentheses around the whole pattern: counts before the selection.
  public var predicate: Expression?
  /// Whether parentheses stand around the whole pattern, as in `SHORTEST 1 (p = (a)-->+(b))`.
  public var isParenthesized: Bool
  /// `p =` inside those parentheses.
  public var innerVariable: Name?
  public var span: SourceSpan

  public init(
    variable: Name? = nil, selector: PathSelector = .unspecified, mode: PathMode? = nil,
    elements: [PatternElement], predicate: Expression? = nil, isParenthesized: Bool = false,
    innerVariable: Name? = nil, span: SourceSpan
  ) {
    self.variable = variable
    self.selector = selector
    self.mode = mode
    self.elements = elements
    self.predicate = predicate
    self.isParenthesized = isParenthesized
    self.innerVariable = innerVariable
    self.span = span
  }
}

/// Which of the fitting paths are kept, for each pair of end nodes.
public enum PathSelector: Hashable, Sendable {
  /// Nothing was written: all of them.
  case unspecified
  /// `ALL`.
  case all
  /// `ANY [k] [PATHS]`; nil is 1.
  case any(Expression?)
  /// `ANY SHORTEST`, `SHORTEST [k] [PATHS]`; nil is 1.
  case shortest(Expression?)
  /// `ALL SHORTEST`, `SHORTEST [k] GROUPS`; nil is 1.
  case shortestGroups(Expression?)
  /// `shortestPath(…)`.
  case legacyShortestPath
  /// `allShortestPaths(…)`.
  case legacyAllShortestPaths
}

/// What may repeat on one path.
public enum PathMode: Hashable, Sendable {
  /// Everything may.
  case walk
  /// No relationship twice.
  case trail
  /// No node twice.
  case acyclic
  /// No node twice, but the last may be the first.
  case simple
}

/// A part of a path pattern.
public indirect enum PatternElement: Hashable, Sendable {
  case node(NodePattern)
  case relationship(RelationshipPattern)
  /// `((x)-[r]->(y) WHERE …){1,5}`, or without a quantifier a part in parentheses.
  case group(GroupPattern)
}

/// `(variable :Labels {properties} WHERE …)`.
public struct NodePattern: Hashable, Sendable {
  public var variable: Name?
  public var labels: LabelExpression?
  public var properties: Expression?
  public var predicate: Expression?
  public var span: SourceSpan

  public init(
    variable: Name? = nil, labels: LabelExpression? = nil, properties: Expression? = nil,
    predicate: Expression? = nil, span: SourceSpan
  ) {
    self.variable = variable
    self.labels = labels
    self.properties = properties
    self.predicate = predicate
    self.span = span
  }
}

/// `-[variable :TYPE|OTHER *1..3 {properties} WHERE …]->{1,5}`.
public struct RelationshipPattern: Hashable, Sendable {
  public enum Direction: Hashable, Sendable {
    /// `-->`
    case outgoing
    /// `<--`
    case incoming
    /// `--` and `<-->`
    case either
  }

  /// How often it is walked.
  public enum Length: Hashable, Sendable {
    case single
    /// `*`, `*2`, `*1..3` inside the brackets; absent bounds are nil. The variable is a list.
    case variable(min: Int64?, max: Int64?)
    /// `{1,5}`, `+`, `*` behind the arrow. The variable is a group variable.
    case quantified(Quantifier)
  }

  public var variable: Name?
  public var types: LabelExpression?
  public var direction: Direction
  public var length: Length
  public var properties: Expression?
  public var predicate: Expression?
  public var span: SourceSpan

  public init(
    variable: Name? = nil, types: LabelExpression? = nil, direction: Direction,
    length: Length = .single, properties: Expression? = nil, predicate: Expression? = nil,
    span: SourceSpan
  ) {
    self.variable = variable
    self.types = types
    self.direction = direction
    self.length = length
    self.properties = properties
    self.predicate = predicate
    self.span = span
  }
}

/// How often a part repeats: at least `min`, at most `max` times; nil is without bound.
public struct Quantifier: Hashable, Sendable {
  public var min: Int64
  public var max: Int64?
  public var span: SourceSpan

  public init(min: Int64, max: Int64?, span: SourceSpan) {
    self.min = min
    self.max = max
    self.span = span
  }
}

/// A part of a path pattern in parentheses, repeated where there is a quantifier.
public struct GroupPattern: Hashable, Sendable {
  /// `p =` inside: refused by the binder where it means nothing.
  public var variable: Name?
  public var elements: [PatternElement]
  public var predicate: Expression?
  public var quantifier: Quantifier?
  public var span: SourceSpan

  public init(
    variable: Name? = nil, elements: [PatternElement], predicate: Expression? = nil,
    quantifier: Quantifier?, span: SourceSpan
  ) {
    self.variable = variable
    self.elements = elements
    self.predicate = predicate
    self.quantifier = quantifier
    self.span = span
  }
}

/// What labels a node, or which type a relationship, must have: `:A&!B`, `:A|B`, `:%`, `:A:B`.
public indirect enum LabelExpression: Hashable, Sendable {
  case name(Name)
  /// `%`: any label at all.
  case any(SourceSpan)
  case not(LabelExpression)
  case and([LabelExpression])
  case or([LabelExpression])

  /// The names where it is a mere conjunction, `:A:B` or `:A&B`, as CREATE and SET want it.
  public var conjunctiveNames: [Name]? {
    switch self {
    case .name(let name): return [name]
    case .and(let parts):
      var names: [Name] = []
      for part in parts {
        guard let more = part.conjunctiveNames else { return nil }
        names += more
      }
      return names
    case .any, .not, .or: return nil
    }
  }

  /// The names where it is a mere disjunction, `:A|B`, as relationship types are written.
  public var disjunctiveNames: [Name]? {
    switch self {
    case .name(let name): return [name]
    case .or(let parts):
      var names: [Name] = []
      for part in parts {
        guard let more = part.disjunctiveNames else { return nil }
        names += more
      }
      return names
    case .any, .not, .and: return nil
    }
  }
}
