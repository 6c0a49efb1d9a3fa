import PropertyGraph

/// One search's view of program and graph: takes single steps and runs the conditions on them.
struct PathWalker {
  let program: PathProgram
  let frame: Frame
  let filter: RelationshipFilter
  let budget: SearchBudget
  /// The known ends.
  let first: UInt32?
  let last: UInt32?

  // MARK: - States

  /// The link in which a state lies and how far along it, looking along the pattern; nil at the
  /// pattern's last node.
  @inline(__always)
  func ahead(_ state: UInt32) -> (link: Int, progress: Int)? {
    var link = program.links.count - 1
    while link >= 0, program.links[link].firstState > Int(state) { link -= 1 }
    guard link >= 0 else { return nil }
    let progress = Int(state) - program.links[link].firstState
    return progress < program.links[link].stateCount ? (link, progress) : nil
  }

  /// The link in which a state lies, looking against the pattern; nil where only another node of
  /// the pattern precedes, or nothing.
  @inline(__always)
  func behind(_ state: UInt32) -> (link: Int, progress: Int)? {
    var link = program.links.count - 1
    while link >= 0, program.links[link].firstState >= Int(state) { link -= 1 }
    guard link >= 0 else { return nil }
    let progress = Int(state) - program.links[link].firstState
    return progress <= program.links[link].progressMax ? (link, progress) : nil
  }

  /// The node of the pattern that a state is, if it is one.
  @inline(__always)
  func junction(_ state: UInt32) -> Int? {
    var at = program.junctions.count - 1
    while at > 0, program.junctions[at].state > state { at -= 1 }
    return program.junctions[at].state == state ? at : nil
  }

  /// A state that a step leads to, and the only node that may stand there, if an end of the pattern
  /// is known.
  struct Landing {
    let state: UInt32
    let only: UInt32?

    @inline(__always)
    func admits(_ node: UInt32) -> Bool { only == nil || only == node }
  }

  func landing(_ state: Int) -> Landing {
    let state = UInt32(state)
    if let first, state == program.end(first: true) { return Landing(state: state, only: first) }
    if let last, state == program.end(first: false) { return Landing(state: state, only: last) }
    return Landing(state: state, only: nil)
  }

  /// The fewest relationships that a walk in this state still needs.
  func least(_ state: UInt32, isForward: Bool) -> Int {
    if isForward {
      guard let (link, progress) = ahead(state) else { return 0 }
      return program.links[link].leastAfter(progress)
        .saturatingAdd(program.junctions[link + 1].leastAfter)
    }
    if let junction = junction(state) { return program.junctions[junction].leastBefore }
    guard let (link, progress) = behind(state) else { return 0 }
    return program.links[link].leastBefore(progress)
      .saturatingAdd(program.junctions[link].leastBefore)
  }

  // MARK: - Conditions

  /// Whether a node may stand at a node of the pattern.
  func admits(_ node: UInt32, at junction: Int) throws -> Bool {
    if junction == 0, let first, first != node { return false }
    if junction == program.junctions.count - 1, let last, last != node { return false }
    guard program.junctions[junction].test.fits(node) else { return false }
    for check in program.junctions[junction].checks {
      for local in check.locals { frame.locals[local.number] = .node(NodeIndex(node)) }
      guard try check.expression.isTrue(frame) else { return false }
    }
    return true
  }

  /// Whether a relationship passes the conditions of its step.
  func passes(
    _ step: ProgramStep, _ node: UInt32, _ relationship: RelationshipValue, _ other: UInt32,
    isForward: Bool
  ) throws -> Bool {
    let (source, target) = isForward ? (node, other) : (other, node)
    for check in step.checks {
      for local in check.source { frame.locals[local.number] = .node(NodeIndex(source)) }
      for local in check.relationship { frame.locals[local.number] = .relationship(relationship) }
      for local in check.target { frame.locals[local.number] = .node(NodeIndex(target)) }
      guard try check.expression.isTrue(frame) else { return false }
    }
    return true
  }

  // MARK: - Steps

  /// Calls `body` with every node that one step leads to, parallel relationships each.
  ///
  /// - Parameter isNews: what need not be looked at further is told first, which is cheap.
  @inline(__always)
  func forEachTarget(
    _ step: ProgramStep, of node: UInt32, isForward: Bool, isNews: (UInt32) -> Bool,
    _ body: (UInt32) throws -> Void
  ) throws {
    let (near, far) = isForward ? (step.source, step.target) : (step.target, step.source)
    guard near.fits(node) else { return }
    let testsFar = !far.isEverything
    for leg in step.legs(isForward) {
      let filters = filter.looks(at: leg.type)
      if step.checks.isEmpty, !filters {
        try leg.adjacency.forEachNeighbour(of: node) { other in
          if !isNews(other) || (leg.skipsLoops && other == node) { return }
          if testsFar, !far.fits(other) { return }
          try body(other)
        }
      } else {
        try leg.adjacency.forEachRelationship(of: node) { other, position in
          if !isNews(other) || (leg.skipsLoops && other == node) { return }
          if testsFar, !far.fits(other) { return }
          if filters, !filter.holds(leg.type, position) { return }
          let relationship = leg.relationship(node, other, position)
          guard try passes(step, node, relationship, other, isForward: isForward) else { return }
          try body(other)
        }
      }
    }
  }

  /// Calls `body` with every relationship that one step may walk, by type, then direction, then
  /// node.
  @inline(__always)
  func forEachStep(
    _ step: ProgramStep, of node: UInt32, isForward: Bool,
    _ body: (_ other: UInt32, _ relationship: RelationshipValue) throws -> Void
  ) throws {
    let (near, far) = isForward ? (step.source, step.target) : (step.target, step.source)
    guard near.fits(node) else { return }
    for leg in step.legs(isForward) {
      let filters = filter.looks(at: leg.type)
      try leg.adjacency.forEachRelationship(of: node) { other, position in
        if (leg.skipsLoops && other == node) || !far.fits(other) { return }
        if filters, !filter.holds(leg.type, position) { return }
        let relationship = leg.relationship(node, other, position)
        guard try passes(step, node, relationship, other, isForward: isForward) else { return }
        try body(other, relationship)
      }
    }
  }

  /// The first relationship by which one step of the pattern leads from a node to another.
  func relationship(
    _ step: ProgramStep, from node: UInt32, to other: UInt32
  ) throws -> RelationshipValue? {
    for leg in step.forward {
      if leg.skipsLoops && node == other { continue }
      let (from, to) = leg.isOutgoing ? (node, other) : (other, node)
      var found: RelationshipValue?
      // Positions are found along the type at no cost, whichever way the step goes.
      try leg.outgoing.forEachRelationship(of: from) { target, position in
        guard found == nil, target == to, filter.holds(leg.type, position) else { return }
        let relationship = leg.relationship(node, other, position)
        if try passes(step, node, relationship, other, isForward: true) { found = relationship }
      }
      if let found { return found }
    }
    return nil
  }
}
