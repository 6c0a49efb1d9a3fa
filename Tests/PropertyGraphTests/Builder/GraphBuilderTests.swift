import PropertyGraph
import ReferenceGraph
import Testing

@Suite struct GraphBuilderTests {
  @Test func theReportCountsConflictsAndMerges() throws {
    let folder = try TemporaryFolder()
    let builder = GraphBuilder()
    let space = builder.keySpace("person")
    let (ann, isNew) = builder.node(space: space, key: "1")
    #expect(isNew && !builder.node(space: space, key: "1").isNew)
    builder.set("name", of: ann, to: .text("Ann"))
    builder.set("name", of: ann, to: .text("Ann"))
    builder.set("name", of: ann, to: .text("Anna"))
    for row in 1...3 {
      builder.relationship(
        "KNOWS", from: ann, to: ann, citation: Citation(source: 1, row: UInt32(row)),
        properties: ["since": .integer(row == 3 ? 2 : 1)], merges: true)
    }
    let report = try builder.write(to: folder.file("graph.gxs"))
    #expect(report.nodes == 1 && report.conflicts == 1)
    #expect(report.relationships == 2 && report.merged == 1)
    let snapshot = try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: .all)
    #expect(try snapshot.value("name", of: NodeIndex(0)) == .text("Ann"))
  }

  /// A value of the base that cannot be read must not be taken for one that is not there.
  @Test func regressionAnUnreadableValueStopsTheDelta() throws {
    let folder = try TemporaryFolder()
    let base = GraphBuilder()
    let text = String(repeating: "长", count: 2 << 20)
    func add(_ name: String, to builder: GraphBuilder) {
      let node = builder.node(space: builder.keySpace("person"), key: "1").node
      builder.set("name", of: node, to: .text(name))
    }
    add(text, to: base)
    try base.write(to: folder.file("base"))
    var bytes = try contents(folder.file("base"))
    bytes[3 << 20] ^= 1
    try overwrite(folder.file("base"), with: bytes)
    let delta = try GraphBuilder(
      over: GraphSnapshot(segments: [folder.file("base")], scope: .all))
    add("另一个", to: delta)
    #expect(throws: GraphError.self) { try delta.write(to: folder.file("delta")) }
  }

  /// Parts of a table that wait for its order end quietly where that cannot be made.
  @Test func regressionAnUnreadableTieStopsTheDeltaOnManyThreads() throws {
    let folder = try TemporaryFolder()
    let note = String(repeating: "长", count: 2 << 20)
    func add(to builder: GraphBuilder, row: UInt32) -> UInt32 {
      let people = ["1", "2"].map { builder.node(space: builder.keySpace("person"), key: $0).node }
      return builder.relationship(
        "KNOWS", from: people[0], to: people[1], citation: Citation(source: 1, row: row),
        properties: ["note": .text(note)], merges: true)
    }
    let base = GraphBuilder()
    _ = add(to: base, row: 1)
    try base.write(to: folder.file("base"))
    var bytes = try contents(folder.file("base"))
    bytes[3 << 20] ^= 1
    try overwrite(folder.file("base"), with: bytes)
    // Whether a part is waiting when the order fails is chance.
    for _ in 0..<5 {
      let delta = try GraphBuilder(
        over: GraphSnapshot(segments: [folder.file("base")], scope: .all))
      let arrival = add(to: delta, row: 2)
      delta.cite(
        Citation(source: 1, row: 3), forRelationship: arrival, ofType: delta.type("KNOWS"))
      #expect(throws: GraphError.self) { try delta.write(to: folder.file("delta"), threads: 16) }
    }
  }

  @Test func sequenceNumbersGoOnWhereTheyWereTold() throws {
    let folder = try TemporaryFolder()
    let builder = GraphBuilder(firstSequence: 1000)
    _ = builder.nodeWithoutKey()
    #expect(builder.followingSequence == 1001)
    try builder.write(to: folder.file("graph.gxs"))
    let snapshot = try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: .all)
    #expect(try snapshot.reference(of: NodeIndex(0)) == "n:1000")
  }

  @Test func labelSetsAddUp() throws {
    let folder = try TemporaryFolder()
    let builder = GraphBuilder()
    #expect(builder.labelSet(["A", "B"]) == builder.labelSet(["B", "A", "B"]))
    #expect(builder.labelSet([]) == 0)
    let node = builder.nodeWithoutKey()
    for name in ["A", "B", "A"] { builder.add(labels: builder.labelSet([name]), to: node) }
    try builder.write(to: folder.file("graph.gxs"))
    let snapshot = try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: .all)
    #expect(Set(snapshot.labels(of: NodeIndex(0))) == ["A", "B"])
    #expect(snapshot.ranges.count == 1)
  }

  @Test func misuseStops() async {
    await #expect(processExitsWith: .failure) {
      let folder = try TemporaryFolder()
      let builder = GraphBuilder()
      builder.relationship(
        "KNOWS", from: 0, to: builder.nodeWithoutKey() + 7, citation: Citation(source: 1, row: 1))
      try builder.write(to: folder.file("graph.gxs"))
    }
  }

  /// Keys around the border between array and hash, and enough of them to make both kinds of index.
  @Test(arguments: [
    [0, 1], [1 << 24 - 1], [1 << 24], [1, 1 << 24], Array(0..<3000), [5, 2_000_000],
  ])
  func everyKindOfKeyIndex(numbers: [Int]) throws {
    let folder = try TemporaryFolder()
    let builder = GraphBuilder()
    let space = builder.keySpace("person")
    let keys = numbers.flatMap { ["\($0)", "0\($0)", "x\($0)"] }
    for key in keys { _ = builder.node(space: space, key: key) }
    try builder.write(to: folder.file("graph.gxs"))
    let snapshot = try GraphSnapshot(segments: [folder.file("graph.gxs")], scope: .all)
    for (at, key) in keys.enumerated() {
      let found = try snapshot.node(space: snapshot.keySpace("person")!, key: key)
      #expect(found == NodeIndex(UInt32(at)))
    }
    #expect(try snapshot.node(reference: "person:3000") == nil)
    #expect(try snapshot.node(reference: "person:y") == nil)
  }

  /// Parts are prepared on several threads; the file does not show it.
  @Test(arguments: 0..<3)
  func threadsDoNotShow(_ seed: Int) throws {
    let folder = try TemporaryFolder()
    let script = GraphGenerator.script(seed: UInt64(seed), nodes: 300, relationships: 900)
    for threads in [1, 2, 3, 8] {
      try script.build().write(to: folder.file("\(threads)"), threads: threads)
    }
    let first = try contents(folder.file("1"))
    for threads in [2, 3, 8] { #expect(try contents(folder.file("\(threads)")) == first) }
  }
}
