import Testing

@testable import CypherEngine

@Suite struct ValueLimitsTests {
  @Test func deepValuesAreRefused() throws {
    var value: CypherValue = []
    for _ in 1..<ValueLimits.depthMax { value = [value] }
    _ = try value.limitChecked()
    let error = #expect(throws: CypherError.self) { try CypherValue.list([value]).limitChecked() }
    #expect(error?.code == .limit)
  }

  /// Small in memory, and yet nobody could print it.
  @Test func sharedPartsCountAsOftenAsTheyAreMet() {
    var value: CypherValue = [1]
    for _ in 0..<60 { value = [value, value] }
    let error = #expect(throws: CypherError.self) {
      try value.limitChecked(nodeCountMax: 10_000)
    }
    #expect(error?.code == .limit)
  }

  @Test func textsThatDoubleStop() {
    let error = #expect(throws: CypherError.self) {
      var text: CypherValue = "0123456789abcdef"
      for _ in 0..<60 { text = try text.adding(text) }
    }
    #expect(error?.code == .limit)
  }
}
