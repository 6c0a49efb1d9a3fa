import Testing

@testable import Investigation

@Suite struct DetectionModelsTests {
  @Test(arguments: [
    ("KIN-00", ["KIN-00"]), ("kin-00t", ["KIN-00T"]), ("KIN", ["KIN-00", "KIN-00S", "KIN-00T"]),
    ("all", ["KIN-00", "KIN-00S", "KIN-00T"]),
  ])
  func aNameMeansModels(name: String, ids: [String]) throws {
    #expect(try DetectionModels.named(name).map(\.id) == ids)
  }

  @Test func anUnknownNameNamesTheNearest() {
    #expect {
      try DetectionModels.named("KIN-00TT")
    } throws: {
      ($0 as? InvestigationError)?.code == .noSuchModel
        && ($0 as? InvestigationError)?.hint?.contains("KIN-00T") == true
    }
  }
}
