import CypherEngine
import Dispatch
import Glibc
import Synchronization

/// What Ctrl-C does while a statement runs: it stops the statement. Once more ends the program.
final class Interruption {
  private struct Running {
    var cancellation: Cancellation
    var count = 0
  }

  /// What the queue of signals and the thread of the statement both look at.
  private final class Shared: Sendable {
    let running = Mutex<Running?>(nil)
  }

  private let shared = Shared()
  private let source: any DispatchSourceSignal

  /// - Parameter endsWithout: whether Ctrl-C ends the program where nothing runs.
  init(endsWithout: Bool) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "guanxi.interruption"))
    source.setEventHandler { [shared] in
      let isOver = shared.running.withLock { running -> Bool in
        guard running != nil else { return endsWithout }
        running?.cancellation.cancel()
        running?.count += 1
        return (running?.count ?? 0) > 1 && endsWithout
      }
      if isOver { exit(ExitStatus.interrupted) }
    }
    source.resume()
  }

  /// Runs something that Ctrl-C may stop.
  func whileRunning<T>(_ cancellation: Cancellation, _ work: () throws -> T) rethrows -> T {
    shared.running.withLock { $0 = Running(cancellation: cancellation) }
    defer { shared.running.withLock { $0 = nil } }
    return try work()
  }
}
