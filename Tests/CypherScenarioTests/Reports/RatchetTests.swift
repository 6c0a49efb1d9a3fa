import Testing

@testable import Scenarios

@Suite struct RatchetTests {
  static let text = "# known\n\nclauses/match/F [1] #2 : not yet : really\n"

  static func scenario(_ id: String) -> Scenario {
    Scenario(id: id, name: "", tags: [], steps: [])
  }

  @Test func reasonsAreRead() throws {
    let ratchet = try Ratchet(Self.text)
    #expect(ratchet.reasons == ["clauses/match/F [1] #2": "not yet : really"])
    #expect(ratchet.strangers(among: []) == ["clauses/match/F [1] #2"])
    #expect(ratchet.strangers(among: ["clauses/match/F [1] #2"]).isEmpty)
  }

  @Test(arguments: [
    ("clauses/match/F [1] #2", ScenarioOutcome.passed, true),
    ("clauses/match/F [1] #2", .failed("x"), false),
    ("clauses/match/F [1] #2", .skipped("x"), false),
    ("clauses/match/F [1] #1", .passed, false),
    ("clauses/match/F [1] #1", .failed("x"), true),
    ("clauses/match/F [1] #1", .skipped("x"), false),
  ])
  func theListMayOnlyShrink(id: String, outcome: ScenarioOutcome, complains: Bool) throws {
    let complaint = try Ratchet(Self.text).complaint(Self.scenario(id), outcome)
    #expect((complaint != nil) == complains)
  }

  @Test(arguments: ["an id without reason", "a : b\na : c", "a : "])
  func badListsAreRefused(text: String) {
    #expect(throws: Ratchet.Failure.self) { try Ratchet(text) }
  }
}
