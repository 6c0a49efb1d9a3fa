import Foundation
import Testing

@testable import Workspace

@Suite struct AuditLogTests {
  private let fixture: WorkspaceFixture
  private let folder: WorkspaceFolder

  init() throws {
    fixture = try WorkspaceFixture()
    folder = try WorkspaceFolder(path: fixture.place, creates: true)
  }

  @Test func recordsStandInTheOrderOfWriting() throws {
    let records = (0..<20).map { number in
      AuditRecord(
        who: "甲", caseID: number % 2 == 0 ? "case \(number)" : nil,
        reason: number % 3 == 0 ? "because" : nil, action: "link", what: "a — '\(number)'",
        count: number, isUnmasked: number % 5 == 0)
    }
    // Clocks may go backwards; the order is that of writing.
    for (number, record) in records.enumerated() {
      try folder.record(record, at: Date(timeIntervalSince1970: Double(1000 - number)))
    }
    #expect(try folder.auditRecords() == records)
    #expect(try fixture.open().auditRecords() == records)
  }

  @Test func recordsOutliveTheNextImport() throws {
    let record = AuditRecord(who: "x", action: "scan", what: "KIN-00", count: 3)
    try folder.record(record, at: WorkspaceFixture.day)
    try fixture.bring(fixture.a())
    #expect(try fixture.open().auditRecords() == [record])
  }

  @Test func aReaderMayRecordWhileAWriterImports() throws {
    let lock = try folder.lock()
    try folder.record(
      AuditRecord(who: "x", action: "scan", what: "KIN", count: 0), at: WorkspaceFixture.day)
    withExtendedLifetime(lock) {}
    #expect(try folder.auditRecords().count == 1)
  }

  /// Where the record cannot be written an error is thrown, so that no answer is given.
  @Test func withoutARecordThereIsAnError() throws {
    try folder.manifest.write { db in
      try db.execute(
        sql: "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END")
    }
    #expect(throws: WorkspaceError.self) {
      try folder.record(
        AuditRecord(who: "x", action: "scan", what: "KIN", count: 0), at: WorkspaceFixture.day)
    }
    #expect(try folder.auditRecords().isEmpty)
  }
}
