import CypherSyntax
import Foundation
import Testing

@testable import CypherEngine

/// What a bound statement says of itself: columns, parameters, access, settings; and hints.
@Suite struct BinderStatementTests {
  @Test(arguments: [
    ("MATCH (n) RETURN n.name, n  .x AS y, count( * )", ["n.name", "y", "count( * )"]),
    ("MATCH (b), (a) RETURN *", ["a", "b"]),
    ("CALL test.proc", ["city", "code"]),
    ("SHOW DATABASES", ["name", "default"]),
    ("MATCH (n) DELETE n", []),
    ("RETURN 1 AS b, 2 AS a UNION RETURN 3 AS a, 4 AS b", ["b", "a"]),
  ])
  func columns(_ text: String, _ names: [String]) throws {
    #expect(try bound(text).columns.map(\.name) == names)
  }

  @Test(arguments: [
    ("RETURN $b + $a + $b AS x", ["a", "b"]),
    ("CALL test.proc", ["in", "name"]),
    ("MATCH (n {x: $x}) WHERE EXISTS { (n)-->({y: $y}) } RETURN n LIMIT $z", ["x", "y", "z"]),
    ("CYPHER at=$day RETURN 1", ["day"]),
  ])
  func parameters(_ text: String, _ names: [String]) throws {
    #expect(try bound(text).parameters == names)
  }

  @Test(arguments: [
    ("MATCH (n) RETURN n", BoundStatement.Access.read),
    ("CREATE ()", .write),
    ("CALL test.write()", .write),
    ("CALL { CREATE () } RETURN 1", .write),
    ("FOREACH (x IN [1] | CREATE ())", .write),
    ("SHOW INDEXES", .read),
    ("CREATE INDEX FOR (n:A) ON (n.x)", .schema),
  ])
  func access(_ text: String, _ access: BoundStatement.Access) throws {
    #expect(try bound(text).access == access)
  }

  @Test func settings() throws {
    let plain = try bound("RETURN 1")
    #expect(plain.day == nil && !plain.isRaw)
    let set = try bound("CYPHER at='2020-10-01' identity=raw runtime=slotted RETURN 1")
    #expect(set.day?.type == .string && set.isRaw)
    #expect(try !bound("CYPHER identity='party' RETURN 1").isRaw)
  }

  @Test(arguments: [
    ("MATCH (person) RETURN preson", "did you mean `person`?"),
    ("RETURN toUper('a')", "did you mean `toUpper`?"),
    ("CALL db.label()", "did you mean `db.labels`?"),
    ("CYPHER identiti=raw RETURN 1", "did you mean `identity`?"),
    ("CALL test.proc('a', 1) YIELD citi RETURN 1", "did you mean `city`?"),
    ("RETURN 1 IS :: INTEGR", "did you mean INTEGER?"),
  ])
  func hints(_ text: String, _ hint: String) throws {
    let statement = try CypherParser.parse(text)
    do {
      _ = try Binder(functions: .standard, procedures: sampleProcedures).bind(statement)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.hint == hint)
    }
  }

  /// Names that are equal to Swift and different in Cypher stay apart.
  @Test func namesByBytes() throws {
    let description = try BoundDescription.of("WITH 1 AS `\u{E9}`, 2 AS `e\u{301}` RETURN *")
    #expect(description.contains("e\u{301}.1=e\u{301}.1, \u{E9}.0=\u{E9}.0"))
  }

  @Test func sameStatementSameSlots() throws {
    let text = "MATCH (a)-[r*1..3 {x: 1}]->(b) WITH *, [(a)-->(c) | c.x] AS l RETURN l ORDER BY b.y"
    #expect(try BoundDescription.of(text) == BoundDescription.of(text))
  }

  /// Depth is the parser's to bound; whatever it lets through is bound without harm on a stack such
  /// as statements run on.
  @Test(arguments: [
    ("[", "", "]"), ("1 + ", "1", ""), ("NOT ", "true", ""), ("$x", "", ".a"),
    ("[x IN ", "[1]", " | x]"), ("CASE WHEN true THEN ", "1", " END"), ("toUpper(", "'a'", ")"),
  ])
  func deep(_ before: String, _ middle: String, _ after: String) async throws {
    let count = after.isEmpty || before == "$x" ? SyntaxLimits.depthMax - 20 : 180
    let opening = before == "$x" ? before : String(repeating: before, count: count)
    let text = "RETURN \(opening)\(middle)\(String(repeating: after, count: count)) AS x"
    let succeeds = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: (try? bound(text)) != nil) }
      thread.stackSize = 16 << 20
      thread.start()
    }
    #expect(succeeds)
  }
}
