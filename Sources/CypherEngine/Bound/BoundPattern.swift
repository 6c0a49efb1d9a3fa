import CypherSyntax

/// MATCH: every way in which the patterns fit, joined to each row.
public struct BoundMatch: Sendable {
  public var isOptional: Bool
  public var paths: [BoundPath]
  /// WHERE, as conjuncts. Properties in braces and labels stand with their elements.
  public var predicates: [BoundExpression]
  /// Whether no relationship may fit twice over all paths of the clause. False for
  /// `REPEATABLE ELEMENTS`.
  public var hasDifferentRelationships: Bool
  /// Slots that the clause gives values: all null where an optional match fails.
  public var introduced: [Slot]

  public init(
    isOptional: Bool, paths: [BoundPath], predicates: [BoundExpression],
    hasDifferentRelationships: Bool = true, introduced: [Slot]
  ) {
    self.isOptional = isOptional
    self.paths = paths
    self.predicates = predicates
    self.hasDifferentRelationships = hasDifferentRelationships
    self.introduced = introduced
  }
}

/// One path pattern.
public struct BoundPath: Sendable {
  public enum Selector: Sendable {
    case all
    /// Any so many paths for each pair of ends; nil is 1.
    case any(BoundExpression?)
    case shortest(BoundExpression?)
    /// All paths of so many smallest lengths.
    case shortestGroups(BoundExpression?)
    /// `shortestPath(…)`: the clause's WHERE counts before the selection.
    case legacyShortestPath
    case legacyAllShortestPaths
  }

  /// The slot of the path itself.
  public var variable: Slot?
  public var selector: Selector
  /// Nil where none was written: what the match mode says, a trail by default.
  public var mode: PathMode?
  /// Begins and ends with a node; between two nodes stands one relationship or one group.
  public var elements: [BoundElement]
  /// WHERE inside the parentheses around the whole pattern: counts before the selection.
  public var predicates: [BoundExpression]

  public init(
    variable: Slot?, selector: Selector = .all, mode: PathMode? = nil, elements: [BoundElement],
    predicates: [BoundExpression] = []
  ) {
    self.variable = variable
    self.selector = selector
    self.mode = mode
    self.elements = elements
    self.predicates = predicates
  }
}

/// A part of a path pattern.
public indirect enum BoundElement: Sendable {
  case node(BoundNode)
  case relationship(BoundRelationship)
  case group(BoundGroup)
}

/// A node of a pattern. The binder puts neighbouring node patterns, as beside a group, into one,
/// and gives one that is missing beside a group.
public struct BoundNode: Sendable {
  public var variable: BoundVariable
  /// Whether the variable has a value before the clause. One that comes twice within the clause has
  /// the same slot and is not marked.
  public var isBound: Bool
  public var labels: LabelExpression?
  /// Properties in braces as equations, and WHERE inside the parentheses.
  public var predicates: [BoundExpression]

  public init(
    variable: BoundVariable, isBound: Bool, labels: LabelExpression?,
    predicates: [BoundExpression]
  ) {
    self.variable = variable
    self.isBound = isBound
    self.labels = labels
    self.predicates = predicates
  }
}

/// A relationship of a pattern, walked once or several times.
public struct BoundRelationship: Sendable {
  public enum Length: Hashable, Sendable {
    case single
    /// At least and at most so many times; the variable is a list.
    case several(min: Int, max: Int?)
  }

  public var variable: BoundVariable
  public var isBound: Bool
  public var types: LabelExpression?
  public var direction: RelationshipPattern.Direction
  public var length: Length
  /// The relationship of one step, where it is walked several times: what `predicates` speak of.
  /// For a single one they speak of `variable`.
  public var step: Local?
  public var predicates: [BoundExpression]

  public init(
    variable: BoundVariable, isBound: Bool, types: LabelExpression?,
    direction: RelationshipPattern.Direction, length: Length, step: Local?,
    predicates: [BoundExpression]
  ) {
    self.variable = variable
    self.isBound = isBound
    self.types = types
    self.direction = direction
    self.length = length
    self.step = step
    self.predicates = predicates
  }
}

/// A quantified path pattern: `((x)-[r]->(y) WHERE …){min,max}`.
public struct BoundGroup: Sendable {
  /// Nodes and single relationships, their variables locals; begins and ends with a node.
  public var elements: [BoundElement]
  public var predicates: [BoundExpression]
  public var min: Int
  public var max: Int?
  /// Named variables inside and the lists that they are outside.
  public var lists: [GroupList]

  public struct GroupList: Sendable {
    public var local: Local
    public var slot: Slot

    public init(local: Local, slot: Slot) {
      self.local = local
      self.slot = slot
    }
  }

  public init(
    elements: [BoundElement], predicates: [BoundExpression], min: Int, max: Int?,
    lists: [GroupList]
  ) {
    self.elements = elements
    self.predicates = predicates
    self.min = min
    self.max = max
    self.lists = lists
  }
}
