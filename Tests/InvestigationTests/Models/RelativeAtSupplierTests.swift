import Foundation
import PropertyGraph
import Testing
import Workspace

@testable import Investigation

@Suite struct RelativeAtSupplierTests {
  /// An insider, a spouse at a supplier; each tie can be turned around or dated.
  private static func fixture(
    office: String = "EMPLOYED_BY", family: String = "FAMILY", work: String = "CORPORATE_TIE",
    turned: Bool = false
  ) throws -> Fixture {
    let fixture = try Fixture()
    fixture.bodies = ["insider": ["org:party"], "public": ["org:ministry", "org:absent"]]
    for (from, type, to) in [
      ("person:1", office, "org:party"), ("person:1", family, "person:2"),
      ("person:2", work, "company:1"), ("company:1", "CONTRACT_WITH", "org:ministry"),
    ] {
      fixture.tie(turned ? to : from, type, turned ? from : to)
    }
    return fixture
  }

  private static func triples(
    _ caseGraph: CaseGraph, day: CalendarDate? = nil
  ) throws -> [[String]] {
    try DetectionModels.run(RelativeAtSupplier.model, on: caseGraph, day: day).map {
      try caseGraph.references($0.roles.map(\.node))
    }
  }

  @Test(arguments: [false, true], ["EMPLOYED_BY", "MEMBER_OF", "OWNS", "FINANCIAL_TIE"])
  func tiesCountInBothDirections(turned: Bool, work: String) throws {
    let fixture = try Self.fixture(office: work, work: work, turned: turned)
    #expect(try Self.triples(fixture.caseGraph()) == [["person:1", "person:2", "company:1"]])
  }

  @Test(arguments: [
    ("DONATED_TO", "FAMILY", "OWNS"), ("MEMBER_OF", "CALLS", "OWNS"),
    ("MEMBER_OF", "FAMILY", "MET"),
  ])
  func otherTiesDoNotCount(office: String, family: String, work: String) throws {
    let fixture = try Self.fixture(office: office, family: family, work: work)
    #expect(try Self.triples(fixture.caseGraph()).isEmpty)
  }

  @Test func noDeclaredBodiesNoRows() throws {
    for missing in ["insider", "public"] {
      let fixture = try Self.fixture()
      fixture.bodies[missing] = nil
      #expect(try Self.triples(fixture.caseGraph()).isEmpty)
    }
  }

  @Test func anInsiderIsAPerson() throws {
    let fixture = try Self.fixture()
    // A firm that belongs to the party, owned by a relative of nobody.
    fixture.tie("company:9", "CORPORATE_TIE", "org:party")
    fixture.tie("company:9", "FAMILY", "person:2")
    #expect(try Self.triples(fixture.caseGraph()) == [["person:1", "person:2", "company:1"]])
  }

  @Test func anOwnInterestIsNotARelatives() throws {
    let fixture = try Fixture()
    fixture.bodies = ["insider": ["org:party"], "public": ["org:ministry"]]
    fixture.tie("person:1", "MEMBER_OF", "org:party")
    fixture.tie("person:1", "OWNS", "company:1")
    fixture.tie("person:1", "FAMILY", "person:1")
    fixture.tie("company:1", "CONTRACT_WITH", "org:ministry")
    #expect(try Self.triples(fixture.caseGraph()).isEmpty)
  }

  /// A body that is joined to nobody but itself has no insiders.
  @Test func loopsJoinNobody() throws {
    let fixture = try Fixture()
    fixture.bodies = ["insider": ["person:1"], "public": ["company:1"]]
    fixture.tie("person:1", "MEMBER_OF", "person:1")
    fixture.tie("person:1", "FAMILY", "person:2")
    fixture.tie("person:2", "OWNS", "company:1")
    fixture.tie("company:1", "CONTRACT_WITH", "company:1")
    #expect(try Self.triples(fixture.caseGraph()).isEmpty)
  }

  /// Of several ties the evidence shows one that held on the day that was asked for.
  @Test func theEvidenceHoldsOnTheDay() throws {
    let fixture = try Fixture()
    fixture.bodies = ["insider": ["org:party", "org:cabinet"], "public": ["org:ministry"]]
    fixture.tie("person:1", "MEMBER_OF", "org:cabinet", to: "2019-01-01")
    fixture.tie("person:1", "EMPLOYED_BY", "org:party", to: "2019-01-01")
    fixture.tie("person:1", "MEMBER_OF", "org:party", from: "2019-01-01")
    fixture.tie("person:1", "SPOUSE_OF", "person:2", to: "2018-01-01")
    fixture.tie("person:1", "SPOUSE_OF", "person:2", from: "2019-06-01")
    fixture.tie("person:2", "OWNS", "company:1", from: "2015-01-01", to: "2016-01-01")
    fixture.tie("person:2", "MANAGER", "company:1", from: "2017-01-01")
    fixture.tie("company:1", "CONTRACT_WITH", "org:ministry", from: "2012-01-01", to: "2013-01-01")
    fixture.tie("org:ministry", "CONTRACT_WITH", "company:1", from: "2020-01-01")
    let caseGraph = try fixture.caseGraph()
    let day = CalendarDate("2020-05-05")!
    let results = try DetectionModels.run(RelativeAtSupplier.model, on: caseGraph, day: day)
    #expect(results.count == 1 && results[0].day == day)
    let path = results[0].paths[0]
    #expect(
      try caseGraph.references(path.nodes) == [
        "org:party", "person:1", "person:2", "company:1", "org:ministry",
      ])
    for (at, tie) in path.ties.enumerated() {
      #expect(try caseGraph.graph.interval(of: tie.index).holds(on: day))
      #expect(Set([tie.from, tie.to]) == [path.nodes[at], path.nodes[at + 1]])
    }
    #expect(try Self.triples(caseGraph, day: CalendarDate("2018-06-01")).isEmpty)
  }

  // MARK: - Real records

  private static let records = PublicRecords.folder("my-little-crony")

  @Test(.enabled(if: records != nil, "the records of my-little-crony are not here"))
  func thePublishedRecordsGiveTheirEightRows() throws {
    let records = try #require(Self.records)
    let folder = try TemporaryFolder()
    let workspace = try WorkspaceFolder(path: folder.file("workspace"), creates: true)
    _ = try workspace.importFiles(
      ImportRequest(paths: [records.path], mapping: "my-little-crony"),
      at: Date(timeIntervalSince1970: 0))
    let caseGraph = try CaseGraph(workspace)
    let found = try DetectionModels.run(RelativeAtSupplier.model, on: caseGraph).map {
      try $0.roles.map { try caseGraph.entity($0.node).name }
    }
    let data = try Data(contentsOf: records.appendingPathComponent("expected.json"))
    let answers = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rows = try #require(answers["Q1_relative_at_supplier"] as? [[Any]])
    let right: [[String]] = rows.map { row in row.prefix(3).map { "\($0)" } }
    #expect(found.count == 8 && Set(found) == Set(right))
  }
}
