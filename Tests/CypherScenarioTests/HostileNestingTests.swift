import Scenarios
import Testing

/// Texts nested deeper than anybody writes are refused, and the process goes on.
@Suite struct HostileNestingTests {
  /// What opens and closes a level, and what stands inside the last.
  struct Nesting: Sendable, CustomTestStringConvertible {
    var before = "RETURN "
    var open: String
    var inner = "1"
    var close = ""
    var after = " AS x"

    var testDescription: String { before + open + "…" + inner + "…" + close + after }

    func text(levels: Int) -> String {
      before + String(repeating: open, count: levels) + inner
        + String(repeating: close, count: levels) + after
    }
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      Nesting(open: "[", close: "]"),
      Nesting(open: "(", close: ")"),
      Nesting(open: "{k: ", close: "}"),
      Nesting(open: "NOT ", inner: "true"),
      Nesting(open: "-"),
      Nesting(open: "abs(", close: ")"),
      Nesting(open: "CASE WHEN true THEN ", close: " END"),
      Nesting(open: "[i IN ", inner: "[1]", close: "]"),
      Nesting(open: "COUNT { RETURN ", close: " AS x }"),
      Nesting(open: "[", inner: ""),
      Nesting(open: "(", inner: ""),
      Nesting(before: "MATCH (n:", open: "!", inner: "A", after: ") RETURN n"),
      Nesting(before: "MATCH (n:", open: "(", inner: "A", close: ")", after: ") RETURN n"),
      Nesting(
        before: "MATCH ", open: "(", inner: "(a)-->(b)", close: "){1,2}", after: " RETURN 1 AS x"),
      Nesting(
        before: "", open: "CALL { ", inner: "RETURN 1 AS x", close: " RETURN x }",
        after: " RETURN 1 AS y"),
      Nesting(before: "", open: "FOREACH (i IN [1] | ", inner: "CREATE ()", close: ")", after: ""),
    ])
  func isRefused(nesting: Nesting) throws {
    let engine = try CypherScenarioEngine()
    do {
      _ = try engine.execute(nesting.text(levels: 10_000), parameters: [])
      Issue.record("was not refused")
    } catch {
      #expect(error.type == "SyntaxError" && error.phase == .compileTime, "\(error)")
    }
    #expect(try engine.execute("RETURN 1 AS x", parameters: []).rows.count == 1)
  }
}
