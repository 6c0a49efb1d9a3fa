import Foundation
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct OwnershipSnapshotTests {
  private static func snapshots(
    _ builder: GraphBuilder, _ scopes: [ReadScope] = [.all]
  ) throws -> [GraphSnapshot] {
    let path = FileManager.default.temporaryDirectory.path + "/control-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try builder.write(to: path)
    return try scopes.map { try GraphSnapshot(segments: [path], scope: $0) }
  }

  private static func node(_ builder: GraphBuilder, _ label: String, _ key: String) -> UInt32 {
    let node = builder.node(space: builder.keySpace(label.lowercased()), key: key).node
    builder.add(labels: builder.labelSet([label]), to: node)
    return node
  }

  @Test(arguments: 0..<4)
  func aGraphSaysWhatItsRowsSay(_ seed: Int) throws {
    let random = RandomOwnership(seed: seed, width: seed % 2 == 0 ? 0 : 900)
    let builder = GraphBuilder()
    _ = Self.node(builder, "Address", "1")
    let nodes = random.kinds.enumerated().map { place, kind in
      let label =
        switch kind {
        case .person: "Person"
        case .body: "Org"
        case .company: "Company"
        }
      return Self.node(builder, label, "\(place)")
    }
    for (row, holding) in random.holdings.enumerated() {
      var properties: [String: Value] = [:]
      if holding.low == holding.high {
        properties["share"] = .double(holding.low!)
      } else {
        properties["share_min"] = .double(holding.low!)
        properties["share_max"] = .double(holding.high!)
      }
      builder.relationship(
        "OWNS", from: nodes[Int(holding.holder)], to: nodes[Int(holding.company)],
        citation: Citation(source: 1, row: UInt32(row + 1)), properties: properties)
    }
    let graph = try Self.snapshots(builder)[0]
    let stored = try OwnershipGraph(graph)
    let told = random.graph
    func party(_ place: Int) throws -> UInt32 {
      let spaces = [OwnershipPartyKind.person: "person", .body: "org", .company: "company"]
      let space = try #require(graph.keySpace(spaces[random.kinds[place]]!))
      let node = try #require(try graph.node(space: space, key: "\(place)"))
      return try #require(stored.party(of: node))
    }
    #expect(stored.isExact == told.isExact && stored.holdingCount == told.holdingCount)
    for company in random.companies {
      let answer = stored.owners(of: try party(company))
      for owner in told.owners(of: UInt32(company)).owners {
        let share = answer.share(of: try party(Int(owner.party)))
        #expect(isNear(share.low, owner.share.low, 1e-12))
        #expect(isNear(share.high, owner.share.high, 1e-12))
      }
      for holding in stored.holders(of: try party(company)) {
        let tie = try #require(stored.relationship(of: holding))
        #expect(try graph.relationship(tie.index) == tie)
      }
    }
  }

  @Test func rolesDatesAndScope() throws {
    let builder = GraphBuilder()
    let ann = Self.node(builder, "Person", "a")
    let bob = Self.node(builder, "Person", "b")
    let mill = Self.node(builder, "Company", "m")
    _ = Self.node(builder, "Company", "unheld")
    let day = CalendarDate("2021-05-01")!
    func tie(_ type: String, _ from: UInt32, _ properties: [String: Value]) {
      builder.relationship(
        type, from: from, to: mill, citation: Citation(source: 1, row: 1), properties: properties)
    }
    tie("OWNS", ann, ["share": .double(1), "valid_to": .date(day)])
    tie("OWNS", bob, ["share": .integer(1), "valid_from": .date(day)])
    tie("LEGAL_REP", ann, ["valid_to": .date(day)])
    tie("MANAGER", bob, [:])
    let scopes = [ReadScope.all, ReadScope(hiddenTypes: ["OWNS"])]
    let snapshots = try Self.snapshots(builder, scopes)
    let graph = snapshots[0]
    func owner(_ ownership: OwnershipGraph) throws -> [String] {
      let space = try #require(graph.keySpace("company"))
      let node = try #require(try graph.node(space: space, key: "m"))
      let company = try #require(ownership.party(of: node))
      let roles = try ownership.roles(in: company).map {
        "\($0.kind.rawValue) \(try graph.reference(of: ownership.node(of: $0.person)))"
      }
      let owners = try ownership.owners(of: company).owners.map {
        try graph.reference(of: ownership.node(of: $0.party))
      }
      return owners + roles
    }
    #expect(try owner(OwnershipGraph(graph)) == ["person:b", "MANAGER person:b"])
    #expect(
      try owner(OwnershipGraph(graph, at: .day(CalendarDate("2020-01-01")!)))
        == ["person:a", "LEGAL_REP person:a", "MANAGER person:b"])
    #expect(try OwnershipGraph(graph).partyCount == 4)
    #expect(try OwnershipGraph(snapshots[1]).holdingCount == 0)
  }
}
