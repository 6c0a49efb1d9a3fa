import ReferenceGraph
import Testing

@testable import PropertyGraph

/// Defects of graphs that were continued, edited and written anew, each by its name.
@Suite struct HistoryRegressionTests {
  private let graph: GraphFixture

  init() throws { graph = try GraphFixture() }

  /// Labels that an import gave were lost where the overlay had changed those of the same node.
  @Test func regressionAnImportAddsLabelsToEditedOnes() throws {
    try graph.importing { _ = $0.person("1") }
    try graph.edit { try $0.add(label: "Official", to: graph.node("person:1")) }
    try graph.importing { _ = $0.person("1", ["Suspect"]) }
    #expect(
      Set(try graph.snapshot.labels(of: graph.node("person:1")))
        == ["Person", "Official", "Suspect"])
  }

  private func twoTies() throws {
    try graph.importing { builder in
      let (a, b) = (builder.person("1"), builder.person("2"))
      for row in [2, 3] as [UInt32] {
        builder.relationship(
          "OWNS", from: a, to: b, citation: Citation(source: 1, row: row),
          properties: ["share": .integer(Int64(row))], merges: true)
      }
    }
  }

  /// Two ties that an edit made equal became one when the graph was compacted.
  @Test func regressionCompactingMergesNothing() throws {
    try twoTies()
    try graph.edit { try $0.set("share", of: graph.tie("r:1.3"), to: .integer(2)) }
    try graph.compact()
    #expect(try graph.snapshot.relationshipCount() == 2)
    #expect(try graph.snapshot.citations(of: graph.tie("r:1.3")) == [Citation(source: 1, row: 3)])
    // An import finds the first of them again, whichever way it comes.
    func again(_ builder: GraphBuilder, _ source: UInt32) {
      builder.relationship(
        "OWNS", from: builder.person("1"), to: builder.person("2"),
        citation: Citation(source: source, row: 9), properties: ["share": .integer(2)],
        merges: true)
    }
    try graph.importing { again($0, 4) }
    try graph.compact { again($0, 5) }
    #expect(try graph.snapshot.relationshipCount() == 2)
    #expect(try graph.snapshot.citations(of: graph.tie("r:1.2")).map(\.source) == [1, 4, 5])
  }

  /// A tie that came again after it was withdrawn was lost in the withdrawn one.
  @Test func regressionAWithdrawnTieTakesNoOtherWithIt() throws {
    try twoTies()
    let tie = try #require(try graph.snapshot.relationship(graph.tie("r:1.2")))
    try graph.apply([
      .setRelationshipState(
        0, tie.index.position, from: tie.from.rawValue, to: tie.to.rawValue, .withdrawn(by: 2))
    ])
    try graph.importing { builder in
      builder.relationship(
        "OWNS", from: builder.person("1"), to: builder.person("2"),
        citation: Citation(source: 3, row: 2), properties: ["share": .integer(2)], merges: true)
    }
    for _ in 0..<2 {
      #expect(try graph.snapshot.relationshipCount() == 2)
      #expect(try graph.snapshot.relationship(reference: "r:3.2") != nil)
      #expect(try graph.snapshot.relationship(reference: "r:1.2") == nil)
      try graph.compact()
    }
  }

  /// A sequence number that no whole number of 64 bits holds ended the process.
  @Test(arguments: ["n:9223372036854775808", "n:18446744073709551615"])
  func regressionSequencesBeyond63Bits(reference: String) throws {
    try graph.importing { _ = $0.nodeWithoutKey() }
    #expect(try graph.snapshot.node(reference: reference) == nil)
  }

  /// A withdrawn node that comes again counts again, whether its segment is the base or a delta.
  @Test func withdrawnNodesComeBack() throws {
    try graph.importing { _ = $0.person("1") }
    try graph.importing { _ = $0.person("2") }
    for key in ["1", "2"] {
      let node = try graph.node("person:\(key)")
      try graph.apply([.setState(node.rawValue, .withdrawn(by: 7))])
      #expect(try graph.snapshot.node(reference: "person:\(key)") == nil)
      try graph.importing { _ = $0.nodeWithoutKey() }
      #expect(try graph.snapshot.node(reference: "person:\(key)") == nil)
      try graph.importing { _ = $0.person(key) }
      #expect(try graph.node("person:\(key)") == node)
    }
    #expect(graph.snapshot.nodeCount == 4)
  }

  /// What stood in the overlay alone was lost when it was withdrawn and the overlay taken up, and
  /// its ties counted again when the graph was compacted.
  @Test(arguments: [false, true]) func regressionWithdrawnElementsOfTheOverlay(
    compacts: Bool
  ) throws {
    try graph.edit { transaction in
      let nodes = try ["1", "2"].map {
        try transaction.createNode(labels: ["Person"], key: ("person", $0))
      }
      for _ in 0..<2 {
        _ = try transaction.createRelationship("KNOWS", from: nodes[0], to: nodes[1])
      }
      _ = try transaction.createRelationship("KNOWS", from: nodes[0], to: nodes[0])
    }
    try graph.apply([
      .setRelationshipState(0, 0, from: 0, to: 1, .withdrawn(by: 3)),
      .setRelationshipState(0, 1, from: 0, to: 1, .withdrawn(by: 3)),
      .setState(1, .withdrawn(by: 3)),
    ])
    func take(_ build: (GraphBuilder) throws -> Void) throws {
      if compacts { try graph.compact(build) } else { try graph.importing(build) }
    }
    for _ in 0..<3 {
      #expect(graph.snapshot.nodeCount == 1)
      #expect(try graph.snapshot.relationshipCount() == 1)
      #expect(try graph.snapshot.degree(of: graph.node("person:1")) == 2)
      try take { builder in
        #expect(Array("2".utf8).withUnsafeBytes { builder.find(space: 0, key: $0) } == nil)
      }
    }
    try take { _ = $0.person("2", ["Again"]) }
    #expect(
      Set(try graph.snapshot.labels(of: graph.node("person:2"))) == ["Person", "Again"])
    #expect(try graph.snapshot.relationshipCount() == 1)
  }

  /// A withdrawn node that comes again with the import that compacts stayed withdrawn.
  @Test func regressionWithdrawnNodesComeBackWhileCompacting() throws {
    try graph.importing { builder in _ = (builder.person("1"), builder.person("2")) }
    for key in ["1", "2"] {
      try graph.apply([.setState(graph.node("person:\(key)").rawValue, .withdrawn(by: 7))])
    }
    try graph.compact { _ = $0.person("2") }
    #expect(graph.snapshot.nodeCount == 1)
    #expect(try graph.snapshot.reference(of: graph.node("person:2")) == "person:2")
    try graph.importing { _ = $0.person("1") }
    #expect(graph.snapshot.nodeCount == 2)
  }
}
