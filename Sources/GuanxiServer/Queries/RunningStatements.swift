import CypherEngine
import Foundation
import Synchronization

/// The statements that clients are being answered, as `SHOW TRANSACTIONS` lists them.
public final class RunningStatements: Sendable {
  private struct Entry {
    var text: String
    var user: String
    var since: Date
  }

  private struct State {
    var last = 0
    var entries: [Int: Entry] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  /// What runs now, the longest first.
  public var list: [ProcedureEnvironment.RunningStatement] {
    let now = Date()
    return state.withLock { state in
      state.entries.keys.sorted().compactMap { number in
        state.entries[number].map { entry in
          ProcedureEnvironment.RunningStatement(
            id: "query-\(number)", user: entry.user, text: entry.text,
            startedAt: entry.since.formatted(.iso8601), status: "Running",
            elapsedMilliseconds: Int64(max(0, now.timeIntervalSince(entry.since)) * 1_000))
        }
      }
    }
  }

  /// - Returns: the number under which the statement's end is to be told.
  func begin(_ text: String, user: String) -> Int {
    state.withLock { state in
      state.last += 1
      state.entries[state.last] = Entry(text: text, user: user, since: Date())
      return state.last
    }
  }

  func end(_ number: Int) {
    _ = state.withLock { $0.entries.removeValue(forKey: number) }
  }
}
