import Foundation
import Testing

@Suite struct OwnersCommandTests {
  private let scratch: Scratch
  private var folder: String { scratch.file("w.gx") }

  init() throws { scratch = try Scratch() }

  private func make(_ statement: String) throws {
    let made = try Guanxi.run(["query", "--write", statement, "-w", folder])
    try #require(made.status == 0, "\(made.err)")
  }

  private func owners(_ arguments: String...) throws -> Guanxi.Run {
    try Guanxi.run(["owners"] + arguments + ["-w", folder])
  }

  /// Lower bounds of the shares by owner, and the closing line.
  private func shares(
    _ run: Guanxi.Run
  ) throws -> (shares: [String: Double], closing: [String: Any]) {
    var shares: [String: Double] = [:]
    let rows = try run.rows
    for row in rows.dropLast() {
      let owner = try #require(row["owner"] as? [String: Any])
      let share = try #require(row["share"] as? [String: Any])
      shares[try #require(owner["id"] as? String)] = share["min"] as? Double
    }
    return (shares, try #require(rows.last))
  }

  private func isNear(_ found: Double?, _ wanted: Double) -> Bool {
    found.map { abs($0 - wanted) < 1e-6 } ?? false
  }

  /// Both vectors of conformance, computed by hand: E = B (I − W)⁻¹.
  @Test func circlesOfTwoAndThree() throws {
    try make(
      """
      CREATE (a:Company {id:'A'}), (b:Company {id:'B'}), (p:Person {id:'P'}), (q:Person {id:'Q'}),
        (a)-[:OWNS {share:0.5}]->(b), (b)-[:OWNS {share:0.5}]->(a),
        (p)-[:OWNS {share:0.5}]->(a), (q)-[:OWNS {share:0.5}]->(b),
        (c:Company {id:'C'}), (d:Company {id:'D'}), (e:Company {id:'E'}),
        (r:Person {id:'R'}), (s:Person {id:'S'}), (t:Person {id:'T'}),
        (c)-[:OWNS {share:0.4}]->(d), (d)-[:OWNS {share:0.3}]->(e), (e)-[:OWNS {share:0.2}]->(c),
        (r)-[:OWNS {share:0.8}]->(c), (s)-[:OWNS {share:0.6}]->(d), (t)-[:OWNS {share:0.7}]->(e)
      """)
    let wanted: [String: [String: Double]] = [
      "A": ["P": 2.0 / 3, "Q": 1.0 / 3], "B": ["P": 1.0 / 3, "Q": 2.0 / 3],
      "C": ["R": 0.819672, "S": 0.036885, "T": 0.143443],
      "D": ["R": 0.327869, "S": 0.614754, "T": 0.057377],
      "E": ["R": 0.098361, "S": 0.184426, "T": 0.717213],
    ]
    for (company, holders) in wanted {
      let (found, closing) = try shares(owners("company:\(company)", "--min", "0"))
      #expect(found.count == holders.count)
      for (holder, share) in holders {
        #expect(isNear(found["person:\(holder)"], share), "\(holder) of \(company)")
      }
      #expect(closing["unknown"] as? Double == 0)
    }
  }

  @Test func theTraceNamesWhereItEnds() throws {
    try make(
      """
      CREATE (a:Company {id:'A', name:'甲公司'}), (b:Company {id:'B', name:'乙公司'}),
        (n:Company {id:'N', name:'无人公司'}), (p:Person {id:'P', name:'某人'}),
        (o:Org {id:'O', name:'某局'}), (b)-[:OWNS {share:0.6}]->(a), (n)-[:OWNS {share:0.3}]->(b),
        (p)-[:OWNS {share:0.5}]->(b), (o)-[:OWNS {share:0.3}]->(a)
      """)
    let (found, closing) = try shares(owners("甲公司", "--min", "0"))
    #expect(isNear(found["person:P"], 0.3) && isNear(found["org:O"], 0.3) && found.count == 2)
    #expect(isNear(closing["unknown"] as? Double, 0.4))
    let via = try #require(closing["via"] as? [[String: Any]]).map { $0["id"] as? String }
    #expect(Set(via) == ["company:A", "company:B", "company:N"])
    let text = try owners("甲公司", "--format", "table", "--lang", "zh")
    #expect(text.out.contains("不明：40%") && text.out.contains("止于 无人公司"))
  }

  @Test func rangesGiveRangesAndOpenAnswers() throws {
    try make(
      """
      CREATE (a:Company {id:'A', name:'甲公司'}), (p:Person {id:'P'}), (q:Person {id:'Q'}),
        (p)-[:OWNS {share_min:0.2, share_max:0.3}]->(a),
        (q)-[:OWNS {share_min:0.4, share_max:0.6}]->(a)
      """)
    let rows = try owners("company:A").rows
    #expect(rows.count == 3)
    let control = rows.dropLast().map { $0["control"] is NSNull }
    let controlOfTheSmaller = rows[1]["control"] as? Bool
    #expect(control == [true, false] && controlOfTheSmaller == false)
    let share = try #require(rows[0]["share"] as? [String: Any])
    #expect(isNear(share["min"] as? Double, 0.4) && isNear(share["max"] as? Double, 0.6))
    #expect(try owners("company:A", "--format", "table").out.contains("40–60%"))
  }

  @Test func holdingsGoByTheDay() throws {
    try make(
      """
      CREATE (a:Company {id:'A'}), (p:Person {id:'P'}), (q:Person {id:'Q'}),
        (p)-[:OWNS {share:1.0, valid_to:date('2020-01-01')}]->(a),
        (q)-[:OWNS {share:1.0, valid_from:date('2020-01-01')}]->(a)
      """)
    #expect(try shares(owners("company:A")).shares.keys.sorted() == ["person:Q"])
    let before = try shares(owners("company:A", "--at", "2019-12-31"))
    #expect(before.shares.keys.sorted() == ["person:P"])
  }

  @Test func theRuleIsAskedInItsOrder() throws {
    try make(
      """
      CREATE (a:Company {id:'A', kind:'company', capital:50000000}), (m:Person {id:'M'}),
        (m)-[:MANAGER {valid_from:date('2019-01-01')}]->(a)
      FOREACH (i IN range(1, 10) | CREATE (:Person {id:'p' + toString(i)})-[:OWNS {share:0.1}]->(a))
      """)
    let (found, closing) = try shares(owners("company:A"))
    #expect(found.isEmpty)
    let beneficial = try #require(closing["beneficialOwners"] as? [String: Any])
    let owner = try #require((beneficial["owners"] as? [[String: Any]])?.first)
    #expect(owner["rule"] as? String == "dailyOperation")
  }

  @Test func aPersonHasNoOwners() throws {
    try make("CREATE (:Person {id:'P'})-[:OWNS {share:1.0}]->(:Company {id:'A'})")
    let run = try owners("person:P")
    #expect(run.status == 65 && run.err.contains("no company"))
    #expect(try owners("company:A", "--min", "2").status == 64)
  }
}
