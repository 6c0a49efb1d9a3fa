import BoltProtocol
import GuanxiServer
import Synchronization

/// One user's session with the fake.
final class FakeSession: QuerySession, @unchecked Sendable {
  let backend: FakeBackend
  private let interrupted = Atomic(false)
  /// The open transaction's view, or nil.
  private var transaction: FakeBackend.Graph?
  /// When the open transaction must be over.
  private(set) var deadline: ContinuousClock.Instant?

  init(backend: FakeBackend) {
    self.backend = backend
  }

  func run(_ query: BoltQuery) throws -> any QueryCursor {
    try checkInterrupt()
    if let database = query.options?.database { try check(database) }
    if let options = query.options { setDeadline(options) }
    let statement = try FakeStatement(query)
    return FakeCursor(statement: statement, session: self, commits: query.options != nil)
  }

  func begin(_ options: BoltTransactionOptions) throws {
    try checkInterrupt()
    if let database = options.database { try check(database) }
    setDeadline(options)
    transaction = backend.graph.withLock { $0 }
  }

  func commit() throws -> String? {
    if let transaction { backend.graph.withLock { $0 = transaction } }
    transaction = nil
    deadline = nil
    return "fake:1"
  }

  func rollback() {
    transaction = nil
    deadline = nil
  }

  func interrupt() { interrupted.store(true, ordering: .releasing) }

  func clearInterrupt() { interrupted.store(false, ordering: .releasing) }

  func close() { backend.sessionClosed() }

  /// Ends what runs where it was told to end or is out of time.
  func checkInterrupt() throws {
    if interrupted.load(ordering: .acquiring) {
      throw FailureCode.terminated.failure("the statement was interrupted")
    }
    if let deadline, ContinuousClock.now > deadline {
      throw FailureCode.timedOut.failure("the transaction took longer than it may")
    }
  }

  /// Reads or changes the graph as this transaction sees it.
  func withGraph<Result: Sendable>(
    _ body: @Sendable (inout FakeBackend.Graph) -> Result
  ) -> Result {
    if var own = transaction {
      defer { transaction = own }
      return body(&own)
    }
    return backend.graph.withLock { body(&$0) }
  }

  private func check(_ database: String) throws {
    if database != "neo4j" {
      throw FailureCode.databaseNotFound.failure("there is no database of that name")
    }
  }

  private func setDeadline(_ options: BoltTransactionOptions) {
    guard let millis = options.timeoutMillis, millis > 0 else { return deadline = nil }
    deadline = ContinuousClock.now + .milliseconds(millis)
  }
}
