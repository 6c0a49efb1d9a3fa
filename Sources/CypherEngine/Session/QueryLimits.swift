import Synchronization

/// How much one statement may take. Nil is without limit.
public struct QueryLimits: Hashable, Sendable {
  public var time: Duration?
  /// Rows of the result.
  public var rowsMax: Int?
  /// Bytes that sorting, grouping, joining and collecting hold at one time, estimated.
  public var bytesMax: Int?

  public init(time: Duration? = nil, rowsMax: Int? = nil, bytesMax: Int? = nil) {
    self.time = time
    self.rowsMax = rowsMax
    self.bytesMax = bytesMax
  }

  /// What the doors set where nothing else is asked for: five minutes, 8 GiB.
  public static let standard = QueryLimits(time: .seconds(300), bytesMax: 8 << 30)
}

/// Stops a running statement from another thread.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public func cancel() { flag.store(true, ordering: .relaxed) }
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Watches over one running statement: time, memory, cancellation. Shared by its workers.
final class StatementMonitor: Sendable {
  private let cancellation: Cancellation?
  private let deadline: ContinuousClock.Instant?
  private let bytesMax: Int
  private let bytes = Atomic<Int>(0)
  private let steps = Atomic<Int>(0)

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

  /// Takes memory into account, or gives it back with a negative number.
  func charge(_ count: Int) throws(CypherError) {
    let sum = bytes.add(count, ordering: .relaxed).newValue
    guard sum <= bytesMax else {
      throw CypherError.runtime(
        .limit, "MemoryLimit", "the statement needs more memory than it may",
        hint: "return, sort or collect fewer rows, or ask with a higher memory limit")
    }
  }

  /// Bytes held at present.
  var bytesHeld: Int { bytes.load(ordering: .relaxed) }
}
