import Declarations
import Foundation
import GRDB
import PropertyGraph

/// One folder on disk with everything that belongs to a body of records.
///
/// ```text
///   DIR/guanxi.sqlite     the manifest: imports, sources, segments, leads, audit
///   DIR/segments/*.gxs    the graph, immutable, mapped
///   DIR/sources/<sha256>  the files it was made from, as they came
///   DIR/lock              held by the one process that writes
/// ```
///
/// A change becomes visible by one transaction of the manifest and by nothing else: files it names
/// were synced before, files it does not name do not count and are swept away by the next writer.
/// So a crash at any instant leaves the old state or the new one.
public final class WorkspaceFolder: Sendable {
  public let path: String
  let manifest: Manifest
  let audit = AuditWriter()
  let mappings = KeptMappings()
  private let opened: OpenedGraph

  /// Opens a workspace.
  ///
  /// - Parameter creates: makes it where there is none; otherwise a missing one is an error.
  public init(path: String, creates: Bool = false) throws(WorkspaceError) {
    let database = "\(path)/guanxi.sqlite"
    if !creates, !FileSystem.exists(database) {
      throw WorkspaceError(
        .notFound, "there is no workspace here", path: path, hint: "guanxi import makes one")
    }
    if creates, try !Self.stands(at: path) { try Self.makeFolders(path) }
    self.path = path
    let lock = try OpeningLock(folder: path)
    defer { withExtendedLifetime(lock) {} }
    manifest = try Manifest(path: database)
    opened = OpenedGraph(folder: "\(path)/segments")
  }

  /// Whether a workspace stands at a path.
  ///
  /// - Throws: where none does and none can be made, since the folder holds something else.
  public static func stands(at path: String) throws(WorkspaceError) -> Bool {
    if FileSystem.exists("\(path)/guanxi.sqlite") { return true }
    guard FileSystem.isFolder(path) else { return false }
    guard try FileSystem.names(in: path).allSatisfy(ownNames.contains) else {
      // Another process may have made it since.
      if FileSystem.exists("\(path)/guanxi.sqlite") { return true }
      throw WorkspaceError(
        .usage, "the folder is not empty and not a workspace", path: path,
        hint: "name a new folder with -w")
    }
    return false
  }

  private static let ownNames: Set<String> = ["segments", "sources", "lock", "secret"]

  private static func makeFolders(_ path: String) throws(WorkspaceError) {
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix +=
        prefix.isEmpty && part.isEmpty
        ? "/" : (prefix.hasSuffix("/") || prefix.isEmpty ? "" : "/") + part
      if !prefix.isEmpty, !FileSystem.isFolder(prefix) {
        try FileSystem.makeFolder(prefix)
        // What is later acknowledged must be found below it even when the power fails.
        try FileSystem.sync("\(prefix)/..")
      }
    }
    for folder in ["segments", "sources"] {
      try FileSystem.makeFolder("\(path)/\(folder)")
    }
    try FileSystem.sync(path)
  }

  var sources: SourceStore { SourceStore(folder: "\(path)/sources") }

  func lock() throws(WorkspaceError) -> WriteLock { try WriteLock(path: "\(path)/lock") }

  // MARK: - The graph

  /// The graph as it stands, for one reader. What another process committed meanwhile is in it.
  ///
  /// *Complexity:* a look at the manifest, and what is new since the last call on this folder.
  public func snapshot(scope: ReadScope = .all) throws(WorkspaceError) -> GraphSnapshot {
    let newest = try opened.newest(manifest) { () throws(WorkspaceError) in try sealing() }
    if scope == .all { return newest }
    do throws(GraphError) { return try newest.reopened(scope: scope) } catch {
      throw WorkspaceError(.badData, error.description)
    }
  }

  /// How keys leave that are personal data themselves; nil where no mapping says that any are.
  private func sealing() throws(WorkspaceError) -> (any ReferenceSealing)? {
    var spaces: Set<String> = []
    do {
      for record in try importList() {
        guard let mapping = try mappings.mapping(of: record) else { continue }
        for (name, space) in mapping.spaces where space.isSensitive {
          spaces.insert(mapping.space(name, prefix: record.prefix))
        }
      }
    } catch {
      throw WorkspaceError(.badData, "\(error)")
    }
    return spaces.isEmpty ? nil : SealedSpaces(names: spaces, form: try referenceSeal())
  }

  /// The number of the newest segment: 0 when there is none, and higher with each.
  func generation() throws(WorkspaceError) -> Int64 {
    try manifest.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM segment") } ?? 0
  }

  /// Tells one state of graph and judgements from every other.
  public func revision() throws(WorkspaceError) -> String {
    try manifest.read { db in
      func number(_ sql: String) throws -> Int64 { try Int64.fetchOne(db, sql: sql) ?? 0 }
      let parts = try [
        "SELECT max(id) FROM segment", "SELECT seq FROM sqlite_sequence WHERE name = 'commit'",
        "SELECT max(id) FROM judgement",
      ].map(number)
      return parts.map(String.init).joined(separator: ".")
    }
  }

  /// Checks everything that can be checked: the manifest, every kept source, every block of every
  /// segment.
  ///
  /// - Throws: the first fault, naming the file.
  public func verify() throws(WorkspaceError) {
    let faults = try manifest.read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { _ in "a broken reference" }
    }
    if let fault = faults.first {
      throw WorkspaceError(.badData, fault, path: "\(path)/guanxi.sqlite")
    }
    try verifyAudit()
    for source in try sourceList() { try sources.check(source.sha256) }
    let isBare = try manifest.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM import) AND NOT EXISTS (SELECT 1 FROM segment)")
    }
    if isBare == true {
      throw WorkspaceError(.badData, "imports without a segment", path: manifest.path)
    }
    let graph = try snapshot()
    do throws(GraphError) {
      try graph.verify()
    } catch {
      throw WorkspaceError(.badData, error.description)
    }
  }
}
