/// Tells how far it is at least from a state to the end that an enumeration works towards.
final class DistanceOracle {
  /// Around that end.
  let ball: Ball
  /// What continues the ball as far as some length needs, if anything does.
  let beyond: Ball?
  /// Whether what is in neither cannot reach the end.
  let isExhaustive: Bool

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
    if let depth = beyond?.depth(node, state) { return .atLeast(depth) }
    if isExhaustive { return .never }
    return beyond == nil ? .atLeast(ball.radius + 1) : .tooFar
  }

  /// Of a ball that nothing continues.
  convenience init(_ ball: Ball) {
    self.init(ball: ball, beyond: nil, isExhaustive: ball.isComplete)
  }

  init(ball: Ball, beyond: Ball?, isExhaustive: Bool) {
    self.ball = ball
    self.beyond = beyond
    self.isExhaustive = isExhaustive
  }
}
