import CypherEngine
import PropertyGraph
import Testing

/// Kernels as procedures, over two triangles that one tie joins and a node by itself:
///
/// ```text
///   a ─ b          e ─ f
///    \ /  ← KNOWS → \ /
///     c ───── r ───── d        g
/// ```
@Suite struct AnalyticsProceduresTests {
  private static let snapshot: GraphSnapshot = {
    let transaction = try! GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    var nodes: [String: NodeIndex] = [:]
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
      nodes[name] = try! transaction.createNode(labels: ["P"], properties: ["name": .text(name)])
    }
    for (from, to, weight) in [
      ("a", "b", 1), ("b", "c", 1), ("c", "a", 5), ("d", "e", 1), ("e", "f", 1), ("f", "d", 1),
      ("c", "d", 2),
    ] {
      _ = try! transaction.createRelationship(
        "KNOWS", from: nodes[from]!, to: nodes[to]!,
        properties: [
          "w": .integer(Int64(weight)), "valid_from": .date(CalendarDate(days: Int32(weight))),
        ])
    }
    for (thing, members) in [("x", "abe"), ("y", "ab"), ("z", "efg")] {
      let node = try! transaction.createNode(labels: ["T"], properties: ["name": .text(thing)])
      for member in members {
        _ = try! transaction.createRelationship(
          "AT", from: nodes[String(member)]!, to: node, properties: [:])
      }
    }
    return try! transaction.commit(to: ForgetfulLog())
  }()

  private static func run(_ text: String) throws -> String {
    let schema = SchemaCatalog()
    let environment = ProcedureEnvironment(functions: .standard) { schema }
    let engine = CypherEngine(procedures: .standard(environment))
    let rows = try engine.run(try engine.prepare(text), on: .snapshot(snapshot)).all()
    return rows.map { row in row.map(Evaluations.text).joined(separator: " ") }
      .joined(separator: ", ")
  }

  private static let knows = "labels: 'P', types: 'KNOWS'"

  static let questions: [(text: String, answer: String)] = [
    (
      "CALL guanxi.leiden({\(knows)}) YIELD node, community "
        + "WITH community, collect(node.name) AS names RETURN names ORDER BY names",
      "['a', 'b', 'c'], ['d', 'e', 'f'], ['g']"
    ),
    (
      "CALL guanxi.louvain({\(knows), seed: 5}) YIELD node, community "
        + "WITH community, collect(node.name) AS names RETURN names ORDER BY names",
      "['a', 'b', 'c'], ['d', 'e', 'f'], ['g']"
    ),
    (
      "CALL guanxi.components({\(knows)}) YIELD node, component "
        + "RETURN count(DISTINCT component), count(*)", "2 7"
    ),
    (
      "CALL guanxi.strongComponents({\(knows), orientation: 'natural'}) YIELD component "
        + "RETURN count(DISTINCT component)", "3"
    ),
    (
      "CALL guanxi.degree({\(knows)}) YIELD node, score RETURN node.name, score "
        + "ORDER BY score DESC, node.name LIMIT 3", "'c' 3.0, 'd' 3.0, 'a' 2.0"
    ),
    (
      "CALL guanxi.degree({\(knows), weight: 'w'}) YIELD node, score "
        + "WITH node, score WHERE node.name IN ['a', 'c'] RETURN node.name, score",
      "'a' 6.0, 'c' 8.0"
    ),
    (
      "CALL guanxi.degree({\(knows), at: date('1970-01-02')}) YIELD score RETURN sum(score)",
      "10.0"
    ),
    (
      "CALL guanxi.degree({labels: 'P', through: 'T', weight: '*'}) YIELD node, score "
        + "RETURN node.name, score ORDER BY node.name",
      "'a' 3.0, 'b' 3.0, 'c' 0.0, 'd' 0.0, 'e' 4.0, 'f' 2.0, 'g' 2.0"
    ),
    (
      "CALL guanxi.degree({labels: 'P', through: 'T', degreeMax: 2}) YIELD score "
        + "RETURN sum(score)", "2.0"
    ),
    (
      "CALL guanxi.betweenness({\(knows)}) YIELD node, score RETURN node.name, score "
        + "ORDER BY score DESC, node.name LIMIT 3", "'c' 6.0, 'd' 6.0, 'a' 0.0"
    ),
    (
      "CALL guanxi.pageRank({\(knows)}) YIELD score RETURN round(sum(score), 6)", "1.0"
    ),
    (
      "CALL guanxi.harmonicCloseness({\(knows)}) YIELD node, score "
        + "WITH node, score WHERE node.name IN ['c', 'g'] RETURN node.name, score",
      "'c' 4.0, 'g' 0.0"
    ),
    (
      "CALL guanxi.kCore({\(knows)}) YIELD node, core RETURN core, count(*) ORDER BY core",
      "0 1, 2 6"
    ),
    (
      "CALL guanxi.triangles({\(knows)}) YIELD node, triangles, coefficient "
        + "RETURN sum(triangles), max(coefficient)", "6 1.0"
    ),
    (
      "CALL guanxi.bridges({\(knows)}) YIELD source, target RETURN source.name, target.name",
      "'c' 'd'"
    ),
    (
      "CALL guanxi.articulationPoints({\(knows)}) YIELD node RETURN node.name ORDER BY node.name",
      "'c', 'd'"
    ),
    (
      "MATCH (a {name: 'a'}) CALL guanxi.distances({\(knows), from: a}) YIELD node, distance "
        + "RETURN node.name, distance ORDER BY distance, node.name",
      "'a' 0.0, 'b' 1.0, 'c' 1.0, 'd' 2.0, 'e' 3.0, 'f' 3.0"
    ),
    (
      "MATCH (a {name: 'a'}), (c {name: 'c'}) "
        + "CALL guanxi.shortestPaths({\(knows), weight: 'w', from: a, to: c, k: 3}) "
        + "YIELD index, weight, nodes RETURN index, weight, [n IN nodes | n.name]",
      "1 2.0 ['a', 'b', 'c'], 2 5.0 ['a', 'c']"
    ),
    (
      "MATCH (a:P) WHERE a.name IN ['a', 'b'] MATCH (b:P) WHERE b.name IN ['d', 'g'] "
        + "WITH collect(DISTINCT a) AS l, collect(DISTINCT b) AS r "
        + "CALL guanxi.between({\(knows), from: l, to: r, maxHops: 2}) YIELD source, target, hops "
        + "RETURN source.name, target.name, hops ORDER BY source.name",
      "'a' 'd' 2, 'b' 'd' 2"
    ),
    // a and b bid together twice, f and g once and with e alone: from e the three are a group.
    (
      "CALL guanxi.groups({labels: 'P', through: 'T', types: 'AT', samples: 9}) "
        + "YIELD members, shared, density, cohesionP "
        + "RETURN [n IN members | n.name], [n IN shared | n.name], density, cohesionP <= 1",
      "['e', 'f', 'g'] ['z'] 1.0 true"
    ),
    (
      "CALL guanxi.projection({\(knows)}) YIELD vertices, edges, bytes "
        + "RETURN vertices, edges, bytes > 0", "7 7 true"
    ),
    (
      "CYPHER at='1970-01-02' CALL guanxi.projection({\(knows)}) YIELD edges RETURN edges", "5"
    ),
  ]

  @Test(arguments: questions.indices) func answers(_ index: Int) throws {
    let (text, answer) = Self.questions[index]
    #expect(try Self.run(text) == answer, "\(text)")
  }

  @Test(arguments: [
    ("CALL guanxi.leiden({resolutoin: 1}) YIELD node RETURN node", "did you mean `resolution`?"),
    ("CALL guanxi.leiden({resolution: 'x'}) YIELD node RETURN node", "must be a number"),
    ("CALL guanxi.leiden({labels: 'Q'}) YIELD node RETURN node", "label is `Q`"),
    ("CALL guanxi.leiden({types: 1}) YIELD node RETURN node", "must be a text or a list"),
    ("CALL guanxi.leiden(5) YIELD node RETURN node", "MAP"),
    ("CALL guanxi.degree({at: 'soon'}) YIELD node RETURN node", "must be a day"),
    ("CALL guanxi.degree({orientation: 'up'}) YIELD node RETURN node", "one of 'natural'"),
    (
      "MATCH (t:T) CALL guanxi.distances({labels: 'P', from: t}) YIELD node RETURN node",
      "not in the projection"
    ),
    ("CALL guanxi.shortestPaths({k: 2}) YIELD nodes RETURN nodes", "must be a node"),
  ])
  func whatDoesNotFitIsNamed(_ text: String, _ words: String) {
    #expect("\(text)") { _ = try Self.run(text) } throws: { error in
      let error = error as? CypherError
      return "\(error?.message ?? "") \(error?.hint ?? "")".contains(words)
    }
  }
}
