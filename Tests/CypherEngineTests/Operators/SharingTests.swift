import CypherEngine
import PropertyGraph
import Testing

/// Work that several workers share gives the same rows in the same order as one worker's, and is
/// what ThreadSanitizer should be run over.
@Suite struct SharingTests {
  /// So many nodes that their scans are shared out.
  private static let snapshot: GraphSnapshot = {
    var random = SeededGenerator(seed: 3)
    let transaction = try! GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    var nodes: [NodeIndex] = []
    for at in 0..<26_000 {
      nodes.append(
        try! transaction.createNode(
          labels: ["A"], properties: ["x": .integer(Int64(at % 97)), "name": .text("n\(at % 11)")]))
    }
    for at in 0..<26_000 {
      _ = try! transaction.createRelationship(
        "R", from: nodes[at], to: random.pick(nodes), properties: ["w": .integer(Int64(at % 5))])
    }
    return try! transaction.commit(to: ForgetfulLog())
  }()

  @Test(arguments: [
    "MATCH (a:A) WHERE a.x = 5 RETURN a",
    "MATCH (a:A)-[r]->(b) WHERE r.w = 1 AND a.x = b.x RETURN a, r, b",
    "MATCH (a:A)-[*2]->(b) WHERE a.x < 3 RETURN a, b",
    "MATCH p = (a:A)-->+(b) WHERE a.x = 1 RETURN p LIMIT 5000",
    "MATCH (a:A)-->(b) RETURN a.name, b.x % 10, count(*), collect(b.x)[..3], max(b.name)",
    "MATCH (a:A) RETURN a.x AS x, sum(a.x * 0.1), avg(a.x), stDev(a.x), percentileCont(a.x, 0.5)",
    "MATCH (a:A) RETURN DISTINCT a.name, a.x",
    "MATCH (a:A) WHERE a.name =~ 'n(1|7)0?' RETURN count(a)",
    "MATCH (a:A) WHERE EXISTS { (a)-->(b) WHERE b.x = a.x } RETURN a",
    "MATCH (a:A) RETURN sum(COUNT { (a)-->(b) WHERE b.x > a.x }) AS n",
    "MATCH (a:A) WITH a.x AS x, collect(a) AS l UNWIND l AS b MATCH (b)-->(c) RETURN x, count(c)",
    "MATCH (a:A) WHERE a.x = 3 OPTIONAL MATCH (a)-->(b {x: 4}) RETURN a, b",
    "MATCH (a:A) RETURN a ORDER BY a.x DESC, a.name LIMIT 20",
    "MATCH (a:A) WHERE a.x = 3 RETURN size([i IN range(1, a.x) | date('2020-01-01')]) AS n",
    "MATCH (a:A) WHERE a.x = 7 MATCH p = ANY SHORTEST (a)-->+(b {x: 8}) RETURN length(p), count(*)",
  ])
  func countOfWorkersChangesNothing(_ text: String) throws {
    let alone = try Self.rows(text, threadCount: 1)
    #expect(!alone.isEmpty)
    for threadCount in [2, 5] { #expect(try Self.rows(text, threadCount: threadCount) == alone) }
  }

  private static func rows(_ text: String, threadCount: Int) throws -> [String] {
    let engine = CypherEngine()
    var options = QueryOptions()
    options.threadCount = threadCount
    options.limits = QueryLimits(time: .seconds(100), bytesMax: 1 << 30)
    let result = try engine.run(
      try engine.prepare(text), on: .snapshot(snapshot), options: options)
    return try result.all().map { row in row.map(Evaluations.text).joined(separator: " | ") }
  }
}
