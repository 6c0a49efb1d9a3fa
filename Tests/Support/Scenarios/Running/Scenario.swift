/// A scenario as the runner runs it: where the graph starts, and steps in order.
public struct Scenario: Sendable, CustomStringConvertible {
  /// What a scenario starts from.
  public enum Start: Sendable {
    case empty
    case named(String)
  }

  /// One thing to do or to check.
  public enum Step: Sendable {
    case start(Start)
    case setUp(String)
    case parameters([ScenarioProperty])
    case procedure(TestProcedure)
    /// The query under test, or a control query after it.
    case query(String)
    case rows(ExpectedRows)
    case noRows
    case sideEffects(SideEffects)
    case failure(ExpectedFailure)
  }

  /// A result table; cells are compared by their notation.
  public struct ExpectedRows: Sendable {
    public var columns: [String]
    public var rows: [[ScenarioValue]]
    public var isOrdered: Bool
    public var ignoresListOrder: Bool
  }

  /// An error that must be raised; a nil part may be anything.
  public struct ExpectedFailure: Sendable {
    public var type: String
    public var phase: ScenarioError.Phase?
    public var detail: String?
  }

  /// `clauses/match/Match1 [3]`, and for an outline's example `… [3] #2`: stands in the ratchet.
  public var id: String
  public var name: String
  public var tags: [String]
  public var steps: [Step]

  public var description: String { "\(id) \(name)" }
  public var needsProcedure: Bool {
    steps.contains { if case .procedure = $0 { true } else { false } }
  }
}
