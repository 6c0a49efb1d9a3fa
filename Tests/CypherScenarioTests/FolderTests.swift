import Foundation
import Scenarios
import Testing

@Suite struct FolderTests {
  @Test(.enabled(if: Folders.hasOpenCypher))
  func everyScenarioOfOpenCypherIsRead() throws {
    let folder = try ScenarioFolder(Folders.openCypher)
    #expect(folder.files.count == 96)
    let scenarios = folder.files.flatMap(\.scenarios)
    #expect(scenarios.count == 1984)
    #expect(Set(scenarios.map(\.id)).count == scenarios.count)
    for file in folder.files {
      #expect(ScenarioGroup(path: file.path) != nil, "\(file) belongs to no group")
      for scenario in file.scenarios {
        #expect(
          scenario.steps.contains { if case .query = $0 { true } else { false } },
          "\(scenario) has no query")
      }
    }
    #expect(folder.graphs.keys.sorted() == ["binary-tree-1", "binary-tree-2"])
  }
}
