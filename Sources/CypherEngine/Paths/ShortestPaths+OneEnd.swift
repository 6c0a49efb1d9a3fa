extension ShortestPaths {
  /// From the known end to every node that can be the other one, the nearest first.
  ///
  /// One path each is handed out as soon as its end is met. Ends for which more is wanted, or for
  /// which the first walk will not do, come when everything within reach is known.
  func searchFromOneEnd(
    _ balls: inout PairOfBalls, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws {
    if walker.first != nil {
      try search(&balls.forward, emit)
    } else {
      try search(&balls.backward, emit)
    }
  }

  /// An end for which matches are still wanted, and their least length.
  private struct Waiting {
    let end: UInt32
    let length: Int
  }

  private func search(
    _ ball: inout Ball, _ emit: (borrowing PathMatch) throws -> Bool
  ) throws {
    guard let centre = ball.isForward ? walker.first : walker.last else { return }
    let state = walker.program.end(first: !ball.isForward)
    var waiting: [Waiting] = []
    try ball.begin(centre, walker)
    while true {
      for entry in ball.frontier where ball.states[Int(entry)] == state {
        let (end, depth) = (ball.nodes[Int(entry)], Int(ball.depths[Int(entry)]))
        guard depth == ball.radius, depth <= lengthMax(centre, end) else { continue }
        switch try takeNearest(end, depth, entry, ball, emit) {
        case .isOver: return
        case .isDone: continue
        case .isLeft: waiting.append(Waiting(end: end, length: depth))
        }
      }
      if ball.isComplete || ball.radius >= walker.program.lengthMax { break }
      try ball.grow(walker)
    }
    for end in waiting {
      let goesOn = try takeAll(
        end.end, from: end.length, to: lengthMax(centre, end.end), isForward: !ball.isForward, emit
      ) { _ in DistanceOracle(ball) }
      if !goesOn { return }
    }
  }

  private enum Outcome {
    case isDone, isLeft
    /// Whoever takes the matches wants no more.
    case isOver
  }

  /// Hands out what can be told of an end as soon as it is met.
  private func takeNearest(
    _ end: UInt32, _ length: Int, _ entry: UInt32, _ ball: Ball,
    _ emit: (borrowing PathMatch) throws -> Bool
  ) throws -> Outcome {
    guard count == 1 else { return .isLeft }
    if takesFirst, let match = try ball.match(Int(entry), walker) {
      return try emit(match) ? .isDone : .isOver
    }
    var left = 1
    let taken = try take(
      end, length, isForward: !ball.isForward, DistanceOracle(ball), &left, emit)
    if !taken.goesOn { return .isOver }
    return left == 0 ? .isDone : .isLeft
  }
}
