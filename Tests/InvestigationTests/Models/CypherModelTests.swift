import CypherEngine
import Declarations
import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Models in Cypher over generated counties, against the native form or a plain join of the files,
/// and what becomes of their rows.
@Suite struct CypherModelTests {
  private static let counties: [(Int, UInt64)] = [(500, 1), (900, 2), (1500, 3)]
  private static let days: [String?] = [nil, "2021-07-01"]

  @Test(arguments: counties) func bothFormsSayTheSame(
    persons: Int, seed: UInt64
  ) throws {
    let county = try ImportedCounty(persons: persons, seed: seed)
    for id in ["KIN-00", "KIN-00T", "COOF-00", "BID-00"] {
      let model = try DetectionModels.named(id)[0]
      var count = 0
      for day in Self.days.map({ $0.flatMap { CalendarDate($0) } }) {
        let native = try DetectionModels.run(model, on: county.caseGraph, day: day)
        let cypher = try DetectionModels.inCypher(model.id)
          .results(on: county.caseGraph, day: day)
        func texts(_ results: [ModelResult]) throws -> [String] {
          try results.map { try $0.json(county.caseGraph, unmasked: true).text }
        }
        #expect(try texts(cypher) == texts(native))
        count += native.count
      }
      #expect(count > 0, "\(id)")
    }
  }

  @Test(arguments: counties) func gamblingRowsAreThoseOfThePlainJoin(
    persons: Int, seed: UInt64
  ) throws {
    let county = try ImportedCounty(persons: persons, seed: seed)
    let join = try GamblingJoin(county.files)
    for day in Self.days {
      let model = try DetectionModels.named("COOF-00")[0]
      let results = try DetectionModels.run(
        model, on: county.caseGraph, day: day.flatMap { CalendarDate($0) })
      let found = try results.map { result in
        let keys = try result.roles.map { try county.caseGraph.graph.key(of: $0.node)!.key }
        return GamblingJoin.Row(
          case: keys[0], official: keys[1], person: keys[2], company: keys[3], tender: keys[4])
      }
      let right = try join.rows(day)
      #expect(found.count == right.count && Set(found) == right)
      #expect(day != nil || !right.isEmpty)
      for result in results {
        #expect(result.day?.description == day && result.paths.count == 1)
        let path = result.paths[0]
        let (official, person) = (result.roles[1].node, result.roles[2].node)
        #expect(path.nodes.first == official && path.nodes.last == official)
        #expect(path.nodes[1] == result.roles[0].node && path.nodes[2] == person)
        #expect(path.nodes.contains(result.roles[3].node))
        #expect(path.nodes.contains(result.roles[4].node))
      }
    }
  }

  @Test(arguments: counties) func ringPairsAreThoseOfThePlainJoin(
    persons: Int, seed: UInt64
  ) throws {
    let county = try ImportedCounty(persons: persons, seed: seed)
    let results = try DetectionModels.run(
      DetectionModels.named("BID-00")[0], on: county.caseGraph)
    let found = try results.map { result in
      let keys = try result.roles.map { Int(try county.caseGraph.graph.key(of: $0.node)!.key)! }
      let values = Dictionary(uniqueKeysWithValues: result.values.map { ($0.0, $0.1) })
      guard case .integer(let together)? = values["together"],
        case .integer(let shared)? = values["shared"]
      else { throw InvestigationError(.faultyModel, "values are missing") }
      return RingJoin.Row(a: keys[0], b: keys[1], together: together, shared: shared)
    }
    let right = try RingJoin(county.files).rows
    #expect(!right.isEmpty && found.count == right.count && Set(found) == right)
    for (result, row) in zip(results, found) {
      let ends = Set(result.roles.map(\.node))
      let common = result.paths.filter {
        $0.nodes.count == 3 && Set([$0.nodes[0], $0.nodes[2]]) == ends
      }
      #expect(common.count >= row.together)
      #expect(result.paths.count == Set(result.paths).count)
    }
  }

  @Test(arguments: [
    // Whole numbers as numbers, else bytes, in whatever order the nodes came.
    (["9", "10"], ["9", "10"]), (["10", "9"], ["9", "10"]), (["a", "B"], ["B", "a"]),
    (["10", "9a"], ["10", "9a"]), (["9a", "10"], ["10", "9a"]), (["007", "7"], ["007", "7"]),
    (["7", "007"], ["007", "7"]), (["-3", "2"], ["-3", "2"]), (["é", "z"], ["z", "é"]),
    (["99999999999999999999", "8"], ["8", "99999999999999999999"]),
  ])
  func theSmallerKeyIsTheFirstRole(keys: [String], order: [String]) throws {
    let fixture = try Fixture()
    for key in keys {
      fixture.tie("company:\(key)", "HAS_PHONE", "phone:1")
      for tender in 1...3 { fixture.tie("company:\(key)", "BID_FOR", "tender:\(tender)") }
    }
    let caseGraph = try fixture.caseGraph()
    let results = try DetectionModels.inCypher("BID-00").results(on: caseGraph)
    #expect(results.count == 1)
    let found = try results.first?.roles.map { try caseGraph.graph.key(of: $0.node)!.key }
    #expect(found == order)
  }

  // MARK: - Rows

  private static func model(_ query: String) throws -> CypherModel {
    try CypherModel(
      QueryFile.model(
        """
        // id: TEST-01    version: 1    status: draft
        // title: Test
        // title-zh: 测试
        // severity: yellow
        // roles: a Person, b Person
        // needs: none
        // identity: none
        // innocent: All of it.
        // explain: {a} and {b} | zh: {a}与{b}
        // source: none
        // fixtures: none    portable: yes

        \(query)
        """, path: "TEST-01.cypher"))
  }

  private static func family() throws -> CaseGraph {
    let fixture = try Fixture()
    fixture.tie("person:1", "PARENT_OF", "person:2")
    fixture.tie("person:3", "PARENT_OF", "person:2")
    fixture.tie("person:1", "SPOUSE_OF", "person:3")
    return try fixture.caseGraph()
  }

  @Test(arguments: [
    ("p", "person:1>person:3>person:2"), ("relationships(p)", "person:1>person:3>person:2"),
    ("nodes(p)", ""), ("[p, p]", "person:1>person:3>person:2"),
    ("[r IN relationships(p) | [r]]", "person:1>person:3 person:3>person:2"),
    ("relationships(p)[1]", "person:3>person:2"),
  ])
  func pathsAndTiesBecomeEvidence(column: String, paths: String) throws {
    let caseGraph = try Self.family()
    let results = try Self.model(
      "MATCH p = (a)-[:SPOUSE_OF]->()-[:PARENT_OF]->(b) RETURN a, b, \(column) AS x"
    ).results(on: caseGraph)
    #expect(results.count == 1)
    let found = try results[0].paths.map {
      try caseGraph.references($0.nodes).joined(separator: ">")
    }
    #expect(found.joined(separator: " ") == paths)
    #expect(results[0].values.isEmpty == !paths.isEmpty)
  }

  /// A model asks casework about the graph that it runs on, with the sources of its workspace.
  @Test(arguments: [
    "MATCH (a:Person), (b:Person) WHERE guanxi.inSet(a, b, '任职回避') RETURN a, b",
    "MATCH (a:Person) CALL guanxi.kinWithin({of: a, set: '任职回避'}) YIELD relative AS b RETURN a, b",
    """
    MATCH (a:Person)-[:SPOUSE_OF|PARENT_OF]-(b:Person)
    CALL guanxi.timeline({of: a}) YIELD sources
    WITH a, b, sources WHERE any(source IN sources WHERE source.file = '\(Fixture.file)')
    RETURN DISTINCT a, b
    """,
  ]) func regressionCaseworkInAModelKnowsItsWorkspace(_ query: String) throws {
    #expect(try Self.model(query).results(on: Self.family()).count == 6)
  }

  @Test func rowsOfTheSameRolesAreOneResult() throws {
    let caseGraph = try Self.family()
    let results = try Self.model(
      "MATCH (a {id: '1'}), (b {id: '2'}) MATCH p = (a)-[*1..2]-(b) RETURN a, b, 1 AS x, p"
    ).results(on: caseGraph)
    #expect(results.count == 1 && results[0].paths.count == 2)
    #expect(results[0].values.map { $0.1.text } == ["1"])
  }

  @Test(arguments: [
    ("'triggered'", ModelResult.State.triggered), ("'insufficient_data'", .insufficientData),
    ("'calculation_error'", .calculationError),
  ])
  func theStateIsTheRows(text: String, state: ModelResult.State) throws {
    let results = try Self.model(
      "MATCH (a {id: '1'}), (b {id: '2'}) RETURN a, b, \(text) AS state"
    ).results(on: Self.family())
    #expect(results.map(\.state) == [state] && results[0].values.isEmpty)
  }

  @Test(
    arguments: [
      ("null AS a, b", "‘a’"), ("1 AS a, b", "‘a’"), ("a, b, 'perhaps' AS state", "‘state’"),
      ("a, b, [r, 1] AS x", "mixes ties"), ("a, b, [p, 1] AS x", "mixes paths"),
      ("a, b, [r, r, r] AS x", nil), ("a, b, duration('P1D') AS x", "no JSON form"),
      ("a, b, [r, other] AS x", "do not follow"),
    ] as [(String, String?)])
  func aRowThatIsNoResultSaysWhy(columns: String, says: String?) throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "PARENT_OF", "person:2")
    fixture.tie("person:3", "PARENT_OF", "person:4")
    let caseGraph = try fixture.caseGraph()
    let model = try Self.model(
      """
      MATCH p = (a {id: '1'})-[r]->(b), ({id: '3'})-[other]->()
      RETURN \(columns)
      """)
    guard let says else {
      #expect(try model.results(on: caseGraph)[0].paths[0].ties.count == 3)
      return
    }
    #expect {
      try model.results(on: caseGraph)
    } throws: {
      ($0 as? InvestigationError)?.code == .faultyModel && "\($0)".contains(says)
    }
  }

  @Test(arguments: [
    ("MATCH (a) RETURN a", "role ‘b’"), ("CREATE (a), (b) RETURN a, b", "only reads"),
    ("MATCH (a), (b) WHERE a.id = $who RETURN a, b", "$who"),
  ])
  func aQueryThatIsNoModelIsRefused(query: String, says: String) {
    #expect {
      try Self.model(query)
    } throws: {
      "\($0)".contains(says)
    }
  }
}
