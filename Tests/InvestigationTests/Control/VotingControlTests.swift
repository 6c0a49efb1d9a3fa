import Testing

@testable import Investigation

@Suite struct VotingControlTests {
  private static func graph(
    _ persons: Int, _ companies: Int, _ rows: [(UInt32, UInt32, Double)]
  ) -> OwnershipGraph {
    OwnershipGraph(
      kinds: Array(repeating: .person, count: persons)
        + Array(repeating: .company, count: companies),
      holdings: rows.map { Shareholding(holder: $0.0, company: $0.1, share: $0.2) })
  }

  @Test func controlPassesDownAndVotesAddUp() {
    // 0 has .51 of 1, and .3 of 2; 1 has .3 of 2; 1 and 2 have .26 each of 3.
    let graph = Self.graph(
      1, 3, [(0, 1, 0.51), (0, 2, 0.3), (1, 2, 0.3), (1, 3, 0.26), (2, 3, 0.26)])
    let steps = graph.controlled(by: 0)
    #expect(steps.map(\.company) == [1, 2, 3])
    #expect(steps.map(\.round) == [1, 2, 3])
    #expect(steps[1].blocks.map(\.holder) == [0, 1])
    #expect(isNear(steps[1].votes.low, 0.6) && steps[1].reason == .majority)
    #expect(steps.allSatisfy { $0.verdict == .yes })
    // In the end it has far less than half.
    #expect(graph.owners(of: 3).share(of: 0).low < 0.26)
    #expect(graph.controllers(of: 3).map(\.party) == [0])
  }

  @Test func halfIsNotMoreThanHalf() {
    let graph = Self.graph(2, 1, [(0, 2, 0.5), (1, 2, 0.5)])
    #expect(graph.controlled(by: 0).isEmpty)
    // By the text of 2018 half was enough.
    let old = VotingRule(majority: 0.5 - 1e-6)
    #expect(graph.controlled(by: 0, rule: old).map(\.company) == [2])
  }

  @Test func aThirdWithNoLargerBlock() {
    let third = VotingRule.third
    let most = Self.graph(3, 1, [(0, 3, 0.4), (1, 3, 0.35), (2, 3, 0.25)])
    #expect(most.controlled(by: 0, rule: third).map(\.verdict) == [.yes])
    #expect(most.controlled(by: 0, rule: third)[0].reason == .plurality(largestOther: 0.35))
    #expect(most.controlled(by: 1, rule: third).isEmpty)
    #expect(most.controlled(by: 0).isEmpty)
    // Equal blocks: no other is larger.
    let equal = Self.graph(2, 1, [(0, 2, 0.5), (1, 2, 0.5)])
    #expect(equal.controlled(by: 1, rule: third).map(\.verdict) == [.yes])
    // The rest may be one block.
    let open = Self.graph(1, 1, [(0, 1, 0.4)])
    #expect(open.controlled(by: 0, rule: third).map(\.verdict) == [.possible])
    // Two holdings of one holder are one block.
    let split = Self.graph(2, 1, [(0, 2, 0.4), (1, 2, 0.3), (1, 2, 0.3)])
    #expect(split.controlled(by: 0, rule: third).isEmpty)
    #expect(split.controlled(by: 1, rule: third)[0].reason == .majority)
  }

  @Test func sharesInOneselfHaveNoVote() {
    let graph = Self.graph(2, 1, [(0, 2, 0.45), (1, 2, 0.35), (2, 2, 0.2)])
    let steps = graph.controlled(by: 0)
    #expect(steps.map(\.company) == [2])
    #expect(isNear(steps[0].votes.low, 0.5625) && steps[0].blocks.map(\.holder) == [0])
  }

  @Test func aCircleDoesNotControlItself() {
    let graph = Self.graph(1, 2, [(1, 2, 0.6), (2, 1, 0.6), (0, 1, 0.4), (0, 2, 0.4)])
    #expect(graph.controlled(by: 0).isEmpty)
    #expect(graph.controlled(by: 1).map(\.company) == [2])
    // With votes of one's own for a start it holds together.
    let started = Self.graph(1, 2, [(1, 2, 0.6), (2, 1, 0.4), (0, 1, 0.51)])
    #expect(started.controlled(by: 0).map(\.company) == [1, 2])
  }

  @Test func inConcert() {
    let graph = Self.graph(3, 2, [(0, 3, 0.3), (1, 3, 0.3), (2, 3, 0.4), (3, 4, 0.6)])
    #expect(graph.controlled(by: [0, 1]).map(\.company) == [3, 4])
    #expect(graph.controlled(by: 0).isEmpty)
    #expect(graph.controllers(of: 4).isEmpty)
    #expect(graph.votes(of: [0, 1], in: 4) == ShareInterval(0.6))
  }

  @Test func rangesMakeControlPossible() {
    let graph = OwnershipGraph(
      kinds: [.person, .company, .company],
      holdings: [
        Shareholding(holder: 0, company: 1, low: 0.4, high: 0.6),
        Shareholding(holder: 1, company: 2, share: 0.9),
      ])
    #expect(graph.controlled(by: 0).map(\.verdict) == [.possible, .possible])
    #expect(graph.controlled(by: 0).map(\.company) == [1, 2])
    let votes = graph.votes(of: [0], in: 2)
    #expect(votes == ShareInterval(0, 0.9))
  }

  /// The least set by trying companies in any order, in whole numbers.
  private static func slow(
    _ random: RandomOwnership, _ party: UInt32, third: Bool, _ dice: inout Dice
  ) -> [UInt32] {
    var group: Set<UInt32> = [party]
    var companies = random.companies.map { UInt32($0) }
    while true {
      dice.shuffle(&companies)
      let next = companies.first { company in
        if group.contains(company) { return false }
        let rows = random.holdings.filter { $0.company == company }
        func points(_ row: Shareholding) -> Int { Int((row.low! * 10_000).rounded()) }
        let own = rows.filter { $0.holder == company }.reduce(0) { $0 + points($1) }
        let held = rows.filter { group.contains($0.holder) }.reduce(0) { $0 + points($1) }
        if held * 2 > 10_000 - own { return true }
        let rest = 10_000 - rows.reduce(0) { $0 + points($1) }
        let others = rows.filter { !group.contains($0.holder) && $0.holder != company }
        let blocks = Dictionary(grouping: others, by: \.holder).values.map {
          $0.reduce(0) { $0 + points($1) }
        }
        return third && held > 0 && held * 3 >= 10_000 - own && (blocks + [rest]).max()! <= held
      }
      guard let next else { return group.subtracting([party]).sorted() }
      group.insert(next)
    }
  }

  @Test(arguments: 0..<40)
  func theLeastSetIsTheSameInAnyOrder(_ seed: Int) {
    let random = RandomOwnership(seed: seed, isWhole: seed % 2 == 0)
    let graph = random.graph
    var dice = Dice(seed + 77)
    for party in 0..<UInt32(random.kinds.count) {
      for third in [false, true] {
        let steps = graph.controlled(by: party, rule: third ? .third : .majority)
        let sure = steps.filter { $0.verdict == .yes }
        for _ in 0..<2 {
          #expect(
            sure.map(\.company).sorted() == Self.slow(random, party, third: third, &dice))
        }
        // Each step stands on those before it.
        var round: [UInt32: Int] = [party: 0]
        for step in sure {
          #expect(step.blocks.allSatisfy { round[$0.holder].map { $0 < step.round } == true })
          #expect(step.blocks.contains { round[$0.holder] == step.round - 1 })
          round[step.company] = step.round
        }
      }
    }
  }
}
