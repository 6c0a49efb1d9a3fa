import Dispatch
import Glibc
import Synchronization

/// The signals that end a service: the first is waited for, a second one ends the process at once.
final class StopSignals: @unchecked Sendable {
  private let first = Mutex<Int32?>(nil)
  private let arrival = DispatchSemaphore(value: 0)
  /// Written by the initialiser alone.
  private var sources: [any DispatchSourceSignal] = []

  init() {
    for number in [SIGTERM, SIGINT] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [weak self] in self?.take(number) }
      source.resume()
      sources.append(source)
    }
  }

  private func take(_ number: Int32) {
    let isFirst = first.withLock { first in
      defer { first = first ?? number }
      return first == nil
    }
    if isFirst { arrival.signal() } else { _exit(128 + number) }
  }

  /// Waits for the first signal and tells which it was.
  func wait() -> Int32 {
    arrival.wait()
    return first.withLock { $0 ?? SIGTERM }
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
