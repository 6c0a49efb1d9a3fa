import PropertyGraph
import Testing

/// One search over segments, deltas, edits, parties and scopes.
@Suite struct SnapshotSearchTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ builder: GraphBuilder, _ people: [(key: String, name: String)]) {
    for (key, name) in people {
      let node = builder.node(space: builder.keySpace("person"), key: key).node
      builder.add(labels: builder.labelSet(["Person"]), to: node)
      builder.set("name", of: node, to: .text(name))
    }
  }

  /// A base of three, a delta of two, and edits: one new, one renamed, one gone.
  private func graph() throws -> GraphSnapshot {
    let base = GraphBuilder()
    write(base, [("1", "张伟"), ("2", "单伟"), ("3", "王小明")])
    try base.write(to: folder.file("base"))
    let before = try GraphSnapshot(segments: [folder.file("base")], scope: .all)
    let delta = try GraphBuilder(over: before)
    write(delta, [("4", "张伟"), ("5", "李建设")])
    try delta.write(to: folder.file("delta"))
    let both = try GraphSnapshot(
      segments: [folder.file("base"), folder.file("delta")], scope: .all)
    let transaction = try GraphTransaction(on: both)
    _ = try transaction.createNode(
      labels: ["Person"], key: ("person", "6"), properties: ["name": .text("张伟")])
    try transaction.set(
      "name", of: #require(try both.node(reference: "person:3")), to: .text("王大明"))
    try transaction.delete(#require(try both.node(reference: "person:5")))
    return try transaction.snapshot()
  }

  private func found(
    _ graph: GraphSnapshot, _ query: TextQuery, limit: Int = 10
  ) throws -> [String] {
    try graph.search(query, limit: limit).flatMap { hit in
      try hit.nodes.map { try graph.reference(of: NodeIndex($0)) }.sorted()
    }
  }

  @Test func everyGenerationIsSearched() throws {
    let graph = try graph()
    #expect(try found(graph, .exact("张伟")) == ["person:1", "person:4", "person:6"])
    #expect(try found(graph, .anything("shanwei")) == ["person:2"])
    #expect(try found(graph, .contains("大明")) == ["person:3"])
    #expect(try found(graph, .contains("小明")) == [], "an old name finds nobody")
    #expect(try found(graph, .contains("建设")) == [], "nor does one who is gone")
    #expect(try graph.search(.exact("张伟"), limit: 1).count == 1)
  }

  @Test func aCompactedGraphAnswersAlike() throws {
    let graph = try graph()
    try GraphBuilder(compacting: graph).write(to: folder.file("all"))
    let compact = try GraphSnapshot(segments: [folder.file("all")], scope: .all)
    for query in ["张伟", "明", "zw", "wangdaming", "建设", ""] {
      #expect(try found(compact, .anything(query)) == found(graph, .anything(query)))
    }
  }

  @Test func aHiddenPropertyOrLabelIsNotSearched() throws {
    let graph = try graph()
    let nameless = try graph.reopened(scope: ReadScope(hiddenProperties: ["name"]))
    #expect(try nameless.search(.exact("张伟"), limit: 9).isEmpty)
    let faceless = try graph.reopened(scope: ReadScope(hiddenLabels: ["Person"]))
    #expect(try faceless.search(.exact("张伟"), limit: 9).isEmpty)
  }

  @Test func aPartyIsFoundByTheNameOfEachRecord() throws {
    let graph = try graph()
    let records = try ["person:2", "person:3"].map { try #require(try graph.node(reference: $0)) }
    let judged = try graph.reopened(parties: Parties([records]))
    #expect(try found(judged, .exact("王大明")) == ["person:2"])
    #expect(try found(judged, .exact("单伟")) == ["person:2"])
  }
}
