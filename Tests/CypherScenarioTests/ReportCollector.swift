import Scenarios
import Synchronization

/// Gathers the outcomes of files that run in parallel and prints the table after the last of them.
final class ReportCollector: Sendable {
  private struct State {
    var report = ScenarioReport()
    var filesLeft: Int
  }

  private let title: String
  private let state: Mutex<State>

  init(_ title: String, files: Int) {
    self.title = title
    state = Mutex(State(filesLeft: files))
  }

  /// Counts one file's outcomes.
  func add(_ outcomes: [ScenarioOutcome], path: String) {
    let text: String? = state.withLock { state in
      for outcome in outcomes { state.report.add(outcome, path: path) }
      state.filesLeft -= 1
      return state.filesLeft == 0 ? state.report.text : nil
    }
    if let text { print("\n\(title)\n\(text)\n") }
  }
}
