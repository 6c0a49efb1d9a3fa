/// So many shortest matches, or all of so many smallest lengths, for each pair of ends.
struct ShortestPaths {
  let walker: PathWalker
  /// How many matches, or lengths.
  let count: Int

  var program: PathProgram { walker.program }
  var countsLengths: Bool { program.description.selection.kind == .shortestGroups }
  /// Whether the first walk met, if it repeats nothing it must not, is the answer.
  var takesFirst: Bool {
    !countsLengths && count == 1 && !program.hasLateChecks && !program.walksIterations
  }

  // MARK: - Between two nodes

  func search(
    from first: UInt32, to last: UInt32, _ balls: inout PairOfBalls,
    _ emit: (borrowing PathMatch) throws -> Bool
  ) throws {
    try balls.begin(first: first, last: last, walker)
    let length: Int
    if program.walksIterations {
      guard let found = try balls.forward.distance(to: last, walker) else { return }
      length = found
    } else {
      guard let meeting = try balls.meet(walker) else { return }
      length = balls.length(meeting)
      if takesFirst, let match = try balls.match(meeting, walker), isWanted(match) {
        _ = try emit(match)
        return
      }
    }
    _ = try takeAll(
      last, from: length, to: lengthMax(first, last), isForward: false, emit
    ) { length in
      try balls.reach(length, walker)
      return balls.oracle
    }
  }

  /// `shortestPath` never goes round from a node to itself.
  func lengthMax(_ first: UInt32, _ last: UInt32) -> Int {
    program.description.selection.isLegacy && first == last ? 0 : program.lengthMax
  }

  func isWanted(_ match: PathMatch) -> Bool {
    match.length <= lengthMax(match.nodes[0], match.nodes[match.length])
  }

  // MARK: - Length by length

  /// Hands out what is wanted of an end.
  ///
  /// - Parameter oracle: tells distances for paths of a length.
  /// - Returns: false where no more is wanted of any end.
  func takeAll(
    _ end: UInt32, from nearest: Int, to lengthMax: Int, isForward: Bool,
    _ emit: (borrowing PathMatch) throws -> Bool, oracle: (Int) throws -> DistanceOracle
  ) throws -> Bool {
    var (left, length) = (count, nearest)
    while left > 0, length <= lengthMax {
      let taken = try take(
        end, length, isForward: isForward, try oracle(length), &left, emit)
      if !taken.goesOn { return false }
      if !taken.mayBeMore { return true }
      length += 1
    }
    return true
  }

  /// Hands out the matches of one length.
  ///
  /// - Parameter left: matches or lengths still wanted.
  /// - Returns: whether matches are still taken, and whether there may be longer ones.
  func take(
    _ end: UInt32, _ length: Int, isForward: Bool, _ oracle: DistanceOracle, _ left: inout Int,
    _ emit: (borrowing PathMatch) throws -> Bool
  ) throws -> (goesOn: Bool, mayBeMore: Bool) {
    var enumerator = PathEnumerator(
      walker, isForward: isForward, oracle: oracle, lengths: length...length)
    let wanted = countsLengths ? Int.max : left
    var (foundCount, goesOn) = (0, true)
    _ = try enumerator.run(from: end) { match in
      foundCount += 1
      goesOn = try emit(match)
      return goesOn && foundCount < wanted
    }
    left -= countsLengths ? min(foundCount, 1) : foundCount
    return (goesOn, enumerator.wasCut)
  }
}

extension Ball {
  /// The exact distance from its centre to a node as the other end of the pattern, growing it as
  /// far as needed; nil where there is none.
  mutating func distance(to end: UInt32, _ walker: PathWalker) throws -> Int? {
    let state = walker.program.end(first: !isForward)
    while true {
      if let depth = depth(end, state), depth <= radius { return depth }
      if isComplete || radius >= walker.program.lengthMax { return nil }
      try grow(walker)
    }
  }
}
