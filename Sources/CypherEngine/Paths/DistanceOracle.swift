/// Tells how far it is at least from a state to the end that an enumeration works towards.
struct DistanceOracle {
  /// Around that end.
  let ball: Ball
  /// What continues the ball as far as some length needs, if anything does.
  let beyond: Ball?

  enum Answer {
    /// At least so many relationships.
    case atLeast(Int)
    /// Farther than the enumeration may go.
    case tooFar
    /// The end cannot be reached.
    case never
  }

  func distance(_ node: UInt32, _ state: UInt32) -> Answer {
    if let depth = ball.depth(node, state) {
      return .atLeast(min(depth, ball.radius + 1))
    }
    if ball.isComplete { return .never }
    if let beyond {
      if let depth = beyond.depth(node, state) { return .atLeast(depth) }
      return .tooFar
    }
    return .atLeast(ball.radius + 1)
  }
}
