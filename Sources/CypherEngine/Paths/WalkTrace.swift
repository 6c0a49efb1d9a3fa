/// A walk as breadth-first search remembers it: nodes and states, in the order of the pattern.
private struct WalkTrace {
  private(set) var nodes: ContiguousArray<UInt32> = []
  private(set) var states: ContiguousArray<UInt32> = []
  /// Whether a relationship leads to each from the one before.
  private(set) var isStep: ContiguousArray<Bool> = []

  /// From the centre of a forward ball to one of its entries.
  mutating func append(to entry: Int, in ball: Ball) {
    var chain = [entry]
    while Int(ball.parents[chain[chain.count - 1]]) != chain[chain.count - 1] {
      chain.append(Int(ball.parents[chain[chain.count - 1]]))
    }
    for entry in chain.reversed() {
      nodes.append(ball.nodes[entry])
      states.append(ball.states[entry])
      isStep.append(ball.depths[entry] > ball.depths[Int(ball.parents[entry])])
    }
  }

  /// From an entry of a backward ball to its centre.
  ///
  /// - Parameter isIn: whether the entry itself is in the trace already.
  mutating func append(from entry: Int, in ball: Ball, isIn: Bool) {
    if !isIn {
      nodes.append(ball.nodes[entry])
      states.append(ball.states[entry])
      isStep.append(false)
    }
    var at = entry
    while Int(ball.parents[at]) != at {
      let next = Int(ball.parents[at])
      nodes.append(ball.nodes[next])
      states.append(ball.states[next])
      isStep.append(ball.depths[at] > ball.depths[next])
      at = next
    }
  }

  /// The match that it is, or nil where it repeats what must not come twice.
  ///
  /// The search did not look at relationships one by one, so each is found now.
  func match(_ walker: PathWalker) throws -> PathMatch? {
    var path = PathUnderWay(walker.program, isForward: true)
    path.begin(nodes[0])
    for at in nodes.indices {
      if isStep[at] {
        guard let (number, progress) = walker.ahead(states[at - 1]) else { return nil }
        let link = walker.program.links[number]
        guard
          let relationship = try walker.relationship(
            link.steps[progress % link.stride], from: nodes[at - 1], to: nodes[at]),
          path.push(Hop(node: nodes[at], relationship: relationship))
        else { return nil }
      }
      if let junction = walker.junction(states[at]) { path.note(junction) }
    }
    return path.match
  }
}

extension Ball {
  /// The walk between the centre and an entry at the other end of the pattern.
  func match(_ entry: Int, _ walker: PathWalker) throws -> PathMatch? {
    var trace = WalkTrace()
    if isForward {
      trace.append(to: entry, in: self)
    } else {
      trace.append(from: entry, in: self, isIn: false)
    }
    return try trace.match(walker)
  }
}

extension PairOfBalls {
  /// How many relationships the walk through a meeting has.
  func length(_ meeting: Meeting) -> Int {
    Int(forward.depths[meeting.forward]) + Int(backward.depths[meeting.backward])
  }

  /// The walk through a meeting.
  func match(_ meeting: Meeting, _ walker: PathWalker) throws -> PathMatch? {
    var trace = WalkTrace()
    trace.append(to: meeting.forward, in: forward)
    trace.append(from: meeting.backward, in: backward, isIn: true)
    return try trace.match(walker)
  }
}
