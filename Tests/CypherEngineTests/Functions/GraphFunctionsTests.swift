import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct GraphFunctionsTests {
  private let transaction: GraphTransaction
  private let nodes: [NodeIndex]
  private let owns: Relationship
  private let context: EvaluationContext

  init() throws {
    (transaction, nodes, owns) = try Evaluations.firm()
    context = try Evaluations.context(try transaction.snapshot())
  }

  private var tie: CypherValue { .relationship(RelationshipValue(owns)) }

  private var path: CypherValue {
    .path(
      PathValue(
        nodes: [nodes[0].rawValue, nodes[2].rawValue], relationships: [RelationshipValue(owns)]))
  }

  @Test func looksAtElements() throws {
    let calls: [FunctionCall] = [
      .init("id", .node(nodes[2]), gives: "2"),
      .init("id", tie, gives: "0"),
      .init("elementId", .node(nodes[1]), gives: "'person:2'"),
      .init("elementId", .node(nodes[2]), gives: "'n:1'"),
      .init("elementId", tie, gives: "'r:1'"),
      .init("labels", .node(nodes[1]), gives: "['Person', 'Official']"),
      .init("labels", .null, gives: "null"),
      .init("labels", 1, gives: "TypeError: InvalidArgumentValue"),
      .init("type", tie, gives: "'OWNS'"),
      .init("type", .node(nodes[0]), gives: "TypeError: InvalidArgumentValue"),
      .init("keys", .node(nodes[0]), gives: "['id', 'born', 'name']"),
      .init("keys", .entries(["b": 1, "a": .null]), gives: "['b', 'a']"),
      .init("keys", 1, gives: "TypeError: InvalidArgumentValue"),
      .init("properties", tie, gives: "{share: 0.25}"),
      .init("properties", .entries(["a": 1]), gives: "{a: 1}"),
      .init("properties", 1, gives: "TypeError: InvalidArgumentValue"),
      .init("startNode", tie, gives: "(0)"),
      .init("endNode", tie, gives: "(2)"),
      .init("length", path, gives: "1"),
      .init("nodes", path, gives: "[(0), (2)]"),
      .init("relationships", path, gives: "[[0.0]]"),
      .init("length", .null, gives: "null"),
      .init("nodes", [], gives: "TypeError: InvalidArgumentValue"),
    ]
    for call in calls {
      #expect(try call.run(context) == call.outcome, "\(call.testDescription)")
    }
  }

  @Test func theTypeOutlivesDeletionAndLabelsDoNot() throws {
    try transaction.delete(nodes[0], detaching: true)
    context.graph = try transaction.snapshot()
    context.mayMeetDeleted = true
    let gone = "EntityNotFound: DeletedEntityAccess"
    let calls: [FunctionCall] = [
      .init("type", tie, gives: "'OWNS'"),
      .init("id", .node(nodes[0]), gives: "0"),
      .init("labels", .node(nodes[0]), gives: gone),
      .init("keys", tie, gives: gone),
      .init("properties", .node(nodes[0]), gives: gone),
      .init("elementId", .node(nodes[0]), gives: gone),
      .init("labels", .node(nodes[2]), gives: "['Firm']"),
    ]
    for call in calls {
      #expect(try call.run(context) == call.outcome, "\(call.testDescription)")
    }
  }
}
