import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct SetExecutorTests {
  private let fixture: UpdateFixture
  private let node: NodeIndex
  private let tie: RelationshipValue

  init() throws {
    fixture = try UpdateFixture()
    node = try fixture.updates.createNode(
      labels: ["A"], properties: [("x", .integer(1)), ("y", .text("b"))])
    tie = try fixture.updates.createRelationship("T", from: node, to: node, properties: [])
    fixture.updates.counters = UpdateCounters()
  }

  private func set(_ items: [BoundSetItem], _ row: [CypherValue]? = nil) throws {
    let items = try items.map { try CompiledSetItem($0, compile: compileForTest) }
    try fixture.run(
      SetExecutor(items, fixture.updates), [row ?? [.node(node), .relationship(tie)]])
    try fixture.updates.finish()
  }

  private func remove(_ items: [BoundRemoveItem], _ row: [CypherValue]? = nil) throws {
    let items = try items.map { try CompiledRemoveItem($0, compile: compileForTest) }
    try fixture.run(
      RemoveExecutor(items, fixture.updates), [row ?? [.node(node), .relationship(tie)]])
    try fixture.updates.finish()
  }

  private static let sets: [(items: [BoundSetItem], portrait: String)] = [
    ([.property(target: variable(0), key: "x", value: literal(.float(2)))], ":A{x: 2.0, y: b}"),
    ([.property(target: variable(0), key: "x", value: literal(.null))], ":A{y: b}"),
    (
      [
        .property(target: variable(0), key: "x", value: literal(.integer(5))),
        .property(target: variable(0), key: "z", value: property(0, "x")),
      ], ":A{x: 5, y: b, z: 5}"
    ),
    (
      [
        .dynamicProperty(
          target: variable(0), key: property(0, "y"), value: literal(.boolean(true)))
      ], ":A{b: true, x: 1, y: b}"
    ),
    (
      [.replace(target: variable(0), value: map([("z", literal(.integer(3)))]))], ":A{z: 3}"
    ),
    (
      [
        .replace(
          target: variable(0),
          value: map([("x", literal(.null)), ("y", literal(.text("c")))]))
      ], ":A{y: c}"
    ),
    (
      [
        .merge(
          target: variable(0),
          value: map([("x", literal(.null)), ("z", literal(.integer(3)))]))
      ], ":A{y: b, z: 3}"
    ),
    ([.replace(target: variable(0), value: variable(0))], ":A{x: 1, y: b}"),
    ([.labels(target: variable(0), ["B", "A", "C"])], ":A:B:C{x: 1, y: b}"),
  ]

  @Test(arguments: sets.indices)
  func changes(_ at: Int) throws {
    try set(Self.sets[at].items)
    #expect(try fixture.portrait(node) == Self.sets[at].portrait)
  }

  @Test func copiesBetweenNodesAndRelationships() throws {
    try set([.replace(target: variable(1), value: variable(0))])
    #expect(try fixture.transaction.properties(of: tie.index).map(\.name) == ["x", "y"])
  }

  @Test func nullIsPassedOver() throws {
    try set(
      [
        .property(target: variable(0), key: "x", value: literal(.integer(9))),
        .replace(target: variable(0), value: map([])),
        .labels(target: variable(0), ["B"]),
      ], [.null, .null])
    try remove(
      [.property(target: variable(0), key: "x"), .labels(target: variable(0), ["A"])],
      [.null, .null])
    #expect(!fixture.updates.counters.containsUpdates)
  }

  @Test func removesPropertiesAndLabels() throws {
    try remove([
      .property(target: variable(0), key: "x"), .property(target: variable(0), key: "none"),
      .labels(target: variable(0), ["A", "None"]),
    ])
    #expect(try fixture.portrait(node) == "{y: b}")
    #expect(fixture.updates.counters.propertiesSet == 1)
    #expect(fixture.updates.counters.labelsRemoved == 1)
  }

  private static let faults: [(item: BoundSetItem, code: CypherError.Code, detail: String)] = [
    (
      .property(target: literal(.integer(1)), key: "x", value: literal(.integer(1))), .type,
      "InvalidArgumentType"
    ),
    (
      .property(
        target: variable(0), key: "x", value: literal(.list([.map(CypherMap())]))), .type,
      "InvalidPropertyType"
    ),
    (.replace(target: variable(0), value: literal(.integer(1))), .type, "InvalidArgumentType"),
    (.labels(target: variable(1), ["A"]), .type, "InvalidArgumentType"),
    (
      .dynamicProperty(
        target: variable(0), key: literal(.integer(1)), value: literal(.integer(1))), .type,
      "InvalidArgumentType"
    ),
  ]

  @Test(arguments: faults.indices)
  func refuses(_ at: Int) throws {
    let fault = Self.faults[at]
    let error = #expect(throws: CypherError.self) { try set([fault.item]) }
    #expect(error?.code == fault.code)
    #expect(error?.detail == fault.detail)
  }

  @Test func aSameValueCountsAndALabelThatIsThereDoesNot() throws {
    try set([
      .property(target: variable(0), key: "x", value: literal(.integer(1))),
      .labels(target: variable(0), ["A"]),
    ])
    #expect(fixture.updates.counters.entries.map(\.name) == ["properties-set"])
  }

  /// Rows before are seen: the second row adds to what the first one stored.
  @Test func rowsSeeEachOther() throws {
    let items = [
      CompiledSetItem.property(
        target: TestExpression { $0.batch[Slot(0)].value($0.row) }, key: "x",
        value: TestExpression { frame in
          let before = try frame.batch[Slot(0)].value(frame.row).property("x", frame.context)
          guard case .integer(let number) = before else { return .null }
          return .integer(number + 1)
        })
    ]
    try fixture.run(
      SetExecutor(items, fixture.updates), Array(repeating: [.node(node)], count: 10))
    #expect(try fixture.portrait(node) == ":A{x: 11, y: b}")
  }
}
