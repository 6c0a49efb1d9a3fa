import CountyGenerator
import Foundation
import PropertyGraph
import Testing
import Workspace

@testable import Investigation

/// KIN-00 and KIN-00T over generated counties, against a plain join of the files.
@Suite struct RelativeOwnedBiddersTests {
  private struct Imported {
    let folder: TemporaryFolder
    let files: URL
    let caseGraph: CaseGraph
  }

  private static func county(persons: Int, seed: UInt64) throws -> Imported {
    let folder = try TemporaryFolder()
    let files = URL(fileURLWithPath: folder.file("county"))
    try County(persons: persons, seed: seed).write(to: files)
    return Imported(
      folder: folder, files: files,
      caseGraph: try imported(files, into: folder.file("workspace")))
  }

  private static func imported(_ files: URL, into path: String) throws -> CaseGraph {
    let workspace = try WorkspaceFolder(path: path, creates: true)
    let outcome = try workspace.importFiles(
      ImportRequest(paths: [files.path], mapping: "county-records"),
      at: Date(timeIntervalSince1970: 0))
    #expect(outcome.rejects.isEmpty)
    return try CaseGraph(workspace)
  }

  private static func rows(_ results: [ModelResult], _ graph: GraphSnapshot) throws
    -> [CountyJoin.Row]
  {
    try results.map { result in
      let keys = try result.roles.map { try graph.key(of: $0.node)!.key }
      return CountyJoin.Row(
        tender: keys[0], official: keys[1], relative: keys[2], company: keys[3])
    }
  }

  @Test(arguments: [(500, 1), (900, 2), (1500, 3), (3000, 4)] as [(Int, UInt64)])
  func theRowsAreThoseOfThePlainJoin(persons: Int, seed: UInt64) throws {
    let county = try Self.county(persons: persons, seed: seed)
    let join = try CountyJoin(county.files)
    let day = "2021-07-01"
    let asked: [(DetectionModel, CalendarDate?, CountyJoin.Time)] = [
      (RelativeOwnedBidders.asItStands, nil, .now),
      (RelativeOwnedBidders.asItStands, CalendarDate(day), .day(day)),
      (RelativeOwnedBidders.onTheTendersDate, nil, .tendersDate),
      (RelativeOwnedBidders.onTheTendersDate, CalendarDate(day), .tendersDate),
    ]
    for (model, day, time) in asked {
      let results = try DetectionModels.run(model, on: county.caseGraph, day: day)
      let found = try Self.rows(results, county.caseGraph.graph)
      let right = join.rows(time)
      #expect(found.count == right.count && Set(found) == right)
      let numbers = found.map {
        [$0.tender, $0.official, $0.relative, $0.company].map { Int($0)! }
      }
      #expect(numbers == numbers.sorted { $0.lexicographicallyPrecedes($1) })
      for result in results {
        #expect(result.state == .triggered && result.paths.count == 1)
        try checkLoop(result, time, county)
      }
    }
    try checkTruth(county)
  }

  /// What was planted is found, what looks like it is not.
  private func checkTruth(_ county: Imported) throws {
    let graph = county.caseGraph.graph
    let now = try Self.rows(
      DetectionModels.run(RelativeOwnedBidders.asItStands, on: county.caseGraph), graph)
    let then = try Self.rows(
      DetectionModels.run(RelativeOwnedBidders.onTheTendersDate, on: county.caseGraph), graph)
    let truth = try CountyTable(county.files, "truth.csv")
    let expected: [String: (now: Bool, then: Bool)] = [
      "RELATIVE_WINNER": (true, true), "LATER_OWNER": (true, false), "PAST_OWNER": (false, true),
      "DECOY_LOW_SHARE": (false, false), "DECOY_ENDED": (false, false),
      "DECOY_SAME_NAME": (false, false), "DECOY_FAR_KIN": (false, false),
    ]
    var winners = 0
    for row in truth.rows {
      guard let right = expected[truth[row, "kind"]] else { continue }
      winners += truth[row, "kind"] == "RELATIVE_WINNER" ? 1 : 0
      func isPlanted(_ found: CountyJoin.Row) -> Bool {
        found.tender == truth[row, "tender_id"] && found.company == truth[row, "company_id"]
          && (truth[row, "person_id"].isEmpty || found.relative == truth[row, "person_id"])
      }
      #expect(now.contains(where: isPlanted) == right.now, "\(row)")
      #expect(then.contains(where: isPlanted) == right.then, "\(row)")
    }
    #expect(winners > 0)
  }

  /// The evidence is a loop from the official back to the official, as short as can be, and each
  /// row it cites says so.
  private func checkLoop(
    _ result: ModelResult, _ time: CountyJoin.Time, _ county: Imported
  ) throws {
    let (tender, official) = (result.roles[0].node, result.roles[1].node)
    let path = result.paths[0]
    #expect(path.nodes.first == official && path.nodes.last == official)
    #expect(path.nodes.suffix(3).first == result.roles[3].node)
    #expect(path.nodes.suffix(2).first == tender)
    #expect(path.nodes.contains(result.roles[2].node))
    let values = Dictionary(uniqueKeysWithValues: result.values.map { ($0.0, $0.1) })
    guard case .integer(let hops)? = values["hops"],
      case .integer(let holdings)? = values["holdings"]
    else {
      Issue.record("values are missing")
      return
    }
    #expect(path.ties.count == hops + holdings + 2)
    for step in try result.steps(county.caseGraph, unmasked: true).joined() {
      let source = try #require(step.sources.first)
      let table = try CountyTable(county.files, source.file)
      let row = table.rows[source.row - 2]
      for end in [step.from, step.to] {
        let key = String(end.id.drop { $0 != ":" }.dropFirst())
        #expect(row.contains(key), "\(source.file):\(source.row) does not hold \(end.id)")
      }
      #expect(step.isForward ? step.from.id != step.to.id : true)
    }
  }

  @Test func keysOutliveANewImport() throws {
    let county = try Self.county(persons: 500, seed: 11)
    let again = try Self.imported(county.files, into: county.folder.file("again"))
    func keys(_ caseGraph: CaseGraph) throws -> [String] {
      try DetectionModels.run(RelativeOwnedBidders.asItStands, on: caseGraph).map {
        try $0.key(caseGraph)
      }
    }
    let first = try keys(county.caseGraph)
    #expect(!first.isEmpty && Set(first).count == first.count)
    #expect(try keys(county.caseGraph) == first)
    #expect(try keys(again) == first)
    let texts = try [county.caseGraph, again].map { caseGraph in
      try DetectionModels.run(RelativeOwnedBidders.asItStands, on: caseGraph).map {
        try $0.json(caseGraph, unmasked: false).text
      }
    }
    #expect(texts[0] == texts[1])
  }

  @Test func aTenderWithoutDateTellsNothingOfItsDay() throws {
    let fixture = try Fixture()
    fixture.tie("tender:1", "APPROVED_BY", "person:1")
    fixture.tie("person:1", "PARENT_OF", "person:2")
    fixture.tie("person:2", "LEGAL_REP", "company:1")
    fixture.tie("company:1", "BID_FOR", "tender:1", ["won": .boolean(true)])
    let caseGraph = try fixture.caseGraph()
    #expect(try DetectionModels.run(RelativeOwnedBidders.asItStands, on: caseGraph).count == 1)
    #expect(
      try DetectionModels.run(RelativeOwnedBidders.onTheTendersDate, on: caseGraph).isEmpty)
  }

  @Test func anOwnCompanyIsNoRelatives() throws {
    let fixture = try Fixture()
    fixture.tie("tender:1", "APPROVED_BY", "person:1")
    fixture.tie("person:1", "SPOUSE_OF", "person:2")
    fixture.tie("person:1", "LEGAL_REP", "company:1")
    fixture.tie("company:1", "BID_FOR", "tender:1")
    #expect(
      try DetectionModels.run(RelativeOwnedBidders.asItStands, on: fixture.caseGraph()).isEmpty)
  }
}
