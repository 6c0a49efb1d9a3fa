import Foundation
import GRDB
import PropertyGraph

/// The one who may change a workspace's graph by hand. Holds the lock as long as it lives.
///
/// ```swift
/// let writer = try folder.writer(who: "auditor")
/// let transaction = try writer.begin()
/// …
/// let after = try writer.commit(transaction)
/// ```
///
/// Not safe for use by several threads at once.
public final class WorkspaceWriter: CommitLog {
  let folder: WorkspaceFolder
  private let lock: WriteLock
  let who: String
  let now: () -> Date

  /// A log longer than this becomes a delta, so that opening replays little: about 100,000 changes,
  /// a tenth of a second.
  package var logBytesMax = 4 << 20

  init(_ folder: WorkspaceFolder, who: String, now: @escaping () -> Date) throws(WorkspaceError) {
    self.folder = folder
    self.who = who
    self.now = now
    lock = try folder.lock()
    try folder.sweep()
  }

  /// Begins a transaction on the newest state.
  public func begin() throws -> GraphTransaction { try GraphTransaction(on: folder.snapshot()) }

  /// Makes a transaction durable, all or nothing.
  ///
  /// - Returns: the graph after it. Where the commit became a segment its nodes and relationships
  ///   have other indices than in the transaction; their references are the same.
  public func commit(_ transaction: GraphTransaction) throws -> GraphSnapshot {
    _ = try transaction.commit(to: self)
    return try folder.snapshot()
  }

  /// Keeps a commit in the manifest, or, where the log grows long, as a segment with all before it.
  public func append(_ commit: Commit) throws {
    let length = try folder.manifest.read { db in
      try Int.fetchOne(db, sql: "SELECT coalesce(sum(length(changes)), 0) FROM \"commit\"") ?? 0
    }
    if length + commit.bytes.count > logBytesMax {
      let after = try folder.snapshot().applying([commit])
      try folder.replaceGraph(by: GraphBuilder(over: after), isDelta: true) { _ in }
      _ = folder.compactIfDue()
      return
    }
    let stamp = now().formatted(.iso8601)
    try folder.manifest.write { db in
      try db.execute(
        sql: "INSERT INTO \"commit\" (at, who, changes) VALUES (?, ?, ?)",
        arguments: [stamp, who, Data(commit.bytes)])
    }
  }
}

extension WorkspaceFolder {
  /// Takes the right to write; another process that holds it is an error.
  ///
  /// - Parameter who: signs the commits.
  public func writer(
    who: String, now: @escaping () -> Date = { Date() }
  ) throws(WorkspaceError) -> WorkspaceWriter {
    try WorkspaceWriter(self, who: who, now: now)
  }
}
