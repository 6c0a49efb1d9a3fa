import PropertyGraph
import Testing

/// What a transaction says of single elements is what its snapshot says.
@Suite struct GraphTransactionReadingTests {
  @Test(arguments: 0..<8)
  func readsWhatItsSnapshotSays(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var random = Numbers(state: seed)
    var graph = try GraphSnapshot(segments: [], scope: .all)
    for step in 0..<4 {
      let transaction = try GraphTransaction(on: graph)
      for _ in 0..<40 { try Self.change(transaction, &random) }
      try Self.compare(transaction)
      graph = try transaction.commit(to: Forgetful())
      try Self.compare(transaction)
      if step == 1 {
        let path = folder.path + "/compacted.gxs"
        try GraphBuilder(compacting: graph).write(to: path)
        graph = try GraphSnapshot(segments: [path], scope: .all)
      }
    }
  }

  private static func change(_ transaction: GraphTransaction, _ random: inout Numbers) throws {
    let graph = try transaction.snapshot()
    let nodes = graph.ranges.joined().map { NodeIndex($0) }
    let one = nodes.randomElement(using: &random)
    let other = nodes.randomElement(using: &random)
    switch (Int.random(in: 0..<8, using: &random), one, other) {
    case (0, let one?, _): try transaction.delete(one, detaching: true)
    case (1, let one?, _): try transaction.set("x", of: one, to: nil)
    case (2, let one?, _): try transaction.add(label: "B", to: one)
    case (3...5, let one?, let other?):
      let made = try transaction.createRelationship(
        ["S", "T"].randomElement(using: &random)!, from: one, to: other)
      try transaction.set("x", of: made, to: .integer(1))
      if Int.random(in: 0..<4, using: &random) == 0 { try transaction.delete(made) }
    default:
      _ = try transaction.createNode(
        labels: ["A"], key: ("k", "\(Int.random(in: 0..<20, using: &random))"),
        properties: ["x": .integer(Int64.random(in: 0..<5, using: &random))])
    }
  }

  private static func compare(_ transaction: GraphTransaction) throws {
    let graph = try transaction.snapshot()
    #expect(transaction.identity == graph.identity)
    let nodes = (0..<graph.nodeIndexLimit).map { NodeIndex($0) }
    for node in nodes {
      #expect(transaction.isThere(node) == graph.isVisible(node))
      guard graph.isVisible(node) else { continue }
      #expect(transaction.labels(of: node) == graph.labels(of: node))
      #expect(try transaction.value("x", of: node) == graph.value("x", of: node))
      #expect(
        try transaction.properties(of: node).map(\.name)
          == graph.properties(of: node).map(\.name).filter { $0 != "id" })
      var touching: Set<RelationshipIndex> = []
      try graph.forEachRelationship(of: node) { found, _ in touching.insert(found.index) }
      let found = try transaction.relationships(of: node)
      #expect(Set(found.map(\.index)) == touching)
      #expect(found.count == touching.count)
      for relationship in found {
        let between = try transaction.relationships(
          graph.name(of: relationship.index.type), from: relationship.from, to: relationship.to)
        #expect(between.contains(relationship.index))
        #expect(transaction.isThere(relationship.index))
        #expect(
          try transaction.value("x", of: relationship.index)
            == graph.value("x", of: relationship.index))
        for other in between {
          #expect(
            try graph.relationship(other)
              == Relationship(index: other, from: relationship.from, to: relationship.to))
        }
      }
      if let key = try transaction.key(of: node) {
        #expect(try transaction.nodes(key: key.key) == [node])
      }
    }
  }

  /// Two transactions on one state are two states, and a commit is a third one.
  @Test func statesAreToldApart() throws {
    let graph = try GraphSnapshot(segments: [], scope: .all)
    let first = try GraphTransaction(on: graph)
    let second = try GraphTransaction(on: graph)
    #expect(first.identity == graph.identity)
    _ = try first.createNode(labels: [])
    _ = try second.createNode(labels: [])
    #expect(first.identity != second.identity)
    #expect(first.identity.committed == graph.identity)
    let draft = first.identity
    let after = try first.commit(to: Forgetful())
    #expect(after.identity != draft)
    #expect(after.identity != graph.identity)
    #expect(first.identity == after.identity)
    #expect(after.editedNodes == [NodeIndex(0)])
    #expect(try after.ofSegments().nodeCount == 0)
  }

  private final class Forgetful: CommitLog {
    func append(_ commit: Commit) {}
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
