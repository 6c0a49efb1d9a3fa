import Foundation
import Workspace

/// How a statement stands in the audit.
struct AnswerRecord {
  private let folder: WorkspaceFolder
  private let reader: QueryReader
  private let text: String

  init(_ folder: WorkspaceFolder, _ reader: QueryReader, _ text: String) {
    self.folder = folder
    self.reader = reader
    self.text = text
  }

  /// Records the statement before its answer; on the disk when this returns.
  ///
  /// - Parameter count: its rows; −1 where they were not known before the first one left.
  func write(count: Int) throws { try write("query", count) }

  /// Records how many rows left of an answer whose number was not known before.
  func writeEnd(count: Int) throws { try write("query end", count) }

  private func write(_ action: String, _ count: Int) throws {
    try folder.record(
      AuditRecord(
        who: reader.who, caseID: reader.caseID, reason: reader.reason, action: action, what: text,
        count: count, isUnmasked: reader.isUnmasked), at: Date())
  }
}
