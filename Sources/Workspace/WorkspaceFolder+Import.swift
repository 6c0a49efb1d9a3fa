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
  /// Nodes and relationships that a replaced import said and this one says no more.
  public var withdrawn = 0
}

extension WorkspaceFolder {
  /// Reads files into the graph: all of them or, when anything fails, none.
  ///
  /// Sources are copied into the workspace and hashed, what they say is written as a delta on top
  /// of the present graph, and one transaction makes all of it count: importing A and then B gives
  /// what importing both at once gives. The same files under the same mapping are imported once.
  /// Where deltas become too many or too large the graph is written anew.
  ///
  /// - Parameter progress: told the share that is done, 0…1.
  public func importFiles(
    _ request: ImportRequest, at time: Date, progress: ((Double) -> Void)? = nil
  ) throws -> ImportOutcome {
    let units = try ImportUnit.units(of: request)
    let lock = try self.lock()
    defer { withExtendedLifetime(lock) {} }
    try sweep()
    do { return try importLocked(units, request, at: time, progress: progress) } catch {
      // A full disk gets its room back.
      try? sweep()
      throw error
    }
  }

  private func importLocked(
    _ units: [ImportUnit], _ request: ImportRequest, at time: Date, progress: ((Double) -> Void)?
  ) throws -> ImportOutcome {
    let known = try importList()
    let before = try snapshot()
    let intake = Intake(store: sources)
    defer { intake.discard() }
    for unit in units { for file in unit.files { try intake.add(file.path) } }
    // The first import of a workspace parses while the copies are hashed and synced; a later one,
    // or one that names a file twice, must know the hashes first, to tell what is there already.
    let names = units.flatMap { $0.files.map(\.name) }
    if !known.isEmpty || units.count > 1 || Set(names).count < names.count { try intake.finish() }
    var plan = try ImportSequence(known: known, manifest: manifest, request: request)
    for unit in units { try plan.add(unit, intake) }
    var outcome = ImportOutcome()
    outcome.warnings = units.flatMap(\.warnings) + plan.warnings
    guard !plan.entries.isEmpty else { return outcome }

    spillLargeBlocks()
    let builder = try GraphBuilder(over: before)
    if let withdrawal = try plan.withdrawal() {
      builder.withdraw(sources: withdrawal.sources, by: withdrawal.by)
    }
    let reports = try plan.read(into: builder, threads: request.threads, progress: progress)
    try intake.finish()
    try plan.settle(intake)
    for (unit, report) in reports {
      outcome.files += report.files
      outcome.rejects += report.rejects
      outcome.warnings += report.warnings
      try plan.check(report, ofEntry: unit, intake)
    }
    let built: GraphBuilder.Report
    let after: GraphSnapshot
    if request.isDryRun {
      let path = "\(self.path)/segments/dry-run.tmp"
      defer { FileSystem.remove(path) }
      built = try builder.write(to: path)
      after = try GraphSnapshot(segments: segmentPaths() + [path], scope: .all)
    } else {
      try intake.keep()
      built = try replaceGraph(by: builder, isDelta: true) { db in
        try plan.register(rejects: reports, at: time, db)
      }
      after = try snapshot()
    }
    if built.conflicts > 0 {
      outcome.warnings.append(
        "\(built.conflicts) values differ from those of an earlier row for the same node; "
          + "the earlier ones stand")
    }
    outcome.withdrawn = built.withdrawn
    // What was withdrawn was there before.
    outcome.nodes = try after.records().nodeCount - before.records().nodeCount
    outcome.nodes += built.withdrawnNodes
    outcome.relationships = try after.relationshipCount() - before.relationshipCount()
    outcome.relationships += built.withdrawn - built.withdrawnNodes
    if !request.isDryRun, let error = compactIfDue() {
      outcome.warnings.append("the import stands, but the graph was not written anew: \(error)")
    }
    return outcome
  }

  /// Where the segments lie, the base first.
  private func segmentPaths() throws(WorkspaceError) -> [String] {
    try manifest.read { db in
      try String.fetchAll(db, sql: "SELECT file FROM segment ORDER BY id")
    }.map { "\(path)/segments/\($0)" }
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
