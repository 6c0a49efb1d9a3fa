/// How a scenario ended.
public enum ScenarioOutcome: Sendable {
  case passed
  /// What was found and what was expected, for a person to read.
  case failed(String)
  case skipped(String)

  public var isPassed: Bool { if case .passed = self { true } else { false } }
}
