import Foundation
import PropertyGraph
import Testing

@testable import Investigation
@testable import Workspace

/// The traps that are in every set of records, each shown on a made-up fixture. What the importer
/// does about bytes and cells has tables of its own: `MappedImporterTests` (marks, header cells,
/// labels, orphans, keys and merged ties), `CSVScannerTests`, `CellReadingTests`.
@Suite struct IdentityTrapTests {
  private static func candidates(
    _ caseGraph: CaseGraph, lowest: EvidenceTier = .name
  ) throws -> [(String, String, EvidenceTier)] {
    var options = IdentityMatcher.Options()
    options.lowest = lowest
    options.limit = nil
    return try IdentityMatcher(caseGraph).candidates(options).candidates.map { found in
      let pair = try caseGraph.references([found.candidate.a, found.candidate.b])
      return (pair[0], pair[1], found.candidate.tier!)
    }
  }

  /// Imports one folder of files.
  private func imported(
    _ mapping: String, _ files: [String: String], twice: Bool = false
  ) throws -> (graph: CaseGraph, outcome: ImportOutcome) {
    let place = try TemporaryFolder()
    let folder = try WorkspaceFolder(path: place.file("w.gx"), creates: true)
    try mapping.write(toFile: place.file("m.yaml"), atomically: true, encoding: .utf8)
    var outcome: ImportOutcome?
    for package in twice ? ["one", "two"] : ["one"] {
      try FileManager.default.createDirectory(
        atPath: place.file(package), withIntermediateDirectories: true)
      for (name, text) in files {
        try text.write(
          toFile: place.file("\(package)/\(name)"), atomically: true, encoding: .utf8)
      }
      outcome = try folder.importFiles(
        ImportRequest(paths: [place.file(package)], mapping: place.file("m.yaml")),
        at: Date(timeIntervalSince1970: 0))
    }
    return (try CaseGraph(folder), outcome!)
  }

  // MARK: - Who is who

  @Test func trimmedIDsThatCollide() throws {
    let fixture = try Fixture()
    let id = InventedID.resident(born: "19850204", "511")
    for (number, name) in ["丁一", "魏二", "薛三", "丁一"].enumerated() {
      fixture.node(
        "person:\(number)", name: name, ["id_card": .text(String(id.prefix(14 + number % 2)))])
    }
    let found = try Self.candidates(fixture.caseGraph())
    // Two of one name, county and day are put to a person; others are not.
    #expect(found.map(\.0) == ["person:0"] && found.map(\.1) == ["person:3"])
    #expect(found.allSatisfy { $0.2 > .partialIdentifier })
  }

  @Test func aPlaceholderKeyMergesNobody() throws {
    let fixture = try Fixture()
    for number in 0..<4 {
      fixture.node("person:\(number)", name: "人\(number)", ["id_card": .text("000000000000000000")])
      fixture.node(
        "person:s\(number)", name: "士\(number)",
        ["id_card": .text(InventedID.resident(born: "19900101", "001"))])
    }
    // One number without a name, in every tender.
    fixture.node("company:0")
    for number in 0..<5 { fixture.tie("company:0", "BID_FOR", "tender:\(number)") }
    let caseGraph = try fixture.caseGraph()
    #expect(try Self.candidates(caseGraph).isEmpty)
    let entries = try IdentityMatcher(caseGraph).quarantine().entries
    #expect(
      entries.map { "\($0.reason.rawValue) \($0.field) \($0.records)" } == [
        "nameless key 5", "placeholder id_card 4", "over-shared id_card 4",
      ])
    #expect(caseGraph.text(of: entries[2]) == "…", "a whole id stays hidden")
    #expect(caseGraph.text(of: entries[2], unmasked: true).count == 18)
  }

  @Test func aAndBSharesOfOneFirmAreNoInterlock() throws {
    let boards = (0..<3).map {
      """
      CREATE (d:Person {id: 'd\($0)', name: '董事\($0)'})
      WITH d MATCH (c:Company) CREATE (d)-[:DIRECTOR]->(c)
      """
    }
    let workspace = try QueryWorkspace(
      "CREATE (:Company {id: 'a', name: '粤灯Ａ'}), (:Company {id: 'b', name: '粤灯B'})", boards[0],
      boards[1], boards[2])
    let interlocks = """
      MATCH (a:Company)<-[:DIRECTOR]-(d)-[:DIRECTOR]->(b:Company) WHERE a <> b
      RETURN count(DISTINCT d) AS n
      """
    #expect(try workspace.text(interlocks) == "[[3]]", "the strongest link of all, and none")
    let found = try Self.candidates(CaseGraph(workspace.folder))
    #expect(found.count == 1 && found[0].2 == .context)
    try workspace.folder.judge(
      found[0].0, .same, found[0].1, by: "t", reason: "A and B shares", tier: "C", at: Date())
    #expect(try workspace.text(interlocks) == "[[0]]")
    #expect(try Self.candidates(CaseGraph(workspace.folder)).isEmpty)
  }

  @Test func oneNameManyPeople() throws {
    let fixture = try Fixture()
    for number in 0..<200 { fixture.node("person:\(number)", name: "张伟") }
    for number in 0..<2 {
      fixture.node(
        "person:born\(number)", name: "张伟", ["birth_date": .date(CalendarDate("1961-04-05")!)])
    }
    let caseGraph = try fixture.caseGraph()
    let answer = try IdentityMatcher(caseGraph).candidates()
    // Too many to pair: those born on one day are, and the rest is told.
    #expect(answer.skipped.map(\.records) == [202] && answer.skipped[0].label == "Person")
    #expect(answer.candidates.count == 1 && answer.candidates[0].candidate.tier! >= .context)
    // Asked about one, all are shown, by the name alone.
    var options = IdentityMatcher.Options()
    options.limit = nil
    let own = try IdentityMatcher(caseGraph).candidates(of: caseGraph.at("person:7"), options)
    #expect(own.count == 201 && own.candidates.allSatisfy { $0.candidate.tier == .name })
    #expect(own.candidates.allSatisfy { $0.candidate.score < 0.5 })
  }

  static let spellings: [(String, String)] = [
    ("阿不都‧热合曼", "阿不都·热合曼"), ("阿不都・热合曼", "阿不都．热合曼"), ("龎德公", "龐德公"), ("龐德公", "庞德公"),
    ("张 伟", "张伟"), ("ＡＮＮＡ　ＲＯＥ", "Anna Roe"), ("O&amp;#39;Roe", "O'Roe"), ("O&#39;Roe", "O’Roe"),
    ("O‚ÄôRoe", "O’Roe"),
  ]

  @Test(arguments: spellings) func onePersonManySpellings(a: String, b: String) throws {
    let id = InventedID.resident(born: "19710809", "333")
    let fixture = try Fixture()
    fixture.node("person:1", name: a, ["id_card": .text(id)])
    fixture.node("person:2", name: b, ["id_card": .text(id)])
    fixture.node("person:3", name: b)
    let found = try Self.candidates(fixture.caseGraph())
    #expect(found.map(\.2) == [.identifier, .name, .name])
  }

  /// Nobody there is nobody: the bars do not give way until somebody is found.
  @Test func aPatternIsNotWidenedUntilSomethingIsFound() throws {
    let fixture = try Fixture()
    for (number, name) in ["安宁", "卞成", "陈东", "丁玲", "尔朱荣"].enumerated() {
      let id = InventedID.resident(born: "19\(60 + number)0505", "\(100 + number)")
      fixture.node("person:\(number)", name: name, ["id_card": .text(id)])
      fixture.tie("person:\(number)", "HAS_PHONE", "phone:99000000001")
    }
    let caseGraph = try fixture.caseGraph()
    #expect(try Self.candidates(caseGraph).isEmpty)
    for number in 0..<5 {
      let party = try caseGraph.at("person:\(number)")
      #expect(try IdentityMatcher(caseGraph).candidates(of: party).count == 0)
    }
    #expect(IdentityScorer.contextScoreMin == 0.9 && IdentityBlocks.contactsMax == 8)
  }

  // MARK: - What was counted twice

  private static let awards = """
    name: awards
    files:
      - {file: firms.csv, nodes: [{label: Company, key: id, properties: {name: name}}]}
      - file: awards.csv
        nodes: [{label: Tender, key: process}]
        ties:
          - type: BID_FOR
            key: award
            from: {space: company, column: firm}
            to: {space: tender, column: process}

    """

  @Test func versionsOfOneRecordAreOneAward() throws {
    let (caseGraph, _) = try imported(
      Self.awards,
      [
        "firms.csv": "id,name\n1,甲\n",
        "awards.csv": "process,award,firm,version\np1,a1,1,1\np1,a1,1,2\np1,a1,1,compiled\n",
      ])
    #expect(try caseGraph.graph.relationshipCount() == 1)
    let firm = try caseGraph.at("company:1")
    try caseGraph.graph.forEachRelationship(of: firm) { tie, _ in
      let rows = try caseGraph.graph.citations(of: tie.index).map(\.row)
      #expect(rows == [2, 3, 4])
    }
  }

  @Test func recordsUnderSeveralPackagesAreCountedOnce() throws {
    let (caseGraph, _) = try imported(
      Self.awards,
      ["firms.csv": "id,name\n1,甲\n", "awards.csv": "process,award,firm\np1,a1,1\np2,a2,1\n"],
      twice: true)
    #expect(caseGraph.graph.nodeCount == 3)
    #expect(try caseGraph.graph.relationshipCount() == 2)
    #expect(try Self.candidates(caseGraph).isEmpty)
  }

  // MARK: - Bytes and cells

  @Test func dirtyFilesAreReadAsTheyAreMeant() throws {
    let (caseGraph, outcome) = try imported(
      """
      name: dirty
      orphans: {label: Org, space: org}
      files:
        - file: people.csv
          nodes:
            - label: {column: type, trim: true, values: {person: Person}, else: Org}
              key: id
              properties: {name: id}
        - file: ties.csv
          ties:
            - type: MET
              merge: true
              from: {lookup: [person, org], column: from, required: true}
              to: {lookup: [person, org], column: to, required: true}
              properties: {amount: {column: size, type: decimal, multiply: 1000}}

      """,
      [
        // A byte order mark, carriage returns, a type padded with a blank, an empty header cell.
        "people.csv": "\u{FEFF}id,type,\r\nAnn,person ,x\r\nBo,person,\r\nThe Club,party,\r\n",
        // Both directions of one meeting, an end that no file declares, a slip of the unit.
        "ties.csv": "from,to,size\r\nAnn,Bo,\r\nBo,Ann,\r\nAnn,Nobody Known,1.3\r\n",
      ])
    #expect(outcome.rejects.isEmpty)
    let graph = caseGraph.graph
    #expect(graph.ranges(of: graph.label("Person")!).reduce(0) { $0 + $1.count } == 2)
    #expect(try graph.node(reference: "org:Nobody Known") != nil)
    // Each direction is a row of the source; neither makes a party of its own.
    #expect(try graph.relationshipCount() == 3 && graph.nodeCount == 4)
    try graph.forEachRelationship(of: caseGraph.at("org:Nobody Known")) { tie, _ in
      // What the source says in its unit stays; the row is cited for whoever checks it.
      let amount = try graph.value("amount", of: tie.index)?.description
      let rows = try graph.citations(of: tie.index).map(\.row)
      #expect(amount == "1300.0" && rows == [4])
    }
    #expect(try Self.candidates(caseGraph).isEmpty)
  }
}
