import CypherEngine
import Foundation
import PropertyGraph
import Testing

/// Every kind of step stops at the statement's limits.
@Suite(.serialized) struct QueryLimitsTests {
  /// Statements that would run for minutes or for ever, one or more for each kind of step.
  static let endless = [
    "MATCH (a), (b), (c), (d) RETURN count(*)",
    "MATCH (a), (b), (c), (d) WHERE a.x + b.x + c.x + d.x > 100 RETURN a",
    "MATCH (a)--(b)--(c)--(d)--(e)--(f)--(g) RETURN count(*)",
    "MATCH (a)-[*1..30]-(b) RETURN count(*)",
    "MATCH (a)-[rs*1..30]-(b) WHERE all(r IN rs WHERE r.w >= 0) RETURN sum(size(rs))",
    "MATCH (c), (d), (a)-[*]->(b) RETURN count(DISTINCT b)",
    "MATCH p = ACYCLIC (a)--{1,20}(b) RETURN count(p)",
    "MATCH p = SIMPLE (a)((x)-[r]->(y) WHERE r.w > 1){2,}(a) RETURN count(p)",
    "MATCH (c), p = (a)-[*1..9]-(b) WHERE length(p) > 100 RETURN count(p)",
    "MATCH (c), (d) MATCH p = ALL SHORTEST (c)--+(d) MATCH (x), (y) RETURN count(p)",
    "MATCH (c), (d) MATCH p = SHORTEST 900 (c)--+(d) RETURN count(p)",
    "MATCH (a), (b), (c) RETURN a ORDER BY rand() LIMIT 5",
    "MATCH (a), (b), (c), (d) RETURN a.x + b.x AS s, count(*)",
    "MATCH (a), (b), (c), (d) RETURN DISTINCT a.x",
    "MATCH (a), (b), (c), (d) RETURN a.x AS x UNION MATCH (a), (b), (c), (d) RETURN b.x AS x",
    "MATCH (a), (b), (c), (d) RETURN min(d.w), avg(c.x)",
    "OPTIONAL MATCH (a), (b), (c), (d) WHERE a.x + d.x > 100 RETURN count(*)",
    "MATCH (a), (b), (c) WHERE a.x = b.x AND b.x = c.x MATCH (d {x: a.x}) RETURN count(*)",
    "MATCH (a), (b), (c), (d) RETURN a SKIP 100000000000",
    "UNWIND range(1, 9223372036854775807) AS i RETURN sum(i % 2)",
    "UNWIND range(1, 9223372036854775807) AS i WITH i WHERE i < 0 RETURN i",
    "UNWIND range(1, 10000) AS i UNWIND range(1, 10000000) AS j RETURN count(*)",
    "UNWIND range(1, 1000000000) AS i RETURN sum(size(toString(i) + 'x'))",
    "RETURN reduce(s = 0, i IN range(1, 3000) | s + reduce(t = 0, j IN range(1, 9000) | t + j % 7))",
    "RETURN size([i IN range(1, 9000) WHERE size([j IN range(1, 9000) WHERE i * j > 5]) > 0])",
    "RETURN all(i IN range(1, 900000) WHERE any(j IN range(1, 1000) WHERE j = i % 1000 + 1))",
    "UNWIND range(1, 100000) AS i WITH i WHERE i IN [1.5] + range(2, 100000) RETURN sum(i)",
    "UNWIND range(1, 1000000) AS i RETURN sum(size(reverse(range(1, 100000))))",
    """
    WITH reduce(s = 'ab', i IN range(1, 17) | s + s) AS text UNWIND range(1, 1000) AS i
    RETURN count(text =~ '(a|b|ab|ba)*c' + i)
    """,
    "WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS i RETURN count(l = l + [i])",
    "MATCH (a), (b), (c) CALL (a, b) { MATCH (a)--(x)--(b) RETURN count(*) AS n } RETURN sum(n)",
    "MATCH (a), (b), (c) RETURN sum(COUNT { (a)--()--()--(b) })",
    "MATCH (a), (b), (c) WHERE EXISTS { (a)--(x)--(b) WHERE x.x > 100 } RETURN count(*)",
    "MATCH (a), (b) RETURN size(COLLECT { MATCH (a)--(x)--(y)--(z)--(b) RETURN x.x }) AS n",
    "MATCH (a), (b), (c) RETURN sum(size([(a)--(x)--(y) WHERE x.x = b.x | y.x]))",
    "UNWIND range(1, 1000000000) AS i CALL db.labels() YIELD label RETURN count(*)",
    "UNWIND range(1, 1000000) AS i UNWIND range(1, 1000) AS j CREATE (:X {i: i})",
    "UNWIND range(1, 1000000) AS i MERGE (:X {i: i})",
    "FOREACH (i IN range(1, 9000) | FOREACH (j IN range(1, 9000) | CREATE (:X)))",
    "MATCH (a), (b), (c) SET a.x = b.x",
    "MATCH (a), (b), (c) DETACH DELETE a",
    "MATCH (a), (b) UNWIND range(1, 1000) AS i REMOVE a.x",
  ]

  /// How long after its time a statement may go on: test machines are busy.
  private static let grace = Duration.seconds(60)

  @Test(arguments: endless, [1, 2])
  func stopsInTime(_ text: String, threadCount: Int) {
    let start = ContinuousClock.now
    #expect("\(text)") {
      _ = try CrowdedGraph.run(
        text, QueryLimits(time: .milliseconds(120), bytesMax: 2 << 30), threadCount: threadCount)
    } throws: { Self.isLimit($0) }
    #expect(ContinuousClock.now - start < .milliseconds(120) + Self.grace)
  }

  @Test(arguments: endless)
  func canBeCancelled(_ text: String) throws {
    let cancellation = Cancellation()
    // A thread of its own: those of tasks may all be taken by tests.
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.06)
      cancellation.cancel()
    }
    let start = ContinuousClock.now
    #expect("\(text)") {
      _ = try CrowdedGraph.run(
        text, QueryLimits(time: .seconds(120), bytesMax: 2 << 30), cancellation: cancellation)
    } throws: { Self.isCancelled($0) }
    #expect(ContinuousClock.now - start < .milliseconds(60) + Self.grace)
  }

  /// Statements that would hold far more than a few megabytes.
  static let greedy = [
    "RETURN range(1, 9000000)",
    "RETURN [range(1, 900000), range(1, 900000)]",
    "RETURN {a: range(1, 100000), b: [range(1, 100000), range(1, 100000)]}",
    "RETURN [i IN range(1, 100000) | range(1, 100)]",
    "RETURN size([i IN range(1, 1000000) | toString(i) + ' and more than fits in place'])",
    "RETURN reduce(l = [], i IN range(1, 1000) | l + [range(1, 10000)])",
    "RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s))",
    "RETURN reduce(l = [1], i IN range(1, 100) | [l, l])",
    "UNWIND range(1, 1000) AS i WITH i, range(1, 100000) AS l RETURN size(l)",
    "UNWIND range(1, 10000000) AS i RETURN collect(i)",
    "UNWIND range(1, 10000000) AS i RETURN collect(toString(i) + ' and more than fits in place')",
    "UNWIND range(1, 10000000) AS i RETURN i % 500000 AS k, collect(i)",
    "UNWIND range(1, 1000) AS i RETURN i, max(range(i, 100000))",
    "UNWIND range(1, 10000000) AS i RETURN percentileCont(i, 0.5)",
    "UNWIND range(1, 10000000) AS i RETURN stDev(i)",
    "UNWIND range(1, 10000000) AS i RETURN DISTINCT i",
    "UNWIND range(1, 10000000) AS i RETURN count(DISTINCT i)",
    "UNWIND range(1, 10000000) AS i RETURN i AS x UNION RETURN 1 AS x",
    "UNWIND range(1, 10000000) AS i RETURN i ORDER BY -i",
    "UNWIND range(1, 10000000) AS i RETURN i, count(*)",
    "MATCH (a), (b) WITH a, b ORDER BY a.x RETURN a, b",
    "MATCH (a)--(b), (c)--(d) WHERE a.x = c.x RETURN a ORDER BY b.x, d.x",
    "MATCH p = (a)-[*1..4]-(b) RETURN collect(p)",
    "MATCH p = ACYCLIC (a)--{1,4}(b) RETURN collect(p)",
    "MATCH (c {name: 'n1'}), (d {name: 'n2'}) MATCH p = SHORTEST 400000 (c)--{1,5}(d) RETURN p",
    "MATCH (a), (b) RETURN COLLECT { MATCH (x), (y) RETURN x.name + ' and ' + y.name + ' as well' }",
    "UNWIND range(1, 1000000) AS i CREATE (:X {i: i})",
    "UNWIND range(1, 1000000) AS i CREATE (n:X {i: i}) RETURN n",
    "MATCH (a), (b), (c) SET a.x = 1",
    "MATCH (a), (b), (c) CREATE (a)-[:T]->(b)",
    "FOREACH (i IN range(1, 1000000) | CREATE (:X {name: 'a name that does not fit in place'}))",
  ]

  @Test(arguments: greedy, [1, 2])
  func holdsNoMoreThanItMay(_ text: String, threadCount: Int) {
    #expect("\(text)") {
      _ = try CrowdedGraph.run(
        text, QueryLimits(time: .seconds(60), bytesMax: 2 << 20), threadCount: threadCount)
    } throws: { Self.isLimit($0) }
  }

  /// Large answers that need not be held.
  @Test(arguments: [
    ("UNWIND range(1, 3000000) AS i RETURN count(i)", 1),
    ("UNWIND range(1, 300000) AS i RETURN i", 300_000),
    ("MATCH (a), (b) RETURN a, b", 360_000),
    ("MATCH (a), (b) RETURN a, b ORDER BY a.x, b.x LIMIT 10", 10),
    ("MATCH p = (a {name: 'n1'})-[*1..3]-(b) RETURN p LIMIT 2000", 2_000),
    ("MATCH p = ACYCLIC (a)--{1,6}(b) RETURN p LIMIT 3000", 3_000),
    ("MATCH (a) WITH collect(a.name) AS all UNWIND range(1, 20000) AS i RETURN i, all", 20_000),
    (
      "MATCH (a) WITH collect(a.name) AS l UNWIND range(1, 9000) AS i RETURN i, l ORDER BY -i",
      9_000
    ),
    ("UNWIND range(1, 200) AS i RETURN reduce(s = '', j IN range(1, 200) | s + 'some words')", 200),
  ])
  func holdsLittle(_ text: String, _ rows: Int) throws {
    let count = try CrowdedGraph.run(text, QueryLimits(time: .seconds(60), bytesMax: 4 << 20))
    #expect(count == rows)
  }

  @Test(arguments: [
    "MATCH (a), (b) RETURN a", "UNWIND range(1, 100000) AS i RETURN i",
    "UNWIND range(1, 2000) AS i CREATE (n:X) RETURN n",
    "MATCH p = ACYCLIC (a)--{1,3}(b) RETURN p",
  ])
  func givesNoMoreRowsThanItMay(_ text: String) {
    #expect {
      _ = try CrowdedGraph.run(text, QueryLimits(rowsMax: 1_000))
    } throws: { Self.isLimit($0) }
  }

  private static func isLimit(_ error: any Error) -> Bool {
    (error as? CypherError)?.code == .limit
  }

  private static func isCancelled(_ error: any Error) -> Bool {
    (error as? CypherError)?.code == .cancelled
  }
}
