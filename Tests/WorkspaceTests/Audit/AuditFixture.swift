import Foundation

@testable import Workspace

/// A workspace with a log, and what a forger does to it.
struct AuditFixture {
  let fixture: WorkspaceFixture
  let folder: WorkspaceFolder

  init(records: Int = 0) throws {
    fixture = try WorkspaceFixture()
    folder = try WorkspaceFolder(path: fixture.place, creates: true)
    try write(1..<(records + 1))
  }

  /// Records of all shapes: with and without case and reason, empty ones, Chinese ones.
  static func record(_ number: Int) -> AuditRecord {
    AuditRecord(
      who: ["甲", "li", "o'neil"][number % 3], caseID: [nil, "", "case \(number)"][number % 3],
      reason: number % 2 == 0 ? "核查 \(number)" : nil, action: ["link", "scan"][number % 2],
      what: "a — ‘\(number)’", count: number * 7, isUnmasked: number % 5 == 0)
  }

  func write(_ numbers: Range<Int>) throws {
    for number in numbers {
      try folder.record(
        Self.record(number), at: Date(timeIntervalSince1970: Double(1_750_000_000 + number)))
    }
  }

  /// Statements of somebody who owns the file: the triggers are nothing to him.
  func forge(_ statements: String...) throws {
    try folder.manifest.write { db in
      for name in ["insert", "update", "delete", "chain_update", "chain_delete"] {
        try db.execute(sql: "DROP TRIGGER IF EXISTS audit_\(name)")
      }
      for statement in statements { try db.execute(sql: statement) }
    }
  }

  /// Makes SQLite forget that there were more records, and takes the head away.
  func cover(lastSequence: Int) throws {
    try forge("UPDATE sqlite_sequence SET seq = \(lastSequence) WHERE name = 'audit'")
    try FileManager.default.removeItem(atPath: headFile)
  }

  var headFile: String { "\(folder.path)/audit.head" }
  var secretFile: String { "\(folder.path)/secret" }

  /// Checked as the next process would.
  func check(against kept: AuditMark? = nil) throws -> Result<AuditHead, AuditFault> {
    try WorkspaceFolder(path: folder.path).checkAudit(against: kept)
  }

  func fault(against kept: AuditMark? = nil) throws -> AuditFault? {
    if case .failure(let fault) = try check(against: kept) { return fault }
    return nil
  }

  func mark() throws -> AuditMark { try check().get().mark }
}

/// The kind and the record of a fault, as tables name them.
func fault(_ kind: AuditFault.Kind, _ sequence: Int64) -> AuditFault {
  AuditFault(kind: kind, sequence: sequence)
}

/// The code of the error that some work ends with.
func code(_ work: () throws -> Void) -> WorkspaceError.Code? {
  do {
    try work()
    return nil
  } catch { return (error as? WorkspaceError)?.code }
}
