import PropertyGraph

/// One step of a walk: the relationship and the node it leads to.
struct Hop {
  let node: UInt32
  let relationship: RelationshipValue
}

extension PathWalker {
  /// Calls `body` with every way to walk one whole iteration of a link from a node, each condition
  /// run as soon as what it speaks of is known.
  ///
  /// *Complexity:* O(degree to the power of steps), less what conditions cut off; a group has few
  /// steps.
  func forEachIteration(
    _ link: ProgramLink, of node: UInt32, isForward: Bool, _ body: ([Hop]) throws -> Void
  ) throws {
    var hops: [Hop] = []
    guard try passes(link, node, hops, isForward: isForward) else { return }
    try extend(link, from: node, &hops, isForward: isForward, body)
  }

  /// As deep as the group has steps, which the query's text bounds.
  private func extend(
    _ link: ProgramLink, from start: UInt32, _ hops: inout [Hop], isForward: Bool,
    _ body: ([Hop]) throws -> Void
  ) throws {
    guard hops.count < link.steps.count else { return try body(hops) }
    let step = link.steps[isForward ? hops.count : link.steps.count - 1 - hops.count]
    var found: [Hop] = []
    try forEachStep(step, of: hops.last?.node ?? start, isForward: isForward) { other, walked in
      found.append(Hop(node: other, relationship: walked))
    }
    try budget.spend(1 + found.count, byteCount: found.count * MemoryLayout<Hop>.stride)
    for hop in found {
      hops.append(hop)
      if try passes(link, start, hops, isForward: isForward) {
        try extend(link, from: start, &hops, isForward: isForward, body)
      }
      hops.removeLast()
    }
  }

  /// Whether the conditions hold that the last hop made ready.
  private func passes(
    _ link: ProgramLink, _ start: UInt32, _ hops: [Hop], isForward: Bool
  ) throws -> Bool {
    let count = link.steps.count
    for check in link.iterations {
      guard (isForward ? check.readyForward : check.readyBackward) == hops.count else { continue }
      for (local, place) in check.nodes {
        let at = isForward ? place : count - place
        let node = at == 0 ? start : hops[at - 1].node
        frame.locals[local.number] = .node(NodeIndex(node))
      }
      for (local, step) in check.relationships {
        let hop = hops[isForward ? step : count - 1 - step]
        frame.locals[local.number] = .relationship(hop.relationship)
      }
      guard try check.expression.isTrue(frame) else { return false }
    }
    return true
  }
}
