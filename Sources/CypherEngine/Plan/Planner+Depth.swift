import CypherSyntax

/// How long a shortest walk is may be asked without asking for the walks: `min(size(walk))` behind
/// MATCH, and `length(path)` of `ANY SHORTEST`, become a number that the search knows.
extension Planner {
  /// The slots for lengths of shortest paths of which nothing but the length is asked, by the slot
  /// of the path. The clauses then ask for them instead.
  func askingForLengths(
    _ matches: inout [BoundMatch], _ later: inout ArraySlice<BoundClause>, outputs: [Slot]
  ) -> [Slot: Slot] {
    var depths: [Slot: Slot] = [:]
    for path in matches.flatMap(\.paths) {
      guard path.reachable != nil, let slot = path.variable, !outputs.contains(slot) else {
        continue
      }
      let uses =
        matches.flatMap { BoundClause.match($0).expressions } + later.flatMap(\.expressions)
      let isCalled = later.contains { clause in
        if case .subquery(let call) = clause { call.imports.contains(slot) } else { false }
      }
      guard !isCalled, uses.contains(where: { $0.slots.contains(slot) }),
        uses.allSatisfy({ $0.asksOnlyLength(of: slot) })
      else { continue }
      let depth = newSlot("length", .integer)
      depths[slot] = depth
      matches = matches.map { $0.mapExpressions { $0.replacingLength(of: slot, by: depth) } }
      for at in later.indices {
        later[at] = later[at].mapExpressions { $0.replacingLength(of: slot, by: depth) }
      }
    }
    return depths
  }

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

extension BoundPath {
  /// The relationship that is walked, where any one shortest path between two nodes is asked for
  /// and nothing stands in the way of finding the nodes alone.
  var reachable: BoundRelationship? {
    switch selector {
    case .any(nil), .shortest(nil): break
    default: return nil
    }
    switch mode {
    case nil, .trail, .walk: break
    case .acyclic, .simple: return nil
    }
    guard elements.count == 3, predicates.isEmpty,
      case .relationship(let relationship) = elements[1],
      case .several(let min, _) = relationship.length, min <= 1, !relationship.isBound
    else { return nil }
    return relationship
  }
}

extension BoundExpression {
  /// Whether a path is asked for its length and nothing else.
  fileprivate func asksOnlyLength(of path: Slot) -> Bool {
    if isLength(of: path) { return true }
    switch kind {
    case .variable(path): return false
    case .subquery, .planned: return !slots.contains(path)
    default: return parts.allSatisfy { $0.asksOnlyLength(of: path) }
    }
  }

  private func isLength(of path: Slot) -> Bool {
    guard case .function(let function, let arguments) = kind, function.name == "length",
      arguments.count == 1, case .variable(path) = arguments[0].kind
    else { return false }
    return true
  }

  fileprivate func replacingLength(of path: Slot, by depth: Slot) -> BoundExpression {
    if isLength(of: path) { return BoundExpression(.variable(depth), .integer, span) }
    return mapParts { $0.replacingLength(of: path, by: depth) }
  }
}
