import Foundation
import Synchronization
import Testing

@testable import Workspace

@Suite struct GroupCommitTests {
  /// Threads, each doing its work; returns when all are done.
  static func threads(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let isDone = DispatchSemaphore(value: 0)
    for number in 0..<count {
      Thread.detachNewThread {
        work(number)
        isDone.signal()
      }
    }
    for _ in 0..<count { isDone.wait() }
  }

  @Test func everyItemIsWrittenOnceAndInTheOrderOfItsThread() {
    let commits = GroupCommit<Int>()
    let written = Mutex<[[Int]]>([])
    let isWriting = Atomic(false)
    Self.threads(8) { thread in
      for number in 0..<300 {
        try! commits.submit(thread * 1000 + number) { batch throws(WorkspaceError) in
          // One writer at a time.
          precondition(!isWriting.exchange(true, ordering: .acquiringAndReleasing))
          written.withLock { $0.append(batch) }
          usleep(50)
          isWriting.store(false, ordering: .releasing)
        }
        // Whoever comes back is written.
        precondition(written.withLock { $0.joined().contains(thread * 1000 + number) })
      }
    }
    let batches = written.withLock { $0 }
    let all = Array(batches.joined())
    #expect(Set(all).count == 2400 && all.count == 2400)
    for thread in 0..<8 {
      let own = all.filter { $0 / 1000 == thread }
      #expect(own == own.sorted())
    }
    // Those who wait together share a batch.
    #expect(batches.count < 2000)
  }

  @Test func aLoneThreadWritesAtOnce() throws {
    let commits = GroupCommit<Int>()
    var batches: [[Int]] = []
    for number in 0..<5 {
      try commits.submit(number) { batch throws(WorkspaceError) in batches.append(batch) }
    }
    #expect(batches == [[0], [1], [2], [3], [4]])
  }

  /// A batch that fails, fails for everyone in it, and for nobody else.
  @Test func allOfAFailedBatchAreTold() {
    let commits = GroupCommit<Int>()
    let stands = Mutex<Set<Int>>([])
    let told = Mutex<Set<Int>>([])
    let failed = Mutex<Set<Int>>([])
    Self.threads(8) { thread in
      for number in 0..<100 {
        let item = thread * 1000 + number
        do throws(WorkspaceError) {
          try commits.submit(item) { batch throws(WorkspaceError) in
            usleep(50)
            if batch.contains(where: { $0 % 7 == 0 }) {
              failed.withLock { $0.formUnion(batch) }
              throw WorkspaceError(.system, "no")
            }
            stands.withLock { $0.formUnion(batch) }
          }
          precondition(stands.withLock { $0.contains(item) })
        } catch { told.withLock { _ = $0.insert(item) } }
      }
    }
    #expect(told.withLock { $0 } == failed.withLock { $0 })
    #expect(stands.withLock { $0.count } + told.withLock { $0.count } == 800)
    #expect(stands.withLock { !$0.isEmpty } && told.withLock { $0.count >= 800 / 7 })
  }
}
