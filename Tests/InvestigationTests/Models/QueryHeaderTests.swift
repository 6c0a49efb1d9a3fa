import Declarations
import Testing

@testable import Investigation

@Suite struct QueryHeaderTests {
  private static let right = """
    // id: BID-02            version: 3            status: trial        supersedes: BID-01
    // title: Bidders with a common owner
    // title-zh: 投标人共同受益所有人
    // severity: red         escalate: repeats >= 2 -> red; age > 15 days -> red
    // roles: a Company, b Company, owner Person
    // third-parties: owner
    // param threshold: Float = 0.25  since 2024-11-01   source: 2024 No. 3: article 6
    // param day: Date
    // needs: OWNS >= 0.9, BID_FOR >= 0.95      (coverage below which the state is insufficient_data)
    // identity: owner >= B
    // innocent: Group companies may bid openly; a common nominee
    //   may be a service firm.
    // explain: {a} and {b} bid; {owner} holds both   | zh: {owner}同时持有{a}、{b}
    // source: OCP-R032
    // fixtures: hit.csv near-miss.csv     portable: no

    MATCH (a:Company) RETURN a
    // id: not a header any more
    """

  @Test func everyFieldIsRead() throws {
    let file = try QueryFile.model(Self.right, path: "models/BID/BID-02-owners.cypher")
    let model = try #require(file.model)
    #expect(file.id == "BID-02" && file.title.en == "Bidders with a common owner")
    #expect(file.title.zh == "投标人共同受益所有人" && file.question == nil)
    #expect(model.version == 3 && model.status == .trial && model.supersedes == "BID-01")
    #expect(model.severity == "red")
    #expect(model.escalation == "repeats >= 2 -> red; age > 15 days -> red")
    #expect(model.roles.map(\.name) == ["a", "b", "owner"])
    #expect(model.roles.map(\.label) == ["Company", "Company", "Person"])
    #expect(model.thirdParties == ["owner"] && model.identity == "owner >= B")
    #expect(
      model.needs == [
        .init(type: "OWNS", coverage: 0.9), .init(type: "BID_FOR", coverage: 0.95),
      ])
    #expect(
      model.innocent
        == "Group companies may bid openly; a common nominee may be a service firm.")
    #expect(model.explanation.en == "{a} and {b} bid; {owner} holds both")
    #expect(model.explanation.zh == "{owner}同时持有{a}、{b}")
    #expect(model.source == "OCP-R032" && !model.isPortable)
    #expect(model.fixtures == ["hit.csv", "near-miss.csv"])
    #expect(file.parameters.map(\.name) == ["threshold", "day"])
    #expect(file.parameters[0].initial == "0.25" && file.parameters[0].kind == .float)
    #expect(file.parameters[0].since?.description == "2024-11-01")
    #expect(file.parameters[0].source == "2024 No. 3: article 6")
    #expect(file.parameters[1].initial == nil && file.parameters[1].kind == .date)
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    var line: Int
    var says: String
    var testDescription: String { says }

    init(_ old: String, _ new: String, _ line: Int, _ says: String) {
      (self.old, self.new, self.line, self.says) = (old, new, line, says)
    }
  }

  @Test(arguments: [
    Fault("// severity:", "// severty:", 4, "did you mean ‘severity’?"),
    Fault("// source: OCP-R032", "// OCP-R032", 14, "no field in this line"),
    Fault("// id: BID-02 ", "//   id: BID-02 ", 1, "goes on with nothing"),
    Fault("version: 3", "version: 0", 1, "expected a whole number from 1 on"),
    Fault("status: trial", "status: tried", 1, "‘status’ is ‘tried’"),
    Fault("// title: Bidders with a common owner", "// title:", 2, "‘title’ is empty"),
    Fault("severity: red ", "severity: blue ", 4, "expected red, yellow"),
    Fault("b Company, owner", "b Company, b", 5, "‘roles’ is"),
    Fault("third-parties: owner", "third-parties: uncle", 6, "‘uncle’ is none of the roles"),
    Fault("Float = 0.25", "Float = many", 7, "expected a value of type Float, or null"),
    Fault("param day: Date", "param day: Day", 8, "a type of Boolean, Date"),
    Fault("since 2024-11-01", "since then", 7, "behind the value only"),
    Fault("param day: Date", "param threshold: Float", 8, "a second parameter ‘threshold’"),
    Fault("OWNS >= 0.9,", "OWNS >= 9,", 9, "‘needs’ is"),
    Fault("// identity: owner >= B", "// owner: somebody", 15, "the header has no ‘identity’"),
    Fault("| zh: ", "", 13, "| zh: Chinese sentence"),
    Fault("portable: no", "portable: perhaps", 15, "expected yes, no"),
    Fault("// title-zh: 投标人共同受益所有人", "// id: BID-03", 3, "a second ‘id’"),
    Fault("// id: BID-02 ", "// id: BID-03 ", 1, "expected a name that begins with the id"),
  ])
  func aFaultNamesItsLine(_ fault: Fault) throws {
    let text = Self.right.replacing(fault.old, with: fault.new, maxReplacements: 1)
    #expect(text != Self.right)
    do {
      _ = try QueryFile.model(text, path: "BID-02-owners.cypher")
      Issue.record("nobody minded")
    } catch {
      #expect(error.line == fault.line, "\(error)")
      #expect("\(error)".contains(fault.says), "\(error)")
      #expect(error.file == "BID-02-owners.cypher")
    }
  }

  @Test(arguments: [
    ("a  b", ["a", "b"]), ("a b", ["a b"]), ("a    b c   d", ["a", "b c", "d"]), ("", []),
    ("  a", ["a"]),
  ])
  func twoBlanksPart(text: String, parts: [String]) {
    #expect(QueryHeader.segments(text) == parts)
  }

  @Test func aQuestionTellsItsParametersAndColumns() throws {
    let text = """
      // id: who
      // title: Who
      // title-zh: 谁
      // question: Who is it?
      // params: days: Integer = 7; name: String = 'a b'; place: String
      // returns: person Node, times Integer

      RETURN 1
      """
    let file = try QueryFile.question(text, path: "questions/who.cypher")
    let question = try #require(file.question)
    #expect(question.question == "Who is it?" && file.model == nil)
    #expect(question.returns.map(\.name) == ["person", "times"])
    #expect(file.parameters.map(\.name) == ["days", "name", "place"])
    #expect(file.parameters.map(\.initial) == ["7", "'a b'", nil])
  }
}
