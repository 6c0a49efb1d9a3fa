import Foundation
import PropertyGraph
import Testing
import Workspace

@testable import Investigation

/// What judgements do to candidates, parties, tiers and queries.
@Suite struct IdentityPartyTests {
  private static let id = InventedID.resident(born: "19710809", "333")
  private static let other = InventedID.resident(born: "19710809", "335")

  private static func workspace() throws -> QueryWorkspace {
    try QueryWorkspace(
      """
      CREATE (a:Person {id: '1', name: '安宁', id_card: '\(id)'}),
        (b:Person {id: '2', name: '安宁', id_card: '\(id)'}),
        (c:Person {id: '3', name: '安宁'}), (d:Person {id: '4', name: '安宁', id_card: '\(other)'}),
        (f:Company {id: '9', name: '甲', uscc: '\(InventedID.uscc("91990101600037341"))'}),
        (a)-[:OWNS]->(f), (c)-[:DIRECTOR]->(f), (d)-[:MANAGER]->(f)
      """)
  }

  private func pairs(_ folder: WorkspaceFolder) throws -> [String] {
    let caseGraph = try CaseGraph(folder)
    return try IdentityMatcher(caseGraph).candidates().candidates.map { found in
      let pair = try caseGraph.references([found.candidate.a, found.candidate.b])
      let judged = found.judged.map { " \($0.rawValue)" } ?? ""
      return "\(found.candidate.tier!.rawValue) \(pair[0]) \(pair[1])\(judged)"
    }
  }

  private func judge(
    _ workspace: QueryWorkspace, _ a: String, _ verdict: Judgement.Verdict, _ b: String,
    tier: String? = nil
  ) throws -> Int64 {
    try workspace.folder.judge(a, verdict, b, by: "t", reason: "r", tier: tier, at: Date())
  }

  @Test func judgedPairsLeaveTheListOrSaySo() throws {
    let workspace = try Self.workspace()
    let before = try pairs(workspace.folder)
    #expect(before.first == "A person:1 person:2" && before.contains { $0.hasSuffix("person:3") })
    let different = try judge(workspace, "person:1", .different, "person:2")
    #expect(try !pairs(workspace.folder).contains { $0.hasPrefix("A ") })
    _ = try judge(workspace, "person:1", .unsure, "person:3")
    #expect(try pairs(workspace.folder).contains { $0.hasSuffix("person:1 person:3 unsure") })
    try workspace.folder.undo(judgement: different, by: "t", reason: "r", at: Date())
    #expect(try pairs(workspace.folder).first == "A person:1 person:2")
  }

  /// Of a party of several records every contradiction counts, whichever of them agrees best.
  @Test func aPartyContradictsThroughAnyOfItsRecords() throws {
    let workspace = try Self.workspace()
    // The one without an id fits both, until it is one of them.
    let before = try pairs(workspace.folder)
    #expect(before.contains { $0.hasSuffix("person:3 person:4") })
    _ = try judge(workspace, "person:1", .same, "person:3", tier: "C")
    let caseGraph = try CaseGraph(workspace.folder)
    let candidate = try IdentityMatcher(caseGraph).candidate(
      caseGraph.at("person:3"), caseGraph.at("person:4"))
    #expect(candidate.contradictions.map(\.field) == ["id_card"] && candidate.tier == .name)
    #expect(try pairs(workspace.folder).first == "A person:1 person:2")
  }

  @Test(arguments: [
    (nil, "D"), ("D", "D"), ("C", "C"), ("B", "B"), ("A", "A"),
  ])
  func aPartyIsNoBetterEvidencedThanItsJudgement(tier: String?, step: String) throws {
    let workspace = try Self.workspace()
    _ = try judge(workspace, "person:1", .same, "person:3", tier: tier)
    let caseGraph = try CaseGraph(workspace.folder)
    let (a, f) = (try caseGraph.at("person:3"), try caseGraph.at("company:9"))
    let ties = try caseGraph.ties(between: a, and: f, types: caseGraph.types(["OWNS"]))
    #expect(try caseGraph.step(ties[0], from: a).tier.rawValue == step)
    let party = try #require(try caseGraph.identityParties().first)
    #expect(party.members == ["person:1", "person:3"] && party.tier.rawValue == step)
    #expect(
      try caseGraph.json(party).text.hasPrefix(
        #"{"party":{"id":"person:1","labels":["Person"],"name":"安宁"},"#
          + #""members":["person:1","person:3"],"by":"t""#))
  }

  /// What rests on a name alone is no link unless it is asked for, and the answer says so.
  @Test(arguments: [nil, "D", "C"])
  func linksRestOnNoNameAlone(tier: String?) throws {
    let workspace = try Self.workspace()
    _ = try judge(workspace, "person:1", .same, "person:3", tier: tier)
    let caseGraph = try CaseGraph(workspace.folder)
    let (a, d) = (try caseGraph.at("person:1"), try caseGraph.at("person:4"))
    var options = LinkSearch.Options()
    let search = try LinkSearch(caseGraph, options)
    let answer = search.search(from: a, to: d)
    guard tier != "C" else {
      #expect(!answer.paths.isEmpty && answer.namesAlone == 0)
      return
    }
    #expect(answer.paths.isEmpty && answer.namesAlone > 0)
    let looser = try search.looser(from: a, to: d)
    #expect(looser.map(\.without) == [.namesAlone, .hubs, .maxHops])
    #expect(looser.map { $0.path != nil } == [true, false, false])
    options.namesAlone = true
    #expect(try !LinkSearch(caseGraph, options).search(from: a, to: d).paths.isEmpty)
    let links = "MATCH (a {id: '1'}), (d {id: '4'}) CALL guanxi.links({from: a, to: d"
    #expect(try workspace.text(links + "}) YIELD path RETURN count(*)") == "[[0]]")
    let asked = links + ", namesAlone: true}) YIELD path RETURN count(*) > 0"
    #expect(try workspace.text(asked) == "[[true]]")
  }

  /// The weakest judgement of a party counts, and one record alone is as it was.
  @Test func theWeakestJudgementCounts() throws {
    let workspace = try Self.workspace()
    _ = try judge(workspace, "person:1", .same, "person:2", tier: "A")
    _ = try judge(workspace, "person:2", .same, "person:3", tier: "C")
    let caseGraph = try CaseGraph(workspace.folder)
    #expect(try caseGraph.identityParties().map(\.tier) == [.context])
    let (d, f) = (try caseGraph.at("person:4"), try caseGraph.at("company:9"))
    let ties = try caseGraph.ties(between: d, and: f, types: caseGraph.types(["MANAGER"]))
    #expect(try caseGraph.step(ties[0], from: d).tier == .identifier)
  }

  @Test func tiersStandInOrder() {
    #expect(EvidenceTier.allCases.sorted().map(\.rawValue) == ["A", "S", "B", "C", "D"])
  }

  // MARK: - In Cypher

  @Test func similarByNodeAndByReference() throws {
    let workspace = try Self.workspace()
    let text = """
      MATCH (p:Person {id: '1'}) CALL guanxi.similar(p) YIELD node, score, tier, reasons
      RETURN node.id AS id, tier, score > 0.5 AS likely, reasons[0].field AS field,
        reasons[0].weight AS weight
      """
    #expect(
      try workspace.rows(text).first.map { JSONText.array($0).text }
        == #"["2","A",true,"id_card",40.0]"#)
    let byReference = """
      CALL guanxi.similar('person:1', {tier: 'A'}) YIELD node, tier RETURN node.id, tier
      """
    #expect(try workspace.text(byReference) == #"[["2","A"]]"#)
    #expect(
      try workspace.text("CALL guanxi.similar('person:1', {limit: 0}) YIELD node RETURN count(*)")
        == "[[0]]")
    #expect(try workspace.text("CALL guanxi.similar(null) YIELD node RETURN count(*)") == "[[0]]")
  }

  @Test(arguments: [
    "CALL guanxi.similar('person:99')", "CALL guanxi.similar(7)",
    "CALL guanxi.similar('person:1', {tier: 'S'})", "CALL guanxi.similar('person:1', {limit: -1})",
    "CALL guanxi.similar('person:1', {colour: 'red'})",
  ])
  func faultsOfSimilar(text: String) throws {
    let workspace = try Self.workspace()
    let error = queryError { _ = try workspace.rows(text + " YIELD node RETURN node") }
    #expect(error != nil)
  }
}
