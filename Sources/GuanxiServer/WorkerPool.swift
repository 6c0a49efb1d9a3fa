import Foundation

/// Threads for work that blocks, made as they are needed, up to a bound, and kept.
///
/// The server gives it as many threads as it takes connections, and each connection has one piece
/// of work at a time. So work never waits for a thread: a commit cannot stand behind queries that
/// wait for its lock. Threads that wait cost next to nothing.
final class WorkerPool: Sendable {
  private struct State {
    var work: [@Sendable () -> Void] = []
    var threadCount = 0
    var idleCount = 0
    var isStopped = false
  }

  private let threadsMax: Int
  private let stackBytes: Int
  private let condition = NSCondition()
  /// Read and written while `condition` is locked.
  private nonisolated(unsafe) var state = State()

  /// `stackBytes` is each thread's stack: what a deeply nested statement may need.
  init(threadsMax: Int, stackBytes: Int) {
    self.threadsMax = max(1, threadsMax)
    self.stackBytes = stackBytes
  }

  /// Has a thread do this; after `stop` it is not done at all.
  func submit(_ work: @escaping @Sendable () -> Void) {
    condition.lock()
    defer { condition.unlock() }
    guard !state.isStopped else { return }
    state.work.append(work)
    if state.work.count > state.idleCount, state.threadCount < threadsMax {
      state.threadCount += 1
      let thread = Thread { [self] in serve() }
      thread.stackSize = stackBytes
      thread.name = "query"
      thread.start()
    } else {
      condition.signal()
    }
  }

  /// Lets threads end once they have nothing to do; what waits is still done.
  func stop() {
    condition.lock()
    state.isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  private func serve() {
    condition.lock()
    while true {
      if !state.work.isEmpty {
        let work = state.work.removeFirst()
        condition.unlock()
        work()
        condition.lock()
      } else if state.isStopped {
        break
      } else {
        state.idleCount += 1
        condition.wait()
        state.idleCount -= 1
      }
    }
    state.threadCount -= 1
    condition.unlock()
  }
}
