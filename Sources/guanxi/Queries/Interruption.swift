import CypherEngine
import Dispatch
import Glibc
import Synchronization

/// What Ctrl-C does while a statement runs: it stops the statement. Once more ends the program.
final class Interruption: Sendable {
  private struct Running {
    var cancellation: Cancellation
    var count = 0
  }

  private let running = Mutex<Running?>(nil)
  private let source: any DispatchSourceSignal

  /// - Parameter endsWithout: whether Ctrl-C ends the program where nothing runs.
  init(endsWithout: Bool) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "guanxi.interruption"))
    source.setEventHandler { [running] in
      let isOver = running.withLock { running -> Bool in
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
    running.withLock { $0 = Running(cancellation: cancellation) }
    defer { running.withLock { $0 = nil } }
    return try work()
  }
}
