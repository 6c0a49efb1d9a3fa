import PropertyGraph

/// What stands between two nodes of a pattern, as states.
///
/// ```text
///   progress   0 ──▶ 1 ──▶ 2 ──▶ 3 ──▶ 4      two steps, at least twice: cap 2
///              first       ╰─── loops ──╯
/// ```
///
/// Progress 0 is the node before. The last progress is the node behind where the number of
/// iterations is fixed, and a state of its own where it is not.
struct ProgramLink {
  let firstState: Int
  let min: Int
  /// Iterations that are told apart.
  let cap: Int
  /// Whether the last of them may be walked again and again.
  let loops: Bool
  let steps: [ProgramStep]
  let iterations: [IterationCheck]
  /// The fewest and the most relationships.
  let lengthMin: Int
  let lengthMax: Int

  /// More iterations than this are not counted.
  static let capMax = 1 << 24

  static var isTooLong: CypherError {
    .runtime(
      .limit, "NumberOutOfRange", "a pattern must repeat at most \(capMax) times at the least",
      hint: "lower the quantifier's lower bound")
  }

  init(
    _ link: PathDescription.Link, firstState: Int, isOnlyVarying: Bool, steps: [[StepCheck]],
    iterations: [IterationCheck], _ snapshot: GraphSnapshot
  ) throws {
    self.firstState = firstState
    min = link.min
    self.iterations = iterations
    self.steps = try link.steps.indices.map { at in
      try ProgramStep(
        link.steps[at], tests: (link.tests[at], link.tests[at + 1]), checks: steps[at], snapshot)
    }
    lengthMin = link.min.saturatingMultiply(link.steps.count)
    lengthMax = link.max?.saturatingMultiply(link.steps.count) ?? .max
    guard link.min <= Self.capMax else { throw Self.isTooLong }
    let least = Swift.max(link.min, 1)
    if let max = link.max, max <= least || (!isOnlyVarying && max <= Self.capMax) {
      cap = max
      loops = false
    } else {
      cap = least
      loops = true
    }
  }

  /// Whether it is walked a whole iteration at a time.
  var walksIterations: Bool { !iterations.isEmpty }
  /// How far progress goes in one iteration.
  var stride: Int { walksIterations ? 1 : steps.count }
  /// How many relationships one unit of progress has.
  var weight: Int { walksIterations ? steps.count : 1 }
  var progressMax: Int { cap * stride }
  /// Whether the last progress is the next node of the pattern.
  var isFixed: Bool { !loops && cap == min && cap > 0 }
  /// States up to the next node of the pattern.
  var stateCount: Int { progressMax + (isFixed ? 0 : 1) }

  /// Whether the next node of the pattern may follow.
  func isComplete(_ progress: Int) -> Bool {
    progress % stride == 0 && progress / stride >= min
  }

  /// The progress after one more unit, or nil where there is none.
  func next(_ progress: Int) -> Int? {
    if progress < progressMax { return progress + 1 }
    return loops ? progressMax - stride + 1 : nil
  }

  /// The fewest relationships that must still follow in this link.
  func leastAfter(_ progress: Int) -> Int {
    let toBoundary = (stride - progress % stride) % stride
    return Swift.max(min * stride - progress, toBoundary).saturatingMultiply(weight)
  }

  /// The fewest relationships of this link behind a walk against the pattern.
  func leastBefore(_ progress: Int) -> Int { progress.saturatingMultiply(weight) }
}

/// One relationship of a pattern, walked either way.
struct ProgramStep {
  /// In the order of the pattern, and against it.
  let forward: [Leg]
  let backward: [Leg]
  let source: NodeTest
  let target: NodeTest
  let checks: [StepCheck]

  init(
    _ step: PathDescription.Step, tests: (NodeTest, NodeTest), checks: [StepCheck],
    _ snapshot: GraphSnapshot
  ) throws {
    (source, target) = tests
    self.checks = checks
    var (forward, backward): ([Leg], [Leg]) = ([], [])
    for type in step.types {
      let outgoing = try snapshot.outgoing(type)
      let incoming = try snapshot.incoming(type)
      func leg(_ isOutgoing: Bool) -> Leg {
        Leg(
          type: type.rawValue, isOutgoing: isOutgoing,
          skipsLoops: !isOutgoing && step.direction == .either,
          adjacency: isOutgoing ? outgoing : incoming, outgoing: outgoing)
      }
      if step.direction != .incoming {
        forward.append(leg(true))
        backward.append(leg(false))
      }
      if step.direction != .outgoing {
        forward.append(leg(false))
        backward.append(leg(true))
      }
    }
    self.forward = forward
    self.backward = backward
  }

  @inline(__always)
  func legs(_ isForward: Bool) -> [Leg] { isForward ? forward : backward }
}

/// One type in one direction of one step.
struct Leg {
  let type: UInt16
  /// Whether its relationships leave the node that is walked from.
  let isOutgoing: Bool
  /// Loops were met with the other direction already.
  let skipsLoops: Bool
  let adjacency: Adjacency
  /// Of the type, whichever way it is walked: positions cost nothing there.
  let outgoing: Adjacency

  @inline(__always)
  func relationship(_ node: UInt32, _ other: UInt32, _ position: UInt32) -> RelationshipValue {
    isOutgoing
      ? RelationshipValue(from: node, to: other, position: position, type: type)
      : RelationshipValue(from: other, to: node, position: position, type: type)
  }
}
