import CypherSyntax

/// How long a shortest walk is may be asked without asking for the walks: `min(size(walk))` behind
/// MATCH becomes the least of a number that the search knows.
extension Planner {
  /// The slots for lengths, by the slot of the walk, and the grouping that asks for them instead.
  func askingForDepths(
    _ matches: [BoundMatch], _ projection: BoundProjection, needed: Set<Slot>
  ) -> (depths: [Slot: Slot], projection: BoundProjection)? {
    guard var grouping = projection.grouping else { return nil }
    var depths: [Slot: Slot] = [:]
    for walk in matches.flatMap(\.repeatedWalks) where !needed.contains(walk) {
      // Nobody else may ask for the walk itself.
      let others =
        projection.items.map(\.value) + projection.order.map(\.value)
        + grouping.keys.map(\.value) + [projection.predicate].compactMap { $0 }
        + grouping.aggregates.filter { !$0.isLeastLength(of: walk) }.flatMap(\.arguments)
      guard grouping.aggregates.contains(where: { $0.isLeastLength(of: walk) }),
        !others.contains(where: { $0.slots.contains(walk) })
      else { continue }
      let depth = newSlot("length", .integer)
      depths[walk] = depth
      for at in grouping.aggregates.indices where grouping.aggregates[at].isLeastLength(of: walk) {
        let argument = grouping.aggregates[at].arguments[0]
        grouping.aggregates[at].arguments = [
          BoundExpression(.variable(depth), .integer, argument.span)
        ]
      }
    }
    if depths.isEmpty { return nil }
    var copy = projection
    copy.grouping = grouping
    return (depths, copy)
  }
}

extension BoundMatch {
  /// Slots of relationships that plain patterns of the clause walk several times.
  fileprivate var repeatedWalks: [Slot] {
    paths.flatMap { path in
      path.elements.compactMap { element in
        guard case .relationship(let relationship) = element, !relationship.isBound,
          case .several = relationship.length, case .slot(let slot) = relationship.variable
        else { return nil }
        return slot
      }
    }
  }
}

extension BoundAggregate {
  /// Whether it is `min(size(walk))`.
  fileprivate func isLeastLength(of walk: Slot) -> Bool {
    guard definition?.name == "min", arguments.count == 1,
      case .function(let function, let inner) = arguments[0].kind,
      function.name == "size" || function.name == "length", inner.count == 1,
      case .variable(walk) = inner[0].kind
    else { return false }
    return true
  }
}
