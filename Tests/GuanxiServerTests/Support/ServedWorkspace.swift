import BoltProtocol
import Foundation
import Investigation
import Workspace

@testable import GuanxiServer

/// An empty workspace of a test's own behind a backend. Its folder goes when the process ends, since
/// sessions outlive what opened them.
final class ServedWorkspace {
  let path: String
  let folder: WorkspaceFolder
  let backend: WorkspaceBackend

  init(
    patience: Duration = .seconds(10), idle: Duration? = nil, mayWrite: Bool = true,
    statements: RunningStatements = RunningStatements()
  ) throws {
    path = "\(Self.root)/\(UUID().uuidString).gx"
    folder = try WorkspaceFolder(path: path, creates: true)
    let service = QueryService(folder, patience: patience) { environment in
      environment.statements = { statements.list }
    }
    var options = WorkspaceBackend.Options(
      reader: QueryReader(who: "tester", mayWrite: mayWrite), idleTransaction: idle)
    options.limits.time = .seconds(20)
    backend = WorkspaceBackend(service, options, statements: statements)
  }

  private static let place =
    FileManager.default.temporaryDirectory.path + "/guanxi-served-\(getpid())"
  private static let root: String = {
    atexit { try? FileManager.default.removeItem(atPath: ServedWorkspace.place) }
    return place
  }()

  func session() throws -> any QuerySession {
    try backend.openSession(for: BoltSignIn(scheme: "none"))
  }
}

/// What one statement brought.
struct Brought {
  var fields: [String]
  var rows: [[BoltValue]]
  var summary: BoltSummary
}

extension QuerySession {
  /// Runs a statement to its end; `options` of nil is within the open transaction.
  func bring(
    _ text: String, _ parameters: BoltMap = [:],
    _ options: BoltTransactionOptions? = BoltTransactionOptions()
  ) throws -> Brought {
    let cursor = try run(BoltQuery(text: text, parameters: parameters, options: options))
    defer { cursor.close() }
    var rows: [[BoltValue]] = []
    while true {
      let part = try cursor.next(100)
      rows += part.rows
      if part.isAtEnd || part.rows.isEmpty { break }
    }
    return Brought(fields: cursor.fields, rows: rows, summary: try cursor.summary())
  }

  /// The one value of a statement.
  func value(_ text: String, _ parameters: BoltMap = [:], within: Bool = false) throws -> BoltValue?
  {
    try bring(text, parameters, within ? nil : BoltTransactionOptions()).rows.first?.first
  }

  /// The code of the failure that a statement meets, or nil where it meets none.
  func code(
    _ text: String, _ parameters: BoltMap = [:],
    _ options: BoltTransactionOptions? = BoltTransactionOptions()
  ) -> String? {
    do { _ = try bring(text, parameters, options) } catch { return (error as? BoltFailure)?.code }
    return nil
  }
}
