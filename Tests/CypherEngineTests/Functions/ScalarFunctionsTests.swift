import CypherEngine
import PropertyGraph
import Testing

@Suite struct ScalarFunctionsTests {
  static let calls: [FunctionCall] = [
    .init("timestamp", gives: "1437511232142"),
    .init("valueType", 1, gives: "'INTEGER NOT NULL'"),
    .init("valueType", .null, gives: "'NULL'"),
    .init("valueType", [1, "a", 2], gives: "'LIST<STRING NOT NULL | INTEGER NOT NULL> NOT NULL'"),
    .init("valueType", [1, .null], gives: "'LIST<INTEGER> NOT NULL'"),
    .init("valueType", [], gives: "'LIST<NOTHING> NOT NULL'"),
    .init("valueType", .day(2020, 1, 1), gives: "'DATE NOT NULL'"),
    .init("nullIf", 1, 1.0, gives: "null"),
    .init("nullIf", 1, 2, gives: "1"),
    .init("nullIf", 1, .null, gives: "1"),
    .init("nullIf", .null, 1, gives: "null"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }

  @Test func identifiersHaveTheirForm() throws {
    let context = try Evaluations.context()
    let call = FunctionCall("randomUUID", gives: "")
    var seen = Set<String>()
    for _ in 0..<50 {
      let text = String(try call.run(context).dropFirst().dropLast())
      #expect(text.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
      #expect(text.allSatisfy { $0 == "-" || $0.isHexDigit })
      let digits = Array(text)
      #expect(digits[14] == "4" && "89ab".contains(digits[19]))
      seen.insert(text)
    }
    #expect(seen.count == 50)
  }
}
