import CypherSyntax

extension Planner {
  /// Keeps the rows for which all conditions are true. EXISTS and its negation become joins; what
  /// is cheap comes first.
  func filter(
    _ input: PlanNode, _ conditions: [BoundExpression], _ available: Set<Slot>
  ) throws -> PlanNode {
    var plain: [BoundExpression] = []
    var tests: [(subquery: BoundSubquery, kind: ApplyKind)] = []
    for condition in conditions.flatMap(\.conjuncts) {
      if let test = condition.existenceTest {
        tests.append(test)
      } else {
        plain.append(condition)
      }
    }
    // Those that run subqueries of their own come last.
    plain.sort { !$0.hasSubquery && $1.hasSubquery }
    let prepared = try plain.map { try self.prepared($0, available) }
    var plan = PlanNode.filter(
      input, prepared, details: words(prepared), selectivity: selectivity(prepared))
    for (subquery, kind) in tests {
      plan = try inner { argument, ordinal in
        .apply(
          plan,
          try self.plan(
            subquery.query, argument: argument, outside: available, ignoresDuplicates: true),
          kind, argument: argument, ordinal: ordinal)
      }
    }
    return plan
  }

  /// The expression with a plan for each subquery in it.
  func prepared(
    _ expression: BoundExpression, _ available: Set<Slot>
  ) throws -> BoundExpression {
    guard case .subquery(let kind, let subquery) = expression.kind else {
      return try expression.mapParts { try prepared($0, available) }
    }
    let known = available.union(subquery.localImports.map(\.slot))
    var planned = try inner { argument, _ in
      PlannedExpression.make(
        .subquery(
          kind,
          PlannedSubquery(
            plan: try plan(
              subquery.query, argument: argument, outside: known,
              ignoresDuplicates: kind == .exists),
            argument: argument, imports: subquery.imports, localImports: subquery.localImports,
            output: subquery.query.outputs.first)),
        expression.type)
    }
    planned.span = expression.span
    return planned
  }

  /// Which share of rows a few conditions let through: rough, since nothing better is known.
  func selectivity(_ conditions: [BoundExpression]) -> Double {
    conditions.reduce(1) { product, condition in
      switch condition.kind {
      case .comparison(.equal, _, _): product * 0.1
      case .comparison(.notEqual, _, _), .isNotNull, .not: product * 0.9
      case .isNull: product * 0.5
      case .comparison: product * 0.3
      default: product * 0.5
      }
    }
  }
}

extension BoundExpression {
  /// EXISTS or NOT EXISTS as a join, where it can be one: it takes no locals from outside.
  fileprivate var existenceTest: (subquery: BoundSubquery, kind: ApplyKind)? {
    switch kind {
    case .subquery(.exists, let subquery) where subquery.localImports.isEmpty:
      return (subquery, .semi)
    case .not(let inner):
      guard case .subquery(.exists, let subquery) = inner.kind, subquery.localImports.isEmpty
      else { return nil }
      return (subquery, .anti)
    default: return nil
    }
  }

  var hasSubquery: Bool {
    contains {
      switch $0.kind {
      case .subquery, .planned: true
      default: false
      }
    }
  }
}
