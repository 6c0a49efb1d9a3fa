import CypherSyntax

/// What is known while the patterns of one clause are bound.
///
/// Names are declared first, all of them, and then used: an element's properties may speak of a
/// variable further on.
struct PatternBinding {
  /// The names before the clause.
  let before: Scope
  /// The names with those of the clause.
  var scope: Scope
  /// Whether a relationship may fit twice.
  let isRepeatable: Bool
  private(set) var introduced: [Slot] = []
  private(set) var introducedNames: [Name] = []
  /// Relationship variables met in the clause.
  var relationshipNames: Set<Name> = []
  /// Predicates of elements that speak of other elements of the clause.
  var deferred: [BoundExpression] = []

  init(before: Scope, isRepeatable: Bool) {
    self.before = before
    scope = before
    self.isRepeatable = isRepeatable
  }

  mutating func introduce(_ slot: Slot, as name: Name? = nil) {
    introduced.append(slot)
    guard let name else { return }
    introducedNames.append(name)
    scope.declare(name, .slot(slot))
  }

  /// The names that a quantified pattern sees: those before the clause.
  var scopeOfGroups: Scope {
    var scope = before
    scope.conceal(introducedNames, .sameClause)
    return scope
  }
}

/// A path pattern with its parts in order: nodes and what is between them alternate.
struct AlignedPath {
  var pattern: PathPattern
  var elements: [PatternElement]
  /// WHERE of parts in parentheses that are walked once.
  var predicates: [Expression]
}
