import Scenarios
import Testing

/// Texts nested deeper than anybody writes are refused, and the process goes on.
@Suite struct HostileNestingTests {
  static func nested(_ open: String, _ inner: String, _ close: String) -> String {
    String(repeating: open, count: 10_000) + inner + String(repeating: close, count: 10_000)
  }

  @Test(.timeLimit(.minutes(2)), arguments: [
    "RETURN " + nested("[", "1", "]") + " AS x",
    "RETURN " + nested("(", "1", ")") + " AS x",
    "RETURN " + nested("{k: ", "1", "}") + " AS x",
    "RETURN " + nested("NOT ", "true", "") + " AS x",
    "RETURN " + nested("-", "1", "") + " AS x",
    "RETURN " + nested("abs(", "1", ")") + " AS x",
    "RETURN " + nested("CASE WHEN true THEN ", "1", " END") + " AS x",
    "RETURN " + nested("[i IN ", "[1]", "]") + " AS x",
    "RETURN " + nested("COUNT { RETURN ", "1", " AS x }") + " AS x",
    "RETURN " + nested("[", "", "") + " AS x",
    "RETURN " + nested("(", "", "") + " AS x",
    "MATCH (n:" + nested("!", "A", "") + ") RETURN n",
    "MATCH (n:" + nested("(", "A", ")") + ") RETURN n",
    "MATCH " + nested("(", "(a)-->(b)", "){1,2}") + " RETURN 1 AS x",
    nested("CALL { ", "RETURN 1 AS x", " RETURN x }") + " RETURN 1 AS y",
    nested("FOREACH (i IN [1] | ", "CREATE ()", ")"),
  ])
  func isRefused(query: String) throws {
    let engine = try CypherScenarioEngine()
    do {
      _ = try engine.execute(query, parameters: [])
      Issue.record("was not refused: \(query.prefix(60))")
    } catch {
      #expect(error.type == "SyntaxError" && error.phase == .compileTime, "\(error)")
    }
    #expect(try engine.execute("RETURN 1 AS x", parameters: []).rows.count == 1)
  }
}
