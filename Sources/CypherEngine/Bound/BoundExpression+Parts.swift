/// What an expression is made of, for whoever looks through it or changes it.
extension BoundExpression {
  /// The expressions right inside; those inside subqueries are not among them.
  var parts: [BoundExpression] {
    switch kind {
    case .literal, .parameter, .variable, .local, .subquery, .planned: []
    case .list(let elements), .and(let elements), .or(let elements), .coalesce(let elements),
      .function(_, let elements):
      elements
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let base, let items):
      [base]
        + items.compactMap { if case .entry(_, let value) = $0 { value } else { nil } }
    case .property(let base, _), .labels(let base, _), .not(let base), .isNull(let base),
      .isNotNull(let base), .isTyped(let base, _, _), .negated(let base):
      [base]
    case .subscripted(let a, let b), .xor(let a, let b), .comparison(_, let a, let b),
      .string(_, let a, let b), .contained(let a, let b), .arithmetic(_, let a, let b):
      [a, b]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    case .case(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.result] } + [otherwise].compactMap { $0 }
    case .listComprehension(_, let list, let predicate, let projection):
      [list] + [predicate, projection].compactMap { $0 }
    case .quantified(_, _, let list, let predicate): [list, predicate]
    case .reduce(_, let initial, _, let list, let step): [initial, list, step]
    }
  }

  /// The same with each part changed.
  func mapParts(_ change: (BoundExpression) throws -> BoundExpression) rethrows
    -> BoundExpression
  {
    var copy = self
    switch kind {
    case .literal, .parameter, .variable, .local, .subquery, .planned: break
    case .list(let elements): copy.kind = .list(try elements.map(change))
    case .and(let elements): copy.kind = .and(try elements.map(change))
    case .or(let elements): copy.kind = .or(try elements.map(change))
    case .coalesce(let elements): copy.kind = .coalesce(try elements.map(change))
    case .function(let definition, let elements):
      copy.kind = .function(definition, try elements.map(change))
    case .map(let entries): copy.kind = .map(try entries.map { ($0.key, try change($0.value)) })
    case .mapProjection(let base, let items):
      copy.kind = .mapProjection(
        try change(base),
        try items.map { item in
          if case .entry(let key, let value) = item {
            .entry(key: key, try change(value))
          } else {
            item
          }
        })
    case .property(let base, let key): copy.kind = .property(try change(base), key: key)
    case .labels(let base, let labels): copy.kind = .labels(try change(base), labels)
    case .not(let base): copy.kind = .not(try change(base))
    case .isNull(let base): copy.kind = .isNull(try change(base))
    case .isNotNull(let base): copy.kind = .isNotNull(try change(base))
    case .isTyped(let base, let type, let isNegated):
      copy.kind = .isTyped(try change(base), type: type, isNegated: isNegated)
    case .negated(let base): copy.kind = .negated(try change(base))
    case .subscripted(let a, let b): copy.kind = .subscripted(try change(a), try change(b))
    case .xor(let a, let b): copy.kind = .xor(try change(a), try change(b))
    case .comparison(let comparison, let a, let b):
      copy.kind = .comparison(comparison, try change(a), try change(b))
    case .string(let operation, let a, let b):
      copy.kind = .string(operation, try change(a), try change(b))
    case .contained(let a, let b): copy.kind = .contained(try change(a), in: try change(b))
    case .arithmetic(let operation, let a, let b):
      copy.kind = .arithmetic(operation, try change(a), try change(b))
    case .slice(let base, let from, let to):
      copy.kind = .slice(try change(base), from: try from.map(change), to: try to.map(change))
    case .case(let branches, let otherwise):
      copy.kind = .case(
        branches: try branches.map {
          BoundCaseBranch(condition: try change($0.condition), result: try change($0.result))
        }, otherwise: try otherwise.map(change))
    case .listComprehension(let local, let list, let predicate, let projection):
      copy.kind = .listComprehension(
        local, list: try change(list), predicate: try predicate.map(change),
        projection: try projection.map(change))
    case .quantified(let quantification, let local, let list, let predicate):
      copy.kind = .quantified(
        quantification, local, list: try change(list), predicate: try change(predicate))
    case .reduce(let accumulator, let initial, let local, let list, let step):
      copy.kind = .reduce(
        accumulator: accumulator, initial: try change(initial), local, list: try change(list),
        step: try change(step))
    }
    return copy
  }

  /// The parts of an AND, or the expression itself.
  var conjuncts: [BoundExpression] {
    if case .and(let parts) = kind { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// Every slot that it reads, those that its subqueries take from outside among them.
  var slots: Set<Slot> {
    var found: Set<Slot> = []
    collect(into: &found)
    return found
  }

  private func collect(into found: inout Set<Slot>) {
    switch kind {
    case .variable(let slot): found.insert(slot)
    case .subquery(_, let subquery): found.formUnion(subquery.imports)
    case .planned(let planned): found.formUnion(planned.slots)
    default: for part in parts { part.collect(into: &found) }
    }
  }

  /// Whether some part of it, itself included, fits.
  func contains(_ fits: (BoundExpression) -> Bool) -> Bool {
    fits(self) || parts.contains { $0.contains(fits) }
  }

  /// Whether the same row always gives the same value, without a clock or a random number.
  var isPure: Bool {
    !contains {
      if case .function(let definition, _) = $0.kind { !definition.isPure } else { false }
    }
  }
}
