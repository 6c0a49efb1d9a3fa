import Testing
import Workspace

@testable import Investigation

@Suite struct LinksProcedureTests {
  private static func workspace() throws -> QueryWorkspace {
    try QueryWorkspace(
      """
      CREATE (p:Person:Official {id: '1'}), (q:Person {id: '2'}), (c:Company {id: '1'}),
        (d:Company {id: '2'}), (s:Tender {id: '1'}), (t:Tender {id: '2'}),
        (p)-[:PARENT_OF]->(q),
        (q)-[:OWNS {share: 0.6, valid_from: date('2018-01-01'), valid_to: date('2020-01-01')}]->(c),
        (c)-[:BID_FOR]->(s), (d)-[:BID_FOR]->(s), (c)-[:BID_FOR]->(t), (d)-[:BID_FOR]->(t)
      """)
  }

  static let questions: [(text: String, answer: String)] = [
    (
      "CALL guanxi.links({from: p, to: c}) YIELD path, hops, explanation, variants, heldFrom, heldTo "
        + "RETURN [r IN relationships(path) | type(r)], hops, explanation, variants, heldFrom, heldTo",
      #"[[["PARENT_OF","OWNS"],2,1,0,"2018-01-01","2020-01-01"]]"#
    ),
    (
      "CALL guanxi.links({from: p, to: d}) YIELD score, variants, necessary "
        + "RETURN score < 1, variants, [r IN necessary | type(r)]",
      #"[[true,1,["PARENT_OF","OWNS"]]]"#
    ),
    (
      "CALL guanxi.links({from: p, to: c, at: '2021-01-01'}) YIELD hops RETURN count(*)", "[[0]]"
    ),
    (
      "CALL guanxi.links({from: p, to: d, maxHops: 3}) YIELD hops RETURN count(*)", "[[0]]"
    ),
    (
      "CALL guanxi.links({from: [p], to: [c, d], minScore: 0.5}) YIELD to RETURN to.id, count(*)",
      #"[["1",1]]"#
    ),
  ]

  @Test(arguments: questions) func aQuestion(_ text: String, _ answer: String) throws {
    let workspace = try Self.workspace()
    let match = "MATCH (p:Official), (c:Company {id: '1'}), (d:Company {id: '2'})"
    #expect(try workspace.text("\(match) \(text)") == answer)
  }

  @Test func theDayOfTheStatementCounts() throws {
    let workspace = try Self.workspace()
    let text =
      "MATCH (p:Official), (c:Company {id: '1'}) CALL guanxi.links({from: p, to: c}) YIELD hops "
      + "RETURN count(*)"
    #expect(try workspace.text("CYPHER at='2019-01-01' \(text)") == "[[1]]")
    #expect(try workspace.text("CYPHER at='2020-01-01' \(text)") == "[[0]]")
  }

  @Test func faultsAreTold() throws {
    let workspace = try Self.workspace()
    for options in ["{}", "{from: p}", "{from: p, to: p, maxHops: 0}", "{from: p, to: p, hops: 3}"]
    {
      let error = queryError {
        _ = try workspace.rows(
          "MATCH (p:Official) CALL guanxi.links(\(options)) YIELD path RETURN path")
      }
      #expect(error?.code == .argument, "\(options)")
    }
  }
}
