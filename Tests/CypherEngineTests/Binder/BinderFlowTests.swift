import Testing

@testable import CypherEngine

/// Which properties' values may show in a column: what is masked depends on it.
@Suite struct BinderFlowTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    /// Names, each once, a star for every property of an element; nil where it cannot be told.
    var properties: [String]?
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(text: "MATCH (n) RETURN n", properties: []),
    Case(text: "MATCH (n) RETURN n.name", properties: ["name"]),
    Case(text: "MATCH (n) WITH n.name AS x RETURN x AS y", properties: ["name"]),
    Case(text: "MATCH (n) RETURN n.a + '/' + n.b AS x", properties: ["a", "b"]),
    Case(text: "MATCH (n) RETURN toUpper(n.name) AS x", properties: ["name"]),
    Case(text: "MATCH (n) RETURN {x: n.name} AS x", properties: ["name"]),
    Case(text: "MATCH (n) WITH {x: n.name} AS m RETURN m.x AS y", properties: ["name"]),
    Case(text: "MATCH (n) RETURN n {.a, z: n.b} AS x", properties: ["a", "b"]),
    Case(text: "MATCH (n) RETURN n {.*} AS x", properties: ["*"]),
    Case(text: "MATCH (n) RETURN properties(n) AS x", properties: ["*"]),
    Case(text: "MATCH (n) RETURN n[$key] AS x", properties: nil),
    Case(text: "MATCH (n) RETURN n['name'] AS x", properties: ["name"]),
    Case(text: "MATCH (n) RETURN keys(n) AS x", properties: []),
    Case(text: "MATCH (n) RETURN n.name = 'x' AS x", properties: []),
    Case(text: "MATCH (n) RETURN count(n.name) AS x", properties: []),
    Case(text: "MATCH (n) RETURN collect(n.name) AS x", properties: ["name"]),
    Case(text: "MATCH (n) WITH collect(n.name) AS l UNWIND l AS x RETURN x", properties: ["name"]),
    Case(text: "MATCH (n) RETURN [x IN n.list | x + n.y] AS x", properties: ["list", "y"]),
    Case(text: "MATCH (n) RETURN [(n)-->(m) | m.name] AS x", properties: ["name"]),
    Case(text: "MATCH (n) RETURN COLLECT { MATCH (m) RETURN m.a } AS x", properties: ["a"]),
    Case(text: "MATCH (n) RETURN COUNT { (n)-->({x: n.y}) } AS x", properties: []),
    Case(
      text: "MATCH (n) RETURN reduce(s = n.a, x IN n.b | s + x) AS x", properties: ["a", "b"]),
    Case(
      text: "MATCH (n) RETURN CASE WHEN n.a THEN n.b ELSE n.c END AS x", properties: ["b", "c"]),
    Case(text: "MATCH (n) RETURN n.born.year AS x", properties: ["born", "year"]),
    Case(text: "MATCH p = ()-->() RETURN [n IN nodes(p) | n.name] AS x", properties: ["name"]),
    Case(
      text: "MATCH (n) RETURN n.a AS x UNION MATCH (n) RETURN n.b AS x", properties: ["a", "b"]),
    Case(text: "MATCH (n) CALL (n) { RETURN n.a AS x } RETURN x", properties: ["a"]),
    Case(text: "CALL test.float(1) YIELD out RETURN out", properties: nil),
    Case(text: "CALL db.labels() YIELD label RETURN label", properties: []),
    Case(text: "RETURN $x AS x", properties: []),
  ]

  @Test(arguments: cases) func flows(_ example: Case) throws {
    let sources = try #require(bound(example.text).columns.first).sources
    let names = sources.map { Set($0.map { $0.name ?? "*" }).sorted() }
    #expect(names == example.properties)
  }
}
