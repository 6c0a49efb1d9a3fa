import Foundation
import PropertyGraph
import ReferenceGraph
import Synchronization
import Testing

/// However a graph came about and wherever it lies, it is what the reference says.
///
/// `GUANXI_HISTORIES=10000` runs that many histories instead of a few.
@Suite struct HistoryLawTests {
  /// How many histories a run tries.
  private static let count =
    ProcessInfo.processInfo.environment["GUANXI_HISTORIES"].flatMap { Int($0) } ?? 300

  /// Imports, commits, folds, compactions and reopenings, in any mixture.
  @Test(arguments: 0..<4) func everyHistoryIsWhatTheReferenceSays(quarter: Int) throws {
    var counts: [String: Int] = [:]
    for seed in stride(from: quarter, to: Self.count, by: 4) {
      let folder = try TemporaryFolder()
      let runner = try HistoryRunner(seed: UInt64(seed), in: folder)
      do {
        try runner.run(steps: 3 + seed % 8)
      } catch {
        Issue.record("seed \(seed), \(runner.story.joined(separator: ", ")): \(error)")
        return
      }
      counts.merge(runner.counts) { $0 + $1 }
    }
    // Every kind of step was taken, or the law says little.
    if Self.count >= 100 { #expect(counts.count == 8, "\(counts)") }
  }

  /// A long life: many deltas above one base.
  @Test(arguments: 0..<4) func aLongHistory(seed: Int) throws {
    let runner = try HistoryRunner(seed: UInt64(1_000_000 + seed), in: TemporaryFolder())
    do {
      try runner.run(steps: 30)
    } catch {
      Issue.record("seed \(seed), \(runner.story.joined(separator: ", ")): \(error)")
    }
  }

  /// Import A, then B, is import of A and B.
  @Test(arguments: 0..<3) func importsAddUp(third: Int) throws {
    for seed in stride(from: third, to: max(Self.count / 3, 60), by: 3) {
      let folder = try TemporaryFolder()
      var generator = HistoryGenerator(seed: UInt64(2_000_000 + seed))
      let scripts = [generator.script(size: 9), generator.script(size: 9)]
      let whole = GraphBuilder()
      for script in scripts { script.apply(to: whole) }
      let wholeReport = try whole.write(to: folder.file("whole"))
      let wanted = try GraphPortrait(
        of: GraphSnapshot(segments: [folder.file("whole")], scope: .all))
      let first = GraphBuilder()
      scripts[0].apply(to: first)
      let firstReport = try first.write(to: folder.file("a"))
      let base = try GraphSnapshot(segments: [folder.file("a")], scope: .all)
      let second = try GraphBuilder(over: base)
      scripts[1].apply(to: second)
      let secondReport = try second.write(to: folder.file("b"))
      let both = try GraphSnapshot(
        segments: [folder.file("a"), folder.file("b")], scope: .all)
      try GraphBuilder(compacting: both).write(to: folder.file("compact"))
      let compact = try GraphSnapshot(segments: [folder.file("compact")], scope: .all)
      do {
        try GraphPortrait(of: both).compare(with: wanted)
        try GraphPortrait(of: compact).compare(with: wanted)
      } catch { Issue.record("seed \(seed): \(error)") }
      var sum = firstReport
      sum.nodes += secondReport.nodes
      sum.relationships += secondReport.relationships
      sum.merged += secondReport.merged
      sum.conflicts += secondReport.conflicts
      #expect(sum == wholeReport, "seed \(seed)")
    }
  }
}
