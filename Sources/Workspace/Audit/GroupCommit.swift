import Dispatch
import Synchronization

/// Gathers what several threads want written at the same time, so that one wait for the disk
/// serves them all.
///
/// The first to come writes at once. Those who come meanwhile wait; when the disk is free again
/// one of them writes for all who wait by then. Nobody waits for company: a lone thread loses
/// nothing. Items are written in the order of their coming.
///
/// A waiting thread is blocked; tasks of Swift's shared pool hop to a thread of their own first.
final class GroupCommit<Item: Sendable>: Sendable {
  private enum Outcome: Sendable {
    case isWritten
    case failed(WorkspaceError)
    /// The disk is free and this one writes next.
    case leads
  }

  private final class Ticket: Sendable {
    let item: Item
    private let outcome = Mutex(Outcome.isWritten)
    private let isSettled = DispatchSemaphore(value: 0)

    init(_ item: Item) { self.item = item }

    func settle(_ outcome: Outcome) {
      self.outcome.withLock { $0 = outcome }
      isSettled.signal()
    }

    func wait() -> Outcome {
      isSettled.wait()
      return outcome.withLock { $0 }
    }
  }

  private struct Line {
    var waiting: [Ticket] = []
    var isWriting = false
  }

  private let line = Mutex(Line())

  /// Returns once the item is written.
  ///
  /// - Parameter write: writes some items, all or none.
  /// - Throws: what `write` threw, to everyone whose item was among those.
  func submit(
    _ item: Item, write: ([Item]) throws(WorkspaceError) -> Void
  ) throws(WorkspaceError) {
    let ticket = Ticket(item)
    let isFirst = line.withLock { line in
      line.waiting.append(ticket)
      defer { line.isWriting = true }
      return !line.isWriting
    }
    if !isFirst {
      switch ticket.wait() {
      case .isWritten: return
      case .failed(let error): throw error
      case .leads: break
      }
    }
    let batch = line.withLock { line in
      defer { line.waiting = [] }
      return line.waiting
    }
    var outcome = Outcome.isWritten
    do throws(WorkspaceError) { try write(batch.map(\.item)) } catch { outcome = .failed(error) }
    // The next one starts before those who are done go on.
    line.withLock { line in
      if let next = line.waiting.first { next.settle(.leads) } else { line.isWriting = false }
    }
    for other in batch where other !== ticket { other.settle(outcome) }
    if case .failed(let error) = outcome { throw error }
  }
}
