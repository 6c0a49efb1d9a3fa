import CypherEngine
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct QueryParameterTests {
  @Test(
    arguments: [
      (.boolean, "true", "boolean(true)"), (.boolean, "yes", nil), (.integer, "12", "integer(12)"),
      (.integer, "1.5", nil), (.integer, "99999999999999999999", nil),
      (.float, "0.25", "float(0.25)"),
      (.float, "inf", nil), (.float, "3", "float(3.0)"), (.date, "2020-02-29", "date(2020-02-29)"),
      (.date, "2021-02-29", nil), (.date, "null", "null"),
    ] as [(QueryParameter.Kind, String, String?)])
  func aTextReadsAsAValueOfTheKind(kind: QueryParameter.Kind, text: String, value: String?) {
    let found = QueryParameter(name: "x", kind: kind).value(of: text)
    #expect(found.map { "\($0)" } == value)
  }

  @Test(arguments: [("a b", "a b"), ("'a b'", "a b"), ("'", "'"), ("", "")])
  func aTextMayStandInQuotes(text: String, value: String) throws {
    guard case .string(let found)? = QueryParameter(name: "x", kind: .string).value(of: text) else {
      Issue.record("no text")
      return
    }
    #expect(found.text == value)
  }
}
