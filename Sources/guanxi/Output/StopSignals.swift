import Dispatch
import Glibc
import Synchronization

/// The signals that end a service: the first is waited for, a second one ends the process at once.
final class StopSignals: Sendable {
  private struct State {
    var first: Int32?
    var sources: [any DispatchSourceSignal] = []
  }

  private let state = Mutex(State())
  private let arrival = DispatchSemaphore(value: 0)

  init() {
    for number in [SIGTERM, SIGINT] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in self?.take(number) }
      source.resume()
      state.withLock { $0.sources.append(source) }
    }
  }

  private func take(_ number: Int32) {
    let isFirst = state.withLock { state in
      defer { state.first = state.first ?? number }
      return state.first == nil
    }
    if isFirst { arrival.signal() } else { _exit(128 + number) }
  }

  /// Waits for the first signal and tells which it was.
  func wait() -> Int32 {
    arrival.wait()
    return state.withLock { $0.first ?? SIGTERM }
  }
}

/// Waits for asynchronous work on a thread that has nothing else to do.
enum Waiting {
  /// A place for what one thread leaves and another takes, once.
  private final class Place<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  static func result<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let place = Place<Result<Value, any Error>>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      place.value.withLock { $0 = result }
      isDone.signal()
    }
    isDone.wait()
    return try place.value.withLock { $0 }!.get()
  }

  static func result<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value
  ) -> Value {
    let place = Place<Value>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      let value = await work()
      place.value.withLock { $0 = value }
      isDone.signal()
    }
    isDone.wait()
    return place.value.withLock { $0 }!
  }
}
