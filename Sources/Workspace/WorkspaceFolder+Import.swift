import Declarations
import Dispatch
import Foundation
import GRDB
import GraphExchange
import PropertyGraph
import Synchronization

/// What an import did.
public struct ImportOutcome: Sendable {
  /// Nodes and relationships that were not there before.
  public var nodes = 0
  public var relationships = 0
  public var files: [ImportReport.File] = []
  public var rejects: [ImportReport.Reject] = []
  public var warnings: [String] = []
}

extension WorkspaceFolder {
  /// Reads files into the graph: all of them or, when anything fails, none.
  ///
  /// Sources are copied into the workspace and hashed, the graph is built beside the present one,
  /// and one transaction makes both count. The new graph is that of all imports so far, read again
  /// in order from the kept sources: importing A and then B gives what importing both at once
  /// gives. The same files under the same mapping are imported once.
  ///
  /// - Parameter progress: told the share that is done, 0…1.
  public func importFiles(
    _ request: ImportRequest, at time: Date, progress: ((Double) -> Void)? = nil
  ) throws -> ImportOutcome {
    let units = try ImportUnit.units(of: request)
    let lock = try self.lock()
    defer { withExtendedLifetime(lock) {} }
    try sweep()
    let known = try importList()
    let before = try snapshot()
    let intake = Intake(store: sources)
    defer { intake.discard() }
    for unit in units { for file in unit.files { try intake.add(file.path) } }
    // The first import of a workspace parses while the copies are hashed and synced; a later one,
    // or one that names a file twice, must know the hashes first, to tell what is there already.
    let names = units.flatMap { $0.files.map(\.name) }
    if !known.isEmpty || units.count > 1 || Set(names).count < names.count { try intake.finish() }
    var plan = try ImportSequence(
      known: known, sources: sourceList(), manifest: manifest, prefix: request.prefix)
    for unit in units { try plan.add(unit, intake, store: sources) }
    var outcome = ImportOutcome()
    outcome.warnings = units.flatMap(\.warnings) + plan.warnings
    guard plan.hasNews else { return outcome }

    let builder = GraphBuilder()
    let reports = try plan.read(
      into: builder, store: sources, threads: request.threads, progress: progress)
    try intake.finish()
    try plan.settle(intake)
    for (unit, report) in reports where unit >= known.count {
      outcome.files += report.files
      outcome.rejects += report.rejects
      outcome.warnings += report.warnings
      try plan.check(report, ofEntry: unit, intake)
    }
    let oldCounts = (before.nodeCount, try before.relationshipCount())
    if request.isDryRun {
      let path = "\(self.path)/segments/dry-run.tmp"
      defer { FileSystem.remove(path) }
      let built = try builder.write(to: path)
      outcome.nodes = built.nodes - oldCounts.0
      outcome.relationships = built.relationships - oldCounts.1
      return outcome
    }
    let id = try generation() + 1
    let name = "\(String(repeating: "0", count: max(0, 8 - String(id).count)))\(id).gxs"
    let folder = "\(path)/segments"
    let built = try builder.write(to: "\(folder)/\(name).tmp")
    try FileSystem.rename("\(folder)/\(name).tmp", to: "\(folder)/\(name)")
    try FileSystem.sync(folder)
    try intake.keep()
    if built.conflicts > 0 {
      outcome.warnings.append(
        "\(built.conflicts) values differ from those of an earlier row for the same node; "
          + "the earlier ones stand"
      )
    }
    try plan.register(
      segment: name, id: id, followingSequence: builder.followingSequence, rejects: reports,
      at: time)
    try sweep()
    outcome.nodes = built.nodes - oldCounts.0
    outcome.relationships = built.relationships - oldCounts.1
    return outcome
  }

  /// Removes files that no transaction made count. Only under the lock.
  func sweep() throws(WorkspaceError) {
    let (segments, kept) = try manifest.read { db in
      (
        try Set(String.fetchAll(db, sql: "SELECT file FROM segment")),
        try Set(String.fetchAll(db, sql: "SELECT sha256 FROM source"))
      )
    }
    for name in try FileSystem.names(in: "\(path)/segments") where !segments.contains(name) {
      FileSystem.remove("\(path)/segments/\(name)")
    }
    for name in try FileSystem.names(in: sources.folder) where !kept.contains(name) {
      FileSystem.remove(sources.path(name))
    }
  }
}

/// Files on their way into the store: copied at once, then hashed and synced beside other work.
final class Intake: @unchecked Sendable {
  private let store: SourceStore
  private var copies: [(path: String, original: String)] = []
  private(set) var hashes: [String: String] = [:]
  private var isFinished = false
  private let group = DispatchGroup()
  private let found = Mutex<[String: Result<String, WorkspaceError>]>([:])

  init(store: SourceStore) { self.store = store }

  /// Copies a file and starts hashing the copy.
  func add(_ original: String) throws(WorkspaceError) {
    guard !copies.contains(where: { $0.original == original }) else { return }
    let copy = try store.copy(original, ordinal: copies.count)
    copies.append((copy, original))
    DispatchQueue.global().async(group: group) { [self] in
      let result: Result<String, WorkspaceError>
      do throws(WorkspaceError) {
        let hash = try SourceStore.sha256(copy)
        try FileSystem.sync(copy)
        result = .success(hash)
      } catch {
        result = .failure(error)
      }
      found.withLock { $0[copy] = result }
    }
  }

  /// Where the copy of a file lies.
  func copy(of original: String) -> String { copies.first { $0.original == original }!.path }

  /// Waits until every copy is hashed and on the disk.
  func finish() throws(WorkspaceError) {
    guard !isFinished else { return }
    group.wait()
    isFinished = true
    let results = found.withLock { $0 }
    for (copy, original) in copies { hashes[original] = try results[copy]!.get() }
  }

  /// Gives every copy its name in the store.
  func keep() throws(WorkspaceError) {
    for (copy, original) in copies { try store.keep(copy, sha256: hashes[original]!) }
    copies = []
    try FileSystem.sync(store.folder)
  }

  /// Removes what was not kept.
  func discard() {
    group.wait()
    for (copy, _) in copies { FileSystem.remove(copy) }
  }
}
