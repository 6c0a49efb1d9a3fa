import Scenarios
import Testing

/// The enumerator against numbers that are known without it.
@Suite struct PathEnumeratorTests {
  /// Every node with a relationship to every other.
  static func complete(_ count: Int) -> PathGraph {
    var graph = PathGraph()
    for at in 0..<count { graph.nodes.append(.init(labels: [], properties: ["id": .integer(at)])) }
    for source in 0..<count {
      for target in 0..<count where target != source {
        graph.relationships.append(
          .init(source: source, target: target, type: "R", properties: [:]))
      }
    }
    return graph
  }

  static func count(_ query: String, in graph: PathGraph) throws -> Int {
    try PathEnumerator(graph).answer(to: PathTextReader.query(query)).rows.count
  }

  /// n (n − 1)^L walks of length L, falling factorials of acyclic ones, derangement-free cycles.
  @Test(arguments: [
    ("MATCH REPEATABLE ELEMENTS (a)-->{3}(b) RETURN a", 4 * 27),
    ("MATCH REPEATABLE ELEMENTS (a)-->{1,2}(b) RETURN a", 4 * 3 + 4 * 9),
    ("MATCH ACYCLIC (a)-->{3}(b) RETURN a", 4 * 3 * 2),
    ("MATCH p = ACYCLIC (a)-->{0,3}(b) RETURN a", 4 + 12 + 24 + 24),
    ("MATCH SIMPLE (a)-->{2}(a) RETURN a", 4 * 3),
    ("MATCH SIMPLE (a)-->{3}(a) RETURN a", 4 * 3 * 2),
    ("MATCH SIMPLE (a)-->{4}(a) RETURN a", 4 * 3 * 2 * 1),
    ("MATCH (a)-->{2}(b) RETURN a", 4 * 9),
    // Three steps may not repeat the first relationship: a-b-a-b goes.
    ("MATCH (a)-->{3}(b) RETURN a", 4 * 27 - 4 * 3),
    ("MATCH (a)-[r]-(b) RETURN a", 24),
    ("MATCH ANY SHORTEST (a)-->{1,3}(b) RETURN a", 16),
    ("MATCH ALL SHORTEST (a)-->{1,3}(b) RETURN a", 12 + 4 * 3),
    ("MATCH SHORTEST 2 (a)-->{1,2}(b) RETURN a", 32),
    ("MATCH (a)-->(b), (c)-->(d) RETURN a", 12 * 11),
    ("MATCH REPEATABLE ELEMENTS (a)-->(b), (c)-->(d) RETURN a", 144),
  ])
  func completeGraphOfFour(query: String, count: Int) throws {
    #expect(try Self.count(query, in: Self.complete(4)) == count)
  }

  /// A ring of five: one trail of each length from each node, one cycle.
  @Test(arguments: [
    ("MATCH (a)-->+(b) RETURN a", 25), ("MATCH (a)-->+(a) RETURN a", 5),
    ("MATCH ACYCLIC (a)-->+(b) RETURN a", 20), ("MATCH SIMPLE (a)-->+(b) RETURN a", 25),
    ("MATCH ACYCLIC (a)--+(b) RETURN a", 40), ("MATCH SIMPLE (a)--{5}(a) RETURN a", 10),
    ("MATCH ALL SHORTEST (a)--+(b) RETURN a", 5 * 4 + 5 * 2),
  ])
  func ringOfFive(query: String, count: Int) throws {
    var ring = PathGraph()
    for at in 0..<5 { ring.nodes.append(.init(labels: [], properties: ["id": .integer(at)])) }
    for at in 0..<5 {
      ring.relationships.append(
        .init(source: at, target: (at + 1) % 5, type: "R", properties: [:]))
    }
    #expect(try Self.count(query, in: ring) == count)
  }

  @Test(arguments: [
    "MATCH (n) RETURN n ORDER BY n", "MATCH (n) WITH n RETURN n", "RETURN EXISTS { (n) }",
    "MATCH (n) RETURN n.k AS", "MATCH (n RETURN n", "MERGE (n)",
    "MATCH (n) RETURN substring('a', 1)",
  ])
  func whatIsBeyondItIsRefused(query: String) {
    let engine = BruteForceEngine()
    #expect(throws: ScenarioError.self) { try engine.execute(query, parameters: []) }
  }

  /// Two shortest paths of which one is asked for have no one right answer.
  @Test func choicesWithoutOneAnswerAreRefused() throws {
    let engine = BruteForceEngine()
    _ = try engine.execute(
      "CREATE (a {k: 1})-[:R]->(b {k: 2})-[:R]->(c {k: 3}), (a)-[:R]->(d {k: 4})-[:R]->(c)",
      parameters: [])
    let query = "MATCH p = ANY SHORTEST (a {k: 1})-->+(c {k: 3}) RETURN "
    #expect(throws: ScenarioError.self) {
      try engine.execute(query + "[n IN nodes(p) | n.k] AS k", parameters: [])
    }
    #expect(try engine.execute(query + "length(p) AS length", parameters: []).rows.count == 1)
  }
}
