/// What a scenario needs of an engine; the runner knows nothing else of it.
///
/// One engine serves one scenario at a time and may be used again after `reset()`.
public protocol ScenarioEngine: AnyObject {
  /// Whether test procedures can be registered; where not, scenarios that need them are skipped.
  var acceptsProcedures: Bool { get }

  /// Makes the graph empty and forgets the registered procedures.
  func reset() throws(ScenarioError)

  /// Makes a test procedure callable until the next reset.
  func register(_ procedure: TestProcedure) throws(ScenarioError)

  /// Runs one query to its end, in a transaction of its own.
  func execute(_ query: String, parameters: [ScenarioProperty]) throws(ScenarioError)
    -> ScenarioResult

  /// All nodes and relationships there are now.
  func inventory() throws(ScenarioError) -> GraphInventory
}

/// The rows of a query, in the order they came; a query without RETURN has no columns.
public struct ScenarioResult: Sendable {
  public var columns: [String]
  public var rows: [[ScenarioValue]]

  public init(columns: [String], rows: [[ScenarioValue]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// A refused query, in the words of the scenarios.
public struct ScenarioError: Error, Sendable, CustomStringConvertible {
  /// When it was noticed.
  public enum Phase: String, Sendable {
    case compileTime = "compile time"
    case runtime
  }

  /// `SyntaxError`, `TypeError`, `ArgumentError` …
  public var type: String
  public var phase: Phase
  /// `UndefinedVariable`, `NumberOutOfRange` …
  public var detail: String
  public var message: String

  public init(type: String, phase: Phase, detail: String, message: String) {
    self.type = type
    self.phase = phase
    self.detail = detail
    self.message = message
  }

  public var description: String {
    "\(type) at \(phase.rawValue): \(detail)" + (message.isEmpty ? "" : " (\(message))")
  }
}
