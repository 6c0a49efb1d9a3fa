import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct ForeachExecutorTests {
  @Test func runsItsClausesForEveryElement() throws {
    let fixture = try UpdateFixture()
    let merge = MergeFixture.node(2, ["A"], [("x", variable(1))])
    let create = BoundCreate(elements: [
      .node(slot: Slot(3), labels: ["B"], properties: map([("of", property(2, "x"))]))
    ])
    let nested = [
      MergeExecutor(
        try CompiledMerge(merge, compile: compileForTest), fixture.updates,
        match: try MergeFixture.match(merge)),
      CreateExecutor(try CompiledCreate(create, compile: compileForTest), fixture.updates),
    ]
    let foreach = ForeachExecutor(
      list: TestExpression { $0.batch[Slot(0)].value($0.row) }, into: Slot(1), nested,
      fixture.updates)
    let after = try fixture.run(
      foreach, [[.list([.integer(1), .integer(2)])], [.null], [.list([.integer(1)])]])
    #expect(after.count == 3)
    #expect(
      try fixture.portrait() == [":A{x: 1}", ":A{x: 2}", ":B{of: 1}", ":B{of: 1}", ":B{of: 2}"])
    guard case .absent = after.columns[1], case .absent = after.columns[2] else {
      Issue.record("variables of FOREACH outlive it")
      return
    }
  }

  @Test func wantsAList() throws {
    let fixture = try UpdateFixture()
    let foreach = ForeachExecutor(
      list: TestExpression { _ in .integer(1) }, into: Slot(0), [], fixture.updates)
    let error = #expect(throws: CypherError.self) { try fixture.run(foreach) }
    #expect(error?.detail == "InvalidArgumentType")
  }
}
