import CypherSyntax

/// An expression that only a planner makes.
public final class PlannedExpression: Sendable {
  enum Kind: Sendable {
    /// EXISTS, COUNT, COLLECT with the plan of its query.
    case subquery(SubqueryKind, PlannedSubquery)
    /// The path over nodes, relationships and lists of relationships.
    case path([Slot])
    /// Whether no relationship stands on both sides: relationships, lists of them, paths.
    case apart([Slot], [Slot])
  }

  let kind: Kind
  /// Slots that it reads.
  let slots: Set<Slot>

  init(_ kind: Kind) {
    self.kind = kind
    switch kind {
    case .subquery(_, let subquery): slots = Set(subquery.imports)
    case .path(let parts): slots = Set(parts)
    case .apart(let a, let b): slots = Set(a + b)
    }
  }

  /// Locals of outside that it reads.
  var locals: [Local] {
    if case .subquery(_, let subquery) = kind { subquery.localImports.map(\.local) } else { [] }
  }

  /// The expression as part of a bound one.
  static func make(_ kind: Kind, _ type: StaticType) -> BoundExpression {
    BoundExpression(.planned(PlannedExpression(kind)), type, SourceSpan(0, 0))
  }
}

/// A subquery inside an expression, with its plan.
struct PlannedSubquery: Sendable {
  let plan: PlanNode
  /// The number of the plan's argument.
  let argument: Int
  let imports: [Slot]
  var localImports: [BoundSubquery.LocalImport]
  /// What COLLECT gathers.
  let output: Slot?
}

extension PlannedSubquery {
  /// The same where some slots of outside are locals for the time being.
  func reading(_ substitutes: [Slot: Local]) -> PlannedSubquery {
    if substitutes.isEmpty { return self }
    var copy = self
    copy.localImports += imports.compactMap { slot in
      substitutes[slot].map { BoundSubquery.LocalImport(local: $0, slot: slot) }
    }
    return copy
  }
}
