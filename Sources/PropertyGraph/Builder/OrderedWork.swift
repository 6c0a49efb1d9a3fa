import Glibc

/// Makes results on several threads and hands them to the calling thread in order, while later ones
/// are being made.
///
/// No more than a few results wait at a time, so that memory stays bounded however slow the taker
/// is.
package final class OrderedWork<Result>: @unchecked Sendable {
  private let condition = Condition()
  private let threads: Int
  private let make: (Int) -> Result
  private var limit: Int
  private var next = 0
  private var taken = 0
  private var done: [Int: Result] = [:]
  private var helpers = 0

  /// How many threads this machine runs at a time.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// - Parameters:
  ///   - count: how many results there are to be.
  ///   - threads: the calling thread among them.
  ///   - make: called on any thread, once for each number.
  package init(count: Int, threads: Int, make: @escaping (Int) -> Result) {
    limit = count
    self.threads = threads
    self.make = make
  }

  /// Runs the work.
  ///
  /// - Parameter take: told each result, in order, on the calling thread; false ends the work.
  package func run(_ take: (Int, Result) -> Bool) {
    start()
    var number = 0
    while number < limit {
      let goesOn = take(number, wait(for: number))
      condition.lock()
      number += 1
      taken = number
      if !goesOn { limit = number }
      condition.broadcast()
      condition.unlock()
    }
    condition.lock()
    while helpers > 0 { condition.wait() }
    condition.unlock()
  }

  private func start() {
    let wanted = max(0, min(threads - 1, limit - 1))
    condition.lock()
    defer { condition.unlock() }
    // Where no further thread can be had, fewer do the work.
    while helpers < wanted, Helper.start({ self.help() }) { helpers += 1 }
  }

  private func help() {
    condition.lock()
    while next < limit {
      if next >= taken + threads * 2 {
        condition.wait()
        continue
      }
      makeNext()
    }
    helpers -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// The result with a number; makes others while it is not there.
  private func wait(for number: Int) -> Result {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = done.removeValue(forKey: number) { return result }
      if next <= number || (next < limit && done.count < threads) {
        makeNext()
      } else {
        condition.wait()
      }
    }
  }

  /// Makes one result with the lock given up meanwhile.
  private func makeNext() {
    let number = next
    next += 1
    condition.unlock()
    let result = make(number)
    condition.lock()
    done[number] = result
    condition.broadcast()
  }
}

/// A thread of its own: helpers wait for each other, which a shared pool of threads must not.
private final class Helper {
  private let body: () -> Void

  private init(_ body: @escaping () -> Void) { self.body = body }

  /// - Returns: whether a thread could be started.
  static func start(_ body: @escaping () -> Void) -> Bool {
    let helper = Unmanaged.passRetained(Helper(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { helper in
        Unmanaged<Helper>.fromOpaque(helper!).takeRetainedValue().body()
        return nil
      }, helper.toOpaque())
    guard failure == 0 else {
      helper.release()
      return false
    }
    pthread_detach(thread)
    return true
  }
}

/// A lock, and a place to wait until something under it changes.
private final class Condition: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    mutex.initialize(to: pthread_mutex_t())
    changed.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  func wait() { pthread_cond_wait(changed, mutex) }
  func broadcast() { pthread_cond_broadcast(changed) }
}
