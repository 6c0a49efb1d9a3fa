import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct GroupCohesionTests {
  /// A = {1,2,3,4}, B = {1,2,3,5}, C = {1,2,3,4,6}, D = {4,6,7}.
  static func table() throws -> BidTable {
    let lots = [[1, 2, 3, 4], [1, 2, 3, 5], [1, 2, 3, 4, 6], [4, 6, 7]]
    return try BidTable(
      firmCount: 4, lotCount: 8,
      bids: lots.enumerated().flatMap { firm, lots in lots.map { (firm: firm, lot: $0) } })
  }

  @Test func tiesGroupsAndMeasuresOfAKnownTable() throws {
    let table = try Self.table()
    let projection = try table.coBidding()
    projection.withRows { rows, _ in
      let found = (0..<4).map { firm in
        rows.row(firm).map { (Int(rows.targets[$0]), rows.weights![$0]) }
      }
      #expect(found[0].map(\.0) == [1, 2, 3])
      let tiesOfA: [Double] = [3.0 / 5, 4.0 / 5, 1.0 / 6]
      #expect(found[0].map(\.1) == tiesOfA)
      #expect(found[1].map(\.0) == [0, 2])
      let tiesOfB: [Double] = [3.0 / 5, 0.5]
      #expect(found[1].map(\.1) == tiesOfB)
      let tiesOfD: [Double] = [1.0 / 6, 2.0 / 6]
      #expect(found[3].map(\.1) == tiesOfD)
    }
    // Seeds A, B, C give ABC, seed D gives all.
    #expect(try projection.cohesiveGroups() == [[0, 1, 2], [0, 1, 2, 3]])
    #expect(try projection.cohesiveGroups(sizeMin: 4) == [[0, 1, 2, 3]])
    let found = try table.groupCohesion(of: [[2, 0, 1]])[0]
    #expect(found.members == [0, 1, 2])
    #expect(found.sharedLots == [1, 2, 3, 4])
    let offCohesion: Double = found.cohesion - 0.981231
    let offExclusivity: Double = found.exclusivity - 0.791667
    #expect(offCohesion.magnitude < 1e-6)
    #expect(offExclusivity.magnitude < 1e-6)
    #expect(found.density == 1)
    let meetings = try table.coBidding(meetingMin: 3)
    #expect(meetings.edgeCount == 3)
  }

  @Test func aRingStandsOutAndARandomGroupDoesNot() throws {
    // Firms 0..<4 bid in 20 lots among themselves; the others bid as it comes.
    var random = SeededGenerator(seed: 9)
    var bids = [(firm: Int, lot: Int)]()
    for lot in 0..<20 { for firm in 0..<4 { bids.append((firm, lot)) } }
    for lot in 20..<80 {
      for _ in 0..<4 { bids.append((Int.random(in: 4..<24, using: &random), lot)) }
    }
    let table = try BidTable(firmCount: 24, lotCount: 80, bids: bids)
    let options = GroupCohesionOptions(sampleCount: 60)
    var first: [GroupCohesion]?
    for threadCount in [1, 3] {
      let found = try table.groupCohesion(
        of: [[0, 1, 2, 3], [5, 11, 17]], options, run: KernelRun(threadCount: threadCount))
      #expect(found[0].exclusivity == 1)
      #expect(found[0].exclusivityP == 1.0 / 61)
      #expect(found[1].exclusivityP > 0.05)
      for (one, two) in zip(found, first ?? found) {
        #expect(one.cohesionP == two.cohesionP)
        #expect(one.exclusivityP == two.exclusivityP)
      }
      first = found
    }
    let groups = try table.coBidding().cohesiveGroups()
    #expect(groups.contains([0, 1, 2, 3]))
  }

  @Test func doubledBidsCountOnce() throws {
    let table = try BidTable(
      firmCount: 2, lotCount: 1, bids: [(0, 0), (1, 0), (0, 0)].map { (firm: $0.0, lot: $0.1) })
    #expect(table.bids.count == 2)
    #expect(try table.coBidding().edgeCount == 1)
  }

  @Test func emptyTablesAndParametersOutOfRange() throws {
    let empty = try BidTable(firmCount: 3, lotCount: 0, bids: [])
    let found = try empty.groupCohesion(of: [[0, 1, 2]])[0]
    #expect(found.cohesion == 0)
    #expect(found.exclusivity == 0)
    #expect(found.density == 0)
    #expect(found.sharedLots.isEmpty)
    #expect(found.cohesionP == 1)
    #expect(try empty.groupCohesion(of: []).isEmpty)
    #expect(try empty.coBidding().cohesiveGroups().isEmpty)
    let table = try Self.table()
    for group in [[0, 1], [0, 1, 1], [0, 1, 4]] {
      #expect(throws: AnalyticsError.self) { try table.groupCohesion(of: [group]) }
    }
    #expect(throws: AnalyticsError.self) {
      try table.groupCohesion(of: [], GroupCohesionOptions(sampleCount: 0))
    }
    #expect(throws: AnalyticsError.self) { try table.coBidding(meetingMin: 0) }
    #expect(throws: AnalyticsError.self) { try table.coBidding().cohesiveGroups(sizeMin: 1) }
    #expect(throws: AnalyticsError.self) {
      try Projection(vertexCount: 2, edges: [(0, 1)], isDirected: true).cohesiveGroups()
    }
    #expect(throws: AnalyticsError.self) {
      try BidTable(firmCount: 1, lotCount: 1, bids: [(firm: 1, lot: 0)])
    }
    #expect(throws: AnalyticsError.cancelled) {
      try table.groupCohesion(
        of: [[0, 1, 2]], run: KernelRun(threadCount: 2, shouldStop: { true }))
    }
    #expect(throws: AnalyticsError.self) {
      try table.groupCohesion(of: [[0, 1, 2]], run: KernelRun(threadCount: 1, byteLimit: 10))
    }
  }
}
