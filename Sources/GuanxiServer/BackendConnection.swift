import BoltProtocol
import Synchronization

/// One connection's side towards the backend: does the operations that the Bolt session asks for.
///
/// Everything but `interrupt` is called by one piece of work at a time; the pool's lock makes what
/// one thread wrote visible to the next. It keeps the promise that a failure leaves nothing open.
final class BackendConnection: @unchecked Sendable {
  private let backend: any QueryBackend
  private let recordBytesAtOnce: Int
  /// Behind a lock because an interrupt looks at it from another thread.
  private let session = Mutex<(any QuerySession)?>(nil)
  private var cursors: [Int: any QueryCursor] = [:]
  private let clock = ContinuousClock()

  /// How many rows are asked for before their size is looked at.
  private static let rowsAtOnce = 128

  init(backend: any QueryBackend, recordBytesAtOnce: Int) {
    self.backend = backend
    self.recordBytesAtOnce = recordBytesAtOnce
  }

  /// What one step of an operation has brought.
  struct Step: Sendable {
    /// Records to send before the event, if there are any.
    var records: [UInt8] = []
    /// The end of the operation, or nil where another step is needed.
    var event: BoltEvent?
    /// How many rows are still wanted; nil means all.
    var left: Int?
  }

  /// Does an operation, or for a long result its next step. `left` is how many rows the step before
  /// left wanted.
  func perform(_ action: BoltAction, writer: MessageWriter) -> Step {
    do {
      return try attempt(action, writer)
    } catch {
      abandon()
      return Step(event: .failed(Self.failure(error)))
    }
  }

  /// Makes what is under way end soon.
  func interrupt() {
    session.withLock { $0 }?.interrupt()
  }

  /// The client is gone.
  func close() {
    abandon()
    let last = session.withLock { session in
      defer { session = nil }
      return session
    }
    last?.close()
  }

  private func attempt(_ action: BoltAction, _ writer: MessageWriter) throws -> Step {
    switch action {
    case .signIn(let signIn):
      let opened = try backend.openSession(for: signIn)
      session.withLock { $0 = opened }
      return Step(event: .signedIn)
    case .signOut:
      close()
      return Step(event: .signedOut)
    case .run(let query, let result): return try run(query, result)
    case .pull(let result, let limit): return try pull(result, limit, writer)
    case .discard(let result, let limit): return try discard(result, limit)
    case .begin(let options):
      try current().begin(options)
      return Step(event: .begun)
    case .commit:
      for number in cursors.keys.sorted() { _ = try finish(number) }
      return Step(event: .committed(bookmark: try current().commit()))
    case .rollback:
      abandon()
      return Step(event: .rolledBack)
    case .reset:
      abandon()
      try current().clearInterrupt()
      return Step(event: .wasReset)
    case .send, .interrupt, .close:
      throw FailureCode.unknown.failure("an action that is no operation was to be performed")
    }
  }

  private func current() throws -> any QuerySession {
    guard let session = session.withLock({ $0 }) else {
      throw FailureCode.unauthorized.failure("nobody has signed in on this connection")
    }
    return session
  }

  private func cursor(_ number: Int) throws -> any QueryCursor {
    guard let cursor = cursors[number] else {
      throw FailureCode.unknown.failure("a result is asked for that is not open")
    }
    return cursor
  }

  private func run(_ query: BoltQuery, _ number: Int) throws -> Step {
    let start = clock.now
    let cursor = try current().run(query)
    cursors[number] = cursor
    return Step(event: .started(fields: cursor.fields, millisToFirst: millis(since: start)))
  }

  /// One step of a pull: as many rows as fill `recordBytesAtOnce`, so that neither a slow client
  /// nor a large result takes more memory than that.
  private func pull(_ number: Int, _ limit: Int?, _ writer: MessageWriter) throws -> Step {
    let start = clock.now
    let cursor = try cursor(number)
    var writer = writer
    var left = limit ?? .max
    while left > 0, writer.byteCount < recordBytesAtOnce {
      let part = try cursor.next(min(left, Self.rowsAtOnce))
      for row in part.rows { try writer.append(RecordMessage(row)) }
      left -= part.rows.count
      if part.isAtEnd || part.rows.isEmpty {
        let summary = try finished(number, cursor, since: start)
        return Step(records: writer.take(), event: .finished(summary))
      }
    }
    return Step(
      records: writer.take(), event: left > 0 ? nil : .paused, left: limit == nil ? nil : left)
  }

  private func discard(_ number: Int, _ limit: Int?) throws -> Step {
    let start = clock.now
    let cursor = try cursor(number)
    guard try cursor.discard(limit) else { return Step(event: .paused) }
    return Step(event: .finished(try finished(number, cursor, since: start)))
  }

  /// Runs a result to its end for the sake of what it writes.
  private func finish(_ number: Int) throws {
    let cursor = try cursor(number)
    _ = try cursor.discard(nil)
    cursors[number] = nil
    cursor.close()
  }

  private func finished(
    _ number: Int, _ cursor: any QueryCursor, since start: ContinuousClock.Instant
  ) throws -> BoltSummary {
    var summary = try cursor.summary()
    summary.millisToLast = millis(since: start)
    cursors[number] = nil
    cursor.close()
    return summary
  }

  /// Drops every open result and rolls back.
  private func abandon() {
    for number in cursors.keys.sorted() { cursors[number]?.close() }
    cursors = [:]
    session.withLock { $0 }?.rollback()
  }

  private func millis(since start: ContinuousClock.Instant) -> Int64 {
    let time = start.duration(to: clock.now).components
    return time.seconds * 1_000 + time.attoseconds / 1_000_000_000_000_000
  }

  /// What a client is told of an error. One that was not meant for it may hold anything, so only
  /// its type is named.
  private static func failure(_ error: any Error) -> BoltFailure {
    switch error {
    case let failure as BoltFailure: failure
    case let error as BoltError: FailureCode.argumentError.failure(error.message)
    default:
      FailureCode.unknown.failure("the statement met a fault of ours, \(type(of: error))")
    }
  }
}
