import PropertyGraph
import Testing

@testable import CypherEngine

/// An index gives every node that a scan gives, in every state it meets.
@Suite struct PropertyIndexTests {
  private static let values: [CypherValue] = [
    .integer(1), .float(1), .integer(2), .float(2.5), .float(-0.0), .integer(0), .text("a"),
    .text("ab"), .text("一二三四五六七"), .text("一二三四五六八"), .boolean(true), .boolean(false),
    .date(LocalDate(days: 5)), .list([.integer(1)]), .integer(.max), .integer(.min),
    .float(.infinity), .float(.nan),
  ]

  private static let ranges: [IndexRange] = [
    .between(.integer(1), .float(2.5)), .between(nil, .text("ab")), .between(.float(-1), nil),
    .between(.text("一二三四五六"), .text("一二三四五六七")), .startingWith("一二三四五六"),
    .startingWith("a"), .startingWith(""), .between(.boolean(false), .boolean(true)),
    .between(.date(LocalDate(days: 4)), nil), .between(.integer(.max), nil),
    .between(.integer(3), .integer(1)), .between(.integer(1), .text("a")),
    .between(.list([]), nil),
  ]

  private func check(_ graph: GraphSnapshot, _ indexes: GraphIndexes) throws {
    guard let label = graph.label("A") else { return }
    let nodes = Array(graph.ranges(of: label).joined())
    func fitting(_ fits: (CypherValue) -> Bool) throws -> Set<UInt32> {
      Set(
        try nodes.filter { node in
          try graph.value("x", of: NodeIndex(node)).map { fits(CypherValue($0)) } ?? false
        })
    }
    for value in Self.values {
      let found = try indexes.nodes(label: "A", property: "x", equalTo: value, in: graph)
      #expect(try fitting { $0.equals(value) == true }.subtracting(found).isEmpty)
      #expect(Set(found).isSubset(of: nodes))
      #expect(found == found.sorted())
    }
    for range in Self.ranges {
      let found = try indexes.nodes(label: "A", property: "x", in: range, in: graph)
      #expect(try fitting { $0.lies(in: range) }.subtracting(found).isEmpty)
      #expect(Set(found).isSubset(of: nodes))
    }
  }

  @Test(arguments: 0..<12)
  func findsWhatAScanFinds(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryGraph()
    let cache = IndexCache()
    let indexes = GraphIndexes(SchemaCatalog(), cache)
    var graph = try GraphSnapshot(segments: [], scope: .all)
    var earlier: [GraphSnapshot] = []
    for step in 0..<10 {
      let fixture = try UpdateFixture(on: graph, indexes: cache)
      for _ in 0..<8 { try Self.change(fixture, &random) }
      try fixture.updates.finish()
      // The writer's own state before the commit, which another transaction never sees.
      try check(fixture.updates.graph, indexes)
      if step % 3 == 2 { continue }
      let before = fixture.transaction.identity
      graph = try fixture.transaction.commit(to: ForgetfulLog())
      if step % 2 == 0 { cache.follow(before, to: graph.identity) }
      if step == 4 {
        graph = try folder.open(try GraphBuilder(compacting: graph))
        earlier = []
      }
      let nodes = Array(graph.ranges.joined()).map { NodeIndex($0) }
      earlier.append(graph)
      if nodes.count > 3 {
        earlier.append(
          try graph.reopened(parties: Parties([Array(nodes.shuffled(using: &random).prefix(3))])))
      }
      // Readers of older states go on with theirs.
      for known in earlier { try check(known, indexes) }
    }
    #expect(cache.byteCount > 0)
  }

  private static func change(
    _ fixture: UpdateFixture, _ random: inout SeededGenerator
  ) throws {
    let graph = fixture.updates.graph
    let node = graph.ranges.joined().randomElement(using: &random).map { NodeIndex($0) }
    let value = values.randomElement(using: &random)!
    switch (Int.random(in: 0..<6, using: &random), node) {
    case (0, let node?): try fixture.updates.delete(node, detaching: true)
    case (1, let node?): try fixture.updates.set("x", of: .node(node), to: .null)
    case (2, let node?): try fixture.updates.add(labels: ["A"], to: node)
    case (3, let node?): try fixture.updates.remove(labels: ["A"], from: node)
    case (4, let node?): try fixture.updates.set("x", of: .node(node), to: value)
    default:
      _ = try fixture.updates.createNode(
        labels: Bool.random(using: &random) ? ["A"] : [],
        properties: [("x", value.stored()!)])
    }
  }

  @Test func keysAreFoundWithoutAnIndexOfThem() throws {
    let folder = try TemporaryGraph()
    let builder = GraphBuilder()
    let key = builder.node(space: builder.keySpace("p2:person"), key: "7").node
    builder.add(labels: builder.labelSet(["Person"]), to: key)
    let fixture = try UpdateFixture(on: try folder.open(builder))
    let made = try fixture.updates.createNode(
      labels: ["Person"], properties: [("id", .text("7"))])
    let renamed = try fixture.updates.createNode(
      labels: ["Person"], properties: [("id", .text("8"))])
    try fixture.updates.set("id", of: .node(renamed), to: .text("9"))
    try fixture.updates.finish()
    let indexes = GraphIndexes(SchemaCatalog(), fixture.updates.indexes)
    func find(_ key: String) throws -> [UInt32] {
      try indexes.nodes(
        label: "Person", property: "id", equalTo: .text(key), in: fixture.updates.graph
      ).filter {
        try fixture.updates.graph.value("id", of: NodeIndex($0)) == .text(key)
      }
    }
    #expect(try find("7") == [key, made.rawValue])
    #expect(try find("8") == [])
    #expect(try find("9") == [renamed.rawValue])
    #expect(
      indexes.statistics(label: "Person", property: "id", in: fixture.updates.graph)?.name
        == "key")
    #expect(indexes.statistics(label: "Person", property: "x", in: fixture.updates.graph) == nil)
  }

  /// What one reader may not see is found for another one by the same index.
  @Test func scopesDoNotNarrowAnIndex() throws {
    let cache = IndexCache()
    let fixture = try UpdateFixture(indexes: cache)
    let hidden = try fixture.updates.createNode(
      labels: ["A", "H"], properties: [("x", .integer(1))])
    try fixture.updates.finish()
    let graph = try fixture.transaction.commit(to: ForgetfulLog())
    let indexes = GraphIndexes(SchemaCatalog(), cache)
    let narrow = try graph.reopened(scope: ReadScope(hiddenLabels: ["H"]))
    #expect(
      try indexes.nodes(label: "A", property: "x", equalTo: .integer(1), in: narrow) == [])
    #expect(
      try indexes.nodes(label: "A", property: "x", equalTo: .integer(1), in: graph)
        == [hidden.rawValue])
  }
}

extension CypherValue {
  /// Whether the value lies in a range, ends included, as predicates compare.
  fileprivate func lies(in range: IndexRange) -> Bool {
    switch range {
    case .startingWith(let prefix):
      guard case .string(let text) = self else { return false }
      return text.text.utf8.starts(with: prefix.text.utf8)
    case .between(let low, let high):
      let isAbove = low.map { [.greater, .equal].contains(compare($0)) } ?? true
      let isBelow = high.map { [.less, .equal].contains(compare($0)) } ?? true
      return isAbove && isBelow
    }
  }
}
