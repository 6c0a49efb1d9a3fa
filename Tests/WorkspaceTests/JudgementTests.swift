import Foundation
import GRDB
import Testing

@testable import Workspace

/// What stands is never overruled: judgements are entries, and taking one back is an entry.
@Suite struct JudgementTests {
  private let fixture: WorkspaceFixture
  private let folder: WorkspaceFolder

  init() throws {
    fixture = try WorkspaceFixture()
    folder = try WorkspaceFolder(path: fixture.place, creates: true)
  }

  @discardableResult
  private func judge(
    _ a: String, _ verdict: Judgement.Verdict, _ b: String, by: String = "t", reason: String = "r",
    tier: String? = nil
  ) throws -> Int64 {
    try folder.judge(a, verdict, b, by: by, reason: reason, tier: tier, at: WorkspaceFixture.day)
  }

  private func refusal(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch { return "\(error)" }
  }

  /// What was judged before, what is judged now, and what is said.
  static let refusals:
    [([(String, Judgement.Verdict, String)], (String, Judgement.Verdict, String), String?)] = [
      ([("a", .same, "b")], ("a", .same, "b"), "judgement 1 says that already"),
      ([("a", .same, "b")], ("b", .different, "a"), "judgement 1 calls the two same"),
      ([("a", .different, "b")], ("b", .same, "a"), "judgement 1 calls the two different"),
      ([("a", .unsure, "b")], ("a", .same, "b"), "judgement 1 calls the two unsure"),
      ([("a", .different, "b")], ("a", .unsure, "b"), "judgement 1 calls the two different"),
      // Through others.
      (
        [("a", .same, "b"), ("b", .different, "c")], ("a", .same, "c"),
        "judgement 2 says that the two are different"
      ),
      (
        [("a", .same, "b"), ("c", .same, "d"), ("d", .different, "a")], ("b", .same, "c"),
        "judgement 3 says that the two are different"
      ),
      (
        [("a", .same, "b"), ("b", .same, "c"), ("c", .same, "d")], ("c", .different, "a"),
        "judgements 1, 2 make the two one party"
      ),
      // What contradicts nothing is taken.
      ([("a", .same, "b"), ("b", .same, "c")], ("a", .same, "c"), nil),
      ([("a", .same, "b"), ("b", .same, "c")], ("a", .unsure, "c"), nil),
      ([("a", .different, "b"), ("b", .different, "c")], ("a", .same, "c"), nil),
      ([], ("a", .same, "a"), "not judged against itself"),
      ([], ("a", .withdrawn, "b"), "taken back by its number"),
    ]

  @Test(arguments: refusals.indices) func whatStandsIsNotOverruled(row: Int) throws {
    let (before, now, message) = Self.refusals[row]
    for (a, verdict, b) in before { try judge(a, verdict, b) }
    let said = refusal { try judge(now.0, now.1, now.2) }
    if let message {
      #expect(said?.contains(message) == true, "\(said ?? "taken")")
      if !before.isEmpty { #expect(said!.contains("guanxi identity undo")) }
      #expect(try folder.judgements().count == before.count)
    } else {
      #expect(said == nil)
    }
  }

  @Test func takingBackIsAnEntry() throws {
    let id = try judge("a", .same, "b", by: "安", reason: "one file", tier: "B")
    let entry = try folder.undo(
      judgement: id, by: "卞", reason: "two files", at: WorkspaceFixture.day)
    #expect(try entry == id + 1 && folder.judgements().isEmpty)
    let history = try folder.judgementHistory()
    #expect(history.map(\.verdict) == [.same, .withdrawn])
    #expect(history.map(\.by) == ["安", "卞"] && history[1].withdraws == id)
    #expect(history.map(\.reason) == ["one file", "two files"] && history[0].tier == "B")
    // It is free to be judged again, and what was taken back is not taken back twice.
    try judge("a", .different, "b")
    for number in [id, entry, 99] {
      let said = refusal {
        _ = try folder.undo(judgement: number, by: "t", reason: "r", at: WorkspaceFixture.day)
      }
      #expect(said?.contains("no judgement \(number) stands") == true)
    }
  }

  @Test(arguments: [("", "r"), ("t", " \n"), (" ", ""), ("t", "")])
  func aJudgementIsSignedAndReasoned(by: String, reason: String) throws {
    #expect(refusal { try judge("a", .same, "b", by: by, reason: reason) } != nil)
    let id = try judge("a", .same, "b")
    #expect(
      refusal {
        _ = try folder.undo(judgement: id, by: by, reason: reason, at: WorkspaceFixture.day)
      } != nil)
  }

  @Test func entriesAreNotRewritten() throws {
    try judge("a", .same, "b")
    for sql in ["UPDATE judgement SET verdict = 'different'", "DELETE FROM judgement"] {
      #expect(throws: WorkspaceError.self) {
        try folder.manifest.write { try $0.execute(sql: sql) }
      }
    }
  }

  /// Parties are the components of "same", however the judgements come; the least record first.
  @Test(arguments: 0..<20) func partiesAreComponents(seed: Int) throws {
    var state = UInt64(seed + 1)
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let judgements = (0..<(3 + random(12))).compactMap { number -> Judgement? in
      let (a, b) = ("p:\(random(14))", "p:\(random(14))")
      return a == b
        ? nil
        : Judgement(
          id: Int64(number), a: a, b: b, verdict: random(4) == 0 ? .different : .same, by: "t",
          at: "", reason: "r")
    }
    var groups: [Set<String>] = []
    for judgement in judgements where judgement.verdict == .same {
      let pair: Set = [judgement.a, judgement.b]
      let touching = groups.filter { !$0.isDisjoint(with: pair) }
      groups.removeAll { !$0.isDisjoint(with: pair) }
      groups.append(touching.reduce(pair) { $0.union($1) })
    }
    let parties = Judgement.parties(judgements)
    #expect(Set(parties.map { Set($0.records) }) == Set(groups))
    #expect(parties.map { $0.records[0] } == parties.map { $0.records[0] }.sorted())
    for party in parties {
      #expect(party.records == party.records.sorted())
      #expect(party.judgements.allSatisfy { party.records.contains($0.a) })
    }
    #expect(
      parties.flatMap(\.judgements).count == judgements.count { $0.verdict == .same })
    #expect(Judgement.parties(judgements.reversed()).map(\.records) == parties.map(\.records))
  }

  /// A workspace of the form before keeps its judgements and learns who took which back.
  @Test func olderJudgementsBecomeEntries() throws {
    let path = "\(fixture.path)/old.sqlite"
    _ = try Manifest(path: path)
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        sql: """
          DELETE FROM grdb_migrations WHERE identifier = '5 judgement entries';
          DROP TABLE judgement;
          CREATE TABLE judgement (
            id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL, b TEXT NOT NULL,
            verdict TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
            undone_at TEXT, undone_by TEXT);
          INSERT INTO judgement VALUES
            (1, 'a', 'b', 'same', 't', '2025-01-01', 'r', '2025-01-02', 'u'),
            (4, 'a', 'c', 'different', 't', '2025-01-03', 'r', NULL, NULL);
          """)
    }
    try queue.close()
    let (all, standing) = try Manifest(path: path).read {
      (try Judgement.all($0), try Judgement.standing($0))
    }
    #expect(all.map(\.id) == [1, 4, 5] && all.map(\.withdraws) == [nil, nil, 1])
    #expect(all[2].by == "u" && all[2].at == "2025-01-02" && all[2].verdict == .withdrawn)
    #expect(standing.map(\.id) == [4])
  }
}
