import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Records that people judged to be the same are one party, and no segment knows of it.
@Suite struct PartiesTests {
  /// Groups as they are given, and the parties they make, the record that stands for each first.
  static let groups: [(id: String, given: [[UInt32]], parties: [[UInt32]])] = [
    ("nothing", [], []),
    ("an empty group", [[]], []),
    ("one record", [[3]], []),
    ("a record with itself", [[3, 3]], []),
    ("two records", [[3, 1]], [[3, 1]]),
    ("three records", [[5, 9, 1]], [[5, 1, 9]]),
    ("two parties", [[4, 1], [2, 3]], [[2, 3], [4, 1]]),
    ("the same group twice", [[1, 2], [2, 1]], [[1, 2]]),
    ("a chain", [[1, 2], [2, 3], [3, 4]], [[1, 2, 3, 4]]),
    ("regression: the first of the first group stands", [[7, 2], [3, 7]], [[7, 2, 3]]),
    ("two parties that become one", [[8, 1], [2, 3], [3, 1]], [[8, 1, 2, 3]]),
    ("joined from the other side", [[8, 1], [2, 3], [2, 8]], [[8, 1, 2, 3]]),
    ("a group in between", [[9], [1, 9], [9, 5]], [[9, 1, 5]]),
  ]

  @Test(arguments: Self.groups.indices) func groupsThatMeet(number: Int) {
    let (id, given, expected) = Self.groups[number]
    let parties = Parties(given.map { $0.map { NodeIndex($0) } })
    #expect(parties.all.map { $0.map(\.rawValue) } == expected, "\(id)")
    #expect(parties.isEmpty == expected.isEmpty)
    for group in expected {
      for member in group { #expect(parties.canonical(member) == group[0]) }
      #expect(parties.members(group[0]) == group && parties.isSeveral(group[0]))
    }
    #expect(parties.canonical(100) == 100 && parties.members(100) == [100])
  }

  private let graph: GraphFixture

  /// `1` and `2` are records of one person, `3` knows both, `4` is another.
  init() throws {
    graph = try GraphFixture()
    try graph.importing { builder in
      let (one, two) = (builder.person("1"), builder.person("2", ["Official"]))
      let (three, four) = (builder.person("3"), builder.person("4"))
      builder.set("name", of: two, to: .text("二"))
      builder.set("name", of: one, to: .text("一"))
      builder.set("post", of: two, to: .text("clerk"))
      builder.cite(Citation(source: 1, row: 9), for: one)
      builder.cite(Citation(source: 1, row: 2), for: two)
      for (row, (from, to)) in [(one, four), (two, three), (three, two), (two, one)].enumerated() {
        builder.relationship(
          "KNOWS", from: from, to: to, citation: Citation(source: 2, row: UInt32(row + 2)))
      }
    }
    // The same again, part of it in a delta and part in the overlay.
    try graph.importing { builder in
      builder.relationship(
        "KNOWS", from: builder.person("4"), to: builder.person("2", ["Official"]),
        citation: Citation(source: 3, row: 2))
    }
    try graph.edit {
      _ = try $0.createRelationship(
        "KNOWS", from: graph.node("person:2"), to: graph.node("person:4"))
    }
  }

  private func together(
    _ keys: [String] = ["1", "2"], scope: ReadScope = .all
  ) throws -> GraphSnapshot {
    let records = try keys.map { try graph.node("person:\($0)") }
    return try graph.snapshot.reopened(scope: scope, parties: Parties([records]))
  }

  private func neighbours(_ snapshot: GraphSnapshot, _ key: String) throws -> [[String]] {
    let node = try #require(try snapshot.node(reference: "person:\(key)"))
    let type = try #require(snapshot.type("KNOWS"))
    return try [snapshot.outgoing(type), snapshot.incoming(type)].map { adjacency in
      try adjacency.neighbours(of: node.rawValue).map {
        try snapshot.reference(of: NodeIndex($0))
      }.sorted()
    }
  }

  @Test func aPartyHasWhatItsRecordsHave() throws {
    let seen = try together()
    let party = try #require(try seen.node(reference: "person:2"))
    #expect(try party == seen.node(reference: "person:1"))
    #expect(try seen.reference(of: party) == "person:1")
    #expect(Set(seen.labels(of: party)) == ["Person", "Official"])
    #expect(try seen.value("name", of: party) == .text("一"))
    #expect(try seen.value("post", of: party) == .text("clerk"))
    #expect(try seen.value("id", of: party) == .text("1"))
    #expect(try seen.column("name")?.text(party.rawValue) == "一")
    #expect(try seen.column("post")?.text(party.rawValue) == "clerk")
    #expect(
      try seen.citations(of: party) == [
        Citation(source: 1, row: 9), Citation(source: 1, row: 2),
      ])
    #expect(
      try neighbours(seen, "1") == [
        ["person:1", "person:3", "person:4", "person:4"], ["person:1", "person:3", "person:4"],
      ])
    #expect(try neighbours(seen, "3") == [["person:1"], ["person:1"]])
    #expect(try neighbours(seen, "4") == [["person:1"], ["person:1", "person:1"]])
    #expect(seen.nodeCount == 3)
    #expect(try seen.relationshipCount() == 6)
    let official = try #require(seen.label("Official"))
    #expect(seen.ranges(of: official).flatMap { Array($0) } == [party.rawValue])
  }

  @Test func theOtherRecordMayStand() throws {
    let seen = try together(["2", "1"])
    let party = try #require(try seen.node(reference: "person:1"))
    #expect(try seen.reference(of: party) == "person:2")
    #expect(try seen.value("name", of: party) == .text("二"))
  }

  /// A record that does not stand for its party is not there by itself.
  @Test func recordsDoNotShow() throws {
    let seen = try together()
    let record = try graph.node("person:2")
    #expect(!seen.isVisible(record))
    #expect(seen.canonical(record) == (try graph.node("person:1")))
    #expect(try seen.degree(of: record) == 0 && seen.properties(of: record).isEmpty)
    #expect(throws: GraphError.self) { try seen.reference(of: record) }
  }

  @Test func recordsAreStillThere() throws {
    let plain = try GraphPortrait(of: graph.snapshot)
    try GraphPortrait(of: together().records()).compare(with: plain)
    try GraphPortrait(of: graph.snapshot.reopened(parties: Parties.none)).compare(with: plain)
    try GraphPortrait(of: graph.snapshot.reopened(parties: Parties([]))).compare(with: plain)
    try GraphPortrait(of: graph.snapshot).compare(with: plain)
  }

  /// What hides one record hides its party.
  @Test func aHiddenRecordHidesItsParty() throws {
    let seen = try together(scope: ReadScope(hiddenLabels: ["Official"]))
    #expect(try seen.node(reference: "person:1") == nil)
    #expect(seen.nodeCount == 2)
    #expect(try seen.relationshipCount() == 0)
  }

  /// A deleted record lent its party labels and values, and took it along where it stood for it.
  @Test(arguments: ["1", "2"]) func regressionDeletedRecordsLendNothing(key: String) throws {
    let seen = try together()
    let transaction = try GraphTransaction(on: seen)
    try transaction.delete(graph.node("person:\(key)"), detaching: true)
    let after = try transaction.commit(to: graph.log)
    let left = key == "1" ? "2" : "1"
    let node = try #require(try after.node(reference: "person:\(left)"))
    #expect(after.isVisible(node) && after.members(of: node) == [node])
    #expect(after.labels(of: node) == (left == "1" ? ["Person"] : ["Official"]))
    #expect(try after.value("name", of: node) == .text(left == "1" ? "一" : "二"))
    #expect(try after.value("post", of: node) == (left == "1" ? nil : .text("clerk")))
    #expect(try after.node(reference: "person:\(key)") == nil)
    #expect(after.nodeCount == 3)
  }

  /// Numbers of nodes that are not there make no party.
  @Test func recordsThatNeverWere() throws {
    let parties = Parties([[NodeIndex(900), NodeIndex(0)], [NodeIndex(.max), NodeIndex(1)]])
    let seen = try graph.snapshot.reopened(parties: parties)
    #expect(seen.parties.isEmpty && seen.nodeCount == 4)
  }
}
