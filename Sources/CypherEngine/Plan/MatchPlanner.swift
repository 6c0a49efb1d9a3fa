import CypherSyntax

/// Finds an order in which patterns are matched: where to begin, what to walk next, what to join.
///
/// Every node is tried as the beginning, with the cheapest next step at each point, costs being the
/// rows that the steps should give; the steps are tried out on samples of the graph
/// (``GraphSampler``). Growing from two ends and joining in the middle is tried too.
struct MatchPlanner {
  let planner: Planner
  let pattern: PatternGraph
  /// Slots that somebody asks for behind the patterns.
  let needed: Set<Slot>
  /// Whether doubled rows change nothing behind the patterns.
  let ignoresDuplicates: Bool
  /// Slots that the rows before have.
  let outside: Set<Slot>
  /// Slots for the lengths of shortest walks, by the slot of the walk.
  let depths: [Slot: Slot]

  /// A part of the patterns that has been put in order.
  struct Island {
    var plan: PlanNode
    var available: Set<Slot>
    var links: Set<Int> = []
    var conditions: Set<Int> = []
    var cost: Double
    /// Some nodes that the slots may hold.
    var samples: [Slot: [UInt32]] = [:]

    var rows: Double { plan.estimatedRows }
  }

  func solve(_ input: PlanNode) throws -> PlanNode {
    var island = Island(plan: input, available: outside, cost: 0)
    island = try applying(try growing(try applying(island)))
    while let next = try cheapestBeginning(island) {
      island = try applying(try growing(next))
    }
    // Two whole paths may ask for parts of each other: then one of them goes first.
    while let number = pattern.links.indices.first(where: { !island.links.contains($0) }) {
      island = try growing(try applying(try walking(number, pattern.links[number], island)))
    }
    precondition(
      island.links.count == pattern.links.count
        && island.conditions.count == pattern.conditions.count, "a pattern is left over")
    return island.plan
  }

  /// The island with one more part begun, whichever beginning leads to the least cost; nil where
  /// everything is in.
  private func cheapestBeginning(_ island: Island) throws -> Island? {
    let missing = pattern.nodes.filter { !island.available.contains($0.slot) }
    guard !missing.isEmpty else { return nil }
    // Trying all of many would take longer than it saves.
    var best: (island: Island, cost: Double)?
    for node in missing.prefix(10) {
      let begun = try applying(try beginning(with: node, island))
      let grown = try applying(try growing(begun))
      let share = Double(grown.available.count)
      // Parts that are not linked are put side by side: a larger one counts for more nodes.
      let cost = (grown.cost + grown.rows) / share
      if best == nil || cost < best!.cost { best = (begun, cost) }
    }
    if let joined = try joinedFromTwoEnds(island, missing), joined.cost < best!.island.cost {
      return joined
    }
    return best!.island
  }

  // MARK: - Beginning

  private func beginning(with node: PatternGraph.Node, _ island: Island) throws -> Island {
    var begun = island
    let seek = planner.seek(node, pattern.conditions, island.available)
    let (count, sample) = planner.sampler.nodes(node.labels)
    begun.samples[node.slot] = sample
    if let seek {
      begun.plan = .nodeSeek(
        island.plan, node.slot, node.labels, seek, details: words(node))
    } else {
      // Only the scan right above the argument can be shared out.
      let isFirst = island.plan.children.isEmpty
      begun.plan = .nodeScan(
        island.plan, node.slot, node.labels, details: words(node), nodeCount: count,
        sharedID: isFirst ? planner.newScan() : nil)
    }
    begun.available.insert(node.slot)
    begun.cost += begun.rows
    return begun
  }

  func words(_ node: PatternGraph.Node) -> String {
    "(\(planner.name(node.slot))\(node.labels.map { ":" + $0.words } ?? ""))"
  }

  // MARK: - Growing

  /// The island with every link that can be reached from it.
  private func growing(_ island: Island) throws -> Island {
    var island = island
    while let next = try cheapestStep(island) { island = next }
    return island
  }

  private func cheapestStep(_ island: Island) throws -> Island? {
    var best: Island?
    for (number, link) in pattern.links.enumerated() where !island.links.contains(number) {
      guard canWalk(link, island) else { continue }
      // Patterns of hundreds of steps take long to order.
      try planner.monitor?.check()
      let grown = try applying(try walking(number, link, island))
      if best == nil || grown.rows < best!.rows { best = grown }
      if grown.rows <= island.rows { return grown }
    }
    return best
  }

  private func canWalk(_ link: PatternGraph.Link, _ island: Island) -> Bool {
    if case .relationship(let relationship) = link.kind, relationship.length == .single,
      let slot = link.relationshipSlot, island.available.contains(slot)
    {
      return true
    }
    return isReached(link, island)
  }

  /// Whether an end of the link is there, and all that its conditions ask for.
  func isReached(_ link: PatternGraph.Link, _ island: Island) -> Bool {
    (island.available.contains(link.from) || island.available.contains(link.to))
      && link.reads.isSubset(of: island.available)
  }

  /// Makes every named path whose parts are all there, and applies every condition that can be
  /// told.
  func applying(_ island: Island) throws -> Island {
    var island = island
    for path in pattern.paths
    where isWanted(path.slot) && !island.available.contains(path.slot)
      && path.parts.allSatisfy({ island.available.contains($0) })
    {
      let item = BoundProjection.Item(
        slot: path.slot, value: PlannedExpression.make(.path(path.parts), .path))
      island.plan = .project(island.plan, [item], details: planner.name(path.slot))
      island.available.insert(path.slot)
    }
    let ready = pattern.conditions.indices.filter {
      !island.conditions.contains($0)
        && pattern.conditions[$0].slots.isSubset(of: island.available)
    }
    if ready.isEmpty { return island }
    island.plan = try planner.filter(
      island.plan, ready.map { pattern.conditions[$0] }, island.available)
    island.conditions.formUnion(ready)
    return island
  }

  /// Whether anybody asks for a slot: behind the patterns, in a condition, inside of a whole path
  /// or as part of a named one.
  func isWanted(_ slot: Slot) -> Bool {
    needed.contains(slot) || pattern.conditions.contains { $0.slots.contains(slot) }
      || pattern.links.contains { $0.reads.contains(slot) }
      || pattern.paths.contains { $0.parts.contains(slot) && isWanted($0.slot) }
  }
}

extension LabelExpression {
  /// As it is written.
  var words: String {
    switch self {
    case .name(let name): CypherValue.name(name.text)
    case .any: "%"
    case .not(let inner): "!" + inner.words
    case .and(let parts): parts.map(\.words).joined(separator: "&")
    case .or(let parts): "(" + parts.map(\.words).joined(separator: "|") + ")"
    }
  }
}
