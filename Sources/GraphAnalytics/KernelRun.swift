import Dispatch
import Synchronization

/// How a kernel runs: on how many threads, who may stop it, who hears of its progress.
///
/// Kernels give the same answer, to the last bit, on any number of threads.
public final class KernelRun: Sendable {
  /// Threads that work, at least one.
  public let threadCount: Int
  /// Bytes that the kernel may take beside the projection.
  public let byteLimit: Int
  private let shouldStop: @Sendable () -> Bool
  private let report: @Sendable (Double) -> Void

  /// - Parameters:
  ///   - shouldStop: asked every few milliseconds, from any thread.
  ///   - report: called with the share of the work that is done, 0...1, never falling.
  public init(
    threadCount: Int, byteLimit: Int = .max, shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.threadCount = max(1, threadCount)
    self.byteLimit = byteLimit
    self.shouldStop = shouldStop
    self.report = report
  }

  /// Throws if the answer is not wanted any more.
  public func check() throws(AnalyticsError) { if shouldStop() { throw .cancelled } }

  public func progress(_ share: Double) { report(share) }

  /// Throws if a kernel needs more memory than it may take.
  public func reserve(_ byteCount: Int) throws(AnalyticsError) {
    if byteCount > byteLimit { throw .memory(needed: byteCount, allowed: byteLimit) }
  }

  /// Runs `body` once for each worker, 0 ..< `threadCount`, at the same time.
  @inline(__always)
  public func onEachWorker(_ body: @Sendable (_ worker: Int) -> Void) {
    if threadCount == 1 {
      body(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threadCount) { body($0) }
    }
  }

  /// Cuts 0 ..< `count` into chunks that workers take as they come free.
  ///
  /// The order of chunks among workers is not determined; what `body` writes must not depend on it.
  /// Chunks that have not begun are left out once the run was cancelled.
  public func forEachChunk(
    of count: Int, size: Int, _ body: @Sendable (_ chunk: Range<Int>, _ worker: Int) -> Void
  ) throws(AnalyticsError) {
    try check()
    if threadCount == 1 || count <= size {
      var at = 0
      while at < count {
        body(at..<min(at + size, count), 0)
        at += size
        if shouldStop() { throw .cancelled }
      }
      return
    }
    let cursor = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    DispatchQueue.concurrentPerform(iterations: threadCount) { worker in
      while !isStopped.load(ordering: .relaxed) {
        let at = cursor.add(size, ordering: .relaxed).oldValue
        if at >= count { return }
        body(at..<min(at + size, count), worker)
        if shouldStop() { isStopped.store(true, ordering: .relaxed) }
      }
    }
    if isStopped.load(ordering: .relaxed) { throw .cancelled }
  }
}
