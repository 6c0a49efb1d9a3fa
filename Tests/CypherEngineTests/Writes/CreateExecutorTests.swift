import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct CreateExecutorTests {
  private func create(_ elements: [BoundCreate.Element]) throws -> CompiledCreate {
    try CompiledCreate(BoundCreate(elements: elements), compile: compileForTest)
  }

  @Test func makesNodesAndRelationshipsForEachRow() throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .node(
        slot: Slot(1), labels: ["A", "B"],
        properties: map([("x", variable(0)), ("none", literal(.null))])),
      .node(slot: Slot(2), labels: [], properties: nil),
      .relationship(
        slot: Slot(3), type: "T", from: Slot(1), to: Slot(2),
        properties: map([("y", literal(.boolean(true)))])),
      .path(slot: Slot(4), parts: [Slot(1), Slot(3), Slot(2)]),
    ])
    let after = try fixture.run(
      CreateExecutor(pattern, fixture.updates), [[.integer(1)], [.text("二")]])
    try fixture.updates.finish()
    #expect(after.count == 2)
    #expect(
      try fixture.portrait() == [
        ":A:B{x: 1}", ":A:B{x: 1}-T{y: true}->{}", ":A:B{x: 二}", ":A:B{x: 二}-T{y: true}->{}",
        "{}", "{}",
      ])
    guard case .path(let path) = after[Slot(4)].value(1) else {
      Issue.record("no path")
      return
    }
    #expect(path.nodes.count == 2)
    let counters = fixture.updates.counters
    #expect(
      counters.entries.map { "\($0.name) \($0.count)" } == [
        "nodes-created 4", "relationships-created 2", "properties-set 4", "labels-added 4",
      ])
  }

  @Test func laterElementsReadEarlierOnes() throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .node(slot: Slot(0), labels: [], properties: map([("x", literal(.integer(7)))])),
      .node(slot: Slot(1), labels: [], properties: map([("y", property(0, "x"))])),
    ])
    try fixture.run(CreateExecutor(pattern, fixture.updates))
    #expect(try fixture.portrait() == ["{x: 7}", "{y: 7}"])
  }

  @Test(arguments: [
    (["Person"], CypherValue.text("7"), "person:7"),
    (["Person"], .integer(7), "person:7"),
    (["Person"], .float(7), "n:1"),
    (["Person"], .null, "n:1"),
    (["Company", "Person"], .text("7"), "person:7"),
    (["Other"], .text("7"), "n:1"),
    ([], .text("7"), "n:1"),
  ])
  func keysComeFromTheFirstKeyedLabel(
    _ labels: [String], _ id: CypherValue, _ reference: String
  ) throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .node(slot: Slot(0), labels: labels, properties: map([("id", literal(id))]))
    ])
    let made = try fixture.run(CreateExecutor(pattern, fixture.updates))[Slot(0)].value(0).node
    #expect(try fixture.transaction.snapshot().reference(of: #require(made)) == reference)
    #expect(fixture.updates.warnings.isEmpty)
  }

  @Test func aKeyThatIsTakenGivesAWarningAndASequenceNumber() throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .node(slot: Slot(0), labels: ["Person"], properties: map([("id", literal(.text("7")))]))
    ])
    let after = try fixture.run(CreateExecutor(pattern, fixture.updates), [[], [], []])
    let graph = try fixture.transaction.snapshot()
    let references = try (0..<3).map {
      try graph.reference(of: #require(after[Slot(0)].value($0).node))
    }
    #expect(references[0] == "person:7")
    #expect(Set(references).count == 3)
    #expect(references[1...].allSatisfy { $0.hasPrefix("n:") })
    #expect(fixture.updates.warnings.count == 1)
    #expect(fixture.updates.warnings[0].hasPrefix("2 new nodes"))
    #expect(!fixture.updates.warnings[0].contains("7"))
  }

  @Test(arguments: [
    (CypherValue.null, "MissingNode"), (.integer(1), "InvalidArgumentType"),
  ])
  func endsMustBeNodes(_ end: CypherValue, _ detail: String) throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .relationship(slot: Slot(1), type: "T", from: Slot(0), to: Slot(0), properties: nil)
    ])
    let error = #expect(throws: CypherError.self) {
      try fixture.run(CreateExecutor(pattern, fixture.updates), [[end]])
    }
    #expect(error?.detail == detail)
  }

  @Test func mapsCannotBeStored() throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .node(slot: Slot(0), labels: [], properties: map([("x", literal(.map(CypherMap())))]))
    ])
    let error = #expect(throws: CypherError.self) {
      try fixture.run(CreateExecutor(pattern, fixture.updates))
    }
    #expect(error?.detail == "InvalidPropertyType")
  }

  /// Two spellings of é are two properties.
  @Test func namesDifferByTheirBytes() throws {
    let fixture = try UpdateFixture()
    let pattern = try create([
      .node(
        slot: Slot(0), labels: [],
        properties: map([
          ("\u{E9}", literal(.integer(1))), ("e\u{301}", literal(.integer(2))),
        ]))
    ])
    let made = try fixture.run(CreateExecutor(pattern, fixture.updates))[Slot(0)].value(0).node
    #expect(try fixture.transaction.properties(of: #require(made)).count == 2)
  }
}
