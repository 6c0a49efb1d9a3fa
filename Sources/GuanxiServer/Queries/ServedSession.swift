import BoltProtocol
import CypherEngine
import Foundation
import Investigation
import PropertyGraph
import Synchronization

/// One client's work in the workspace.
///
/// Each transaction, and each statement that is one by itself, gets a session of the query service
/// with the rights that its access mode leaves: in a transaction for reading nothing is written.
final class ServedSession: QuerySession, @unchecked Sendable {
  private let backend: WorkspaceBackend
  /// Stops what runs now and what comes until the interrupt is cleared.
  private let cancellation = Mutex(Cancellation())
  private var transaction: ServedTransaction?

  init(_ backend: WorkspaceBackend) { self.backend = backend }

  func run(_ query: BoltQuery) throws -> any QueryCursor {
    let number = backend.statements.begin(query.text, user: backend.options.reader.who)
    do {
      let cursor = try start(query)
      cursor.whenClosed = { [statements = backend.statements] in statements.end(number) }
      return cursor
    } catch {
      backend.statements.end(number)
      throw backend.failure(error, in: query.text)
    }
  }

  private func start(_ query: BoltQuery) throws -> ServedCursor {
    var request = QueryRequest(
      query.text, parameters: try Self.parameters(query.parameters),
      limits: backend.options.limits, threadCount: backend.options.threadCount,
      cancellation: cancellation.withLock { $0 })
    if let options = query.options {
      try backend.check(options)
      request.limits.time = time(options)
      let answer = try backend.service.session(for: backend.reader(options)).run(request)
      return ServedCursor(
        answer, of: backend, text: query.text, database: Self.database(options), isAlone: true)
    }
    guard let transaction else {
      throw FailureCode.invalidRequest.failure("no transaction is open")
    }
    request.limits.time = transaction.time(atMost: request.limits.time)
    let answer = try transaction.use { try $0.run(request) }
    return ServedCursor(
      answer, of: backend, text: query.text, database: transaction.database, isAlone: false)
  }

  func begin(_ options: BoltTransactionOptions) throws {
    do {
      try backend.check(options)
      var deadline: ContinuousClock.Instant?
      if let millis = options.timeoutMillis, millis > 0 { deadline = .now + .milliseconds(millis) }
      transaction = try ServedTransaction(
        backend.service.session(for: backend.reader(options)), database: Self.database(options),
        deadline: deadline,
        // Whoever asks for no limit knows that the transaction stays open.
        idle: options.timeoutMillis == nil ? backend.options.idleTransaction : nil)
    } catch {
      throw backend.failure(error)
    }
  }

  func commit() throws -> String? {
    let open = transaction
    transaction = nil
    do { try open?.commit() } catch {
      open?.rollback()
      throw backend.failure(error)
    }
    return backend.bookmark()
  }

  func rollback() {
    transaction?.rollback()
    transaction = nil
  }

  func interrupt() { cancellation.withLock { $0 }.cancel() }

  func clearInterrupt() { cancellation.withLock { $0 = Cancellation() } }

  func close() { rollback() }

  // MARK: - What the client asked for

  private func time(_ options: BoltTransactionOptions) -> Duration? {
    switch options.timeoutMillis {
    case nil: backend.options.limits.time
    case 0?: nil
    case let millis?: .milliseconds(millis)
    }
  }

  private static func database(_ options: BoltTransactionOptions) -> String {
    options.database ?? WorkspaceBackend.defaultDatabase
  }

  private static func parameters(_ map: BoltMap) throws -> [ByteString: CypherValue] {
    var parameters: [ByteString: CypherValue] = [:]
    parameters.reserveCapacity(map.count)
    for entry in map.entries {
      parameters[ByteString(entry.key)] = try CypherValue(entry.value)
    }
    return parameters
  }
}
