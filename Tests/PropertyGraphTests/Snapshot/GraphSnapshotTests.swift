import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Defects that were found, each by its name, and the small examples of the documentation.
@Suite struct GraphSnapshotTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func snapshot(
    hiding labels: Set<String> = [], _ build: (GraphBuilder) -> Void
  ) throws -> GraphSnapshot {
    let builder = GraphBuilder()
    build(builder)
    try builder.write(to: folder.file("graph.gxs"))
    return try GraphSnapshot(
      segments: [folder.file("graph.gxs")], scope: ReadScope(hiddenLabels: labels))
  }

  @Test func regressionAnAbsentIDFallsBackToTheKey() throws {
    let snapshot = try snapshot { builder in
      let space = builder.keySpace("person")
      builder.set("id", of: builder.node(space: space, key: "1").node, to: .text("one"))
      _ = builder.node(space: space, key: "2")
    }
    for (key, id) in [("1", "one"), ("2", "2")] {
      let node = try #require(try snapshot.node(reference: "person:\(key)"))
      #expect(try snapshot.value("id", of: node) == .text(id))
      #expect(try snapshot.properties(of: node).map(\.value) == [.text(id)])
    }
  }

  @Test(arguments: ["\u{301}mark", "a:b", "", ":", "1:", "\r\n", "n:1"])
  func regressionReferencesSplitByBytes(key: String) throws {
    let snapshot = try snapshot { builder in
      _ = builder.node(space: builder.keySpace("person"), key: key)
      _ = builder.keySpace("person:a")
    }
    #expect(try snapshot.node(reference: "person:\(key)") == NodeIndex(0))
  }

  @Test(arguments: ["n:01", "n:+1", "n:-1", "n:", "n:1 ", "n:99999999999999999999", "n", "", ":"])
  func otherSpellingsNameNothing(reference: String) throws {
    let snapshot = try snapshot { _ = $0.nodeWithoutKey() }
    #expect(try snapshot.node(reference: reference) == nil)
    #expect(try snapshot.node(reference: "n:1") == NodeIndex(0))
  }

  @Test func regressionSequencesAmongKeyedNodes() throws {
    let snapshot = try snapshot { builder in
      let space = builder.keySpace("person")
      for i in 0..<300 {
        let node =
          i % 3 == 0 ? builder.nodeWithoutKey() : builder.node(space: space, key: "\(i)").node
        builder.add(labels: builder.labelSet(["L\(i % 4)"]), to: node)
      }
    }
    for sequence in 1...100 {
      let node = try #require(try snapshot.node(reference: "n:\(sequence)"))
      #expect(try snapshot.reference(of: node) == "n:\(sequence)")
    }
    #expect(try snapshot.node(reference: "n:0") == nil)
    #expect(try snapshot.node(reference: "n:101") == nil)
  }

  @Test func regressionHiddenNodesCountNowhere() throws {
    let snapshot = try snapshot(hiding: ["Informant"]) { builder in
      let nodes = (0..<3).map { _ in builder.nodeWithoutKey() }
      builder.add(labels: builder.labelSet(["Informant"]), to: nodes[2])
      for (from, to) in [(0, 1), (0, 2), (2, 1), (2, 2), (0, 0)] {
        builder.relationship(
          "KNOWS", from: nodes[from], to: nodes[to], citation: Citation(source: 1, row: 1))
      }
    }
    #expect(try snapshot.relationshipCount() == 2)
    let visible = try #require(try snapshot.node(reference: "n:1"))
    #expect(try snapshot.degree(of: visible) == 3)
    #expect(try snapshot.node(reference: "n:3") == nil)
    let hidden = NodeIndex(2)
    #expect(!snapshot.isVisible(hidden))
    #expect(try snapshot.degree(of: hidden) == 0)
    try snapshot.forEachRelationship(of: hidden) { one, _ in Issue.record("\(one)") }
    #expect(snapshot.label("Informant") == nil)
  }

  @Test func regressionFurtherCitationsStandWithoutAPrimaryOne() throws {
    let snapshot = try snapshot { builder in
      let node = builder.nodeWithoutKey()
      builder.cite(Citation(source: 0, row: 9), for: node)
      let tie = builder.relationship(
        "KNOWS", from: node, to: node, citation: Citation(source: 0, row: 0))
      builder.cite(
        Citation(source: 4, row: 2), forRelationship: tie, ofType: builder.type("KNOWS"))
      builder.cite(
        Citation(source: 0, row: 2), forRelationship: tie, ofType: builder.type("KNOWS"))
    }
    #expect(try snapshot.citations(of: NodeIndex(0)) == [])
    let tie = RelationshipIndex(type: try #require(snapshot.type("KNOWS")), position: 0)
    #expect(try snapshot.citations(of: tie) == [Citation(source: 4, row: 2)])
  }

  /// Merging many rows must not look at every earlier citation.
  @Test func regressionMergingIsLinearInCitations() throws {
    let count = 20_000
    let builder = GraphBuilder()
    let nodes = (0..<count).map { _ in builder.nodeWithoutKey() }
    for pass in 0..<2 {
      var batch = GraphBuilder.Relationships(type: builder.type("KNOWS"), source: 1)
      batch.from = nodes
      batch.to = nodes.reversed()
      batch.rows = nodes.map { $0 + UInt32(pass * count) }
      batch.merges = true
      builder.append(batch)
    }
    let report = try builder.write(to: folder.file("graph.gxs"))
    #expect(report.merged == count && report.relationships == count)
    let snapshot = try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: .all)
    let last = RelationshipIndex(
      type: try #require(snapshot.type("KNOWS")), position: UInt32(count - 1))
    #expect(
      try snapshot.citations(of: last).map(\.row) == [UInt32(count - 1), UInt32(2 * count - 1)])
  }

  @Test func manyThreadsOpenTheSameViews() async throws {
    let path = folder.file("shared.gxs")
    let script = GraphGenerator.script(seed: 8, nodes: 200, relationships: 600)
    try script.build().write(to: path)
    let snapshot = try GraphSnapshot(segments: [path], scope: .all)
    let sums = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<16 {
        group.addTask {
          var total = 0
          for node in 0..<snapshot.nodeIndexLimit {
            total += try snapshot.properties(of: NodeIndex(node)).count
            total += try snapshot.degree(of: NodeIndex(node))
            let reference = try snapshot.reference(of: NodeIndex(node))
            if try snapshot.node(reference: reference) != nil { total += 1 }
          }
          return total
        }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(sums.count == 1)
  }

  @Test func aSharedOrderOfRelationshipNumbers() {
    let a = RelationshipIndex(type: TypeID(1), position: .max)
    let b = RelationshipIndex(type: TypeID(2), position: 0)
    #expect(a < b && a.packed == 0x1_FFFF_FFFF && b.packed == 0x2_0000_0000)
  }
}
