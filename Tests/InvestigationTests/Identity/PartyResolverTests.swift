import Investigation
import PropertyGraph
import Testing

@Suite struct PartyResolverTests {
  private static func caseGraph(scope: ReadScope = .all) throws -> CaseGraph {
    let fixture = try Fixture()
    fixture.node("person:1", name: "张三")
    fixture.node("person:2", name: "张三")
    fixture.node("person:17", name: "李四")
    fixture.node("person:18", name: "company:2")
    fixture.node("company:1", name: "Topwood Ltd")
    fixture.node("company:2", name: "ＡＣＭＥ 公司")
    fixture.node("company:3", name: "SERCO")
    fixture.node("company:4", name: "Serco")
    fixture.node("org:5", name: "99")
    fixture.node("org:6", name: "1")
    return try fixture.caseGraph(scope: scope)
  }

  @Test(arguments: [
    // A reference goes before all else, even before a name that looks like one.
    ("person:1", ["person:1"]), ("company:2", ["company:2"]),
    // A key that one key space has.
    ("17", ["person:17"]), ("5", ["org:5"]),
    // A key of several spaces means nothing, unless it is a name.
    ("2", ["person:2", "company:2"]), ("1", ["org:6"]), ("99", ["org:5"]),
    // Names: exact, by width and case, several.
    ("李四", ["person:17"]), (" topwood  LTD ", ["company:1"]), ("acme 公司", ["company:2"]),
    ("ａｃｍｅ 公司", ["company:2"]), ("张三", ["person:1", "person:2"]),
    ("Serco", ["company:3", "company:4"]),
  ])
  func whatATextMeans(text: String, references: [String]) throws {
    let caseGraph = try Self.caseGraph()
    switch try PartyResolver(caseGraph).resolve(text) {
    case .found(let node): #expect(try caseGraph.references([node]) == references)
    case .several(let nodes):
      #expect(references.count > 1)
      #expect(Set(try caseGraph.references(nodes)) == Set(references))
    case .none: Issue.record("‘\(text)’ was not found")
    }
  }

  @Test(arguments: [
    ("Topwod Ltd", "company:1"), ("李五", "person:17"), ("ACME公司", "company:2"),
  ])
  func theNearestAreNamed(text: String, nearest: String) throws {
    let caseGraph = try Self.caseGraph()
    guard case .none(let nodes) = try PartyResolver(caseGraph).resolve(text) else {
      Issue.record("‘\(text)’ was found")
      return
    }
    #expect(try caseGraph.references(nodes).first == nearest)
  }

  @Test(arguments: ["", "ψ:", "ψ:999", "Ωmega Holdings of Nowhere"])
  func noneWithoutANeighbour(text: String) throws {
    guard case .none(let nodes) = try PartyResolver(Self.caseGraph()).resolve(text) else {
      Issue.record("‘\(text)’ was found")
      return
    }
    #expect(nodes.isEmpty)
  }

  @Test func whatIsHiddenIsNotFound() throws {
    let caseGraph = try Self.caseGraph(scope: ReadScope(hiddenLabels: ["Person"]))
    for text in ["person:17", "17", "李四", "张三"] {
      guard case .none(let nodes) = try PartyResolver(caseGraph).resolve(text) else {
        Issue.record("‘\(text)’ was found")
        continue
      }
      #expect(try caseGraph.references(nodes).allSatisfy { !$0.hasPrefix("person:") })
    }
  }
}
