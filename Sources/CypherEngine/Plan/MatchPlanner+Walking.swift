import Glibc
import CypherSyntax

extension MatchPlanner {
  /// The island with one link walked from the end that is there.
  func walking(_ number: Int, _ link: PatternGraph.Link, _ island: Island) throws -> Island {
    var grown = island
    grown.links.insert(number)
    let isReversed = !island.available.contains(link.from)
    let (from, to) = isReversed ? (link.to, link.from) : (link.from, link.to)
    let isInto = island.available.contains(to)
    switch link.kind {
    case .relationship(let relationship):
      if relationship.length == .single, let slot = link.relationshipSlot,
        island.available.contains(slot)
      {
        grown.plan = .relationshipEnds(
          island.plan, slot,
          .init(
            from: link.from, to: link.to, types: relationship.types,
            direction: relationship.direction, fromLabels: pattern.node(link.from).labels,
            toLabels: pattern.node(link.to).labels,
            isFromKnown: island.available.contains(link.from),
            isToKnown: island.available.contains(link.to),
            distinctFrom: others(than: number, link, island)), details: words(link))
      } else {
        try walk(
          number, link, relationship, &grown, from: from, to: to, isReversed: isReversed,
          isInto: isInto)
      }
    case .path(let path):
      if let relationship = path.reachable, !isInto, !path.introduced.contains(where: isAsked),
        relationship.predicates.allSatisfy({ $0.slots.isSubset(of: island.available) })
      {
        try reach(link, path, relationship, &grown, from: from, to: to, isReversed: isReversed)
        break
      }
      let known = island.available.union(link.introduced).union([link.from, link.to])
      let prepared = try withAllLabels(path, link).mapConditions {
        try planner.prepared($0, known)
      }
      grown.plan = .pathSearch(
        island.plan, prepared, from: link.from, to: link.to,
        isFromKnown: island.available.contains(link.from),
        isToKnown: island.available.contains(link.to),
        hasDifferentRelationships: link.isUnique, outputs: link.introduced,
        firstLocal: planner.firstFreeLocal, details: words(link), fanOut: isInto ? 1 : 100)
      planner.localLimit = max(planner.localLimit, planner.firstFreeLocal + 64)
      if let slot = path.variable, let depth = depths[slot] {
        grown.plan = .project(
          grown.plan, [.init(slot: depth, value: length(of: slot, "length", .path))],
          details: planner.name(depth))
      }
    }
    grown.available.formUnion([link.from, link.to])
    grown.available.formUnion(link.introduced)
    grown.available.formUnion(link.introduced.compactMap { depths[$0] })
    if case .path = link.kind {
      for other in island.links.sorted() where pattern.links[other].mayShare(with: link) {
        grown.plan = apart(grown.plan, link, pattern.links[other])
      }
    }
    grown.cost += grown.rows
    return grown
  }

  /// Whether anybody asks for what a path gives, its ends and its length aside.
  private func isAsked(_ slot: Slot) -> Bool {
    !pattern.nodes.contains { $0.slot == slot } && isWanted(slot)
  }

  /// Any shortest path to each node within reach, where nobody asks for the path itself.
  private func reach(
    _ link: PatternGraph.Link, _ path: BoundPath, _ relationship: BoundRelationship,
    _ grown: inout Island, from: Slot, to: Slot, isReversed: Bool
  ) throws {
    guard case .several(let min, let max) = relationship.length else { return }
    let conditions = try relationship.predicates.flatMap(\.conjuncts).map { condition in
      (
        local: relationship.step!,
        condition: try planner.prepared(condition, grown.available)
      )
    }
    let step = VariableExpandOperator.Step(
      from: from, relationships: nil, isListBound: false, to: to, isInto: false,
      types: relationship.types,
      direction: isReversed ? relationship.direction.reversed : relationship.direction, min: min,
      max: max, labels: pattern.node(to).labels, distinctFrom: [], conditions: conditions,
      depth: path.variable.flatMap { depths[$0] }, isReversed: isReversed)
    grown.plan = .reach(grown.plan, step, details: words(link), fanOut: 100)
  }

  private func walk(
    _ number: Int, _ link: PatternGraph.Link, _ relationship: BoundRelationship,
    _ grown: inout Island, from: Slot, to: Slot, isReversed: Bool, isInto: Bool
  ) throws {
    let direction = isReversed ? relationship.direction.reversed : relationship.direction
    let labels = pattern.node(to).labels
    let sample = grown.samples[from] ?? planner.sampler.nodes(pattern.node(from).labels).sample
    var (fanOut, met) = try planner.sampler.step(
      from: sample, relationship.types, direction, labels)
    if isInto {
      fanOut = min(1, fanOut / Double(max(planner.sampler.nodes(labels).count, 1)) * 4)
    }
    let own = link.relationshipSlot
    let isAsked = own.map { isWanted($0) || mustBeRemembered(number, link, grown) } ?? false
    switch relationship.length {
    case .single:
      grown.plan = .expand(
        grown.plan,
        .init(
          from: from, relationship: isAsked ? own : nil, to: to, isInto: isInto,
          types: relationship.types, direction: direction, labels: labels,
          distinctFrom: others(than: number, link, grown)),
        details: words(link), fanOut: max(fanOut, 0.001))
    case .several(let min, let max):
      let own = own!
      var conditions = relationship.predicates.flatMap(\.conjuncts).compactMap { condition in
        relationship.step.map { (local: $0, condition: condition) }
      }
      conditions += pattern.stepConditions[number] ?? []
      let isListBound = outside.contains(own) || grown.available.contains(own)
      let distinctFrom = others(than: number, link, grown)
      let reads = conditions.reduce(into: Set<Slot>()) { $0.formUnion($1.condition.slots) }
      precondition(reads.isSubset(of: grown.available), "a step asks for what is not there yet")
      var step = VariableExpandOperator.Step(
        from: from, relationships: isAsked || isListBound ? own : nil, isListBound: isListBound,
        to: to, isInto: isInto, types: relationship.types, direction: direction, min: min,
        max: max, labels: labels, distinctFrom: distinctFrom,
        conditions: try conditions.map {
          (local: $0.local, condition: try planner.prepared($0.condition, grown.available))
        }, depth: depths[own], isReversed: isReversed)
      let depth = Double(Swift.min(max ?? 6, 6))
      let (unlabelled, _) = try planner.sampler.step(
        from: sample, relationship.types, direction, nil)
      let reach = Swift.min(pow(Swift.max(unlabelled, 1.1), depth), 1e9)
      // Where the search cannot tell the length, the walk itself must.
      let canReach =
        ignoresDuplicates && !isAsked && !isListBound && min <= 1 && distinctFrom.isEmpty
      if !canReach, depths[own] != nil { step.relationships = own }
      if canReach {
        grown.plan = .reach(
          grown.plan, step, details: words(link), fanOut: isInto ? 0.1 : Swift.min(reach, 1e6))
      } else {
        grown.plan = .variableExpand(
          grown.plan, step, details: words(link), fanOut: isInto ? 0.5 : reach)
        if let depth = depths[own] {
          grown.plan = .project(
            grown.plan, [.init(slot: depth, value: length(of: own, "size", .list(.relationship)))],
            details: planner.name(depth))
        }
      }
      met = []
    }
    if !met.isEmpty { grown.samples[to] = met }
  }

  /// `size(walk)` or `length(path)`.
  private func length(of slot: Slot, _ function: String, _ type: StaticType) -> BoundExpression {
    let nowhere = SourceSpan(0, 0)
    let walk = BoundExpression(.variable(slot), type, nowhere)
    return BoundExpression(
      .function(FunctionRegistry.standard.function(function)!, [walk]), .integer, nowhere)
  }

  /// The path with everything that any pattern asks of the labels of its ends.
  private func withAllLabels(_ path: BoundPath, _ link: PatternGraph.Link) -> BoundPath {
    var path = path
    for (at, slot) in [(0, link.from), (path.elements.count - 1, link.to)] {
      guard case .node(var node) = path.elements[at] else { continue }
      node.labels = pattern.node(slot).labels
      path.elements[at] = .node(node)
    }
    return path
  }

  /// Slots with relationships of the same clause that were walked before and must not come again.
  private func others(
    than number: Int, _ link: PatternGraph.Link, _ island: Island
  ) -> [Slot] {
    island.links.sorted().compactMap { other in
      guard other != number, pattern.links[other].mayShare(with: link) else { return nil }
      if case .path = pattern.links[other].kind { return pattern.links[other].relationshipSlot }
      return pattern.links[other].relationshipSlot
    }
  }

  /// Whether a link walked later must not share a relationship with this one, or is the very same
  /// relationship, which another clause names again.
  private func mustBeRemembered(
    _ number: Int, _ link: PatternGraph.Link, _ island: Island
  ) -> Bool {
    pattern.links.indices.contains { at in
      let other = pattern.links[at]
      return at != number && !island.links.contains(at)
        && (other.mayShare(with: link) || other.relationshipSlot == link.relationshipSlot)
    }
  }

  private func apart(
    _ plan: PlanNode, _ link: PatternGraph.Link, _ other: PatternGraph.Link
  ) -> PlanNode {
    guard let a = link.relationshipSlot, let b = other.relationshipSlot else { return plan }
    return .filter(
      plan, [PlannedExpression.make(.apart([a], [b]), .boolean)],
      details: "\(planner.name(a)) and \(planner.name(b)) share no relationship",
      selectivity: 0.9)
  }

  func words(_ link: PatternGraph.Link) -> String {
    let (from, to) = (planner.name(link.from), planner.name(link.to))
    guard case .relationship(let relationship) = link.kind else {
      return "(\(from))…(\(to))"
    }
    let own = link.relationshipSlot.map { planner.name($0) } ?? ""
    let types = relationship.types.map { ":" + $0.words } ?? ""
    var length = ""
    if case .several(let min, let max) = relationship.length {
      length = "*\(min)..\(max.map(String.init) ?? "")"
    }
    let (left, right) =
      switch relationship.direction {
      case .outgoing: ("-", "->")
      case .incoming: ("<-", "-")
      case .either: ("-", "-")
      }
    return "(\(from))\(left)[\(own)\(types)\(length)]\(right)(\(to))"
  }
}

extension RelationshipPattern.Direction {
  /// The same walked from the other end.
  var reversed: RelationshipPattern.Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .either: .either
    }
  }
}
