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

  private static let question = """
    // id: asked
    // title: Asked
    // title-zh: 问
    // question: What is asked?
    // params: who: String; day: Date = 2020-01-01; least: Float = 0.25; all: Boolean = false
    // returns: x Integer

    RETURN 1 AS x
    """

  @Test(
    arguments: [
      (["who": .text("a")], nil), (["who": .text("a"), "day": .text("2021-02-03")], nil),
      (["who": .text("a"), "least": .integer(1), "all": .boolean(true)], nil),
      ([:], "‘asked’ asks for ‘who’ (give who: String)"),
      (["who": .integer(7)], "‘who’ of ‘asked’ is no String"),
      (["who": .text("a"), "day": .text("2021-02-30")], "‘day’ of ‘asked’ is no Date"),
      (
        ["who": .text("a"), "leest": .float(1)],
        "‘asked’ has no parameter ‘leest’ (did you mean ‘least’?)"
      ),
    ] as [([String: CypherValue], String?)])
  func aQuestionTakesWhatItDeclares(given: [String: CypherValue], fault: String?) throws {
    let file = try QueryFile.question(Self.question, path: "asked.cypher")
    var values: [ByteString: CypherValue] = [:]
    for (name, value) in given { values[ByteString(name)] = value }
    do throws(InvestigationError) {
      let request = try file.request(values)
      #expect(fault == nil && request.parameters.count == 4)
      guard case .date? = request.parameters["day"], case .float? = request.parameters["least"]
      else {
        Issue.record("values are of another type")
        return
      }
    } catch {
      #expect("\(error)" == fault)
    }
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
