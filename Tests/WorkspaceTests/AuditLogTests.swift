import Foundation
import Synchronization
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
    let entries = try fixture.open().auditEntries()
    #expect(entries.map(\.sequence) == Array(1...20))
    #expect(entries[0].at == "1970-01-01T00:16:40Z" && entries[1].at == "1970-01-01T00:16:39Z")
    #expect(entries.allSatisfy { $0.mac?.count == 64 })
    #expect(try folder.auditEntries(newest: 3) == Array(entries.suffix(3)))
    #expect(try folder.auditEntries(newest: 0).isEmpty)
    let head = try folder.checkAudit().get()
    #expect(head.records == 20 && head.mark.sequence == 20 && head.at == entries[19].at)
    #expect(head.mark.head == entries[19].mac)
  }

  @Test func aNewWorkspaceHasNoHeadAndNoSecret() throws {
    let head = try folder.checkAudit().get()
    #expect(head.records == 0 && head.mark.sequence == 0 && head.at == nil)
    #expect(head.mark.head == String(repeating: "0", count: 64))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/secret"))
  }

  @Test func recordsOutliveTheNextImport() throws {
    let record = AuditRecord(who: "x", action: "scan", what: "KIN-00", count: 3)
    try folder.record(record, at: WorkspaceFixture.day)
    try fixture.bring(fixture.a())
    #expect(try fixture.open().auditRecords() == [record])
    try fixture.open().verifyAudit()
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
    // The chain did not begin either, and begins once there is room.
    try folder.manifest.write { try $0.execute(sql: "DROP TRIGGER full") }
    try folder.record(
      AuditRecord(who: "x", action: "scan", what: "KIN", count: 0), at: WorkspaceFixture.day)
    #expect(try folder.checkAudit().get().mark.sequence == 1)
  }

  @Test func aFullDiskIsAnErrorAndLeavesTheChainWhole() throws {
    let long = AuditRecord(
      who: "x", action: "scan", what: String(repeating: "长", count: 20_000), count: 0)
    try folder.record(long, at: WorkspaceFixture.day)
    try folder.manifest.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1")
    }
    #expect(code { try folder.record(long, at: WorkspaceFixture.day) } == .system)
    #expect(try folder.checkAudit().get().records == 1)
    try folder.manifest.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    try folder.record(long, at: WorkspaceFixture.day)
    #expect(try folder.checkAudit().get().records == 2)
  }

  /// SQLite ends a text at its first 0; the record must not.
  @Test func aZeroInATextIsShown() throws {
    try folder.record(
      AuditRecord(who: "x\0", reason: "\0y\0z", action: "scan", what: "a\0b", count: 0),
      at: WorkspaceFixture.day)
    let record = try folder.auditRecords()[0]
    #expect(record.who == "x␀" && record.reason == "␀y␀z" && record.what == "a␀b")
    try folder.verifyAudit()
  }

  // MARK: - Many at once

  @Test func eightThreadsRecordAtOnce() throws {
    let folder = folder
    let faults = Mutex<[String]>([])
    GroupCommitTests.threads(8) { thread in
      for number in 0..<200 {
        do {
          try folder.record(
            AuditRecord(who: "\(thread)", action: "link", what: "", count: number),
            at: WorkspaceFixture.day)
        } catch { faults.withLock { $0.append("\(error)") } }
      }
    }
    #expect(faults.withLock { $0 } == [])
    let records = try fixture.open().auditRecords()
    #expect(records.count == 1600)
    for thread in 0..<8 {
      #expect(records.filter { $0.who == "\(thread)" }.map(\.count) == Array(0..<200))
    }
    #expect(try fixture.open().checkAudit().get().mark.sequence == 1600)
  }

  /// Two pools are as two processes: neither knows what the other holds in memory.
  @Test func twoWritersShareOneChain() throws {
    let folders = [folder, try fixture.open(), try fixture.open()]
    let faults = Mutex<[String]>([])
    GroupCommitTests.threads(6) { thread in
      for number in 0..<40 {
        do {
          try folders[thread % 3].record(AuditFixture.record(number), at: WorkspaceFixture.day)
        } catch { faults.withLock { $0.append("\(error)") } }
      }
    }
    #expect(faults.withLock { $0 } == [])
    let head = try fixture.open().checkAudit().get()
    #expect(head.records == 240)
    #expect(try AuditHeadFile(workspace: folder.path).read() == head.mark)
  }

  /// Records a second, printed; `GUANXI_MEASURE=1` runs it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GUANXI_MEASURE"] == "1"))
  func recordsASecond() throws {
    let folder = folder
    for threads in [1, 8, 1, 8, 64] {
      let each = threads == 1 ? 1000 : 4000 / threads
      let begin = ContinuousClock.now
      GroupCommitTests.threads(threads) { _ in
        for number in 0..<each {
          try! folder.record(AuditFixture.record(number), at: WorkspaceFixture.day)
        }
      }
      let seconds = (ContinuousClock.now - begin) / .seconds(1)
      print("\(threads) threads: \(Int(Double(threads * each) / seconds)) records a second")
    }
    let begin = ContinuousClock.now
    let head = try folder.checkAudit().get()
    print("\(head.records) records checked in \((ContinuousClock.now - begin) / .seconds(1)) s")
  }

  // MARK: - Workspaces from before the chain

  /// Makes the manifest as the first version left it, with some records.
  private func makeOld(_ count: Int) throws {
    try folder.manifest.write { db in
      for name in ["insert", "update", "delete"] {
        try db.execute(sql: "DROP TRIGGER audit_\(name)")
      }
      try db.execute(sql: "DROP TABLE audit_chain; ALTER TABLE audit DROP COLUMN mac")
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '2 audit chain'")
      for number in 0..<count {
        try db.execute(
          sql: """
            INSERT INTO audit (at, who, case_id, reason, action, what, count, unmasked)
            VALUES ('2024-01-01T00:00:00Z', 'old', NULL, '', 'link', 'number \(number)', 1, 0)
            """)
      }
    }
  }

  @Test func olderRecordsAreTakenIntoTheChain() throws {
    try makeOld(3)
    let new = try fixture.open()
    let before = try new.checkAudit().get()
    #expect(before.records == 3 && before.mark.sequence == 0)
    try new.record(AuditFixture.record(1), at: WorkspaceFixture.day)
    try new.record(AuditFixture.record(2), at: WorkspaceFixture.day)
    let entries = try new.auditEntries()
    #expect(entries.map { $0.mac == nil } == [true, true, true, false, false, false])
    #expect(entries[3].record.action == "chain" && entries[3].record.count == 3)
    #expect(entries[3].record.what.hasPrefix("3 older records, SHA-256 "))
    #expect(Array(entries[4...].map(\.record)) == [1, 2].map(AuditFixture.record))
    #expect(try new.checkAudit().get().records == 6)
  }

  @Test func anOldWorkspaceWithoutRecordsHasNothingToTakeIn() throws {
    try makeOld(0)
    try fixture.open().record(AuditFixture.record(1), at: WorkspaceFixture.day)
    #expect(try fixture.open().auditRecords() == [AuditFixture.record(1)])
  }

  @Test(arguments: [
    ("UPDATE audit SET what = 'x' WHERE sequence = 2", AuditFault(kind: .older, sequence: 4)),
    ("DELETE FROM audit WHERE sequence = 3", AuditFault(kind: .older, sequence: 4)),
    ("DELETE FROM audit WHERE sequence < 4", AuditFault(kind: .older, sequence: 4)),
    (
      "INSERT INTO audit SELECT 0, at, who, case_id, reason, action, what, count, unmasked, NULL "
        + "FROM audit WHERE sequence = 1", AuditFault(kind: .older, sequence: 4)
    ),
    (
      "UPDATE audit SET mac = zeroblob(32) WHERE sequence = 2",
      AuditFault(kind: .unwritten, sequence: 2)
    ),
    ("DELETE FROM audit WHERE sequence = 4", AuditFault(kind: .missing, sequence: 4)),
    ("UPDATE audit SET mac = NULL WHERE sequence > 3", AuditFault(kind: .changed, sequence: 4)),
  ])
  func olderRecordsThatWereTamperedWith(_ statement: String, _ finds: AuditFault) throws {
    try makeOld(3)
    try fixture.open().record(AuditFixture.record(1), at: WorkspaceFixture.day)
    let new = try fixture.open()
    #expect(try new.checkAudit().get().records == 5)
    try new.manifest.write { db in
      for name in ["insert", "update", "delete"] {
        try db.execute(sql: "DROP TRIGGER audit_\(name)")
      }
      try db.execute(sql: statement)
    }
    #expect(try fixture.open().checkAudit() == .failure(finds))
  }
}
