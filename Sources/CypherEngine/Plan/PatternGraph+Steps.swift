import CypherSyntax

extension PatternGraph {
  /// A condition on each relationship of a link, and the local in which it stands.
  typealias StepCondition = (local: Local, condition: BoundExpression)

  /// Turns conditions on every relationship of a walk into conditions on its steps, so that a walk
  /// which breaks one is never walked on: `all(r IN rs WHERE …)`, `none(…)`, and both over
  /// `relationships(p)`.
  mutating func pushDownStepConditions() {
    pullUpStepConditions()
    var kept: [BoundExpression] = []
    for condition in conditions {
      guard let (list, local, predicate) = condition.onEachElement,
        let parts = parts(of: list), predicate.slots.isDisjoint(with: ownSlots)
      else {
        kept.append(condition)
        continue
      }
      for slot in parts {
        guard
          let number = links.firstIndex(where: { link in
            if case .relationship = link.kind { link.relationshipSlot == slot } else { false }
          }), case .relationship(let relationship) = links[number].kind
        else { continue }
        if relationship.length == .single {
          kept.append(predicate.replacing(local, by: .variable(slot)))
        } else {
          stepConditions[number, default: []].append((local, predicate))
        }
      }
    }
    conditions = kept
  }

  /// Turns conditions on steps that speak of other elements of the patterns, which may come later,
  /// into conditions on the whole walk.
  private mutating func pullUpStepConditions() {
    let own = ownSlots
    for number in links.indices {
      guard case .relationship(var relationship) = links[number].kind,
        let step = relationship.step, let list = links[number].relationshipSlot
      else { continue }
      let all = relationship.predicates.flatMap(\.conjuncts)
      let late = all.filter { !$0.slots.isDisjoint(with: own) }
      if late.isEmpty { continue }
      relationship.predicates = all.filter { $0.slots.isDisjoint(with: own) }
      links[number].kind = .relationship(relationship)
      conditions += late.map { condition in
        let walk = BoundExpression(.variable(list), .list(.relationship), condition.span)
        return BoundExpression(
          .quantified(.all, step, list: walk, predicate: condition), .boolean, condition.span)
      }
    }
  }

  /// Slots that the patterns give values: a step may not ask for them, since they may come later.
  private var ownSlots: Set<Slot> {
    Set(
      nodes.filter { !$0.isOutside }.map(\.slot) + links.flatMap(\.introduced) + paths.map(\.slot))
  }

  /// The relationships and lists of relationships that a list is made of, where it is one of a link
  /// or all of a path.
  private func parts(of list: BoundExpression) -> [Slot]? {
    switch list.kind {
    case .variable(let slot):
      let isOfLink = links.contains { link in
        if case .relationship(let own) = link.kind, case .several = own.length {
          return link.relationshipSlot == slot && !own.isBound
        }
        return false
      }
      return isOfLink ? [slot] : nil
    case .function(let function, let arguments):
      guard function.name == "relationships", case .variable(let slot)? = arguments.first?.kind,
        let path = paths.first(where: { $0.slot == slot })
      else { return nil }
      let own = links.compactMap(\.relationshipSlot)
      return path.parts.filter { own.contains($0) }
    default: return nil
    }
  }
}

extension BoundExpression {
  /// The same with a local put in another's place.
  func replacing(_ local: Local, by kind: BoundExpressionKind) -> BoundExpression {
    if case .local(local) = self.kind { return BoundExpression(kind, type, span) }
    return mapParts { $0.replacing(local, by: kind) }
  }

  /// The same with slots put in others' places.
  func renaming(_ names: [Slot: Slot]) -> BoundExpression {
    if case .variable(let slot) = kind, let other = names[slot] {
      return BoundExpression(.variable(other), type, span)
    }
    return mapParts { $0.renaming(names) }
  }
}
