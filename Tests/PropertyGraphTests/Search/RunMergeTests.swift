import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct RunMergeTests {
  private func runs(_ random: inout SeededGenerator) -> [[UInt32]] {
    (0..<random.below(9)).map { _ in
      Set((0..<random.below(30)).map { _ in UInt32(random.below(60)) }).sorted()
    }
  }

  @Test func mergesAndFindsAsSetsDo() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let runs = runs(&random)
      let arena = runs.flatMap { $0 }
      arena.withUnsafeBufferPointer { arena in
        var at = 0
        let views = runs.map { run in
          defer { at += run.count }
          return UnsafeBufferPointer(rebasing: arena[at..<at + run.count])
        }
        var merge = RunMerge(views)
        var merged: [UInt32] = []
        while let next = merge.next() { merged.append(next) }
        #expect(merged == Set(arena).sorted())
        for (run, view) in zip(runs, views) {
          var sorted = SortedRun(view)
          for wanted in merged where random.chance(0.5) {
            #expect(sorted.holds(wanted) == run.contains(wanted))
          }
        }
      }
    }
  }
}
