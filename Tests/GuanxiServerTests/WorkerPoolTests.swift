import Foundation
import Synchronization
import Testing

@testable import GuanxiServer

@Suite(.timeLimit(.minutes(10))) struct WorkerPoolTests {
  /// As many pieces as threads run at once, never more, and each piece is done once.
  @Test func runsEachPieceWithinItsBound() {
    let pool = WorkerPool(threadsMax: 4, stackBytes: 1 << 20)
    let running = Mutex((now: 0, most: 0, done: 0))
    for _ in 0..<40 {
      pool.submit {
        running.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        Thread.sleep(forTimeInterval: 0.005)
        running.withLock {
          $0.now -= 1
          $0.done += 1
        }
      }
    }
    #expect(eventually { running.withLock { $0.done } == 40 })
    #expect(running.withLock { $0.most } == 4)
    pool.stop()
  }

  /// Pieces that wait for each other do not stand in each other's way, up to the bound.
  @Test func waitingPiecesAllHaveAThread() {
    let pool = WorkerPool(threadsMax: 8, stackBytes: 1 << 20)
    let arrived = Mutex(0)
    for _ in 0..<8 {
      pool.submit {
        arrived.withLock { $0 += 1 }
        while arrived.withLock({ $0 }) < 8 { Thread.sleep(forTimeInterval: 0.001) }
        arrived.withLock { $0 += 100 }
      }
    }
    #expect(eventually { arrived.withLock { $0 } == 808 })
    pool.stop()
  }

  @Test func hasTheStackItWasGiven() {
    @Sendable func depth(_ left: Int) -> Int {
      withUnsafeTemporaryAllocation(byteCount: 8_192, alignment: 8) {
        $0.storeBytes(of: left, as: Int.self)
        return left == 0 ? 0 : 1 + depth(left - 1)
      }
    }
    let pool = WorkerPool(threadsMax: 1, stackBytes: 64 << 20)
    let reached = Mutex(0)
    pool.submit {
      let depth = depth(2_000)
      reached.withLock { $0 = depth }
    }
    #expect(eventually { reached.withLock { $0 } == 2_000 })
    pool.stop()
  }
}
