import CypherEngine
import PropertyGraph
import Testing

@Suite struct ConversionFunctionsTests {
  private static let wrong = "TypeError: InvalidArgumentValue"

  static let calls: [FunctionCall] = [
    .init("toInteger", "42", gives: "42"),
    .init("toInteger", "1.9", gives: "1"),
    .init("toInteger", "-1.9", gives: "-1"),
    .init("toInteger", " 7 ", gives: "7"),
    .init("toInteger", ".5", gives: "0"),
    .init("toInteger", "1e3", gives: "1000"),
    .init("toInteger", "9007199254740993.7", gives: "9007199254740993"),
    .init("toInteger", "foo", gives: "null"),
    .init("toInteger", "", gives: "null"),
    .init("toInteger", "0x1F", gives: "null"),
    .init("toInteger", "1.5.2", gives: "null"),
    .init("toInteger", "9223372036854775808", gives: wrong),
    .init("toInteger", 2.9, gives: "2"),
    .init("toInteger", -2.9, gives: "-2"),
    .init("toInteger", true, gives: "1"),
    .init("toInteger", 1e300, gives: "ArithmeticError: IntegerOverflow"),
    .init("toInteger", .float(.nan), gives: "ArithmeticError: IntegerOverflow"),
    .init("toInteger", [], gives: wrong),
    .init("toInteger", .entries([:]), gives: wrong),
    .init("toInteger", .node(NodeIndex(0)), gives: wrong),
    .init("toInteger", .null, gives: "null"),
    .init("toIntegerOrNull", [], gives: "null"),
    .init("toIntegerOrNull", 1e300, gives: "null"),
    .init("toIntegerOrNull", "3", gives: "3"),
    .init("toIntegerList", ["1", 2.5, "a", [], .null], gives: "[1, 2, null, null, null]"),
    .init("toIntegerList", 1, gives: wrong),
    .init("toFloat", "1.5", gives: "1.5"),
    .init("toFloat", "1e-2", gives: "0.01"),
    .init("toFloat", 3, gives: "3.0"),
    .init("toFloat", "NaN", gives: "NaN"),
    .init("toFloat", "nan", gives: "null"),
    .init("toFloat", "0x1p3", gives: "null"),
    .init("toFloat", "1e400", gives: "Infinity"),
    .init("toFloat", "foo", gives: "null"),
    .init("toFloat", true, gives: wrong),
    .init("toFloatOrNull", true, gives: "null"),
    .init("toFloatList", [1, "2", true], gives: "[1.0, 2.0, null]"),
    .init("toBoolean", "TRUE", gives: "true"),
    .init("toBoolean", " tru ", gives: "null"),
    .init("toBoolean", "", gives: "null"),
    .init("toBoolean", 0, gives: "false"),
    .init("toBoolean", false, gives: "false"),
    .init("toBoolean", 1.0, gives: wrong),
    .init("toBoolean", [], gives: wrong),
    .init("toBooleanOrNull", 1.0, gives: "null"),
    .init("toBooleanList", ["false", 1, 1.5], gives: "[false, true, null]"),
    .init("toString", 42, gives: "'42'"),
    .init("toString", 1e20, gives: "'1.0E20'"),
    .init("toString", true, gives: "'true'"),
    .init("toString", "a", gives: "'a'"),
    .init("toString", .day(1984, 10, 11), gives: "'1984-10-11'"),
    .init("toString", [], gives: wrong),
    .init("toString", .entries([:]), gives: wrong),
    .init("toString", .node(NodeIndex(0)), gives: wrong),
    .init("toStringOrNull", [], gives: "null"),
    .init("toStringList", [1, .null, "a", []], gives: "['1', null, 'a', null]"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }
}
