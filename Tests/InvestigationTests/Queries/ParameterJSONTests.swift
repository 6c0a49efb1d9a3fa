import CypherEngine
import Investigation
import Testing

@Suite struct ParameterJSONTests {
  @Test(arguments: [
    ("1", "1"), (" -0 ", "0"), ("1.0", "1.0"), ("1e2", "100.0"), ("true", "true"),
    ("null", "null"), (#""a\n\u00e9\ud83d\ude00""#, "'a\\né😀'"),
    ("[1, 2.5, []]", "[1, 2.5, []]"),
    (#"{"a": {"b": [null]}, "c": ""}"#, "{a: {b: [null]}, c: ''}"),
    ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9.223372036854776E18"),
  ])
  func jsonIsRead(_ text: String, _ literal: String) throws {
    #expect(try ParameterJSON.value(text).literalText { _ in "" } == literal)
  }

  @Test(arguments: [
    "", "007", "01", "+1", ".5", "1.", "1e", "Lin", "'a'", "\"a", "\"\\x\"", "\"\u{1}\"", "[1,]",
    "[1 2]", "{a: 1}", "{\"a\" 1}", "{\"a\": 1,}", "nul", "true false", "\"\\ud83d\"", "1e999",
    "-", "[", "{", "\"\\u12\"", "NaN", "\"\\u+123\"",
  ])
  func otherTextsAreNone(_ text: String) {
    #expect(throws: ParameterJSON.Fault.self) { try ParameterJSON.value(text) }
  }

  @Test func depthIsBounded() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: ParameterJSON.Fault.self) { try ParameterJSON.value(deep) }
    let fine = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(throws: Never.self) { try ParameterJSON.value(fine) }
  }
}
