import Foundation
import GRDB
import PropertyGraph
import Testing

@testable import Workspace

/// Base, deltas, edits and what becomes of them.
@Suite struct GenerationTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  private func segments() throws -> Int { try fixture.names("w.gx/segments").count }

  /// Many people, so that small imports stay below a fifth of the base.
  private func crowd(_ count: Int = 400) throws -> String {
    let people = (100..<100 + count).map { "\($0),某\($0),1980-01-01\n" }.joined()
    return try fixture.write(
      "crowd",
      [
        "m.yaml": WorkspaceFixture.mapping, "people.csv": "id,name,born\n" + people,
        "firms.csv": "id,name\n900,众公司\n", "owns.csv": "who,what,share,since\n100,900,1,\n",
        "dataset.yaml": "name: crowd\ninvented: true\nmapping: m.yaml\n",
      ])
  }

  @Test func aSecondImportWritesADelta() throws {
    try fixture.bring(crowd())
    let base = try fixture.names("w.gx/segments")
    try fixture.bring(fixture.a())
    #expect(try segments() == 2)
    #expect(try fixture.names("w.gx/segments").contains(base[0]), "the base is not written again")
    #expect(try fixture.open().snapshot().segmentCount == 2)
    try fixture.open().verify()
  }

  @Test func importsOneByOneAreImportsAtOnce() throws {
    let (crowd, a, b) = (try crowd(), try fixture.a(), try fixture.b())
    for folder in [crowd, a, b] { try fixture.bring(folder) }
    try fixture.bring(crowd, a, b, into: "once.gx")
    let steps = try fixture.open()
    #expect(try steps.snapshot().segmentCount == 3)
    #expect(try portrait(steps) == portrait(fixture.open("once.gx")))
    try steps.compact()
    #expect(try steps.snapshot().segmentCount == 1)
    #expect(try portrait(steps) == portrait(fixture.open("once.gx")))
    #expect(try steps.compact() == false, "there is nothing left to do")
    try steps.verify()
  }

  @Test func aDeltaOfMoreThanAFifthIsTakenIntoTheBase() throws {
    try fixture.bring(fixture.a())
    try fixture.bring(crowd())
    #expect(try segments() == 1)
    #expect(try fixture.open().snapshot().segmentCount == 1)
  }

  @Test func moreThanEightDeltasAreTakenIntoTheBase() throws {
    try fixture.bring(crowd())
    for number in 1...8 {
      try fixture.bring(fixture.a(), prefix: "p\(number)")
      #expect(try segments() == 1 + number)
    }
    try fixture.bring(fixture.a(), prefix: "p9")
    #expect(try segments() == 1)
    try fixture.open().verify()
  }

  // MARK: - Edits

  private func write(_ body: (GraphTransaction) throws -> Void) throws -> GraphSnapshot {
    let writer = try fixture.open().writer(who: "tester", now: { WorkspaceFixture.day })
    let transaction = try writer.begin()
    try body(transaction)
    return try writer.commit(transaction)
  }

  private func edit() throws {
    _ = try write { transaction in
      let graph = try transaction.snapshot()
      let ann = try #require(try graph.node(reference: "person:1"))
      try transaction.set("name", of: ann, to: .text("安宁二"))
      try transaction.add(label: "Official", to: ann)
      let firm = try transaction.createNode(
        labels: ["Company"], key: ("company", "77"), properties: ["name": .text("丁公司")])
      let keyless = try transaction.createNode(labels: ["Address"])
      let tie = try transaction.createRelationship(
        "OWNS", from: ann, to: firm, properties: ["share": .double(0.75)])
      _ = try transaction.createRelationship("HAS_ADDRESS", from: firm, to: keyless)
      #expect(try graph.reference(of: ann) == "person:1")
      #expect(try transaction.snapshot().reference(of: tie).hasPrefix("r:"))
    }
  }

  @Test func aCommitIsThereAfterReopeningAndInEveryGeneration() throws {
    try fixture.bring(crowd(), fixture.a())
    try edit()
    let before = try portrait(fixture.open())
    #expect(before.contains { $0.contains("丁公司") } && before.contains { $0.contains("安宁二") })
    #expect(try segments() == 1, "a small commit is no segment")
    let references = try fixture.open().snapshot()
    let made = try #require(try references.node(reference: "n:1"))
    #expect(references.labels(of: made) == ["Address"])

    try fixture.bring(fixture.a(), prefix: "p")
    #expect(try segments() == 2)
    #expect(try before.allSatisfy(Set(portrait(fixture.open())).contains))
    try fixture.open().compact()
    #expect(try before.allSatisfy(Set(portrait(fixture.open())).contains))
    #expect(try fixture.open().snapshot().node(reference: "n:1") != nil)
    try fixture.open().verify()
  }

  @Test func anAbandonedTransactionLeavesNothing() throws {
    try fixture.bring(fixture.a())
    let before = try portrait(fixture.open())
    do {
      let writer = try fixture.open().writer(who: "tester")
      let transaction = try writer.begin()
      _ = try transaction.createNode(labels: ["Person"])
    }
    #expect(try portrait(fixture.open()) == before)
  }

  @Test func numbersAreNeverGivenTwice() throws {
    try fixture.bring(crowd())
    var given: Set<String> = []
    for turn in 0..<4 {
      var reference = ""
      _ = try write { transaction in
        let node = try transaction.createNode(labels: ["Address"])
        reference = try transaction.snapshot().reference(of: node)
      }
      #expect(given.insert(reference).inserted, "\(reference) came back in turn \(turn)")
      _ = try write { transaction in
        try transaction.delete(#require(try transaction.snapshot().node(reference: reference)))
      }
      if turn == 1 { try fixture.open().compact() }
      if turn == 2 { try fixture.bring(fixture.a()) }
      #expect(try fixture.open().snapshot().node(reference: reference) == nil)
    }
  }

  @Test func aLongLogBecomesADelta() throws {
    try fixture.bring(crowd())
    let long = String(repeating: "长", count: 40_000)
    for turn in 0..<40 {
      _ = try write { transaction in
        let node = try transaction.createNode(labels: ["Address"], key: ("address", "\(turn)"))
        try transaction.set("name", of: node, to: .text(long))
      }
    }
    let graph = try fixture.open().snapshot()
    #expect(graph.segmentCount > 1)
    for turn in 0..<40 {
      let node = try #require(try graph.node(reference: "address:\(turn)"))
      #expect(try graph.value("name", of: node) == .text(long))
    }
    let left = try fixture.open().manifest.read { db in
      try Int.fetchOne(db, sql: "SELECT sum(length(changes)) FROM \"commit\"") ?? 0
    }
    #expect(left <= 4 << 20)
    try fixture.open().verify()
  }

  @Test func oneWriterAtATime() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    let writer = try folder.writer(who: "one")
    #expect(throws: WorkspaceError.self) { _ = try folder.writer(who: "two") }
    #expect(throws: WorkspaceError.self) { try fixture.bring(fixture.b()) }
    withExtendedLifetime(writer) {}
  }

  @Test func aReaderSeesWhatAnotherCommittedAtItsNextTransaction() throws {
    try fixture.bring(crowd(), fixture.a())
    let reader = try fixture.open()
    let held = try reader.snapshot()
    #expect(try reader.snapshot() === held, "nothing is opened twice")
    try edit()
    #expect(
      try held.value("name", of: #require(try held.node(reference: "person:1"))) == .text("安宁"))
    let next = try reader.snapshot()
    #expect(
      try next.value("name", of: #require(try next.node(reference: "person:1"))) == .text("安宁二"))
    try fixture.open().compact()
    #expect(try reader.snapshot().segmentCount == 1)
    #expect(
      try held.value("name", of: #require(try held.node(reference: "person:1"))) == .text("安宁"))
    try held.verify()
  }

  // MARK: - Withdrawn rows

  /// The second delivery of dataset a: person 2 and two holdings are gone, a birth date has changed.
  private func redelivery() throws -> ImportRequest {
    let folder = try fixture.a(
      [
        "people.csv": "id,name,born\n1,安宁,1970-02-04\n3,\"Chen, D.\",1999-12-31\n5,新人,\n",
        "owns.csv": "who,what,share,since\n1,10,0.25,\n5,10,0.25,\n",
      ])
    return ImportRequest(paths: [folder], threads: 2, replaces: "a")
  }

  @Test(arguments: [false, true]) func whatALaterDeliveryLacksIsWithdrawn(compacts: Bool) throws {
    try fixture.bring(crowd(), fixture.a())
    let outcome = try fixture.open().importFiles(redelivery(), at: WorkspaceFixture.day)
    // Person 2, and the holdings of 0.5 and of person 2.
    #expect(outcome.withdrawn == 3)
    #expect((outcome.nodes, outcome.relationships) == (1, 1))
    if compacts { try fixture.open().compact() }
    let graph = try fixture.open().snapshot()
    #expect(try graph.node(reference: "person:2") == nil)
    let ann = try #require(try graph.node(reference: "person:1"))
    #expect(try graph.value("birth_date", of: ann)?.description == "1970-02-04")
    #expect(try graph.relationshipCount(#require(graph.type("OWNS"))) == 3)
    #expect(try graph.citations(of: ann).count == 2, "the row that came again is cited too")
    // Nothing is erased.
    let withdrawn = try #require(try graph.withdrawn(reference: "person:2"))
    #expect(withdrawn.properties.contains { $0.name == "name" && $0.value == .text("卞成") })
    #expect(try fixture.open().contents().sources[withdrawn.by]?.name == "people.csv")
    #expect(try graph.withdrawnCount() == 3)
    try fixture.open().verify()
  }

  @Test func whatComesAgainCountsAgain() throws {
    try fixture.bring(crowd(), fixture.a())
    let folder = try fixture.open()
    _ = try folder.importFiles(redelivery(), at: WorkspaceFixture.day)
    let again = try fixture.a(["people.csv": WorkspaceFixture.peopleOfA + "\n"])
    _ = try folder.importFiles(
      ImportRequest(paths: [again], threads: 2, replaces: "a"), at: WorkspaceFixture.day)
    let graph = try folder.snapshot()
    let node = try #require(try graph.node(reference: "person:2"))
    #expect(try graph.value("name", of: node) == .text("卞成"))
  }

  @Test func anUnknownNameToReplaceIsRefused() throws {
    try fixture.bring(fixture.a())
    var request = try redelivery()
    request.replaces = "aa"
    #expect(throws: WorkspaceError.self) {
      try fixture.open().importFiles(request, at: WorkspaceFixture.day)
    }
  }

  // MARK: - Parties

  @Test func recordsJudgedTheSameAreOnePartyUntilItIsTakenBack() throws {
    try fixture.bring(crowd(), fixture.a())
    let folder = try fixture.open()
    let before = try folder.snapshot().nodeCount
    let id = try folder.judge(
      "person:3", .same, "person:1", by: "tester", reason: "same id", at: WorkspaceFixture.day)
    let graph = try folder.snapshot()
    let party = try #require(try graph.node(reference: "person:3"))
    #expect(
      try graph.reference(of: party) == "person:1", "the first reference stands for the party")
    #expect(graph.members(of: party).count == 2 && graph.nodeCount == before - 1)
    #expect(try graph.records().nodeCount == before)
    try folder.compact()
    #expect(
      try folder.snapshot().node(reference: "person:3").map {
        try folder.snapshot().reference(of: $0)
      } == "person:1")
    try folder.undo(judgement: id, by: "tester", reason: "r", at: WorkspaceFixture.day)
    #expect(try folder.snapshot().nodeCount == before)
    #expect(throws: WorkspaceError.self) {
      try folder.undo(judgement: id, by: "tester", reason: "r", at: WorkspaceFixture.day)
    }
  }

  @Test func sameDoesNotOverruleDifferent() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    func judge(_ a: String, _ verdict: Judgement.Verdict, _ b: String) throws {
      try folder.judge(a, verdict, b, by: "t", reason: "r", at: WorkspaceFixture.day)
    }
    try judge("person:1", .same, "person:2")
    try judge("person:1", .different, "person:3")
    #expect(throws: WorkspaceError.self) { try judge("person:2", .same, "person:3") }
    #expect(throws: WorkspaceError.self) { try judge("person:2", .same, "person:2") }
    #expect(try folder.judgements().count == 2)
  }
}
