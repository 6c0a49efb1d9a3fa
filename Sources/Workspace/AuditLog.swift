import Foundation
import GRDB

/// One read of personal data, as it is recorded before the answer is given.
public struct AuditRecord: Sendable, Hashable {
  public var who: String
  public var caseID: String?
  public var reason: String?
  /// What was done: `link`, `scan`, `draw`, `export`.
  public var action: String
  /// What was asked, as it was asked.
  public var what: String
  /// How many results were shown.
  public var count: Int
  public var isUnmasked: Bool

  public init(
    who: String, caseID: String? = nil, reason: String? = nil, action: String, what: String,
    count: Int, isUnmasked: Bool = false
  ) {
    self.who = who
    self.caseID = caseID
    self.reason = reason
    self.action = action
    self.what = what
    self.count = count
    self.isUnmasked = isUnmasked
  }
}

extension WorkspaceFolder {
  /// Appends a record and waits until it is on the disk. Where this throws, no answer may be given.
  public func record(_ record: AuditRecord, at time: Date) throws(WorkspaceError) {
    let stamp = time.formatted(.iso8601)
    try manifest.write { db in
      try db.execute(
        sql: """
          INSERT INTO audit (at, who, case_id, reason, action, what, count, unmasked)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          stamp, record.who, record.caseID, record.reason, record.action, record.what,
          record.count, record.isUnmasked,
        ])
    }
  }

  /// The records, oldest first.
  public func auditRecords() throws(WorkspaceError) -> [AuditRecord] {
    try manifest.read { db in
      try Row.fetchAll(
        db,
        sql:
          "SELECT who, case_id, reason, action, what, count, unmasked FROM audit ORDER BY sequence"
      ).map { row in
        try AuditRecord(
          who: row.decode(atIndex: 0), caseID: row.decode(atIndex: 1),
          reason: row.decode(atIndex: 2), action: row.decode(atIndex: 3),
          what: row.decode(atIndex: 4), count: row.decode(atIndex: 5),
          isUnmasked: row.decode(atIndex: 6))
      }
    }
  }
}
