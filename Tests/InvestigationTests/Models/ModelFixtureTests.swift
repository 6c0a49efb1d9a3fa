import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Every model's fixtures, run through its file; a hit, a near miss, and where it applies a case in
/// which the records do not suffice.
@Suite struct ModelFixtureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var file: QueryFile
    var fixture: String
    var testDescription: String { "\(file.id) \(fixture)" }
  }

  static let cases: [Case] = {
    let models = (try? QueryLibrary.shipped().models) ?? []
    return models.flatMap { file in file.model!.fixtures.map { Case(file: file, fixture: $0) } }
  }()

  @Test func everyModelHasAHitAndANearMiss() throws {
    for file in try QueryLibrary.shipped().models {
      #expect(file.model!.fixtures.prefix(2) == ["hit.csv", "near-miss.csv"], "\(file.id)")
    }
  }

  @Test(arguments: cases) func theResultsAreThoseTheFixtureNames(_ test: Case) throws {
    let folder = URL(fileURLWithPath: test.file.path).deletingLastPathComponent()
    let path = folder.appendingPathComponent("\(test.file.id)/\(test.fixture)").path
    let model = try CypherModel(test.file)
    let fixture = try ModelFixture(path, roles: model.model.roles)
    #expect(fixture.expected.isEmpty == (test.fixture != "hit.csv"))
    try check(model.results(on: fixture.caseGraph), fixture)
    // Where there is a native form, it says the same.
    if DetectionModels.native.contains(where: { $0.id == test.file.id }) {
      try check(DetectionModels.run(model.model, on: fixture.caseGraph), fixture)
    }
  }

  private func check(_ results: [ModelResult], _ fixture: ModelFixture) throws {
    #expect(results.count == fixture.expected.count)
    for (result, expected) in zip(results, fixture.expected) {
      #expect(result.state == .triggered)
      for (role, node) in result.roles {
        #expect(try fixture.caseGraph.graph.reference(of: node) == expected.bearers[role])
      }
      #expect(result.roles.count == expected.bearers.count)
      #expect(
        Dictionary(uniqueKeysWithValues: result.values.map { ($0.0, $0.1.text) })
          == expected.values)
      let paths = try result.paths.map { path in
        try fixture.caseGraph.references(path.nodes).joined(separator: ">")
      }
      #expect(paths == expected.paths)
    }
  }
}
