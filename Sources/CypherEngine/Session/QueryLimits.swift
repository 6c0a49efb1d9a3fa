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
