import CypherEngine
import PropertyGraph
import Testing

@Suite struct StringFunctionsTests {
  static let calls: [FunctionCall] = [
    .init("toUpper", "straße é", gives: "'STRASSE É'"),
    .init("UPPER", "a", gives: "'A'"),
    .init("toLower", "ABC", gives: "'abc'"),
    .init("lower", .null, gives: "null"),
    .init("toUpper", 1, gives: "TypeError: InvalidArgumentValue"),
    .init("replace", "hello", "l", "w", gives: "'hewwo'"),
    .init("replace", "aaa", "aa", "b", gives: "'ba'"),
    .init("replace", "ab", "", "-", gives: "'-a-b-'"),
    .init("replace", "hello", "x", "w", gives: "'hello'"),
    .init("replace", "hello", "l", .null, gives: "null"),
    .init("substring", "0123456789", 1, gives: "'123456789'"),
    .init("substring", "hello", 1, 3, gives: "'ell'"),
    .init("substring", "hello", 9, gives: "''"),
    .init("substring", "hello", 3, .integer(.max), gives: "'lo'"),
    .init("substring", "hello", -1, gives: "ArgumentError: NegativeIntegerArgument"),
    .init("substring", "e\u{301}林x", 2, 1, gives: "'林'"),
    .init("left", "hello", 3, gives: "'hel'"),
    .init("left", "he", 3, gives: "'he'"),
    .init("right", "hello", 3, gives: "'llo'"),
    .init("right", "hello", 0, gives: "''"),
    .init("right", "hello", -1, gives: "ArgumentError: NegativeIntegerArgument"),
    .init("split", "one1two", "1", gives: "['one', 'two']"),
    .init("split", "a,b;c", [",", ";"], gives: "['a', 'b', 'c']"),
    .init("split", ",a,", ",", gives: "['', 'a', '']"),
    .init("split", "", ",", gives: "['']"),
    .init("split", "abc", "", gives: "['a', 'b', 'c']"),
    .init("split", "abc", [1], gives: "TypeError: InvalidArgumentValue"),
    .init("trim", " \t a b \u{3000}", gives: "'a b'"),
    .init("btrim", "xxaxx", "x", gives: "'a'"),
    .init("ltrim", "  a ", gives: "'a '"),
    .init("rtrim", " a  ", gives: "' a'"),
    .init("rtrim", "abab", "ba", gives: "''"),
    .init("char_length", "e\u{301}", gives: "2"),
    .init("character_length", "\u{1F1E8}\u{1F1F3}", gives: "2"),
    .init("normalize", "e\u{301}", gives: "'\u{E9}'"),
    .init("normalize", "\u{FB01}", "NFKC", gives: "'fi'"),
    .init("normalize", "\u{E9}", "nfd", gives: "'e\u{301}'"),
    .init("normalize", "a", "ABC", gives: "ArgumentError: InvalidArgumentValue"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    let outcome = try call.run(try Evaluations.context())
    // By bytes: Swift takes the two ways to write é for one.
    #expect(ByteString(outcome) == ByteString(call.outcome))
  }

  @Test func manyMarksInARowAreRefused() throws {
    let text = "a" + String(repeating: "\u{301}", count: 5000)
    let call = FunctionCall("normalize", .text(text), gives: "LimitExceeded: LimitExceeded")
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }

  @Test func replacementsThatGrowTooLargeAreRefused() throws {
    let text = CypherValue.text(String(repeating: "a", count: 50_000))
    let call = FunctionCall("replace", text, "a", text, gives: "LimitExceeded: LimitExceeded")
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }
}
