import CypherSyntax
import PropertyGraph
import Testing

@testable import CypherEngine

/// Where conditions of a bound pattern end up.
@Suite struct PathDescriptionTests {
  private static let span = SourceSpan(0, 0)
  private static let path = Slot(3)
  private static let inner = Local(7)

  private static func expression(_ kind: BoundExpressionKind) -> BoundExpression {
    BoundExpression(kind, .any, span)
  }

  private static func call(_ name: String) -> BoundExpression {
    let function = FunctionDefinition(
      name, [], result: .list(.any), category: "List", summary: ""
    ) { _, _ in .null }
    return expression(.function(function, [expression(.variable(path))]))
  }

  private static func quantified(
    _ quantification: Quantification, _ list: BoundExpression, _ predicate: BoundExpression
  ) -> BoundExpression {
    expression(.quantified(quantification, inner, list: list, predicate: predicate))
  }

  /// `p = (a)-[r*2..3]->(b)`, slots 0 to 3, with a condition on the whole.
  private static func description(_ condition: BoundExpression) throws -> PathDescription {
    func node(_ number: Int) -> BoundElement {
      .node(
        BoundNode(variable: .slot(Slot(number)), isBound: false, labels: nil, predicates: []))
    }
    let relationship = BoundRelationship(
      variable: .slot(Slot(1)), isBound: false, types: nil, direction: .outgoing,
      length: .several(min: 2, max: 3), step: Local(0), predicates: [])
    let bound = BoundPath(
      variable: path, elements: [node(0), .relationship(relationship), node(2)],
      predicates: [condition])
    return try PathDescription(
      bound, hasDifferentRelationships: true, firstLocal: 10,
      GraphSnapshot(segments: [], scope: .all)
    ) { _, _ in Probe { _ in .boolean(true) } }
  }

  static let property = expression(.property(expression(.local(inner)), key: "share"))

  /// Conditions on every element go to the steps; others stay with the whole.
  static let placements:
    [(id: String, condition: BoundExpression, steps: [[PathPart]], whole: [[PathPart]])] = [
      (
        "all relationships", quantified(.all, call("relationships"), property),
        [[.innerRelationship(step: 0)]], []
      ),
      (
        "no relationship", quantified(.none, call("relationships"), property),
        [[.innerRelationship(step: 0)]], []
      ),
      (
        "all nodes", quantified(.all, call("nodes"), property), [[.innerNode(place: 1)]],
        [[.node(0)]]
      ),
      (
        "all of the list", quantified(.all, expression(.variable(Slot(1))), property),
        [[.innerRelationship(step: 0)]], []
      ),
      ("any relationship", quantified(.any, call("relationships"), property), [], [[.path]]),
      ("another function", quantified(.all, call("keys"), property), [], [[.path]]),
      (
        "beside another element",
        quantified(
          .all, call("relationships"),
          expression(.comparison(.less, property, expression(.variable(Slot(2)))))),
        [[.innerRelationship(step: 0), .node(1)]], []
      ),
      (
        "two in one",
        expression(
          .and([
            quantified(.all, call("relationships"), property),
            expression(.isNotNull(expression(.variable(Slot(0))))),
          ])), [[.innerRelationship(step: 0)]], [[.node(0)]]
      ),
    ]

  @Test(arguments: placements.indices) func places(number: Int) throws {
    let (id, condition, steps, whole) = Self.placements[number]
    let description = try Self.description(condition)
    #expect(description.links[0].checks.map { $0.needs.map(\.part) } == steps, "\(id)")
    #expect(description.checks.map { $0.needs.map(\.part) } == whole, "\(id)")
  }

  @Test func tellsWhatTheVariablesAre() throws {
    let description = try Self.description(Self.expression(.literal(.boolean(true))))
    #expect(
      description.outputs.map(\.part) == [
        .node(0), .relationships(link: 0, step: 0), .node(1), .path,
      ])
    #expect(description.outputs.map(\.slot.number) == [0, 1, 2, 3])
    #expect(description.localLimit == 14)
  }
}
