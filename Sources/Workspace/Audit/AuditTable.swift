import Foundation
import GRDB

/// The audit's tables inside a transaction: the one place with their statements.
struct AuditTable {
  let db: Database

  /// Where the chain begins and with which secret; nil before its first record.
  func beginning() throws -> (first: Int64, check: Data)? {
    try Row.fetchOne(db, sql: "SELECT first, key_check FROM audit_chain").map {
      (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1))
    }
  }

  func begin(at first: Int64, check: Data) throws {
    try db.execute(
      sql: "INSERT INTO audit_chain (id, first, key_check) VALUES (1, ?, ?)",
      arguments: [first, check])
  }

  /// The last row's mac: nil without rows, and where the last row is from before the chain.
  func lastMAC() throws -> Data? {
    try Data?.fetchOne(db, sql: "SELECT mac FROM audit ORDER BY sequence DESC LIMIT 1") ?? nil
  }

  /// The highest number that a record ever had; SQLite remembers it when the record is gone, so
  /// that no number is used twice.
  func lastSequence() throws -> Int64 {
    let remembered = try Int64.fetchOne(
      db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
    let present = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM audit")
    return max(remembered ?? 0, present ?? 0)
  }

  func holds(_ mark: AuditMark) throws -> Bool {
    try Data?.fetchOne(
      db, sql: "SELECT mac FROM audit WHERE sequence = ?", arguments: [mark.sequence]) ?? nil
      == mark.mac
  }

  func insert(_ row: AuditRow, mac: Data) throws {
    func text(_ bytes: Data?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO audit (sequence, at, who, case_id, reason, action, what, count, unmasked, mac)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      row.sequence, text(row.at), text(row.who), text(row.caseID), text(row.reason),
      text(row.action), text(row.what), row.count, row.unmasked, mac,
    ])
  }

  /// Every row, oldest first, one at a time.
  ///
  /// - Parameter body: gets the row, its mac, and whether each value has its type.
  func forEachRow(_ body: (AuditRow, Data?, Bool) throws -> Bool) throws {
    // As blobs, since a text that is not UTF-8 is mended when it is read as one.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, CAST(at AS BLOB), CAST(who AS BLOB), CAST(case_id AS BLOB),
          CAST(reason AS BLOB), CAST(action AS BLOB), CAST(what AS BLOB), CAST(count AS INTEGER),
          CAST(unmasked AS INTEGER), CAST(mac AS BLOB),
          typeof(at) = 'text' AND typeof(who) = 'text' AND typeof(case_id) IN ('text', 'null')
            AND typeof(reason) IN ('text', 'null') AND typeof(action) = 'text'
            AND typeof(what) = 'text' AND typeof(count) = 'integer'
            AND typeof(unmasked) = 'integer' AND typeof(mac) IN ('blob', 'null')
        FROM audit ORDER BY sequence
        """)
    while let row = try rows.next() {
      let bytes = try AuditRow(
        sequence: row.decode(atIndex: 0), at: row.decode(atIndex: 1), who: row.decode(atIndex: 2),
        caseID: row.decode(atIndex: 3), reason: row.decode(atIndex: 4),
        action: row.decode(atIndex: 5), what: row.decode(atIndex: 6), count: row.decode(atIndex: 7),
        unmasked: row.decode(atIndex: 8))
      guard try body(bytes, row.decode(atIndex: 9), row.decode(atIndex: 10)) else { return }
    }
  }

  /// The newest entries, oldest first.
  func entries(newest limit: Int?) throws -> [AuditEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT sequence, at, who, case_id, reason, action, what, count, unmasked, mac FROM audit
        ORDER BY sequence DESC LIMIT ?
        """, arguments: [limit ?? -1]
    ).reversed().map { row in
      try AuditEntry(
        sequence: row.decode(atIndex: 0), at: row.decode(atIndex: 1),
        record: AuditRecord(
          who: row.decode(atIndex: 2), caseID: row.decode(atIndex: 3),
          reason: row.decode(atIndex: 4), action: row.decode(atIndex: 5),
          what: row.decode(atIndex: 6), count: row.decode(atIndex: 7),
          isUnmasked: row.decode(atIndex: 8)),
        mac: row.decode(Data?.self, atIndex: 9).map { Hexadecimal.text($0) })
    }
  }
}
