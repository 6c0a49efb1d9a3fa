import Testing

@testable import CypherEngine

@Suite struct ListFunctionsTests {
  static let calls: [FunctionCall] = [
    .init("size", [1, 2], gives: "2"),
    .init("size", "e\u{301}", gives: "2"),
    .init("size", .null, gives: "null"),
    .init("size", 1, gives: "TypeError: InvalidArgumentValue"),
    .init("isEmpty", [], gives: "true"),
    .init("isEmpty", .entries(["a": 1]), gives: "false"),
    .init("isEmpty", "", gives: "true"),
    .init("head", [1, 2], gives: "1"),
    .init("head", [], gives: "null"),
    .init("last", [1, 2], gives: "2"),
    .init("tail", [1, 2, 3], gives: "[2, 3]"),
    .init("tail", [], gives: "[]"),
    .init("reverse", [1, .null, "a"], gives: "['a', null, 1]"),
    .init("reverse", "ab林", gives: "'林ba'"),
    .init("range", 0, 3, gives: "[0, 1, 2, 3]"),
    .init("range", -10, 10, 3, gives: "[-10, -7, -4, -1, 2, 5, 8]"),
    .init("range", 3, 0, -1, gives: "[3, 2, 1, 0]"),
    .init("range", 3, 0, gives: "[]"),
    .init("range", 0, 3, -1, gives: "[]"),
    .init("range", 1234, 1234, -5, gives: "[1234]"),
    .init("range", 2, 8, 0, gives: "ArgumentError: NumberOutOfRange"),
    .init("range", 0, 1, 1.0, gives: "ArgumentError: InvalidArgumentType"),
    .init("range", true, 1, gives: "ArgumentError: InvalidArgumentType"),
    .init(
      "range", .integer(.max - 1), .integer(.max),
      gives: "[9223372036854775806, 9223372036854775807]"),
    .init(
      "range", .integer(.min), .integer(.max), .integer(.max),
      gives: "[-9223372036854775808, -1, 9223372036854775806]"),
    .init(
      "range", .integer(.max), .integer(.min), .integer(.min), gives: "[9223372036854775807, -1]"),
    .init("range", .integer(.min), .integer(.max), gives: "LimitExceeded: LimitExceeded"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }
}
