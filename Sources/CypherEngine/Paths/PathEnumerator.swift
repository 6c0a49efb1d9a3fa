import PropertyGraph

/// Walks all paths that fit from one end, depth first, in the order of the graph.
///
/// Nothing is entered that repeats what must not, or that the oracle knows to be too far from the
/// other end. Its own stack instead of recursion: a path may be as long as the graph allows.
struct PathEnumerator {
  let walker: PathWalker
  let isForward: Bool
  let oracle: DistanceOracle?
  /// The least and most relationships of a path.
  let lengths: ClosedRange<Int>
  /// Whether something was left out for its length alone.
  private(set) var wasCut = false

  /// Something to be tried next: a state, and the hops that lead to it.
  private struct Candidate {
    let state: UInt32
    let firstHop: Int
    let hopCount: Int
  }

  /// What may follow on a path under way.
  private struct Level {
    let firstCandidate: Int
    var next: Int
    let firstHop: Int
    /// Of the path when it was entered.
    let length: Int
  }

  private var path: PathUnderWay
  /// What the path stands at whose match was the last, and its length before.
  private var paused: (state: UInt32, length: Int)?
  private var candidates: ContiguousArray<Candidate> = []
  private var hops: ContiguousArray<Hop> = []
  private var levels: ContiguousArray<Level> = []

  init(
    _ walker: PathWalker, isForward: Bool, oracle: DistanceOracle?, lengths: ClosedRange<Int>
  ) {
    self.walker = walker
    self.isForward = isForward
    self.oracle = oracle
    self.lengths = lengths
    path = PathUnderWay(walker.program, isForward: isForward)
  }

  private var byteCount: Int {
    candidates.count * MemoryLayout<Candidate>.stride + hops.count * MemoryLayout<Hop>.stride
      + levels.count * MemoryLayout<Level>.stride
  }

  /// Begins at an end.
  ///
  /// - Parameter emit: takes a match; false pauses the enumeration behind it.
  /// - Returns: whether all were handed out; if not, ``resume(_:)`` goes on.
  mutating func run(
    from end: UInt32, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws -> Bool {
    let junction = isForward ? 0 : walker.program.junctions.count - 1
    guard try walker.admits(end, at: junction) else { return true }
    let state = walker.program.junctions[junction].state
    path.begin(end)
    guard try isInReach(end, state, length: 0) else { return true }
    switch try enter(state, emit) {
    case .goesOn: try collect(state, length: 0)
    case .isRefused: return true
    case .isPaused:
      paused = (state, 0)
      return false
    }
    return try resume(emit)
  }

  /// Goes on behind the match at which the enumeration was paused.
  mutating func resume(_ emit: (borrowing PathMatch) throws -> Bool) throws -> Bool {
    if let (state, length) = paused {
      paused = nil
      try collect(state, length: length)
    }
    while let top = levels.last {
      guard top.next < candidates.count else {
        levels.removeLast()
        candidates.removeSubrange(top.firstCandidate...)
        hops.removeSubrange(top.firstHop...)
        path.shorten(to: top.length)
        continue
      }
      levels[levels.count - 1].next += 1
      let candidate = candidates[top.next]
      let length = path.length
      try walker.budget.spend(1, byteCount: byteCount)
      guard extend(by: candidate) else { continue }
      switch try enter(candidate.state, emit) {
      case .goesOn: try collect(candidate.state, length: length)
      case .isRefused: path.shorten(to: length)
      case .isPaused:
        paused = (candidate.state, length)
        return false
      }
    }
    return true
  }

  private enum Entry {
    case goesOn
    /// A late condition does not hold.
    case isRefused
    /// Whoever takes the matches wants no more for now.
    case isPaused
  }

  /// Puts the hops of a candidate on the path; false, and nothing changed, where one may not.
  private mutating func extend(by candidate: Candidate) -> Bool {
    let length = path.length
    for at in candidate.firstHop..<candidate.firstHop + candidate.hopCount {
      guard path.push(hops[at]) else {
        path.shorten(to: length)
        return false
      }
    }
    return true
  }

  /// Takes note of a state; hands the match out where it is the last.
  private mutating func enter(
    _ state: UInt32, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws -> Entry {
    guard let junction = walker.junction(state) else { return .goesOn }
    path.note(junction)
    guard try walker.passesLate(path, at: junction) else { return .isRefused }
    guard junction == (isForward ? walker.program.junctions.count - 1 : 0),
      lengths.contains(path.length)
    else { return .goesOn }
    return try emit(path.match) ? .goesOn : .isPaused
  }

  // MARK: - What may follow

  private mutating func collect(_ state: UInt32, length: Int) throws {
    let (firstCandidate, firstHop) = (candidates.count, hops.count)
    try collectJunctions(state)
    if !path.isClosed { try collectSteps(state) }
    levels.append(
      Level(
        firstCandidate: firstCandidate, next: firstCandidate, firstHop: firstHop, length: length))
    try walker.budget.spend(candidates.count - firstCandidate, byteCount: byteCount)
  }

  /// States that follow without a relationship.
  private mutating func collectJunctions(_ state: UInt32) throws {
    let program = walker.program
    if isForward {
      guard let (link, progress) = walker.ahead(state), program.links[link].isComplete(progress)
      else { return }
      try add(junction: link + 1)
    } else {
      guard let junction = walker.junction(state), junction > 0 else { return }
      let link = program.links[junction - 1]
      if link.min == 0 { try add(junction: junction - 1) }
      guard !link.isFixed else { return }
      for iterations in Swift.stride(from: max(link.min, 1), through: link.cap, by: 1) {
        try add(UInt32(link.firstState + iterations * link.stride), [])
      }
    }
  }

  private mutating func add(junction: Int) throws {
    guard try walker.admits(path.node, at: junction) else { return }
    try add(walker.program.junctions[junction].state, [])
  }

  private mutating func collectSteps(_ state: UInt32) throws {
    if isForward {
      guard let (number, progress) = walker.ahead(state),
        let next = walker.program.links[number].next(progress)
      else { return }
      let link = walker.program.links[number]
      try collect(link, progress, [link.firstState + next])
    } else {
      guard let (number, progress) = walker.behind(state) else { return }
      let link = walker.program.links[number]
      var states = [link.firstState + progress - 1]
      if link.loops, progress == link.progressMax - link.stride + 1 {
        states.append(link.firstState + link.progressMax)
      }
      try collect(link, progress - 1, states)
    }
  }

  private mutating func collect(_ link: ProgramLink, _ progress: Int, _ states: [Int]) throws {
    if link.walksIterations {
      try walker.forEachIteration(link, of: path.node, isForward: isForward) { hops in
        try self.add(hops, states)
      }
    } else {
      let step = link.steps[progress % link.stride]
      try walker.forEachStep(step, of: path.node, isForward: isForward) { other, relationship in
        let hop = Hop(node: other, relationship: relationship)
        if !self.path.repeats(hop) { try self.add(CollectionOfOne(hop), states) }
      }
    }
  }

  private mutating func add(_ hops: some RandomAccessCollection<Hop>, _ states: [Int]) throws {
    for state in states {
      let state = UInt32(state)
      if let junction = walker.junction(state), let node = hops.last?.node {
        guard try walker.admits(node, at: junction) else { continue }
      }
      try add(state, hops)
    }
  }

  private mutating func add(
    _ state: UInt32, _ hops: some RandomAccessCollection<Hop>
  ) throws {
    let node = hops.last?.node ?? path.node
    guard try isInReach(node, state, length: path.length + hops.count) else { return }
    candidates.append(
      Candidate(state: state, firstHop: self.hops.count, hopCount: hops.count))
    self.hops.append(contentsOf: hops)
  }

  /// Whether the other end may be reached within the length.
  private mutating func isInReach(_ node: UInt32, _ state: UInt32, length: Int) throws -> Bool {
    let left = lengths.upperBound - length
    switch oracle?.distance(node, state) {
    case .never?: return false
    case .atLeast(let distance)? where distance <= left: break
    case .atLeast?, .tooFar?:
      wasCut = true
      return false
    case nil: break
    }
    guard walker.least(state, isForward: isForward) <= left else {
      wasCut = true
      return false
    }
    return true
  }
}
