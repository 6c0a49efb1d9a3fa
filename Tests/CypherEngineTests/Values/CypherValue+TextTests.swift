import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct LiteralTextTests {
  static let tie = RelationshipValue(from: 0, to: 1, position: 4, type: 1)

  static let cases: [(value: CypherValue, text: String)] = [
    (.null, "null"),
    ("it's\n\u{1B}[0m\\", "'it\\'s\\n\\u001B[0m\\\\'"),
    (1.0, "1.0"),
    ([1, "a", .null, [true]], "[1, 'a', null, [true]]"),
    (.entries(["a": 1, "two words": 2, "`": 3, "名": 4]), "{a: 1, `two words`: 2, ````: 3, 名: 4}"),
    (.bytes([0, 255]), "0x00ff"),
    (.day(2020, 1, 2), "2020-01-02"),
    (.duration(months: 14), "P1Y2M"),
    (.node(NodeIndex(3)), "(3)"),
    (.path(PathValue(nodes: [0, 1], relationships: [tie])), "<(0)-[1.4]->(1)>"),
    (.path(PathValue(nodes: [1, 0], relationships: [tie])), "<(1)<-[1.4]-(0)>"),
    (.point(Point(srid: 7203, x: 1, y: 2)), "point({x: 1.0, y: 2.0, crs: 'cartesian'})"),
  ]

  @Test(arguments: Self.cases.indices) func prints(number: Int) {
    #expect(Evaluations.text(Self.cases[number].value) == Self.cases[number].text)
  }
}
