import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct MergeExecutorTests {
  private let fixture: UpdateFixture

  init() throws { fixture = try UpdateFixture() }

  private func merge(
    _ bound: BoundMerge, _ rows: [[CypherValue]], usesShortcut: Bool = true
  ) throws -> Batch {
    var compiled = try CompiledMerge(bound, compile: compileForTest)
    if !usesShortcut { compiled.shortcut = nil }
    let executor = MergeExecutor(
      compiled, fixture.updates, match: try MergeFixture.match(bound))
    return try fixture.run(executor, rows)
  }

  @Test func rowsSeeWhatEarlierRowsMade() throws {
    let bound = MergeFixture.node(
      1, ["Person"], [("id", variable(0))],
      onCreate: [.property(target: variable(1), key: "made", value: literal(.boolean(true)))],
      onMatch: [.property(target: variable(1), key: "met", value: variable(0))])
    let keys = (0..<40).map { [CypherValue.text("\($0 % 10)")] }
    let after = try merge(bound, keys)
    #expect(after.count == 40)
    #expect(fixture.updates.counters.nodesCreated == 10)
    #expect(try fixture.transaction.snapshot().nodeCount == 10)
    #expect(after[Slot(1)].node(0) == after[Slot(1)].node(30))
  }

  @Test func allMatchesAreGiven() throws {
    for _ in 0..<3 {
      _ = try fixture.updates.createNode(labels: ["A"], properties: [("x", .integer(1))])
    }
    let rows = Array(repeating: [CypherValue.float(1)], count: 6)
    let after = try merge(MergeFixture.node(1, ["A"], [("x", variable(0))]), rows)
    #expect(after.count == 18)
    #expect(fixture.updates.counters.nodesCreated == 3)
  }

  @Test func whatTheStatementDeletedIsNotFound() throws {
    let nodes = try (0..<8).map {
      try fixture.updates.createNode(labels: ["A"], properties: [("x", .integer($0))])
    }
    for node in nodes { try fixture.updates.delete(node, detaching: false) }
    let rows = (0..<8).map { [CypherValue.integer($0)] }
    _ = try merge(MergeFixture.node(1, ["A"], [("x", variable(0))]), rows)
    #expect(fixture.updates.counters.nodesCreated == 16)
    #expect(try fixture.transaction.snapshot().nodeCount == 8)
  }

  @Test(arguments: [false, true])
  func nullIsAnError(_ usesShortcut: Bool) throws {
    let error = #expect(throws: CypherError.self) {
      try merge(
        MergeFixture.node(1, ["A"], [("x", variable(0))]), [[.null]], usesShortcut: usesShortcut)
    }
    #expect(error?.code == .semantic)
    #expect(error?.detail == "MergeReadOwnWrites")
  }

  @Test func relationshipsAreFoundBothWaysWithoutAnArrow() throws {
    let a = try fixture.updates.createNode(labels: [], properties: [])
    let b = try fixture.updates.createNode(labels: [], properties: [])
    let rows: [[CypherValue]] = [
      [.node(a), .node(b)], [.node(b), .node(a)], [.node(a), .node(a)], [.node(a), .node(a)],
    ]
    let after = try merge(
      MergeFixture.relationship(2, "T", from: 0, to: 1, isDirected: false, path: 3), rows)
    #expect(after.count == 4)
    #expect(fixture.updates.counters.relationshipsCreated == 2)
    let backward = try #require(after[Slot(2)].relationship(1))
    #expect(backward.from == a.rawValue)
    guard case .path(let path) = after[Slot(3)].value(1) else {
      Issue.record("no path")
      return
    }
    #expect(path.nodes == [b.rawValue, a.rawValue])
  }

  /// Other clauses of the statement, and ON MATCH itself, may change what later rows find.
  @Test func changesOfTheClauseItselfAreSeen() throws {
    for x in 0..<6 {
      _ = try fixture.updates.createNode(
        labels: ["A"], properties: [("x", .integer(Int64(x)))])
    }
    // Each row renames what it finds to what the next row looks for.
    let bound = MergeFixture.node(
      2, ["A"], [("x", variable(0))],
      onMatch: [.property(target: variable(2), key: "x", value: variable(1))])
    let rows = (0..<12).map { [CypherValue.integer($0), .integer($0 + 1)] }
    let after = try merge(bound, rows)
    #expect(fixture.updates.counters.nodesCreated == 6)
    // Row i finds the i nodes renamed to it and the one that was there, as far as there was one.
    #expect(after.count == 1 + 2 + 3 + 4 + 5 + 6 + 6 * 6)
  }

  @Test func keysOfSegmentsAreFoundWithoutATable() throws {
    let folder = try TemporaryGraph()
    let builder = GraphBuilder()
    for at in 0..<50 {
      let person = builder.node(space: builder.keySpace("person"), key: "\(at)").node
      builder.add(labels: builder.labelSet(["Person"]), to: person)
    }
    let graph = try folder.open(builder)
    let fixture = try UpdateFixture(on: graph)
    let bound = MergeFixture.node(1, ["Person"], [("id", variable(0))])
    let executor = MergeExecutor(
      try CompiledMerge(bound, compile: compileForTest), fixture.updates,
      match: try MergeFixture.match(bound))
    let after = try fixture.run(executor, (0..<100).map { [CypherValue.text("\($0 / 2 + 25)")] })
    #expect(after.count == 100)
    #expect(fixture.updates.counters.nodesCreated == 25)
  }
}

/// What the shortcut finds is what looking at everything finds.
@Suite struct MergeShortcutLawTests {
  @Test(arguments: 0..<30)
  func shortcutAndPlanGiveTheSameGraph(_ seed: UInt64) throws {
    var portraits: [[String]] = []
    var counts: [Int] = []
    for usesShortcut in [true, false] {
      var random = SeededGenerator(seed: seed)
      let fixture = try UpdateFixture()
      var nodes: [NodeIndex] = []
      for _ in 0..<6 {
        nodes.append(
          try fixture.updates.createNode(
            labels: [["A"], ["B"], ["A", "Person"]].randomElement(using: &random)!,
            properties: [("id", .text("\(Int.random(in: 0..<4, using: &random))"))]))
      }
      var rowCount = 0
      for _ in 0..<4 {
        let bound = Self.pattern(&random)
        var compiled = try CompiledMerge(bound, compile: compileForTest)
        if !usesShortcut { compiled.shortcut = nil }
        let executor = MergeExecutor(
          compiled, fixture.updates, match: try MergeFixture.match(bound))
        let rows: [[CypherValue]] = (0..<12).map { _ in
          [
            .node(nodes.randomElement(using: &random)!),
            .node(nodes.randomElement(using: &random)!), Self.value(&random),
            Self.value(&random),
          ]
        }
        rowCount += try fixture.run(executor, rows).count
      }
      portraits.append(try fixture.portrait())
      counts.append(rowCount)
    }
    #expect(portraits[0] == portraits[1])
    #expect(counts[0] == counts[1])
  }

  private static func value(_ random: inout SeededGenerator) -> CypherValue {
    let number = Int64.random(in: 0..<3, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .integer(number)
    case 1: return .float(Double(number))
    case 2: return .text("\(number)")
    default: return .list([.integer(number)])
    }
  }

  private static func pattern(_ random: inout SeededGenerator) -> BoundMerge {
    let entries: [(String, BoundExpression)] = [
      [("id", variable(2))], [("x", variable(2))], [("x", variable(2)), ("id", variable(3))],
      [("x", variable(2)), ("y", variable(3))],
    ].randomElement(using: &random)!
    if Bool.random(using: &random) {
      return MergeFixture.relationship(
        4, ["T", "U"].randomElement(using: &random)!, from: 0, to: 1,
        isDirected: Bool.random(using: &random), Array(entries.prefix(1)))
    }
    return MergeFixture.node(
      4, [["A"], [], ["Person", "A"]].randomElement(using: &random)!, entries,
      onMatch: [
        .property(
          target: variable(4), key: ["x", "y", "id"].randomElement(using: &random)!,
          value: variable(3))
      ])
  }
}
