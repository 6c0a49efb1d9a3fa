import PropertyGraph

/// Everything within some distance of one end of a pattern, over nodes and states of the program.
///
/// Breadth-first, level by level; a level is a number of relationships. An entry remembers its
/// depth and from which entry it was first reached. Once a level is complete, all depths up to it
/// are exact.
struct Ball {
  let isForward: Bool
  private(set) var table = StateTable()
  private(set) var nodes: ContiguousArray<UInt32> = []
  private(set) var states: ContiguousArray<UInt32> = []
  private(set) var depths: ContiguousArray<UInt32> = []
  /// The entry before; of the first one itself.
  private(set) var parents: ContiguousArray<UInt32> = []
  /// Everything at most so far away is in, with its exact depth.
  private(set) var radius = 0
  /// Entries of the outermost complete level, and how many of them were expanded.
  private(set) var frontier: ContiguousArray<UInt32> = []
  private(set) var expandedCount = 0
  /// Entries by how far behind the frontier they lie.
  private var waiting: [ContiguousArray<UInt32>] = []
  /// What may be entered at all. It shares the memory of other balls: they are copied when they
  /// grow while it is there.
  private var gate: Gate?

  /// Keeps a ball inside another one that was grown from the opposite end.
  final class Gate {
    let opposite: Ball
    /// The ball that this one continues.
    let behind: Ball
    /// Of the whole path.
    let lengthMax: Int

    init(opposite: Ball, behind: Ball, lengthMax: Int) {
      self.opposite = opposite
      self.behind = behind
      self.lengthMax = lengthMax
    }

    func admits(_ node: UInt32, _ state: UInt32, _ depth: Int) -> Bool {
      guard let rest = opposite.depth(node, state) else { return false }
      return depth + rest <= lengthMax && behind.table.find(node, state) == nil
    }
  }

  init(isForward: Bool) { self.isForward = isForward }

  /// Whether nothing is left outside that could be reached.
  var isComplete: Bool { frontier.isEmpty && waiting.allSatisfy(\.isEmpty) }

  var byteCount: Int { table.byteCount + nodes.count * 4 * MemoryLayout<UInt32>.stride }

  @inline(__always)
  func depth(_ node: UInt32, _ state: UInt32) -> Int? {
    table.find(node, state).map { Int(depths[$0]) }
  }

  // MARK: - Beginning

  /// Empties it and puts the end in.
  mutating func begin(_ node: UInt32, _ walker: PathWalker) throws {
    clear(radius: 0)
    if isForward {
      try enter(junction: 0, node, 0, parent: nil, walker)
    } else {
      try enter(junction: walker.program.junctions.count - 1, node, 0, parent: nil, walker)
    }
    frontier = ContiguousArray(0..<UInt32(nodes.count))
    waiting.removeAll()
  }

  /// Empties it and puts in what lies on the rim of another ball, and inside the gate.
  mutating func begin(onRimOf ball: Ball, _ gate: Gate) {
    clear(radius: ball.radius)
    self.gate = nil
    for entry in ball.frontier {
      let (node, state) = (ball.nodes[Int(entry)], ball.states[Int(entry)])
      guard ball.depths[Int(entry)] == ball.radius,
        let rest = gate.opposite.depth(node, state), ball.radius + rest <= gate.lengthMax
      else { continue }
      insert(node, state, ball.radius, parent: nil)
    }
    frontier = ContiguousArray(0..<UInt32(nodes.count))
    waiting.removeAll()
    self.gate = gate
  }

  /// Lets go of the balls it was kept in.
  mutating func openGate() { gate = nil }

  private mutating func clear(radius: Int) {
    table.removeAll()
    nodes.removeAll(keepingCapacity: nodes.count < 1 << 16)
    states.removeAll(keepingCapacity: nodes.count < 1 << 16)
    depths.removeAll(keepingCapacity: nodes.count < 1 << 16)
    parents.removeAll(keepingCapacity: nodes.count < 1 << 16)
    waiting.removeAll(keepingCapacity: true)
    expandedCount = 0
    self.radius = radius
  }

  // MARK: - Growing

  /// One more level.
  mutating func grow(_ walker: PathWalker) throws {
    while try expandNext(walker) {}
    finishLevel()
  }

  /// Expands one entry of the frontier; false where all are.
  mutating func expandNext(_ walker: PathWalker) throws -> Bool {
    guard expandedCount < frontier.count else { return false }
    let entry = frontier[expandedCount]
    expandedCount += 1
    // It may have been reached by a shorter way since.
    if depths[Int(entry)] == radius { try expand(entry, walker) }
    return true
  }

  /// The frontier moves on.
  mutating func finishLevel() {
    frontier = waiting.isEmpty ? [] : waiting.removeFirst()
    expandedCount = 0
    radius += 1
  }

  private mutating func expand(_ entry: UInt32, _ walker: PathWalker) throws {
    let (node, state) = (nodes[Int(entry)], states[Int(entry)])
    let countBefore = nodes.count
    if isForward {
      guard let (number, progress) = walker.ahead(state),
        let next = walker.program.links[number].next(progress)
      else { return }
      let link = walker.program.links[number]
      try take(link, progress, (walker.landing(link.firstState + next), nil), node, entry, walker)
    } else {
      guard let (number, progress) = walker.behind(state) else { return }
      let link = walker.program.links[number]
      let landing = walker.landing(link.firstState + progress - 1)
      let isAfterLoop = link.loops && progress == link.progressMax - link.stride + 1
      let looped = isAfterLoop ? walker.landing(link.firstState + link.progressMax) : nil
      try take(link, progress - 1, (landing, looped), node, entry, walker)
    }
    try walker.budget.spend(16 + nodes.count - countBefore, byteCount: byteCount)
  }

  /// Follows one unit of a link's progress.
  ///
  /// - Parameters:
  ///   - progress: before it, in the order of the pattern.
  ///   - landings: the states that it may lead to: two against the pattern, out of a loop.
  @inline(__always)
  private mutating func take(
    _ link: ProgramLink, _ progress: Int, _ landings: (PathWalker.Landing, PathWalker.Landing?),
    _ node: UInt32, _ entry: UInt32, _ walker: PathWalker
  ) throws {
    let depth = radius + link.weight
    let (first, second) = landings
    if link.walksIterations {
      try walker.forEachIteration(link, of: node, isForward: isForward) { hops in
        let other = hops[hops.count - 1].node
        try self.arrive(other, first.state, depth, entry, walker)
        if let second { try self.arrive(other, second.state, depth, entry, walker) }
      }
    } else if let second {
      let step = link.steps[progress % link.stride]
      try walker.forEachTarget(step, of: node, isForward: isForward) { other in
        self.isNews(other, second, depth) || self.isNews(other, first, depth)
      } _: { other in
        try self.arrive(other, second.state, depth, entry, walker)
        if first.admits(other) { try self.arrive(other, first.state, depth, entry, walker) }
      }
    } else {
      let step = link.steps[progress % link.stride]
      try walker.forEachTarget(step, of: node, isForward: isForward) { other in
        self.isNews(other, first, depth)
      } _: { other in
        try self.arrive(other, first.state, depth, entry, walker)
      }
    }
  }

  /// Whether a state is not there yet, or only farther away.
  @inline(__always)
  private func isNews(_ node: UInt32, _ landing: PathWalker.Landing, _ depth: Int) -> Bool {
    guard landing.admits(node) else { return false }
    guard let known = table.find(node, landing.state) else { return true }
    return depth < Int(depths[known])
  }

  /// Enters a state and whatever follows from it without a relationship.
  private mutating func arrive(
    _ node: UInt32, _ state: UInt32, _ depth: Int, _ parent: UInt32, _ walker: PathWalker
  ) throws {
    if let junction = walker.junction(state) {
      return try enter(junction: junction, node, depth, parent: parent, walker)
    }
    guard let entry = insert(node, state, depth, parent: parent), isForward,
      let (link, progress) = walker.ahead(state), walker.program.links[link].isComplete(progress)
    else { return }
    try enter(junction: link + 1, node, depth, parent: entry, walker)
  }

  private mutating func enter(
    junction: Int, _ node: UInt32, _ depth: Int, parent: UInt32?, _ walker: PathWalker
  ) throws {
    let links = walker.program.links
    var (junction, parent) = (junction, parent)
    while try walker.admits(node, at: junction),
      let entry = insert(node, walker.program.junctions[junction].state, depth, parent: parent)
    {
      parent = entry
      if isForward {
        guard junction < links.count, links[junction].min == 0 else { return }
        junction += 1
      } else {
        guard junction > 0 else { return }
        let link = links[junction - 1]
        if !link.isFixed {
          for iterations in Swift.stride(from: max(link.min, 1), through: link.cap, by: 1) {
            let state = link.firstState + iterations * link.stride
            insert(node, UInt32(state), depth, parent: parent)
          }
        }
        guard link.min == 0 else { return }
        junction -= 1
      }
    }
  }

  /// - Returns: the entry, or nil where it was there already, no farther away.
  @discardableResult
  private mutating func insert(
    _ node: UInt32, _ state: UInt32, _ depth: Int, parent: UInt32?
  ) -> UInt32? {
    if let known = table.find(node, state) {
      guard depth < Int(depths[known]) else { return nil }
      depths[known] = UInt32(depth)
      parents[known] = parent ?? UInt32(known)
      wait(UInt32(known), depth)
      return UInt32(known)
    }
    if let gate, !gate.admits(node, state, depth) { return nil }
    let entry = nodes.count
    table.insert(node, state, entry: entry)
    nodes.append(node)
    states.append(state)
    depths.append(UInt32(truncatingIfNeeded: depth))
    parents.append(parent ?? UInt32(entry))
    wait(UInt32(entry), depth)
    return UInt32(entry)
  }

  private mutating func wait(_ entry: UInt32, _ depth: Int) {
    let level = depth - radius - 1
    guard level >= 0 else { return }
    while waiting.count <= level { waiting.append([]) }
    waiting[level].append(entry)
  }
}
