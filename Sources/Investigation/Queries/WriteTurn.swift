import CypherEngine
import Dispatch
import Foundation
import Workspace

/// One writer at a time, within this process and among all of them.
final class WriteGate: Sendable {
  private let folder: WorkspaceFolder
  private let semaphore = DispatchSemaphore(value: 1)

  init(_ folder: WorkspaceFolder) { self.folder = folder }

  /// Waits for the right to write.
  ///
  /// - Parameter patience: after so long without it the wait ends as a conflict, which a client may
  ///   try again.
  func enter(
    who: String, patience: Duration, cancellation: Cancellation?
  ) throws -> WriteTurn {
    let deadline = ContinuousClock.now + patience
    while semaphore.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      try Self.check(deadline, cancellation)
    }
    do {
      while true {
        do throws(WorkspaceError) {
          return WriteTurn(semaphore, try folder.writer(who: who))
        } catch {
          guard error.code == .locked else { throw error }
          try Self.check(deadline, cancellation)
          Thread.sleep(forTimeInterval: 0.02)
        }
      }
    } catch {
      semaphore.signal()
      throw error
    }
  }

  private static func check(
    _ deadline: ContinuousClock.Instant, _ cancellation: Cancellation?
  ) throws {
    if cancellation?.isCancelled == true {
      throw CypherError.runtime(.cancelled, "", "the statement was cancelled")
    }
    if ContinuousClock.now > deadline {
      throw CypherError.runtime(
        .conflict, "", "somebody else is writing to this workspace",
        hint: "try again when they are done")
    }
  }
}

/// The right to write, given back when it is let go.
final class WriteTurn {
  private let semaphore: DispatchSemaphore
  let writer: WorkspaceWriter

  init(_ semaphore: DispatchSemaphore, _ writer: WorkspaceWriter) {
    self.semaphore = semaphore
    self.writer = writer
  }

  deinit { semaphore.signal() }
}
