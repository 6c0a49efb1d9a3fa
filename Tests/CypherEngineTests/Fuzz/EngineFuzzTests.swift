import EngineFuzzing
import Testing

/// Random statements over small random graphs, with fixed seeds: `Tests/Fuzz` goes on for longer.
@Suite struct EngineFuzzTests {
  @Test(.timeLimit(.minutes(10)), arguments: 0..<6 as Range<UInt64>)
  func nothingUnexpectedHappens(part: UInt64) throws {
    var fuzzer = EngineFuzzer()
    for seed in part * 8..<part * 8 + 8 { try fuzzer.run(seed: seed) }
    for complaint in fuzzer.complaints { Issue.record("\(complaint)") }
    #expect(fuzzer.finishedCount > 5)
    #expect(fuzzer.tellingCount > 40)
  }
}
