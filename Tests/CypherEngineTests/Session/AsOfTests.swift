import CypherEngine
import PropertyGraph
import Testing

/// `CYPHER at='…'` finds in a graph what a statement without it finds in the graph of the ties that
/// hold on the day: on every way that ties are walked.
@Suite struct AsOfTests {
  /// One small graph, whole and as of a day.
  private struct Pair {
    let day: CalendarDate
    let whole: GraphSnapshot
    let held: GraphSnapshot

    init(seed: UInt64, day: CalendarDate) throws {
      self.day = day
      whole = try Self.graph(seed) { _ in true }
      held = try Self.graph(seed) { $0.holds(on: day) }
    }

    /// Loops, parallel ties, ties without dates and with one end among them.
    private static func graph(
      _ seed: UInt64, _ isKept: (ValidityInterval) -> Bool
    ) throws -> GraphSnapshot {
      var random = SeededGenerator(seed: seed)
      let transaction = try GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
      var nodes: [NodeIndex] = []
      for at in 0..<8 {
        nodes.append(
          try transaction.createNode(
            labels: at < 5 ? ["P"] : ["Q"], properties: ["name": .text("n\(at)")]))
      }
      for at in 0..<26 {
        func below(_ limit: UInt64) -> Int { Int(random.next() % limit) }
        func end() -> CalendarDate? {
          below(4) == 0 ? nil : CalendarDate(days: 18_000 + Int32(below(20)))
        }
        let (from, to, type) = (below(8), below(8), ["T", "U"][below(2)])
        let interval = ValidityInterval(from: end(), to: end())
        guard isKept(interval) else { continue }
        var properties: [String: Value] = ["number": .integer(Int64(at)), "weight": .double(1)]
        if let from = interval.from { properties["valid_from"] = .date(from) }
        if let to = interval.to { properties["valid_to"] = .date(to) }
        _ = try transaction.createRelationship(
          type, from: nodes[from], to: nodes[to], properties: properties)
      }
      return try transaction.commit(to: ForgetfulLog())
    }
  }

  /// Ends are told by name, relationships by number.
  static let statements: [String] = [
    // Single steps: from one end, from the relationship, into a known end, without a variable.
    "MATCH (a)-[r]->(b) RETURN a.name, r.number, b.name",
    "MATCH (a:P)<-[r:T]-(b:Q) RETURN a.name, r.number, b.name",
    "MATCH (a {name: 'n1'})--(b) RETURN b.name",
    "MATCH (a:P)-->(b) RETURN DISTINCT b.name",
    "MATCH (a:P)-->(b)-->(c) RETURN count(*)",
    "MATCH (a)-[r:T]->(b)-[s:U]->(a) RETURN a.name, r.number, s.number",
    "MATCH (a:P), (b:Q) MATCH (a)-[r]-(b) RETURN a.name, r.number, b.name",
    "MATCH (a)-[r]->(a) RETURN a.name, r.number",
    "MATCH ()-[r:T]->() RETURN count(r)",
    "MATCH ()-[r]-() RETURN count(*)",
    "MATCH (a:P) OPTIONAL MATCH (a)-[r:U]->(b:Q) RETURN a.name, r.number, b.name",
    // Several steps at once.
    "MATCH (a {name: 'n0'})-[r*1..3]->(b) RETURN [x IN r | x.number], b.name",
    "MATCH (a {name: 'n0'})-[*0..4]-(b) RETURN DISTINCT b.name",
    "MATCH (a:P), (b:Q) MATCH p = (a)-[:T*1..2]-(b) RETURN [x IN relationships(p) | x.number]",
    "MATCH (a {name: 'n2'}) MATCH p = (a) ((x)-[:T]->(y)){1,3} (b) RETURN [n IN nodes(p) | n.name]",
    "MATCH p = (a {name: 'n3'}) ((x)-[e:T]->(y)<-[f:U]-(z)){0,2} (b) "
      + "RETURN [r IN relationships(p) | r.number]",
    "MATCH p = TRAIL (a {name: 'n1'})-->{1,3}(b) RETURN [r IN relationships(p) | r.number]",
    "MATCH p = ACYCLIC (a {name: 'n1'})--{1,3}(b) RETURN [r IN relationships(p) | r.number]",
    // Shortest ones.
    "MATCH (a:P), (b:Q) MATCH p = shortestPath((a)-[*..5]-(b)) RETURN a.name, b.name, length(p)",
    "MATCH (a:P), (b:Q) MATCH p = allShortestPaths((a)-[*..5]-(b)) "
      + "RETURN [r IN relationships(p) | r.number]",
    "MATCH p = ANY SHORTEST (a:P)-[:T|U]->+(b:Q) RETURN a.name, b.name, length(p)",
    "MATCH p = ALL SHORTEST (a {name: 'n0'})--{1,4}(b) RETURN [r IN relationships(p) | r.number]",
    "MATCH p = SHORTEST 2 (a {name: 'n0'})-->+(b {name: 'n6'}) RETURN length(p)",
    "MATCH p = SHORTEST 2 GROUPS (a {name: 'n0'})--+(b:Q) RETURN a.name, b.name, length(p)",
    "MATCH (a:P), (b:Q) RETURN a.name, b.name, length(shortestPath((a)-[*..5]-(b)))",
    // Subqueries and patterns in expressions.
    "MATCH (a) WHERE EXISTS { (a)-[:T]->(:Q) } RETURN a.name",
    "MATCH (a) WHERE (a)-[:U]->() RETURN a.name",
    "MATCH (a) WHERE NOT EXISTS { (a)-[:T*2]->() } RETURN a.name",
    "MATCH (a) RETURN a.name, COUNT { (a)-->() }",
    "MATCH (a) RETURN a.name, COUNT { (a)-[:T]-(b) WHERE b.name > 'n3' }",
    "MATCH (a:Q) UNWIND COLLECT { MATCH (a)-[r]-() RETURN r.number } AS n RETURN a.name, n",
    "MATCH (a) UNWIND [(a)-[r:T]->(b) | r.number] AS n RETURN a.name, n",
    "MATCH (a:P) CALL (a) { MATCH (a)-[r]->(b) RETURN r.number AS n } RETURN a.name, n",
    "MATCH (a:P)-->(b) RETURN b.name AS n UNION MATCH (a:Q)-->(b) RETURN b.name AS n",
    // Kernels.
    "CALL guanxi.degree({types: ['T', 'U'], orientation: 'natural'}) YIELD node, score "
      + "RETURN node.name, score",
    "CALL guanxi.components({types: 'T'}) YIELD node, component WITH component, "
      + "min(node.name) AS n, count(*) AS c RETURN n, c",
    "CALL guanxi.bridges({types: ['T', 'U']}) YIELD source, target RETURN source.name, target.name",
    "CALL guanxi.leiden({types: ['T', 'U'], seed: 1}) YIELD node, community "
      + "RETURN node.name, community",
    "CALL guanxi.degree({labels: 'P', types: ['T', 'U'], through: 'Q', weight: '*'}) "
      + "YIELD node, score RETURN node.name, score",
    "CALL guanxi.groups({labels: 'P', types: ['T', 'U'], through: 'Q', samples: 3}) "
      + "YIELD members RETURN size(members)",
    "MATCH (a {name: 'n0'}) CALL guanxi.distances({types: ['T', 'U'], from: a, weight: 'weight'}) "
      + "YIELD node, distance RETURN node.name, distance",
    "MATCH (a {name: 'n0'}), (b {name: 'n6'}) "
      + "CALL guanxi.shortestPaths({types: ['T', 'U'], from: a, to: b, k: 4}) "
      + "YIELD nodes RETURN [n IN nodes | n.name]",
    "MATCH (a:P) MATCH (b:Q) WITH collect(DISTINCT a) AS l, collect(DISTINCT b) AS r "
      + "CALL guanxi.between({types: ['T', 'U'], from: l, to: r, maxHops: 2}) "
      + "YIELD source, target, hops RETURN source.name, target.name, hops",
    // Updates see the same ties.
    "MATCH (a:P), (b:Q) MERGE (a)-[r:T]->(b) ON CREATE SET r.number = -1 "
      + "RETURN a.name, b.name, r.number",
    "MATCH (a:P), (b:P) MERGE (a)-[r:U]-(b) ON CREATE SET r.number = -1 RETURN count(*)",
    "MERGE (a:P)-[r:T]->(b:Q) RETURN count(*)",
    "MATCH (a {name: 'n1'})-[r]-() SET r.seen = true RETURN r.number",
    "MATCH ()-[r:T]->() DELETE r RETURN count(*)",
  ]

  @Test(arguments: statements) func everyWalkAsksForTheDay(_ statement: String) throws {
    var found = 0
    for seed in 1...3 as ClosedRange<UInt64> {
      for day in [18_002, 18_010, 18_017] as [Int32] {
        let pair = try Pair(seed: seed, day: CalendarDate(days: day))
        let asOf = try Self.rows("CYPHER at='\(pair.day)' \(statement)", on: pair.whole)
        #expect(try asOf == Self.rows(statement, on: pair.held), "seed \(seed), \(pair.day)")
        // The day from outside is the same.
        #expect(try asOf == Self.rows(statement, on: pair.whole, day: pair.day))
        found += asOf.count
      }
    }
    #expect(found > 0)
  }

  /// A relationship, or a list of them, that a row brings from elsewhere must hold as well.
  @Test func whatARowBringsMustHold() throws {
    let pair = try Pair(seed: 1, day: CalendarDate(days: 18_010))
    let held = try Set(Self.rows("MATCH ()-[r]->() RETURN r.number", on: pair.held))
    for at in 0..<26 {
      let text = "MATCH ()-[r {number: \(at)}]->() WITH r MATCH (a)-[r]->(b) RETURN r.number"
      let list = "MATCH ()-[r {number: \(at)}]->() WITH [r] AS l MATCH (a)-[l*]->(b) RETURN \(at)"
      for statement in [text, list] {
        let found = try Self.rows("CYPHER at='\(pair.day)' \(statement)", on: pair.whole)
        #expect(found == (held.contains("\(at)") ? ["\(at)"] : []))
      }
    }
  }

  private static func rows(
    _ text: String, on graph: GraphSnapshot, day: CalendarDate? = nil
  ) throws -> [String] {
    let schema = SchemaCatalog()
    let environment = ProcedureEnvironment(functions: .standard) { schema }
    let engine = CypherEngine(procedures: .standard(environment))
    let statement = try engine.prepare(text)
    var options = QueryOptions()
    options.day = day
    let target: QueryTarget =
      statement.access == .read
      ? .snapshot(graph) : .transaction(try GraphTransaction(on: graph), KeyRule([]))
    return try engine.run(statement, on: target, options: options).all()
      .map { $0.map(Evaluations.text).joined(separator: " ") }.sorted()
  }
}
