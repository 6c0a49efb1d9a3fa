import Foundation
import Testing

@testable import Workspace

@Suite struct LeadStoreTests {
  private let folder: WorkspaceFolder
  private let fixture: WorkspaceFixture

  init() throws {
    fixture = try WorkspaceFixture()
    folder = try WorkspaceFolder(path: fixture.place, creates: true)
  }

  private func lead(_ key: String, evidence: String = "[[1]]") -> SavedLead {
    SavedLead(
      key: key, model: "KIN-00", version: 1, severity: "red", state: "triggered",
      roles: #"{"official":"person:1"}"#, values: "{}", evidence: evidence, asOf: nil,
      datasetHash: "0123")
  }

  private func date(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }

  @Test func aLeadIsSavedOnceAndItsEvidenceIsFrozen() throws {
    #expect(try folder.save([lead("b"), lead("a")], at: date(1)) == 2)
    #expect(try folder.save([lead("a", evidence: "[[2]]"), lead("c")], at: date(2)) == 1)
    #expect(try folder.save([lead("a", evidence: "[[3]]")], at: date(3)) == 0)
    #expect(try folder.savedLeads() == [lead("a"), lead("b"), lead("c")])
    let seen = try folder.manifest.read { db in
      try String.fetchAll(db, sql: "SELECT raised_at || ' ' || seen_at FROM lead ORDER BY key")
    }
    func stamp(_ seconds: Double) -> String { date(seconds).formatted(.iso8601) }
    #expect(
      seen == [
        "\(stamp(1)) \(stamp(3))", "\(stamp(1)) \(stamp(1))", "\(stamp(2)) \(stamp(2))",
      ])
  }

  @Test func leadsOutliveTheNextImport() throws {
    _ = try folder.save([lead("a")], at: date(1))
    try fixture.bring(fixture.a())
    #expect(try fixture.open().savedLeads() == [lead("a")])
  }

  @Test func theDayAskedForIsKept() throws {
    var odd = lead("z")
    odd.asOf = "2020-01-01"
    #expect(try folder.save([odd], at: date(1)) == 1)
    #expect(try folder.savedLeads() == [odd])
    #expect(try folder.save([], at: date(1)) == 0)
  }
}
