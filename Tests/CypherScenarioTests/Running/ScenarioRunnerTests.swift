import Foundation
import Scenarios
import Testing

@Suite struct ScenarioRunnerTests {
  static let error = ScenarioError(
    type: "TypeError", phase: .runtime, detail: "InvalidArgumentType", message: "no")

  /// How one scenario of these steps ends; `Q` returns `columns` and `rows`, or fails.
  func outcome(
    _ steps: String, columns: [String] = ["a", "b"], rows: [String] = [],
    error: ScenarioError? = nil, after: GraphInventory = GraphInventory()
  ) throws -> ScenarioOutcome {
    let engine = FakeEngine()
    let values = try rows.map { row in
      try row.split(separator: ";").map { try ScenarioValueReader.read(String($0)) }
    }
    engine.answers["Q"] =
      error.map { .failure($0) } ?? .success(ScenarioResult(columns: columns, rows: values))
    engine.states["Q"] = after
    let query = "When executing query:\n\"\"\"\nQ\n\"\"\"\n"
    let text = "Feature: F\nScenario: S\nGiven any graph\n" + query + steps
    let scenario = try #require(try ScenarioReader.read(text, path: "clauses/match/F").first)
    return ScenarioRunner(
      engine: engine, folder: try ScenarioFolder(URL(fileURLWithPath: "/nowhere"))
    ).run(scenario)
  }

  static let anyOrder =
    "Then the result should be, in any order:\n| a | b |\n| 1 | 'x' |\n| 2 | [1, 2] |"
  static let inOrder = anyOrder.replacing("in any order", with: "in order")
  static let ignoring = anyOrder.replacing(
    ", in any order", with: " (ignoring element order for lists)")

  @Test(arguments: [
    (anyOrder, ["1;'x'", "2;[1, 2]"], true),
    (anyOrder, ["2;[1, 2]", "1;'x'"], true),
    (anyOrder, ["1;'x'"], false),
    (anyOrder, ["1;'x'", "2;[1, 2]", "2;[1, 2]"], false),
    (anyOrder, ["1;'x'", "1;'x'", "2;[1, 2]"], false),
    (anyOrder, ["1.0;'x'", "2;[1, 2]"], false),
    (anyOrder, ["1;'x'", "2;[2, 1]"], false),
    (inOrder, ["1;'x'", "2;[1, 2]"], true),
    (inOrder, ["2;[1, 2]", "1;'x'"], false),
    (ignoring, ["2;[2, 1]", "1;'x'"], true),
    ("Then the result should be empty", [], true),
    ("Then the result should be empty", ["1;1"], false),
  ])
  func rowsAreCompared(steps: String, rows: [String], isRight: Bool) throws {
    #expect(try outcome(steps, rows: rows).isPassed == isRight)
  }

  @Test func columnsAreInTheOrderGiven() throws {
    let steps = "Then the result should be, in any order:\n| a | b |\n| 1 | 2 |"
    #expect(try outcome(steps, columns: ["a", "b"], rows: ["1;2"]).isPassed)
    #expect(try !outcome(steps, columns: ["b", "a"], rows: ["2;1"]).isPassed)
    #expect(try !outcome(steps, columns: ["a", "c"], rows: ["1;2"]).isPassed)
  }

  @Test(arguments: [
    ("a TypeError should be raised at runtime: InvalidArgumentType", true),
    ("a TypeError should be raised at any time: InvalidArgumentType", true),
    ("a TypeError should be raised at runtime: *", true),
    ("a TypeError should be raised at compile time: InvalidArgumentType", false),
    ("a SyntaxError should be raised at runtime: InvalidArgumentType", false),
    ("a TypeError should be raised at runtime: InvalidArgumentValue", false),
    ("the result should be empty", false), ("no side effects", false),
  ])
  func errorsAreCompared(step: String, isRight: Bool) throws {
    #expect(try outcome("Then " + step, error: Self.error).isPassed == isRight)
  }

  @Test func anErrorThatNobodyExpectsFails() throws {
    #expect(try !outcome("", error: Self.error).isPassed)
    #expect(try outcome("").isPassed)
  }

  @Test func anExpectedErrorThatDoesNotComeFails() throws {
    #expect(try !outcome("Then a TypeError should be raised at any time: *").isPassed)
  }

  @Test func anErrorMustLeaveTheGraphAsItWas() throws {
    let changed = GraphInventory(nodes: [.init(identity: "1", names: [], properties: [])])
    let step = "Then a TypeError should be raised at runtime: *"
    #expect(try outcome(step, error: Self.error).isPassed)
    #expect(try !outcome(step, error: Self.error, after: changed).isPassed)
  }

  @Test func sideEffectsAreThoseNamed() throws {
    let changed = GraphInventory(nodes: [
      .init(identity: "1", names: ["A"], properties: [ScenarioProperty("k", .integer(1))])
    ])
    let all =
      "Then the side effects should be:\n| +nodes | 1 |\n| +labels | 1 |\n| +properties | 1 |"
    #expect(try outcome(all, after: changed).isPassed)
    #expect(try !outcome(all).isPassed)
    #expect(try !outcome("And no side effects", after: changed).isPassed)
    #expect(
      try !outcome("Then the side effects should be:\n| +nodes | 1 |", after: changed).isPassed)
  }

  @Test func proceduresAreRegisteredOrSkipped() throws {
    let text = """
      Feature: F
      Scenario: S
      Given an empty graph
      And there exists a procedure my.own(in :: NUMBER?) :: (out :: STRING?, more :: INTEGER):
      | in | out | more |
      | 1  | 'x' | 2    |
      | 1.0  | 'y' | 3    |
      And parameters are:
      | p | [1] |
      When executing query:
      \"""
      Q
      \"""
      """
    let scenario = try #require(try ScenarioReader.read(text, path: "clauses/call/F").first)
    let engine = FakeEngine()
    let runner = ScenarioRunner(
      engine: engine, folder: try ScenarioFolder(URL(fileURLWithPath: "/nowhere")))
    #expect(runner.run(scenario).isPassed)
    let procedure = try #require(engine.procedures.first)
    #expect(procedure.name == "my.own")
    #expect(procedure.outputs.map(\.name) == ["out", "more"])
    #expect(procedure.outputs.map(\.isNullable) == [true, false])
    #expect(
      procedure.outputs(for: [.integer(1)]).map { $0.map(\.notation.text) } == [
        ["'x'", "2"], ["'y'", "3"],
      ])
    #expect(procedure.outputs(for: [.null]).isEmpty)
    #expect(engine.parameters.map(\.key) == ["p"])
    engine.acceptsProcedures = false
    if case .skipped = runner.run(scenario) {} else { Issue.record("was not skipped") }
  }

  @Test(arguments: [("1", "2", true), ("1", "1", false), ("2", "2", false)])
  func controlQueriesAreJudgedByThemselves(first: String, control: String, isRight: Bool) throws {
    let text = """
      Feature: F
      Scenario: S
      When executing query:
      \"""
      Q
      \"""
      Then the result should be, in any order:
      | a |
      | 1 |
      When executing control query:
      \"""
      CONTROL
      \"""
      Then the result should be, in any order:
      | a |
      | 2 |
      """
    let scenario = try #require(try ScenarioReader.read(text, path: "clauses/set/F").first)
    let engine = FakeEngine()
    for (query, value) in [("Q", first), ("CONTROL", control)] {
      engine.answers[query] = .success(
        ScenarioResult(columns: ["a"], rows: [[try ScenarioValueReader.read(value)]]))
    }
    let folder = try ScenarioFolder(URL(fileURLWithPath: "/nowhere"))
    #expect(ScenarioRunner(engine: engine, folder: folder).run(scenario).isPassed == isRight)
    #expect(engine.asked.first == "Q")
  }

  @Test(arguments: [
    "And something else", "Then the result should be, in some order:\n| a |",
    "Then the result should be, in any order:\n| a |\n| nul |",
    "And the side effects should be:\n| +x | 1 |",
    "And parameters are:\n| a |", "Then the result should be, in any order:",
    "And there exists a procedure x:\n| a |",
  ])
  func unknownStepsAreRefused(step: String) {
    #expect(throws: FeatureError.self) {
      try ScenarioReader.read("Feature: F\nScenario: S\n" + step, path: "x")
    }
  }
}
