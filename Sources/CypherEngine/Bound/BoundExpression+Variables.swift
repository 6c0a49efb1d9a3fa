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
    switch kind {
    case .variable(let slot): used.add(slot)
    case .local(let local): used.add(local)
    case .listComprehension(let local, _, _, _), .quantified(_, let local, _, _):
      declared.append(local)
    case .reduce(let accumulator, _, let local, _, _): declared += [accumulator, local]
    case .subquery(_, let subquery):
      for slot in subquery.imports { used.add(slot) }
      for item in subquery.localImports { used.add(item.local) }
    case .planned(let planned):
      for slot in planned.slots.sorted() { used.add(slot) }
      for local in planned.locals { used.add(local) }
    default: break
    }
    for part in parts { part.collect(&used, &declared) }
  }
}
