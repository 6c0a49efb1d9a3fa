import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct GraphTransactionTests {
  private let graph: GraphFixture

  init() throws {
    graph = try GraphFixture()
    try graph.importing { builder in
      let (a, b) = (builder.person("1"), builder.person("2"))
      builder.relationship("KNOWS", from: a, to: b, citation: Citation(source: 1, row: 2))
      builder.relationship("KNOWS", from: a, to: a, citation: Citation(source: 1, row: 3))
    }
  }

  private struct Refusal: Error {}

  /// What is refused, and why.
  static let refusals:
    [(id: String, code: GraphError.Code, body: @Sendable (GraphTransaction) throws -> Void)] = [
      ("a node with ties", .conflict, { try $0.delete(NodeIndex(0)) }),
      ("a node that never was", .notThere, { try $0.delete(NodeIndex(9)) }),
      ("labels of nobody", .notThere, { try $0.setLabels(["A"], of: NodeIndex(.max)) }),
      (
        "a tie to nobody", .notThere,
        { transaction in
          _ = try transaction.createRelationship("A", from: NodeIndex(0), to: NodeIndex(9))
        }
      ),
      (
        "a tie that never was", .notThere,
        { transaction in
          try transaction.delete(RelationshipIndex(type: TypeID(0), position: 2))
        }
      ),
      (
        "a type that never was", .notThere,
        { transaction in
          try transaction.set(
            "a", of: RelationshipIndex(type: TypeID(7), position: 0), to: .integer(1))
        }
      ),
      (
        "a tie taken out twice", .notThere,
        { transaction in
          for _ in 0..<2 { try transaction.delete(RelationshipIndex(type: TypeID(0), position: 0)) }
        }
      ),
      (
        "a deleted node", .notThere,
        { transaction in
          try transaction.delete(NodeIndex(0), detaching: true)
          try transaction.set("name", of: NodeIndex(0), to: .text("安"))
        }
      ),
      (
        "a taken key space", .conflict,
        { transaction in
          _ = try transaction.createNode(labels: [], key: ("n", "1"))
        }
      ),
      (
        "a list too deep", .tooLarge,
        { transaction in
          var value = Value.list([])
          for _ in 0..<ValueCoding.depthMax { value = .list([value]) }
          try transaction.set("name", of: NodeIndex(0), to: value)
        }
      ),
    ]

  @Test(arguments: Self.refusals.indices) func refuses(number: Int) throws {
    let (id, code, body) = Self.refusals[number]
    let transaction = try GraphTransaction(on: graph.snapshot)
    #expect(throws: GraphError.self, "\(id)") {
      do { try body(transaction) } catch let error as GraphError {
        #expect(error.code == code, "\(id)")
        throw error
      }
    }
  }

  @Test func aReaderWhoSeesLessCannotWrite() throws {
    let reader = try graph.snapshot.reopened(scope: ReadScope(hiddenLabels: ["A"]))
    #expect(throws: GraphError.self) { try GraphTransaction(on: reader) }
  }

  @Test func aLogThatRefusesChangesNothing() throws {
    let before = try GraphPortrait(of: graph.snapshot)
    graph.log.refusal = Refusal()
    let transaction = try GraphTransaction(on: graph.snapshot)
    _ = try transaction.createNode(labels: ["Person"], key: ("person", "3"))
    #expect(throws: Refusal.self) { try transaction.commit(to: graph.log) }
    #expect(try GraphPortrait(of: graph.snapshot) == before)
    // The same transaction may try again.
    graph.log.refusal = nil
    let after = try transaction.commit(to: graph.log)
    #expect(try after.node(reference: "person:3") != nil)
    try GraphPortrait(of: graph.snapshot.applying(graph.log.commits)).compare(
      with: GraphPortrait(of: after))
  }

  /// The second commit of a transaction was one on the state before the first.
  @Test func regressionATransactionGoesOnAfterItsCommit() throws {
    let transaction = try GraphTransaction(on: graph.snapshot)
    let node = try transaction.createNode(labels: [])
    _ = try transaction.commit(to: graph.log)
    try transaction.set("name", of: node, to: .text("安"))
    let after = try transaction.commit(to: graph.log)
    #expect(transaction.changeCount == 0)
    try GraphPortrait(of: graph.snapshot.applying(graph.log.commits)).compare(
      with: GraphPortrait(of: after))
  }

  @Test func takingAwayWhatNobodyHasChangesNothing() throws {
    let transaction = try GraphTransaction(on: graph.snapshot)
    try transaction.set("nothing", of: NodeIndex(0), to: nil)
    try transaction.set("nothing", of: graph.tie("r:1.2"), to: nil)
    try transaction.remove(label: "Nobody", from: NodeIndex(0))
    #expect(transaction.changeCount == 0)
    _ = try transaction.commit(to: graph.log)
    #expect(graph.log.commits.isEmpty)
  }

  // MARK: - Commits on other states

  private func commits(_ count: Int) throws -> [Commit] {
    for number in 0..<count {
      try graph.edit {
        try $0.set("name", of: graph.node("person:1"), to: .integer(Int64(number)))
      }
    }
    return graph.log.commits
  }

  private func expectCorrupt(_ snapshot: GraphSnapshot, _ commits: [Commit], _ what: String) {
    do {
      _ = try snapshot.applying(commits)
      Issue.record("\(what) went unnoticed")
    } catch { #expect(error.code == .corrupt, "\(what)") }
  }

  /// Commits that add no node fitted every state with as many nodes.
  @Test func regressionCommitsFitOneStateAlone() throws {
    let before = graph.snapshot
    let all = try commits(3)
    #expect(
      try before.applying(all).value("name", of: NodeIndex(0)) == .integer(2))
    #expect(
      try before.applying([all[0]]).applying([all[1], all[2]]).value("name", of: NodeIndex(0))
        == .integer(2))
    expectCorrupt(before, [all[1]], "one left out")
    expectCorrupt(before, [all[0], all[2]], "one left out in the middle")
    expectCorrupt(before, [all[1], all[0]], "another order")
    expectCorrupt(before, [all[0], all[0]], "one twice")
    expectCorrupt(try GraphSnapshot(segments: [], scope: .all), [all[0]], "the empty graph")
    let other = try GraphFixture()
    try other.importing { builder in _ = (builder.person("8"), builder.person("9")) }
    expectCorrupt(other.snapshot, [all[0]], "another graph of as many nodes")
    try graph.importing { _ in }
    expectCorrupt(graph.snapshot, [all[0]], "the graph that took them up")
  }

  @Test func everyFlippedByteOfACommitIsFound() throws {
    let before = graph.snapshot
    try graph.edit { transaction in
      let node = try transaction.createNode(
        labels: ["New"], key: ("new", "1"), properties: ["list": .list([.text("a"), .double(1)])])
      let tie = try transaction.createRelationship(
        "MADE", from: node, to: NodeIndex(0), properties: ["since": .integer(1)])
      try transaction.set("since", of: tie, to: nil)
      try transaction.delete(NodeIndex(1), detaching: true)
    }
    let bytes = graph.log.commits[0].bytes
    for at in bytes.indices {
      for flip in [1, 0x80, 0xFF] as [UInt8] {
        var flipped = bytes
        flipped[at] ^= flip
        expectCorrupt(before, [Commit(bytes: flipped)], "a flip at \(at)")
      }
      expectCorrupt(before, [Commit(bytes: Array(bytes[..<at]))], "\(at) bytes")
    }
    expectCorrupt(before, [Commit(bytes: bytes + [0])], "a byte more")
    _ = try before.applying([Commit(bytes: bytes)])
  }

  /// Commits that lie, under sums that fit: an error or a readable graph, never the end of the
  /// process.
  @Test(arguments: 0..<8) func hostileCommits(seed: Int) throws {
    let before = graph.snapshot
    var random = SeededGenerator(seed: UInt64(seed))
    try graph.edit { transaction in
      for number in 0..<3 {
        let node = try transaction.createNode(
          labels: ["New"], key: number == 0 ? nil : ("new", "\(number)"),
          properties: ["list": .list([.text("a"), .integer(7)])])
        _ = try transaction.createRelationship(
          "MADE", from: node, to: NodeIndex(0), properties: ["since": .integer(1)])
      }
      try transaction.setLabels(["New"], of: NodeIndex(0))
      try transaction.delete(NodeIndex(1), detaching: true)
    }
    let body = Array(graph.log.commits[0].bytes.dropFirst(8))
    for _ in 0..<300 {
      var lie = body
      for _ in 0..<random.pick([1, 1, 2]) {
        let at = 9 + random.below(body.count - 9)
        lie[at] = random.pick([0, 1, 2, 0x7F, 0xFF, UInt8(random.below(256))])
        if random.chance(0.2) { for more in at..<min(at + 8, lie.count) { lie[more] = 0xFF } }
      }
      var whole = ByteWriter()
      whole.put(lie.withUnsafeBytes(Checksum.of))
      whole.put(bytes: lie)
      guard let after = try? before.applying([Commit(bytes: whole.bytes)]) else { continue }
      exercise(after)
    }
  }
}
