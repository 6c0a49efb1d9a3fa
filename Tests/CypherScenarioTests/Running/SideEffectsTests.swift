import Scenarios
import Testing

@Suite struct SideEffectsTests {
  static func node(_ identity: String, _ labels: [String], _ k: ScenarioValue? = nil)
    -> GraphInventory.Entity
  {
    .init(
      identity: identity, names: labels,
      properties: k.map { [ScenarioProperty("k", $0)] } ?? [])
  }

  @Test(arguments: [
    ([node("1", ["A"])], [node("1", ["A"])], "none"),
    ([], [node("1", ["A"]), node("2", ["A"])], "+nodes 2, +labels 1"),
    ([node("1", ["A"], .integer(1))], [], "-nodes 1, -properties 1, -labels 1"),
    ([node("1", [], .integer(1))], [node("1", [], .integer(2))], "+properties 1, -properties 1"),
    ([node("1", [], .integer(1))], [node("1", [], .float(1))], "+properties 1, -properties 1"),
    ([node("1", [], .integer(1))], [node("1", [], .integer(1))], "none"),
    ([node("1", ["A"])], [node("1", ["B"])], "+labels 1, -labels 1"),
    ([node("1", ["A"])], [node("1", ["A"]), node("2", ["A"])], "+nodes 1"),
    ([node("1", ["A"])], [node("2", ["A"])], "+nodes 1, -nodes 1"),
  ])
  func nodesAreCounted(
    before: [GraphInventory.Entity], after: [GraphInventory.Entity], effects: String
  ) {
    let (old, new) = (GraphInventory(nodes: before), GraphInventory(nodes: after))
    #expect(SideEffects(from: old, to: new).description == effects)
  }

  @Test func relationshipsHaveTypesAndNoLabels() {
    let tie = GraphInventory.Entity(
      identity: "1", names: ["T"], properties: [ScenarioProperty("k", .integer(1))])
    let (old, new) = (GraphInventory(), GraphInventory(relationships: [tie]))
    #expect(SideEffects(from: old, to: new).description == "+relationships 1, +properties 1")
    #expect(SideEffects(from: new, to: old).description == "-relationships 1, -properties 1")
  }

  /// A node and a relationship of the same identity are two things.
  @Test func identitiesOfNodesAndRelationshipsAreApart() {
    let thing = GraphInventory.Entity(
      identity: "1", names: [], properties: [ScenarioProperty("k", .integer(1))])
    let (old, new) = (GraphInventory(nodes: [thing]), GraphInventory(relationships: [thing]))
    #expect(
      SideEffects(from: old, to: new).description
        == "-nodes 1, +relationships 1, +properties 1, -properties 1")
  }
}
