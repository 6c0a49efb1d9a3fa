import BoltProtocol
import CypherEngine
import Foundation
import Investigation

/// One workspace behind the server: opens a session for whoever comes in.
///
/// There is no sign-in yet: everybody who reaches the port is the reader given here, whatever name
/// is told. Whoever makes a backend sees to it that only those reach it who may.
public final class WorkspaceBackend: QueryBackend {
  /// How clients are served.
  public struct Options: Sendable {
    /// As whom clients read, and what they may do.
    public var reader: QueryReader
    /// Whether a graph is masked too that clients made themselves, nothing having been imported.
    public var masksHandMade = true
    /// What a statement may take where its client asks for nothing else.
    public var limits: QueryLimits
    /// After so long without a word an open transaction is undone, so that no client that fell
    /// silent keeps others from writing. Nil waits for ever.
    public var idleTransaction: Duration?
    /// Threads that one statement may use.
    public var threadCount: Int
    /// Hears of faults that are ours, one line each, without values.
    public var report: @Sendable (String) -> Void

    public init(
      reader: QueryReader, limits: QueryLimits = .standard,
      idleTransaction: Duration? = .seconds(300), threadCount: Int = 2,
      report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
      self.reader = reader
      self.limits = limits
      self.idleTransaction = idleTransaction
      self.threadCount = threadCount
      self.report = report
    }
  }

  /// The name under which clients know the graph where they do not ask for another.
  public static let defaultDatabase = "neo4j"

  let service: QueryService
  let options: Options
  let statements: RunningStatements
  private let databases: Set<String>

  public init(_ service: QueryService, _ options: Options, statements: RunningStatements = .init())
  {
    self.service = service
    self.options = options
    self.statements = statements
    databases = Self.databases(of: service.folder.path)
  }

  /// The names by which the one graph is known: the default, `system`, and the workspace's, with
  /// and without its ending. Case does not matter.
  static func databases(of path: String) -> Set<String> {
    let folder = URL(fileURLWithPath: path).standardizedFileURL
    return [
      defaultDatabase, "system", folder.lastPathComponent.lowercased(),
      folder.deletingPathExtension().lastPathComponent.lowercased(),
    ]
  }

  public func openSession(for signIn: BoltSignIn) throws -> any QuerySession {
    ServedSession(self)
  }

  /// Refuses what cannot be served: another database, another user's name.
  func check(_ transaction: BoltTransactionOptions) throws(BoltFailure) {
    if let database = transaction.database, !databases.contains(database.lowercased()) {
      throw FailureCode.databaseNotFound.failure(
        "DatabaseNotFound: there is no database of that name; ask for \(Self.defaultDatabase)")
    }
    if transaction.impersonatedUser != nil {
      throw FailureCode.forbidden.failure("Forbidden: nobody may act in another user's name")
    }
  }

  /// As whom a client reads in one transaction.
  func reader(_ transaction: BoltTransactionOptions) throws -> QueryReader {
    var reader = options.reader
    if transaction.accessMode == .read { reader.mayWrite = false }
    if !options.masksHandMade, try service.contents().imports.isEmpty { reader.isUnmasked = true }
    return reader
  }

  /// What an error becomes for a client; of our own faults the one who runs the server hears too.
  func failure(_ error: any Error, in text: String = "") -> BoltFailure {
    let failure = BoltFailure(error, in: text)
    if failure.code == FailureCode.unknown.bolt { options.report("\(error)") }
    return failure
  }

  /// Names the newest state, for clients that want to read what they wrote. Every reading sees the
  /// newest state anyway, so that a bookmark is never waited for.
  func bookmark() -> String? {
    (try? service.folder.revision()).map { "guanxi:\($0)" }
  }
}
