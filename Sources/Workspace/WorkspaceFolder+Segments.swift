import Foundation
import GRDB
import PropertyGraph

extension WorkspaceFolder {
  /// How many deltas may lie on a base.
  static let deltasMax = 8
  /// How large all deltas together may grow, as a share of the base: one over this.
  static let deltaShareInverse = 5

  /// Writes one segment for all there is: base, deltas and commits.
  ///
  /// References, citations and answers stay as they are; what was deleted is left out, what was
  /// withdrawn stays marked. Readers that have the old files open go on with them.
  ///
  /// - Returns: whether there was anything to do.
  @discardableResult
  public func compact() throws -> Bool {
    let lock = try self.lock()
    defer { withExtendedLifetime(lock) {} }
    try sweep()
    return try compactLocked()
  }

  /// Compacts where deltas are too many or too large together. Only under the lock.
  ///
  /// - Returns: what stood in the way. It is no failure of the change before, which counts already;
  ///   the next change tries again.
  func compactIfDue() -> (any Error)? {
    do {
      let sizes = try snapshot().segmentSizes
      guard let base = sizes.first else { return nil }
      let deltas = sizes.dropFirst()
      if deltas.count > Self.deltasMax || deltas.reduce(0, +) * Self.deltaShareInverse > base {
        _ = try compactLocked()
      }
      return nil
    } catch { return error }
  }

  private func compactLocked() throws -> Bool {
    let graph = try snapshot()
    guard graph.hasDelta else { return false }
    spillLargeBlocks()
    try replaceGraph(by: GraphBuilder(compacting: graph), isDelta: false) { _ in }
    return true
  }

  /// What a builder gathers beyond a quarter of the machine's memory lies in files of the
  /// workspace, so that the system can take the memory back.
  func spillLargeBlocks() {
    let quarter = ProcessInfo.processInfo.physicalMemory / 4
    GraphBuilder.spill(beyond: Int(clamping: quarter), into: "\(path)/segments")
  }

  /// Writes a segment and makes it count, on top of those there are or in their place. The commits
  /// so far must stand in it. Only under the lock.
  ///
  /// - Parameter register: what else becomes true in the same transaction.
  /// - Throws: with nothing changed and no file left.
  @discardableResult
  func replaceGraph(
    by builder: GraphBuilder, isDelta: Bool, _ register: (Database) throws -> Void
  ) throws -> GraphBuilder.Report {
    let id = try generation() + 1
    let name = "\(String(repeating: "0", count: max(0, 8 - String(id).count)))\(id).gxs"
    let folder = "\(path)/segments"
    let report: GraphBuilder.Report
    do {
      report = try builder.write(to: "\(folder)/\(name).tmp")
      try FileSystem.rename("\(folder)/\(name).tmp", to: "\(folder)/\(name)")
      try FileSystem.sync(folder)
      try manifest.write { db in
        try register(db)
        if !isDelta { try db.execute(sql: "DELETE FROM segment") }
        try db.execute(sql: "DELETE FROM \"commit\"")
        try db.execute(sql: "INSERT INTO segment (id, file) VALUES (?, ?)", arguments: [id, name])
      }
    } catch {
      // A full disk gets its room back.
      try? sweep()
      throw error
    }
    // The change counts; what cannot be removed now is removed by the next writer.
    try? sweep()
    return report
  }

  /// Removes files that no transaction made count. Only under the lock. A process that has one open
  /// keeps it until it lets go.
  func sweep() throws(WorkspaceError) {
    for path in try leftovers() { FileSystem.remove(path) }
  }

  /// The files that no transaction made count: what a crash left, or what a writer at work has not
  /// registered yet.
  func leftovers() throws(WorkspaceError) -> [String] {
    let (segments, kept) = try manifest.read { db in
      (
        try Set(String.fetchAll(db, sql: "SELECT file FROM segment")),
        try Set(String.fetchAll(db, sql: "SELECT sha256 FROM source"))
      )
    }
    let folder = "\(path)/segments"
    return try FileSystem.names(in: folder).filter { !segments.contains($0) }.map {
      "\(folder)/\($0)"
    }
      + FileSystem.names(in: sources.folder).filter { !kept.contains($0) }.map { sources.path($0) }
  }
}
