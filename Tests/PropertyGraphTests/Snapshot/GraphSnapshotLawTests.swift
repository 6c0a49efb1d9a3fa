import PropertyGraph
import ReferenceGraph
import Testing

/// Over generated graphs, every read of a snapshot is what the reference says.
@Suite struct GraphSnapshotLawTests {
  private func check(seed: UInt64, nodes: Int, relationships: Int) throws {
    let folder = try TemporaryFolder()
    let script = GraphGenerator.script(seed: seed, nodes: nodes, relationships: relationships)
    let path = folder.file("graph.gxs")
    let report = try script.build().write(to: path)
    let graph = ReferenceGraph(script)
    #expect(report == graph.report)
    let all = try GraphSnapshot(segments: [path], scope: .all)
    try all.verify()
    try GraphVerifier.verify(all, against: graph)
    var random = SeededGenerator(seed: ~seed)
    for _ in 0..<2 {
      let scope = ReadScope(
        hiddenLabels: some(graph.names[.label], &random),
        hiddenTypes: some(graph.names[.type], &random),
        hiddenProperties: some(graph.names[.property, default: []] + ["id"], &random))
      let snapshot = try GraphSnapshot(segments: [path], scope: scope)
      do {
        try GraphVerifier.verify(snapshot, against: graph)
      } catch {
        Issue.record("seed \(seed), \(scope): \(error)")
      }
    }
  }

  private func some(_ names: [String]?, _ random: inout SeededGenerator) -> Set<String> {
    let count = random.below(3)
    return Set((names ?? []).shuffled(using: &random).prefix(count))
  }

  @Test(arguments: 0..<30) func small(tens: Int) throws {
    for one in 0..<10 {
      let seed = UInt64(tens * 10 + one)
      try check(seed: seed, nodes: Int(seed % 43), relationships: Int(seed % 97))
    }
  }

  @Test(arguments: 1000..<1004) func medium(seed: Int) throws {
    try check(seed: UInt64(seed), nodes: 600, relationships: seed % 2 == 0 ? 2000 : 30)
  }

  @Test(arguments: 0..<40) func sameCallsGiveTheSameBytes(seed: Int) throws {
    let folder = try TemporaryFolder()
    let script = GraphGenerator.script(seed: UInt64(seed), nodes: 60, relationships: 120)
    try script.build().write(to: folder.file("a"))
    try script.build().write(to: folder.file("b"))
    #expect(try contents(folder.file("a")) == contents(folder.file("b")))
  }

  @Test func emptyGraphs() throws {
    let nothing = try GraphSnapshot(segments: [], scope: .all)
    try nothing.verify()
    try GraphVerifier.verify(nothing, against: ReferenceGraph(GraphScript()))
    #expect(try nothing.node(reference: "n:1") == nil)
    #expect(try nothing.node(reference: "person:1") == nil)
    let folder = try TemporaryFolder()
    try GraphScript().build().write(to: folder.file("empty.gxs"))
    let empty = try GraphSnapshot(segments: [folder.file("empty.gxs")], scope: .all)
    try empty.verify()
    try GraphVerifier.verify(empty, against: ReferenceGraph(GraphScript()))
  }
}
