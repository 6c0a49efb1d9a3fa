import Testing

@testable import Investigation

@Suite struct DetectionModelsTests {
  @Test(arguments: [
    ("KIN-00", ["KIN-00"]), ("kin-00t", ["KIN-00T"]), ("KIN", ["KIN-00", "KIN-00S", "KIN-00T"]),
    ("BID", ["BID-00"]), ("coof-00", ["COOF-00"]),
    ("all", ["BID-00", "COOF-00", "KIN-00", "KIN-00S", "KIN-00T"]),
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

  /// A model in both forms is announced alike.
  @Test func bothFormsOfAModelHaveOneHeader() throws {
    for model in DetectionModels.native where model.id != RelativeAtSupplier.model.id {
      #expect(try DetectionModels.inCypher(model.id).model == model)
    }
  }

  @Test func aModelWithoutAFileSaysSo() {
    #expect(throws: InvestigationError.self) { try DetectionModels.inCypher("KIN-00S") }
  }
}
