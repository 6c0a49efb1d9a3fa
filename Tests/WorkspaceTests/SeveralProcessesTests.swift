import Churn
import Foundation
import Synchronization
import Testing

@testable import Workspace

/// Several processes on one workspace: one writes, others read.
@Suite struct SeveralProcessesTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  /// What one reader saw at one time.
  private struct Sight: Sendable {
    var state: ChurnState
    /// The last step acknowledged before it asked, and the last one begun once it was answered.
    var done: Int
    var begun: Int
  }

  @Test func readersSeeWholeStatesInOrderWhileAnotherProcessWrites() throws {
    let steps = 60
    let run = ChurnRun(place: fixture.place, records: fixture.path + "/records", seed: 5)
    try run.goOn(steps: 1)
    let progress = Mutex((begun: 1, done: 1, isOver: false))
    let sights = Mutex<[[Sight]]>([[], []])
    let faults = Mutex<[String]>([])
    let group = DispatchGroup()
    let place = fixture.place
    for reader in 0..<2 {
      DispatchQueue(label: "reader \(reader)").async(group: group) {
        do {
          let folder = try WorkspaceFolder(path: place)
          while !progress.withLock({ $0.isOver }) {
            let done = progress.withLock { $0.done }
            let graph = try folder.snapshot()
            let begun = progress.withLock { $0.begun }
            let state = try ChurnState(reading: graph, imports: [])
            sights.withLock { $0[reader].append(Sight(state: state, done: done, begun: begun)) }
          }
        } catch { faults.withLock { $0.append("\(error)") } }
      }
    }
    let child = try run.start(steps: steps - 1)
    run.follow(child) { begun, done in
      progress.withLock { ($0.begun, $0.done) = (max(begun, $0.begun), done) }
    }
    progress.withLock { $0.isOver = true }
    group.wait()
    #expect(child.wait() == 0)
    #expect(faults.withLock { $0 } == [])
    var states = [ChurnState(seed: 5)]
    for number in 1...steps {
      states.append(states[number - 1])
      states[number].apply(states[number - 1].step(number))
    }
    for seen in sights.withLock({ $0 }) {
      var at = 1
      for (turn, sight) in seen.enumerated() {
        // The line that acknowledges a step may be read later than its effect.
        let allowed = max(at, sight.done)...min(steps, sight.begun + 1)
        let found = allowed.first { number in
          states[number].nodes == sight.state.nodes && states[number].ties == sight.state.ties
        }
        at = try #require(found, "look \(turn) saw none of the states \(allowed)")
      }
      #expect(seen.count > 3)
    }
    try run.settle()
  }

  @Test func aNewWorkspaceMayBeOpenedByManyAtOnce() {
    let faults = Mutex<[String]>([])
    for turn in 0..<10 {
      DispatchQueue.concurrentPerform(iterations: 6) { _ in
        do { _ = try WorkspaceFolder(path: "\(fixture.path)/new/\(turn)", creates: true) } catch {
          faults.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(faults.withLock { $0 } == [])
  }

  @Test func aSecondWriterIsRefused() throws {
    let run = ChurnRun(place: fixture.place, records: fixture.path + "/records", seed: 6)
    try run.goOn(steps: 4)
    let folder = try fixture.open()
    let writer = try folder.writer(who: "test")
    let child = try run.start(steps: 30, stops: false)
    run.follow(child, stops: false)
    #expect(child.wait() == 0)
    #expect(Set(run.complaints.map(\.kind)) == ["import", "commit", "fold", "compact"])
    for (kind, text) in run.complaints {
      #expect(text.contains("another guanxi is writing"), "\(kind): \(text)")
    }
    try run.settle()
    withExtendedLifetime(writer) {}
  }
}
