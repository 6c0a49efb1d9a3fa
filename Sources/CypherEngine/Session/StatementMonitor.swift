import Synchronization

/// Watches over one running statement: time, memory, cancellation. Shared by its workers.
final class StatementMonitor: Sendable {
  private let cancellation: Cancellation?
  private let deadline: ContinuousClock.Instant?
  private let bytesMax: Int
  private let bytes = Atomic<Int>(0)

  init(_ limits: QueryLimits, _ cancellation: Cancellation?) {
    self.cancellation = cancellation
    deadline = limits.time.map { ContinuousClock.now + $0 }
    bytesMax = limits.bytesMax ?? Int.max
  }

  /// To be called every few thousand steps, or once a batch.
  func check() throws(CypherError) {
    if cancellation?.isCancelled == true {
      throw CypherError.runtime(.cancelled, "", "the statement was cancelled")
    }
    if let deadline, ContinuousClock.now > deadline {
      throw CypherError.runtime(
        .limit, "TimeLimit", "the statement took longer than it may",
        hint: "narrow the pattern, or ask with a longer time limit")
    }
  }

  /// Takes memory into account, or gives it back with a negative number. Giving back never throws.
  func charge(_ count: Int) throws(CypherError) {
    let sum = bytes.add(count, ordering: .relaxed).newValue
    guard count <= 0 || sum <= bytesMax else {
      throw CypherError.runtime(
        .limit, "MemoryLimit", "the statement needs more memory than it may",
        hint: "return, sort or collect fewer rows, or ask with a higher memory limit")
    }
  }

  /// Gives memory back.
  func release(_ count: Int) {
    if count != 0 { bytes.subtract(count, ordering: .relaxed) }
  }

  /// Bytes that may still be taken.
  var bytesLeft: Int { max(0, bytesMax - bytesHeld) }

  /// Bytes held at present.
  var bytesHeld: Int { bytes.load(ordering: .relaxed) }
}
