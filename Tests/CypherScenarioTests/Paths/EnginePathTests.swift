import Foundation
import Scenarios
import Testing

/// Random path queries on random graphs: the engine's answer against that of enumeration.
@Suite struct EnginePathTests {
  /// How many batches there are; `GUANXI_PATH_BATCHES` asks for more.
  static let batchCount =
    ProcessInfo.processInfo.environment["GUANXI_PATH_BATCHES"].flatMap(UInt64.init) ?? 8

  /// Fifty cases at a time, so that the batches run beside each other.
  @Test(.timeLimit(.minutes(10)), arguments: 0..<batchCount)
  func answersAreThoseOfEnumeration(batch: UInt64) throws {
    let engine = try CypherScenarioEngine()
    for seed in batch * 50..<(batch + 1) * 50 {
      let made = PathCaseGenerator.pathCase(seed: seed)
      do {
        try engine.reset()
        _ = try engine.execute(made.graph.createText, parameters: [])
        let answer = try engine.execute(made.query.text, parameters: [])
        if let fault = made.fault(in: answer) { Issue.record("\(fault)\n\(made)") }
      } catch {
        Issue.record("raised \(error)\n\(made)")
      }
    }
  }
}
