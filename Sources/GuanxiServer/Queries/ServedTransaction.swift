import BoltProtocol
import CypherEngine
import Foundation
import Investigation

/// A transaction that a client opened, and until when it may stay open.
///
/// A client that asks for a time gets that much in all. For others the time is counted anew with
/// each word of theirs. What is still open then is undone, so that it cannot keep others from
/// writing. Safe for use by several threads; each call waits for the one before.
final class ServedTransaction: @unchecked Sendable {
  let database: String
  private let session: WorkspaceSession
  private let lock = NSLock()
  private let idle: Duration?
  /// What was asked for; nil where the client left it to us.
  private let deadline: ContinuousClock.Instant?
  private var idleDeadline: ContinuousClock.Instant?
  private var isOver = false
  private var isExpired = false

  init(
    _ session: WorkspaceSession, database: String, deadline: ContinuousClock.Instant?,
    idle: Duration?
  ) throws {
    self.session = session
    self.database = database
    self.deadline = deadline
    self.idle = idle
    try session.begin()
    idleDeadline = idle.map { .now + $0 }
    watch()
  }

  /// Does something in the transaction, or says that its time is over.
  func use<Result>(_ body: (WorkspaceSession) throws -> Result) throws -> Result {
    lock.lock()
    defer { lock.unlock() }
    expireIfDue()
    if isExpired {
      throw FailureCode.timedOut.failure(
        "TransactionTimedOut: the transaction was open longer than it may and was undone")
    }
    defer { idleDeadline = idle.map { .now + $0 } }
    return try body(session)
  }

  /// How long a statement that begins now may take.
  func time(atMost limit: Duration?) -> Duration? {
    deadline.map { max(.zero, $0 - .now) } ?? limit
  }

  func commit() throws {
    try use { try $0.commit() }
    end()
  }

  func rollback() {
    lock.lock()
    session.rollback()
    lock.unlock()
    end()
  }

  private func end() {
    lock.lock()
    isOver = true
    lock.unlock()
  }

  // MARK: - Time

  private var due: ContinuousClock.Instant? { deadline ?? idleDeadline }

  private func expireIfDue() {
    guard !isOver, !isExpired, let due, .now >= due else { return }
    session.rollback()
    isExpired = true
  }

  /// Looks after the transaction when its time is over as it stands now.
  private func watch() {
    guard let due else { return }
    let left = (due - .now).components
    look(in: min(Double(left.seconds) + Double(left.attoseconds) * 1e-18 + 0.01, 3_600))
  }

  private func look(in seconds: Double) {
    DispatchQueue.global().asyncAfter(deadline: .now() + max(0.01, seconds)) { [weak self] in
      self?.look()
    }
  }

  private func look() {
    // While a statement runs, its own limit counts.
    guard lock.try() else { return look(in: 0.5) }
    defer { lock.unlock() }
    expireIfDue()
    if !isOver, !isExpired { watch() }
  }
}
