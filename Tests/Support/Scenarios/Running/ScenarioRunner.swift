/// Runs scenarios against an engine and says how each ended.
public struct ScenarioRunner {
  private let engine: any ScenarioEngine
  private let folder: ScenarioFolder

  public init(engine: any ScenarioEngine, folder: ScenarioFolder) {
    self.engine = engine
    self.folder = folder
  }

  /// What a query left behind, until the next one.
  private struct Observed {
    var query = ""
    var result: Result<ScenarioResult, ScenarioError>?
    var effects = SideEffects()
    var isErrorExpected = false
  }

  /// Runs one scenario from an empty graph; the engine is left as the scenario left it.
  public func run(_ scenario: Scenario) -> ScenarioOutcome {
    if scenario.needsProcedure && !engine.acceptsProcedures {
      return .skipped("needs a test procedure")
    }
    do {
      try engine.reset()
      var parameters: [ScenarioProperty] = []
      var observed = Observed()
      for step in scenario.steps {
        switch step {
        case .start(.empty): break
        case .start(.named(let name)): try load(name)
        case .setUp(let text): _ = try engine.execute(text, parameters: [])
        case .parameters(let given): parameters = given
        case .procedure(let procedure): try engine.register(procedure)
        case .query(let text):
          if let problem = unexpectedError(observed) { return .failed(problem) }
          observed = try observe(text, parameters)
        default:
          if let problem = check(step, &observed) { return .failed(problem) }
        }
      }
      if let problem = unexpectedError(observed) { return .failed(problem) }
      return .passed
    } catch {
      return .failed("before the query under test: \(error)")
    }
  }

  private func load(_ name: String) throws(ScenarioError) {
    guard let text = folder.graphs[name] else {
      throw ScenarioError(
        type: "ScenarioError", phase: .compileTime, detail: "UnknownGraph",
        message: "no graph \(name) in \(folder.root)")
    }
    _ = try engine.execute(text, parameters: [])
  }

  private func observe(_ query: String, _ parameters: [ScenarioProperty]) throws(ScenarioError)
    -> Observed
  {
    let before = try engine.inventory()
    var observed = Observed(query: query)
    do {
      observed.result = .success(try engine.execute(query, parameters: parameters))
    } catch {
      observed.result = .failure(error)
    }
    observed.effects = SideEffects(from: before, to: try engine.inventory())
    return observed
  }

  private func unexpectedError(_ observed: Observed) -> String? {
    guard !observed.isErrorExpected, case .failure(let error) = observed.result else { return nil }
    return "raised \(error)"
  }

  // MARK: - Expectations

  /// What is wrong with the last query, measured by one expectation; nil where nothing is.
  private func check(_ step: Scenario.Step, _ observed: inout Observed) -> String? {
    switch step {
    case .failure(let expected):
      observed.isErrorExpected = true
      guard case .failure(let error) = observed.result else {
        return "raised nothing, expected \(expected.type): \(expected.detail ?? "*")"
      }
      if let problem = Self.mismatch(error, expected) { return problem }
      if observed.effects != SideEffects() {
        return "failed as it should but left side effects: \(observed.effects)"
      }
      return nil
    case .sideEffects(let expected):
      if let problem = unexpectedError(observed) { return problem }
      return observed.effects == expected
        ? nil : "side effects \(observed.effects), expected \(expected)"
    case .noRows:
      guard case .success(let result) = observed.result else { return unexpectedError(observed) }
      return result.rows.isEmpty ? nil : "\(result.rows.count) rows, expected none"
    case .rows(let expected):
      guard case .success(let result) = observed.result else { return unexpectedError(observed) }
      return RowComparison.difference(result, expected, query: observed.query)
    default:
      return nil
    }
  }

  private static func mismatch(
    _ error: ScenarioError, _ expected: Scenario.ExpectedFailure
  ) -> String? {
    let isSame =
      error.type == expected.type && (expected.phase == nil || error.phase == expected.phase)
      && (expected.detail == nil || error.detail == expected.detail)
    if isSame { return nil }
    return "raised \(error), expected \(expected.type) at \(expected.phase?.rawValue ?? "any time")"
      + ": \(expected.detail ?? "*")"
  }
}
