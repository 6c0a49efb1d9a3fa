import Scenarios

/// An engine that answers from a script: what each query returns, and what the graph is afterwards.
final class FakeEngine: ScenarioEngine {
  var acceptsProcedures = true
  var answers: [String: Result<ScenarioResult, ScenarioError>] = [:]
  var states: [String: GraphInventory] = [:]
  private(set) var asked: [String] = []
  private(set) var procedures: [TestProcedure] = []
  private(set) var parameters: [ScenarioProperty] = []
  private var state = GraphInventory()

  func reset() {
    state = GraphInventory()
    asked = []
    procedures = []
  }

  func register(_ procedure: TestProcedure) { procedures.append(procedure) }

  func execute(
    _ query: String, parameters: [ScenarioProperty]
  ) throws(ScenarioError) -> ScenarioResult {
    asked.append(query)
    self.parameters = parameters
    if let next = states[query] { state = next }
    return try (answers[query] ?? .success(ScenarioResult(columns: [], rows: []))).get()
  }

  func inventory() -> GraphInventory { state }
}
