/// The variables that an expression reads, those it declares itself left out.
public struct UsedVariables {
  /// In order of first use.
  public internal(set) var slots: [Slot] = []
  /// In order of first use.
  public internal(set) var locals: [Local] = []

  mutating func add(_ slot: Slot) { if !slots.contains(slot) { slots.append(slot) } }
  mutating func add(_ local: Local) { if !locals.contains(local) { locals.append(local) } }
}

extension BoundExpression {
  /// The variables that the expression reads.
  public var usedVariables: UsedVariables {
    var used = UsedVariables()
    var declared: [Local] = []
    collect(&used, &declared)
    used.locals.removeAll { declared.contains($0) }
    return used
  }

  private func collect(_ used: inout UsedVariables, _ declared: inout [Local]) {
    func visit(_ parts: BoundExpression?...) {
      for part in parts { part?.collect(&used, &declared) }
    }
    func visit(all parts: [BoundExpression]) { for part in parts { visit(part) } }
    switch kind {
    case .literal, .parameter: break
    case .variable(let slot): used.add(slot)
    case .local(let local): used.add(local)
    case .list(let parts), .and(let parts), .or(let parts), .coalesce(let parts): visit(all: parts)
    case .function(_, let arguments): visit(all: arguments)
    case .map(let entries): visit(all: entries.map(\.value))
    case .mapProjection(let base, let items):
      visit(base)
      for case .entry(_, let value) in items { visit(value) }
    case .property(let base, _), .labels(let base, _), .not(let base), .isNull(let base),
      .isNotNull(let base), .isTyped(let base, _, _), .negated(let base):
      visit(base)
    case .subscripted(let a, let b), .xor(let a, let b), .comparison(_, let a, let b),
      .string(_, let a, let b), .contained(let a, let b), .arithmetic(_, let a, let b):
      visit(a, b)
    case .slice(let base, let from, let to): visit(base, from, to)
    case .case(let branches, let otherwise):
      for branch in branches { visit(branch.condition, branch.result) }
      visit(otherwise)
    case .listComprehension(let local, let list, let predicate, let projection):
      declared.append(local)
      visit(list, predicate, projection)
    case .quantified(_, let local, let list, let predicate):
      declared.append(local)
      visit(list, predicate)
    case .reduce(let accumulator, let initial, let local, let list, let step):
      declared += [accumulator, local]
      visit(initial, list, step)
    case .subquery(_, let subquery):
      for slot in subquery.imports { used.add(slot) }
      for item in subquery.localImports { used.add(item.local) }
    }
  }
}
