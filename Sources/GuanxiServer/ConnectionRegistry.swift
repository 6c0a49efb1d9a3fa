import NIOCore
import Synchronization

/// The connections that are open or still have a thread at work: counts them, and reaches them when
/// the server ends.
final class ConnectionRegistry: Sendable {
  private struct Entry: Sendable {
    var channel: any Channel
    var connection: NIOLoopBound<BoltConnection>
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var last = 0
    var isClosed = false
  }

  private let connectionsMax: Int
  private let state = Mutex(State())

  init(connectionsMax: Int) {
    self.connectionsMax = connectionsMax
  }

  var count: Int { state.withLock { $0.entries.count } }

  /// Takes a connection in under a number of its own, or nil where there are too many already. Runs
  /// on the connection's event loop.
  func admit(_ channel: any Channel, _ make: (Int) -> BoltConnection) -> BoltConnection? {
    let number = state.withLock { state -> Int? in
      guard !state.isClosed, state.entries.count < connectionsMax else { return nil }
      state.last += 1
      return state.last
    }
    guard let number else { return nil }
    let connection = make(number)
    let entry = Entry(
      channel: channel, connection: NIOLoopBound(connection, eventLoop: channel.eventLoop))
    state.withLock { $0.entries[number] = entry }
    return connection
  }

  /// Nothing of this connection is left.
  func release(_ number: Int) {
    _ = state.withLock { $0.entries.removeValue(forKey: number) }
  }

  /// Admits nobody more and does this to each connection on its event loop.
  func end(_ body: @escaping @Sendable (BoltConnection) -> Void) {
    let entries = state.withLock { state in
      state.isClosed = true
      return state.entries.keys.sorted().compactMap { state.entries[$0] }
    }
    for entry in entries {
      entry.channel.eventLoop.execute { body(entry.connection.value) }
    }
  }
}
