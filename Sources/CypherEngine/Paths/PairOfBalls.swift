/// The balls around both ends of a pattern, kept from search to search for their memory.
struct PairOfBalls {
  /// Around the first node, along the pattern.
  var forward = Ball(isForward: true)
  /// Around the last node, against the pattern.
  var backward = Ball(isForward: false)
  /// What continues ``forward`` inside ``backward``.
  private var middle = Ball(isForward: true)
  /// For paths of which length it is exact.
  private var middleLength: Int?

  mutating func begin(first: UInt32, last: UInt32, _ walker: PathWalker) throws {
    middle.openGate()
    middleLength = nil
    try forward.begin(first, walker)
    if walker.program.walksIterations { return }
    try backward.begin(last, walker)
  }

  /// Whether no path is longer than what both balls know.
  var isComplete: Bool { forward.isComplete || backward.isComplete }

  // MARK: - The first meeting

  /// A state that both balls hold, by entry.
  struct Meeting {
    let forward: Int
    let backward: Int
  }

  /// Grows the balls, the smaller rim first, until they meet: then the depths of both entries make
  /// the length of the shortest walk. Nil where no walk is short enough.
  ///
  /// It stops in the middle of a level; ``finishLevels(_:)`` goes on.
  mutating func meet(_ walker: PathWalker) throws -> Meeting? {
    for entry in forward.nodes.indices {
      if let other = backward.table.find(forward.nodes[entry], forward.states[entry]) {
        return Meeting(forward: entry, backward: other)
      }
    }
    while forward.radius + backward.radius < walker.program.lengthMax, !isComplete {
      if forward.frontier.count <= backward.frontier.count {
        if let meeting = try forward.growUntilMeeting(backward, walker) {
          return Meeting(forward: meeting.own, backward: meeting.other)
        }
      } else if let meeting = try backward.growUntilMeeting(forward, walker) {
        return Meeting(forward: meeting.other, backward: meeting.own)
      }
    }
    return nil
  }

  mutating func finishLevels(_ walker: PathWalker) throws {
    if forward.expandedCount > 0 { try forward.grow(walker) }
    if backward.expandedCount > 0 { try backward.grow(walker) }
  }

  // MARK: - Exact distances

  /// Makes distances to the first node exact for whatever lies on walks of at most some length.
  ///
  /// Where iterations are walked whole, a walk may pass from one ball to the other without standing
  /// on the rim of either: then only the first one is grown.
  mutating func reach(_ length: Int, _ walker: PathWalker) throws {
    if let middleLength, middleLength >= length { return }
    middle.openGate()
    middleLength = nil
    if walker.program.walksIterations {
      let radius = length == .max ? length : (length + 1) / 2
      while forward.radius < radius, !forward.isComplete { try forward.grow(walker) }
      return
    }
    try finishLevels(walker)
    while forward.radius + backward.radius < length, !isComplete {
      if forward.frontier.count <= backward.frontier.count {
        try forward.grow(walker)
      } else {
        try backward.grow(walker)
      }
    }
    guard !forward.isComplete else { return }
    // Once all that reaches the last node is known, what leads there is found once for all lengths.
    let lengthMax = backward.isComplete ? .max : length
    middle.begin(
      onRimOf: forward, Ball.Gate(opposite: backward, behind: forward, lengthMax: lengthMax))
    while !middle.isComplete { try middle.grow(walker) }
    middleLength = lengthMax
  }

  /// Distances to the first node.
  var oracle: DistanceOracle {
    DistanceOracle(
      ball: forward, beyond: middleLength == nil ? nil : middle,
      isExhaustive: forward.isComplete || middleLength == .max)
  }
}

extension Ball {
  /// One more level, or less where another ball is met on the way.
  mutating func growUntilMeeting(
    _ other: Ball, _ walker: PathWalker
  ) throws -> (own: Int, other: Int)? {
    var seen = nodes.count
    while try expandNext(walker) {
      while seen < nodes.count {
        if let found = other.table.find(nodes[seen], states[seen]) { return (seen, found) }
        seen += 1
      }
    }
    finishLevel()
    return nil
  }
}
