import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct DeleteExecutorTests {
  private let fixture: UpdateFixture
  private let a: NodeIndex
  private let b: NodeIndex
  private let tie: RelationshipValue

  init() throws {
    fixture = try UpdateFixture()
    a = try fixture.updates.createNode(labels: ["A"], properties: [("x", .integer(1))])
    b = try fixture.updates.createNode(labels: [], properties: [])
    tie = try fixture.updates.createRelationship("T", from: a, to: b, properties: [])
  }

  private func delete(_ values: [CypherValue], detaching: Bool = false) throws {
    let targets = values.indices.map { at in
      TestExpression { $0.batch[Slot(at)].value($0.row) }
    }
    try fixture.run(
      DeleteExecutor(targets, isDetaching: detaching, fixture.updates), [values])
  }

  private var nodeCount: Int { get throws { try fixture.transaction.snapshot().nodeCount } }

  @Test func aConnectedNodeIsAnErrorAtTheEndOnly() throws {
    try delete([.node(a)])
    // Gone at once, and so are its relationships.
    #expect(try nodeCount == 1)
    #expect(try fixture.transaction.snapshot().degree(of: b) == 0)
    let error = #expect(throws: CypherError.self) { try fixture.updates.finish() }
    #expect(error?.code == .constraintVerification)
    #expect(error?.detail == "DeleteConnectedNode")
  }

  @Test func deletingTheRelationshipLaterIsFine() throws {
    try delete([.node(a)])
    try delete([.relationship(tie), .relationship(tie), .null, .node(a)])
    try fixture.updates.finish()
    #expect(fixture.updates.counters.nodesDeleted == 1)
    #expect(fixture.updates.counters.relationshipsDeleted == 1)
  }

  @Test func detachingTheOtherEndLaterIsFine() throws {
    try delete([.node(a)])
    try delete([.node(b)], detaching: true)
    try fixture.updates.finish()
    #expect(try nodeCount == 0)
    #expect(fixture.updates.counters.relationshipsDeleted == 1)
  }

  @Test func detachTakesRelationshipsAlong() throws {
    try delete([.node(a)], detaching: true)
    try fixture.updates.finish()
    #expect(fixture.updates.counters.relationshipsDeleted == 1)
  }

  @Test func aLoopIsOneRelationship() throws {
    _ = try fixture.updates.createRelationship("L", from: b, to: b, properties: [])
    try delete([.node(b)], detaching: true)
    try fixture.updates.finish()
    #expect(fixture.updates.counters.relationshipsDeleted == 2)
  }

  @Test func pathsGoWhole() throws {
    let path = PathValue(nodes: [a.rawValue, b.rawValue], relationships: [tie])
    try delete([.path(path)])
    try fixture.updates.finish()
    #expect(try nodeCount == 0)
  }

  @Test(arguments: [CypherValue.integer(1), .list([]), .map(CypherMap()), .text("x")])
  func otherValuesAreRefused(_ value: CypherValue) throws {
    let error = #expect(throws: CypherError.self) { try delete([value]) }
    #expect(error?.code == .type)
    #expect(error?.detail == "InvalidArgumentType")
  }

  @Test func whatIsDeletedCannotBeReadOrChanged() throws {
    try delete([.relationship(tie), .node(a)])
    try fixture.updates.finish()
    #expect(fixture.context.mayMeetDeleted)
    let read = #expect(throws: CypherError.self) {
      try CypherValue.node(a).property("x", fixture.context)
    }
    #expect(read?.detail == "DeletedEntityAccess")
    let changed = #expect(throws: CypherError.self) {
      try fixture.updates.set("x", of: .node(a), to: .integer(2))
    }
    #expect(changed?.detail == "DeletedEntityAccess")
    let tied = #expect(throws: CypherError.self) {
      try fixture.updates.createRelationship("T", from: a, to: b, properties: [])
    }
    #expect(tied?.detail == "DeletedEntityAccess")
  }
}
