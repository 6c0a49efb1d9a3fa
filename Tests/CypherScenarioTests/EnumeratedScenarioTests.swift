import Scenarios
import Testing

/// The answers in our own scenarios of paths are those that enumeration finds.
@Suite struct EnumeratedScenarioTests {
  @Test func ownScenariosAreRead() throws {
    let files = try ScenarioFolder(Folders.tests).files
    let ids = files.flatMap(\.scenarios).map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(files.allSatisfy { ScenarioGroup(path: $0.path) != nil })
    #expect(files.flatMap(\.scenarios).filter(\.isEnumerated).count >= 150)
  }

  @Test(
    arguments: Folders.ownFolder?.files.filter { $0.scenarios.contains(where: \.isEnumerated) }
      ?? [])
  func tablesAreThoseOfTheEnumerator(file: ScenarioFolder.File) throws {
    let runner = ScenarioRunner(
      engine: BruteForceEngine(), folder: try #require(Folders.ownFolder))
    for scenario in file.scenarios where scenario.isEnumerated {
      if case .failed(let problem) = runner.run(scenario) {
        Issue.record("\(scenario): \(problem)")
      }
    }
  }
}

extension Scenario {
  /// Whether the enumerator can answer it.
  var isEnumerated: Bool { tags.contains("@enumerated") }
}
