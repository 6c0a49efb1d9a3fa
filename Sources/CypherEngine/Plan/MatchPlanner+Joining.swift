import CypherSyntax

extension MatchPlanner {
  /// The patterns grown from two selective ends and joined where they meet; nil where that cannot
  /// be done or needs what the rows before have.
  func joinedFromTwoEnds(
    _ island: Island, _ missing: [PatternGraph.Node]
  ) throws -> Island? {
    // Rows before would multiply both sides.
    guard island.available.isEmpty, missing.count >= 3, missing.count <= 12,
      !planner.hasWritten
    else { return nil }
    let linked = missing.filter { node in
      pattern.links.contains { $0.from == node.slot || $0.to == node.slot }
    }
    let ranked = try linked.map { node in
      let begun = try applying(try fresh(node))
      return (node: node, begun: begun)
    }.sorted { $0.begun.rows < $1.begun.rows }
    guard ranked.count >= 2 else { return nil }
    var best: Island?
    for at in 0..<min(ranked.count, 3) {
      for other in at + 1..<max(min(ranked.count, 4), at + 1) {
        guard let joined = try meeting(ranked[at].begun, ranked[other].begun) else { continue }
        if best == nil || joined.cost < best!.cost { best = joined }
      }
    }
    return best
  }

  /// An island of one node, with rows of its own.
  private func fresh(_ node: PatternGraph.Node) throws -> Island {
    let island = Island(plan: .argument(planner.newArgument()), available: [], cost: 0)
    var begun = island
    let (count, sample) = planner.sampler.nodes(node.labels)
    begun.samples[node.slot] = sample
    if let seek = planner.seek(node, pattern.conditions, []) {
      begun.plan = .nodeSeek(
        island.plan, node.slot, node.labels, seek, details: words(node))
    } else {
      begun.plan = .nodeScan(
        island.plan, node.slot, node.labels, details: words(node), nodeCount: count,
        sharedID: planner.newScan())
    }
    begun.available.insert(node.slot)
    begun.cost += begun.rows
    return begun
  }

  /// Grows two islands, always the smaller one, until they have a node in common, and joins them
  /// there.
  private func meeting(_ first: Island, _ second: Island) throws -> Island? {
    var (a, b) = (first, second)
    while a.available.isDisjoint(with: b.available) {
      let taken = a.links.union(b.links)
      let nextA = try cheapest(a, taken)
      let nextB = try cheapest(b, taken)
      switch (nextA, nextB) {
      case (let x?, let y?): if x.rows <= y.rows { a = x } else { b = y }
      case (let x?, nil): a = x
      case (nil, let y?): b = y
      case (nil, nil): return nil
      }
    }
    let shared = a.available.intersection(b.available).sorted()
    // A relationship that two clauses name is walked once and looked up then, not joined.
    guard shared.allSatisfy({ slot in pattern.nodes.contains { $0.slot == slot } }) else {
      return nil
    }
    // Where either side is all of it nothing is won.
    guard !shared.isEmpty, !a.links.isEmpty, !b.links.isEmpty else { return nil }
    let keys = shared.map { slot in
      let variable = BoundExpression(.variable(slot), .node, SourceSpan(0, 0))
      return (left: variable, right: variable)
    }
    let (large, small) = a.rows >= b.rows ? (a, b) : (b, a)
    let meetingCount = Double(max(planner.sampler.nodes(pattern.node(shared[0]).labels).count, 1))
    let rows = max(large.rows * small.rows / meetingCount, 0.1)
    var joined = large
    joined.plan = .hashJoin(
      .gather(large.plan), .gather(small.plan), on: keys, estimatedRows: rows,
      details: shared.map(planner.name).joined(separator: ", "))
    joined.available.formUnion(small.available)
    joined.links.formUnion(small.links)
    joined.conditions.formUnion(small.conditions)
    joined.samples.merge(small.samples) { old, _ in old }
    for mine in large.links.sorted() {
      for other in small.links.sorted() {
        let (x, y) = (pattern.links[mine], pattern.links[other])
        guard x.mayShare(with: y), let first = x.relationshipSlot, let second = y.relationshipSlot
        else { continue }
        joined.plan = .filter(
          joined.plan, [PlannedExpression.make(.apart([first], [second]), .boolean)],
          details: "\(planner.name(first)) and \(planner.name(second)) share no relationship",
          selectivity: 0.9)
      }
    }
    // Holding a row in a table costs about as much as making two.
    joined.cost = large.cost + small.cost + 2 * small.rows + rows
    return try applying(joined)
  }

  private func cheapest(_ island: Island, _ taken: Set<Int>) throws -> Island? {
    var best: Island?
    for (number, link) in pattern.links.enumerated() where !taken.contains(number) {
      guard isReached(link, island) else { continue }
      let grown = try applying(try walking(number, link, island))
      if best == nil || grown.rows < best!.rows { best = grown }
    }
    return best
  }
}
