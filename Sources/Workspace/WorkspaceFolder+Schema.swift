import Foundation
import GRDB

/// The indexes and constraints that people declared, as a text that the query engine writes and
/// reads. The workspace keeps it and knows nothing of what it says.
public struct KeptSchema: Hashable, Sendable {
  /// 0 where nothing was declared; higher with each change.
  public var revision: Int64
  public var text: String
}

extension WorkspaceFolder {
  /// What is declared.
  public func schema() throws(WorkspaceError) -> KeptSchema {
    try manifest.read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT revision, text FROM schema") else {
        return KeptSchema(revision: 0, text: "")
      }
      return try KeptSchema(revision: row.decode(atIndex: 0), text: row.decode(atIndex: 1))
    }
  }
}

extension WorkspaceWriter {
  /// Keeps another list of indexes and constraints, in one transaction of the manifest.
  ///
  /// A writer holds the workspace's lock, so no commit comes between the check of a new constraint
  /// and the moment from which it counts.
  ///
  /// - Parameter revision: of the list that it was made from.
  /// - Throws: ``WorkspaceError/Code/locked`` where somebody changed it meanwhile.
  @discardableResult
  public func replaceSchema(
    by text: String, at revision: Int64
  ) throws(WorkspaceError) -> KeptSchema {
    let next = KeptSchema(revision: revision + 1, text: text)
    let stamp = now().formatted(.iso8601)
    let isReplaced = try folder.manifest.write { db in
      let known = try Int64.fetchOne(db, sql: "SELECT revision FROM schema") ?? 0
      guard known == revision else { return false }
      try db.execute(
        sql: """
          INSERT INTO schema (id, revision, at, who, text) VALUES (1, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE
          SET revision = excluded.revision, at = excluded.at, who = excluded.who,
            text = excluded.text
          """, arguments: [next.revision, stamp, who, text])
      return true
    }
    guard isReplaced else {
      throw WorkspaceError(
        .locked, "the indexes and constraints changed meanwhile", hint: "try again")
    }
    return next
  }
}
