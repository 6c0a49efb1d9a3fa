import Investigation
import Testing

/// A node that an index gave was taken whatever its other labels were.
@Suite struct LabelsBehindIndexesTests {
  @Test(arguments: [
    "MATCH (n:A:B {x: 1})", "MATCH (n:A {x: 1}), (n:B)", "MATCH (n:A&!B) WHERE n.x IN [1, 2]",
    "MATCH (n:A&B) WHERE n.x > 0", "MATCH (n:A&!B) WHERE n.s STARTS WITH 'a'",
  ])
  func areTested(_ pattern: String) throws {
    let workspace = try QueryWorkspace(
      "CREATE INDEX FOR (n:A) ON (n.x)", "CREATE INDEX FOR (n:A) ON (n.s)",
      "CREATE (:A {x: 1, s: 'ab'}), (:A:B {x: 1, s: 'ac'})")
    #expect(try workspace.text("EXPLAIN \(pattern) RETURN count(*)") == "[]")
    #expect(try workspace.text("\(pattern) RETURN count(*)") == "[[1]]")
  }
}
