import Foundation
import GRDB
import PropertyGraph
import Synchronization

/// What the manifest says the graph is made of: read in one transaction, so that it is of one
/// moment.
struct Generation: Sendable {
  /// The segments, the base first.
  var files: [String]
  /// The commits since, oldest first.
  var commits: [(number: Int64, commit: Commit)]
  var judgements: [Judgement]

  /// - Parameter known: commits up to this number are left out, if the segments are still these.
  static func read(
    _ db: Database, after known: (files: [String], number: Int64)?
  ) throws -> Generation {
    let files = try String.fetchAll(db, sql: "SELECT file FROM segment ORDER BY id")
    let from = known.map { $0.files == files ? $0.number : 0 } ?? 0
    let commits = try Row.fetchAll(
      db, sql: "SELECT number, changes FROM \"commit\" WHERE number > ? ORDER BY number",
      arguments: [from]
    ).map { row in
      (
        number: try row.decode(Int64.self, atIndex: 0),
        commit: Commit(bytes: [UInt8](try row.decode(Data.self, atIndex: 1)))
      )
    }
    return Generation(
      files: files, commits: commits, judgements: try Judgement.standing(db))
  }
}

/// The newest state a process has opened. Readers ask for it at every transaction; what did not
/// change is not opened again.
final class OpenedGraph: Sendable {
  private struct State {
    var files: [String]
    var number: Int64
    /// Every record by itself, nothing hidden.
    var records: GraphSnapshot
    var judgements: [Judgement]
    var snapshot: GraphSnapshot
  }

  private let state = Mutex<State?>(nil)
  private let folder: String

  /// - Parameter folder: where the segments lie.
  init(folder: String) { self.folder = folder }

  /// The newest state, seen whole.
  ///
  /// - Parameter seal: asked where segments are new, since only an import brings new key spaces.
  func newest(
    _ manifest: Manifest,
    seal: () throws(WorkspaceError) -> (any ReferenceSealing)?
  ) throws(WorkspaceError) -> GraphSnapshot {
    // A writer may replace segments between reading their names and opening them; the next names
    // are then there.
    var missing = ""
    for _ in 0..<8 {
      let known = state.withLock { $0 }
      let generation = try manifest.read { db in
        try Generation.read(db, after: known.map { ($0.files, $0.number) })
      }
      if let known, known.files == generation.files, generation.commits.isEmpty,
        known.judgements == generation.judgements
      {
        return known.snapshot
      }
      let paths = generation.files.map { "\(folder)/\($0)" }
      if let gone = paths.first(where: { !FileSystem.exists($0) }) {
        missing = gone
        continue
      }
      let form = known?.files == generation.files ? known?.snapshot.seal : try seal()
      do throws(GraphError) {
        let opened = try open(generation, paths, known, form)
        state.withLock { $0 = opened }
        return opened.snapshot
      } catch {
        if paths.contains(where: { !FileSystem.exists($0) }) { continue }
        throw WorkspaceError(.badData, error.description)
      }
    }
    throw WorkspaceError(.badData, "a segment is missing", path: missing)
  }

  private func open(
    _ generation: Generation, _ paths: [String], _ known: State?, _ seal: (any ReferenceSealing)?
  ) throws(GraphError) -> State {
    let isKnown = known?.files == generation.files
    var records =
      isKnown
      ? known!.records : try GraphSnapshot(segments: paths, scope: .all).reopened(seal: seal)
    records = try records.applying(generation.commits.map(\.commit))
    let groups = try Judgement.groups(generation.judgements, in: records)
    let snapshot = try records.reopened(parties: Parties(groups))
    return State(
      files: generation.files,
      number: generation.commits.last?.number ?? (isKnown ? known!.number : 0),
      records: records, judgements: generation.judgements, snapshot: snapshot)
  }
}
