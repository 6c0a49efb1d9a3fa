import Scenarios
import Testing

/// Every scenario against the engine in this process, file by file, measured by the ratchet.
@Suite struct EngineScenarioTests {
  private static let openCypherFiles = Folders.openCypherFolder?.files ?? []
  private static let ownFiles = Folders.ownFolder?.files ?? []
  private static let openCypherReport = ReportCollector(
    "openCypher's scenarios", files: openCypherFiles.count)
  private static let ownReport = ReportCollector("Our own scenarios", files: ownFiles.count)

  @Test(
    .enabled(if: Folders.hasOpenCypher), .timeLimit(.minutes(10)), arguments: openCypherFiles)
  func openCypher(file: ScenarioFolder.File) throws {
    try Self.run(file, of: try #require(Folders.openCypherFolder), Self.openCypherReport)
  }

  @Test(.timeLimit(.minutes(10)), arguments: ownFiles)
  func own(file: ScenarioFolder.File) throws {
    try Self.run(file, of: try #require(Folders.ownFolder), Self.ownReport)
  }

  @Test(.enabled(if: Folders.hasOpenCypher))
  func theRatchetNamesScenariosThatThereAre() throws {
    let ids = (Self.openCypherFiles + Self.ownFiles).flatMap(\.scenarios).map(\.id)
    #expect(try Ratchets.read().strangers(among: Set(ids)).isEmpty)
  }

  private static func run(
    _ file: ScenarioFolder.File, of folder: ScenarioFolder, _ collector: ReportCollector
  ) throws {
    let ratchet = try Ratchets.read()
    let runner = ScenarioRunner(engine: try CypherScenarioEngine(), folder: folder)
    var outcomes: [ScenarioOutcome] = []
    for scenario in file.scenarios {
      let outcome = runner.run(scenario)
      outcomes.append(outcome)
      if let complaint = ratchet.complaint(scenario, outcome) { Issue.record("\(complaint)") }
    }
    collector.add(outcomes, path: file.path)
  }
}
