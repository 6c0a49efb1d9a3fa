/// All matches of a pattern, from one end or between two.
struct AllPaths {
  let walker: PathWalker

  /// - Returns: what goes on behind the match at which `emit` paused; nil where all were handed
  /// out.
  func search(
    _ balls: inout PairOfBalls, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws -> PathEnumerator? {
    let program = walker.program
    let lengthMax = program.lengthMax
    if lengthMax == .max, program.description.uniqueness.isNone {
      throw CypherError.runtime(
        .syntax, "UnboundedPattern", "walks without an upper bound have no end",
        hint: "bound the quantifier, choose ANY or SHORTEST paths, or leave REPEATABLE ELEMENTS")
    }
    var oracle: DistanceOracle?
    if let first = walker.first, let last = walker.last {
      try balls.begin(first: first, last: last, walker)
      try balls.reach(lengthMax, walker)
      oracle = balls.oracle
    }
    let isForward = walker.last == nil
    var enumerator = PathEnumerator(
      walker, isForward: isForward, oracle: oracle, lengths: 0...lengthMax)
    guard let end = isForward ? walker.first : walker.last else { return nil }
    return try enumerator.run(from: end, emit) ? nil : enumerator
  }
}
