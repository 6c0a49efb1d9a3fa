import Foundation
import GRDB
import Synchronization

/// Appends to the audit's chain: what waits, in one transaction.
final class AuditWriter: Sendable {
  private let commits = GroupCommit<(record: AuditRecord, time: Date)>()
  private let chain = Mutex<AuditChain?>(nil)

  /// Returns once the record is on the disk.
  func append(
    _ record: AuditRecord, at time: Date, to folder: WorkspaceFolder
  ) throws(WorkspaceError) {
    try commits.submit((record, time)) { batch throws(WorkspaceError) in
      try self.write(batch, to: folder)
    }
  }

  private func write(
    _ batch: [(record: AuditRecord, time: Date)], to folder: WorkspaceFolder
  ) throws(WorkspaceError) {
    let chain = try chain(of: folder)
    // The transaction begins with the right to write, so that no other process can append between
    // the reading of the last mac and the writing of the next.
    let mark = try folder.manifest.write { db in
      let table = AuditTable(db: db)
      var mark = try Self.end(of: table, chain, folder, at: batch[0].time)
      for (record, time) in batch {
        mark = try Self.append(record, time.formatted(.iso8601), to: table, chain, after: mark)
      }
      return mark
    }
    AuditHeadFile(workspace: folder.path).keep(mark) { old in
      try folder.manifest.read { try AuditTable(db: $0).holds(old) }
    }
  }

  /// Where the chain goes on; begins it where it has not begun.
  private static func end(
    of table: AuditTable, _ chain: AuditChain, _ folder: WorkspaceFolder, at time: Date
  ) throws -> AuditMark {
    let last = try table.lastMAC()
    var mark = AuditMark(sequence: try table.lastSequence(), mac: last ?? AuditChain.start)
    if let beginning = try table.beginning() {
      guard beginning.check == chain.check else { throw folder.foreignSecret }
    } else if last == nil {
      try table.begin(at: try sequence(after: mark), check: chain.check)
      var older = OlderRecords()
      try table.forEachRow { row, _, _ in
        older.add(row)
        return true
      }
      if older.count > 0 {
        mark = try append(
          AuditChain.seal(of: older), time.formatted(.iso8601), to: table, chain, after: mark)
      }
    }
    return mark
  }

  private static func append(
    _ record: AuditRecord, _ time: String, to table: AuditTable, _ chain: AuditChain,
    after last: AuditMark
  ) throws -> AuditMark {
    let row = AuditRow(record, sequence: try sequence(after: last), at: time)
    let mark = AuditMark(sequence: row.sequence, mac: chain.mac(of: row, after: last.mac))
    try table.insert(row, mac: mark.mac)
    return mark
  }

  private static func sequence(after last: AuditMark) throws(WorkspaceError) -> Int64 {
    let (next, isTooMany) = last.sequence.addingReportingOverflow(1)
    guard !isTooMany else { throw WorkspaceError(.system, "the audit has no number left") }
    return next
  }

  /// The chain, with the secret read once.
  private func chain(of folder: WorkspaceFolder) throws(WorkspaceError) -> AuditChain {
    if let known = chain.withLock({ $0 }) { return known }
    let made = try folder.auditChain(isInUse: try folder.isAuditChained())
    chain.withLock { $0 = made }
    return made
  }
}
