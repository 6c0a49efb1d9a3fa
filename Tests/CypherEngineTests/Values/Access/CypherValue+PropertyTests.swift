import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct PropertyTests {
  static let components: [(value: CypherValue, key: ByteString, outcome: String)] = [
    (.null, "a", "null"),
    (.entries(["a": 1]), "a", "1"),
    (.entries(["a": 1]), "b", "null"),
    (.day(1984, 10, 11), "quarter", "4"),
    (.duration(months: 14), "monthsOfYear", "2"),
    (.temporal(.dateTime(Evaluations.now)), "offset", "'+01:00'"),
    (.day(1984, 10, 11), "hour", "ArgumentError: InvalidArgumentValue"),
    (.point(Point(srid: 4326, x: 1, y: 2)), "latitude", "2.0"),
    (.point(Point(srid: 4326, x: 1, y: 2)), "crs", "'wgs-84'"),
    (.point(Point(srid: 7203, x: 1, y: 2)), "z", "null"),
    (.point(Point(srid: 7203, x: 1, y: 2)), "latitude", "ArgumentError: InvalidArgumentValue"),
    (1, "a", "TypeError: InvalidArgumentType"),
    (["a"], "a", "TypeError: InvalidArgumentType"),
    ("a", "a", "TypeError: InvalidArgumentType"),
  ]

  @Test(arguments: Self.components.indices) func component(number: Int) throws {
    let (value, key, outcome) = Self.components[number]
    let context = try Evaluations.context()
    #expect(try Evaluations.outcome { try value.property(key, context) } == outcome)
    #expect(
      try Evaluations.outcome { try PropertyReader(key).value(of: value, context) } == outcome)
  }

  static let properties: [(key: ByteString, node: String, relationship: String)] = [
    ("name", "'林'", "null"), ("born", "1970", "null"), ("share", "null", "0.25"),
    ("id", "'1'", "null"), ("missing", "null", "null"),
  ]

  /// By name, and often enough that columns are opened.
  @Test(arguments: Self.properties.indices) func property(number: Int) throws {
    let (key, nodeText, relationshipText) = Self.properties[number]
    let (transaction, nodes, owns) = try Evaluations.firm()
    let context = try Evaluations.context(try transaction.snapshot())
    let node = CypherValue.node(nodes[0])
    let relationship = CypherValue.relationship(RelationshipValue(owns))
    #expect(Evaluations.text(try node.property(key, context)) == nodeText)
    #expect(Evaluations.text(try relationship.property(key, context)) == relationshipText)
    let reader = PropertyReader(key)
    for _ in 0..<20 {
      #expect(Evaluations.text(try reader.value(of: node, context)) == nodeText)
      #expect(Evaluations.text(try reader.value(of: relationship, context)) == relationshipText)
    }
  }

  @Test func aReaderFollowsTheContext() throws {
    let (transaction, nodes, _) = try Evaluations.firm()
    let context = try Evaluations.context(try transaction.snapshot())
    let reader = PropertyReader("name")
    for _ in 0..<20 { _ = try reader.value(ofNode: nodes[0].rawValue, context) }
    try transaction.set("name", of: nodes[0], to: .text("Lin"))
    context.graph = try transaction.snapshot()
    #expect(Evaluations.text(try reader.value(ofNode: nodes[0].rawValue, context)) == "'Lin'")
  }

  @Test func deletedElementsHaveNoProperties() throws {
    let (transaction, nodes, owns) = try Evaluations.firm()
    try transaction.delete(nodes[0], detaching: true)
    let context = try Evaluations.context(try transaction.snapshot())
    context.mayMeetDeleted = true
    let gone = "EntityNotFound: DeletedEntityAccess"
    for value in [CypherValue.node(nodes[0]), .relationship(RelationshipValue(owns))] {
      #expect(try Evaluations.outcome { try value.property("name", context) } == gone)
      #expect(try Evaluations.outcome { try value.properties(context) } == gone)
      let reader = PropertyReader("name")
      #expect(try Evaluations.outcome { try reader.value(of: value, context) } == gone)
    }
    #expect(try CypherValue.node(nodes[1]).property("name", context).isNull)
  }

  @Test func allProperties() throws {
    let (transaction, nodes, owns) = try Evaluations.firm()
    let context = try Evaluations.context(try transaction.snapshot())
    let node = try CypherValue.node(nodes[0]).properties(context)
    #expect(Evaluations.text(node) == "{id: '1', born: 1970, name: '林'}")
    let tie = try CypherValue.relationship(RelationshipValue(owns)).properties(context)
    #expect(Evaluations.text(tie) == "{share: 0.25}")
  }
}
