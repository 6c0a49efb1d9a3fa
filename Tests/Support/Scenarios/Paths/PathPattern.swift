/// Which walks a path pattern may take at all.
public enum PathMode: String, CaseIterable, Sendable {
  case walk = "WALK"
  case trail = "TRAIL"
  case acyclic = "ACYCLIC"
  case simple = "SIMPLE"
}

/// Which of the matches between the same two ends are kept.
public enum PathSelector: Sendable, Hashable {
  case all
  /// Any so many.
  case any(Int)
  /// So many, shorter ones first.
  case shortest(Int)
  /// All of the so many smallest lengths.
  case shortestGroups(Int)
}

/// A condition on labels or types: `A`, `!A`, `A&B`, `A|B`, `%`.
public indirect enum LabelExpression: Sendable, Hashable {
  case any
  case name(String)
  case not(LabelExpression)
  case and(LabelExpression, LabelExpression)
  case or(LabelExpression, LabelExpression)

  func holds(for names: [String]) -> Bool {
    switch self {
    case .any: !names.isEmpty
    case .name(let name): names.contains(name)
    case .not(let inner): !inner.holds(for: names)
    case .and(let left, let right): left.holds(for: names) && right.holds(for: names)
    case .or(let left, let right): left.holds(for: names) || right.holds(for: names)
    }
  }
}

/// What a node or a relationship must be: `(x:A {k: 1} WHERE x.w > 2)`.
public struct PathConstraint: Sendable, Hashable {
  public var variable: String?
  public var labels: LabelExpression?
  public var properties: [String: PathExpression] = [:]
  public var predicate: PathExpression?

  public init(
    variable: String? = nil, labels: LabelExpression? = nil, predicate: PathExpression? = nil
  ) {
    self.variable = variable
    self.labels = labels
    self.predicate = predicate
  }
}

/// Which way a relationship pattern points.
public enum PathDirection: Sendable, CaseIterable {
  case forward
  case backward
  case either
}

/// How often something repeats: `+`, `*`, `{2,3}`, and the older `*2..3` within the brackets.
public struct PathQuantifier: Sendable, Hashable {
  public var low: Int
  public var high: Int?
  /// Written within the brackets of a relationship.
  public var isInside = false

  public init(low: Int, high: Int?, isInside: Bool = false) {
    self.low = low
    self.high = high
    self.isInside = isInside
  }
}

/// One part of a path pattern, from left to right.
public indirect enum PathElement: Sendable, Hashable {
  case node(PathConstraint)
  case relationship(PathConstraint, PathDirection, PathQuantifier?)
  /// A quantified path pattern, begun and ended by a node.
  case group([PathElement], PathExpression?, PathQuantifier)
}

/// One path pattern of a MATCH.
public struct PathPattern: Sendable, Hashable {
  public var variable: String?
  public var selector = PathSelector.all
  public var mode = PathMode.walk
  public var elements: [PathElement]
  /// The predicate that filters before the selector chooses.
  public var predicate: PathExpression?
  /// `shortestPath(…)` and `allShortestPaths(…)`: the WHERE of their clause filters first.
  public var isFunction = false

  public init(elements: [PathElement]) { self.elements = elements }
}

/// One MATCH clause.
public struct PathMatch: Sendable, Hashable {
  /// REPEATABLE ELEMENTS; otherwise no relationship occurs twice in all patterns of the clause.
  public var isRepeatable = false
  public var patterns: [PathPattern]
  public var predicate: PathExpression?

  public init(patterns: [PathPattern]) { self.patterns = patterns }
}

/// MATCH clauses and a RETURN: what the enumerator can answer.
public struct PathQuery: Sendable, Hashable {
  /// One column: its expression and the name it goes by.
  public struct Item: Sendable, Hashable {
    public var expression: PathExpression
    public var name: String

    public init(_ expression: PathExpression, _ name: String) {
      self.expression = expression
      self.name = name
    }
  }

  public var matches: [PathMatch]
  public var items: [Item]
  public var isDistinct = false

  public init(matches: [PathMatch], items: [Item]) {
    self.matches = matches
    self.items = items
  }
}
