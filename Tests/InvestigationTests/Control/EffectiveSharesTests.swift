import Testing

@testable import Investigation

@Suite struct EffectiveSharesTests {
  @Test func twoCompaniesThatHoldHalfOfEachOther() {
    let graph = OwnershipGraph(
      kinds: [.person, .person, .company, .company],
      holdings: [(0, 2), (1, 3), (2, 3), (3, 2)].map {
        Shareholding(holder: $0, company: $1, share: 0.5)
      })
    #expect(isNear(graph.owners(of: 2).share(of: 0).low, 2.0 / 3, 1e-12))
    #expect(isNear(graph.owners(of: 2).share(of: 1).low, 1.0 / 3, 1e-12))
    #expect(isNear(graph.owners(of: 3).share(of: 0).low, 1.0 / 3, 1e-12))
    #expect(isNear(graph.owners(of: 3).share(of: 1).low, 2.0 / 3, 1e-12))
    #expect(graph.owners(of: 2).unknown == ShareInterval(0))
    #expect(graph.circles == [[2, 3]])
    #expect(graph.closedLoops.isEmpty)
    #expect(graph.holdings(of: 0).map(\.party) == [2, 3])
    #expect(isNear(graph.holdings(of: 0)[1].share.low, 1.0 / 3, 1e-12))
    // As if it were nobody's, one holds half of the other.
    #expect(isNear(graph.holdings(of: 2)[0].share.low, 0.5, 1e-12))
  }

  @Test func threeCompaniesInACircle() {
    // P Q R hold A B C; A holds .4 of B, B .3 of C, C .2 of A.
    let graph = OwnershipGraph(
      kinds: [.person, .person, .person, .company, .company, .company],
      holdings: [
        (3, 4, 0.4), (4, 5, 0.3), (5, 3, 0.2), (0, 3, 0.8), (1, 4, 0.6), (2, 5, 0.7),
      ].map { Shareholding(holder: $0.0, company: $0.1, share: $0.2) })
    let rows = [
      [0.819672, 0.327869, 0.098361], [0.036885, 0.614754, 0.184426],
      [0.143443, 0.057377, 0.717213],
    ]
    for (person, row) in rows.enumerated() {
      let holdings = graph.holdings(of: UInt32(person))
      for (place, share) in row.enumerated() {
        let owners = graph.owners(of: UInt32(3 + place))
        #expect(isNear(owners.share(of: UInt32(person)).low, share, 5.1e-7))
        #expect(isNear(holdings[place].share.low, share, 5.1e-7))
      }
    }
    for company in 3..<6 as Range<UInt32> {
      let sum = graph.owners(of: company).owners.reduce(0) { $0 + $1.share.low }
      #expect(isNear(sum, 1, 1e-12))
    }
  }

  @Test(arguments: 0..<40)
  func sharesAreThoseOfFullTables(_ seed: Int) {
    let random = RandomOwnership(seed: seed, isWhole: seed % 2 == 0)
    let graph = random.graph
    #expect(graph.isExact && graph.faults.isEmpty && graph.closedLoops.isEmpty)
    let slow = SlowShares(random)
    let answers = random.companies.map { graph.owners(of: UInt32($0)) }
    for owner in random.owners {
      let (a, b) = (slow.eliminated(owner), slow.summed(owner))
      var down = [Double](repeating: 0, count: random.kinds.count)
      for held in graph.holdings(of: UInt32(owner)) { down[Int(held.party)] = held.share.low }
      for place in a.indices {
        #expect(isNear(a[place], b[place]))
        #expect(isNear(a[place], answers[place].share(of: UInt32(owner)).low))
        #expect(isNear(a[place], down[random.companies.lowerBound + place]))
      }
    }
  }

  @Test(arguments: 0..<40)
  func nothingIsLostAndNothingIsGained(_ seed: Int) {
    let random = RandomOwnership(seed: seed, isWhole: seed % 2 == 0)
    let graph = random.graph
    for company in random.companies {
      let answer = graph.owners(of: UInt32(company))
      let held = answer.owners.reduce(0) { $0 + $1.share.low }
      let lost = (answer.gaps + answer.closedLoops).reduce(0) { $0 + $1.share }
      #expect(isNear(held + lost, 1, 1e-12))
      #expect(isNear(lost, answer.unknown.low, 1e-12))
      if seed % 2 == 0 { #expect(isNear(held, 1, 1e-12) && lost < 1e-12) }
    }
  }

  @Test func aGapIsNamedByTheCompanyWhereItIs() {
    // A person holds .6 of A and .5 of B, A holds .3 of B, nobody knows the rest.
    let graph = OwnershipGraph(
      kinds: [.person, .company, .company],
      holdings: [(0, 1, 0.6), (0, 2, 0.5), (1, 2, 0.3)].map {
        Shareholding(holder: $0.0, company: $0.1, share: $0.2)
      })
    let answer = graph.owners(of: 2)
    #expect(isNear(answer.share(of: 0).low, 0.68))
    #expect(answer.gaps.map(\.companies) == [[2], [1]])
    #expect(isNear(answer.gaps[0].share, 0.2) && isNear(answer.gaps[1].share, 0.12))
    #expect(isNear(answer.unknown.low, 0.32) && answer.unknown.isExact)
    #expect(graph.owners(of: 1).gaps.map(\.companies) == [[1]])
  }

  @Test func aClosedLoopIsToldAndNotDividedBy() {
    // 1 and 2 hold each other wholly; 1 holds half of 3, a person the other half.
    let graph = OwnershipGraph(
      kinds: [.person, .company, .company, .company, .company],
      holdings: [(1, 2, 1), (2, 1, 1), (1, 3, 0.5), (0, 3, 0.5), (4, 4, 1)].map {
        Shareholding(holder: $0.0, company: $0.1, share: $0.2)
      })
    #expect(graph.closedLoops == [[1, 2], [4]])
    let answer = graph.owners(of: 3)
    #expect(answer.owners.map(\.party) == [0] && answer.share(of: 0) == ShareInterval(0.5))
    #expect(answer.closedLoops == [.init(companies: [1, 2], share: 0.5)])
    #expect(answer.unknown == ShareInterval(0) && answer.gaps.isEmpty)
    #expect(graph.owners(of: 4).closedLoops == [.init(companies: [4], share: 1)])
    #expect(graph.owners(of: 2).owners.isEmpty)
    #expect(graph.controlled(by: 0).isEmpty)
    // Ten tenths do not sum to 1 in binary, and close a loop nevertheless.
    let tenths = OwnershipGraph(
      kinds: Array(repeating: .company, count: 11),
      holdings: (1..<11).flatMap {
        [
          Shareholding(holder: $0, company: 0, share: 0.1),
          Shareholding(holder: 0, company: $0, share: 1),
        ]
      })
    #expect(tenths.closedLoops.count == 1)
  }

  @Test func aLoopThatLeaksLittleIsNotClosed() {
    let graph = OwnershipGraph(
      kinds: [.person, .company, .company],
      holdings: [(1, 2, 1), (2, 1, 0.9999), (0, 1, 0.0001)].map {
        Shareholding(holder: $0.0, company: $0.1, share: $0.2)
      })
    #expect(graph.closedLoops.isEmpty)
    #expect(isNear(graph.owners(of: 2).share(of: 0).low, 1, 1e-9))
  }

  @Test func sharesInOneselfBelongToTheOthers() {
    let graph = OwnershipGraph(
      kinds: [.person, .person, .company],
      holdings: [(0, 2, 0.6), (1, 2, 0.2), (2, 2, 0.2)].map {
        Shareholding(holder: $0.0, company: $0.1, share: $0.2)
      })
    #expect(isNear(graph.owners(of: 2).share(of: 0).low, 0.75))
    #expect(isNear(graph.owners(of: 2).share(of: 1).low, 0.25))
    #expect(graph.circles == [[2]])
  }

  @Test func aCircleTooLargeForAnInverseIsFollowedRoundByRound() {
    // A ring of 600, each holding .9 of the next; one person has the rest of each.
    let size: UInt32 = 600
    let graph = OwnershipGraph(
      kinds: [.person, .person] + Array(repeating: .company, count: Int(size)),
      holdings: (0..<size).flatMap { place in
        [
          Shareholding(holder: 2 + place, company: 2 + (place + 1) % size, share: 0.9),
          Shareholding(holder: place == 0 ? 0 : 1, company: 2 + place, share: 0.1),
        ]
      })
    #expect(graph.circlesLow.passages.contains(OwnershipCircles.Passage.rounds.rawValue))
    let answer = graph.owners(of: 5)
    // Three steps down from the first, and round again and again.
    var power = 1.0
    for _ in 0..<size { power *= 0.9 }
    #expect(isNear(answer.share(of: 0).low, 0.1 * 0.9 * 0.9 * 0.9 / (1 - power), 1e-12))
    #expect(isNear(answer.owners.reduce(0) { $0 + $1.share.low }, 1, 1e-12))
    let held = graph.holdings(of: 0).first { $0.party == 5 }
    #expect(isNear(held?.share.low ?? 0, answer.share(of: 0).low, 1e-12))
  }

  @Test(arguments: [2, 8, 9, 40])
  func aLargeCircleIsTheSameFromFewEntriesAndFromMany(_ entries: UInt32) {
    let size: UInt32 = 520
    var holdings = (0..<size).flatMap { place in
      [
        Shareholding(holder: 2 + place, company: 2 + (place + 1) % size, share: 0.6),
        Shareholding(holder: place % 7 == 0 ? 0 : 1, company: 2 + place, share: 0.3),
      ]
    }
    for place in 0..<entries {
      holdings.append(
        Shareholding(holder: 2 + place * 3, company: 2 + size, share: 1 / Double(entries)))
    }
    let graph = OwnershipGraph(
      kinds: [.person, .person] + Array(repeating: .company, count: Int(size) + 1),
      holdings: holdings)
    let answer = graph.owners(of: 2 + size)
    for person in 0..<2 as Range<UInt32> {
      let parts = (0..<entries).map {
        graph.owners(of: 2 + $0 * 3).share(of: person).low / Double(entries)
      }
      #expect(isNear(parts.reduce(0, +), answer.share(of: person).low, 1e-12))
    }
    #expect(isNear(answer.unknown.low, 0.25, 1e-12))
    #expect(answer.unresolved < 1e-14)
    // What was kept from one search does not show in another.
    let batch = graph.owners(from: 0.3, threads: 3)
    for (place, company) in batch.companies.enumerated() where place % 40 == 0 {
      let alone = graph.owners(of: [company], from: 0.3)
      #expect(Array(batch.shares[batch[place]]) == alone.shares)
    }
  }

  @Test(arguments: 0..<20)
  func theOrderOfRowsChangesNothing(_ seed: Int) {
    let random = RandomOwnership(seed: seed, width: seed % 2 == 0 ? 0 : 800)
    var dice = Dice(seed + 1_000)
    let first = random.graph
    var shuffled = random
    dice.shuffle(&shuffled.holdings)
    let second = shuffled.graph
    for company in random.companies {
      #expect(first.owners(of: UInt32(company)) == second.owners(of: UInt32(company)))
    }
    for owner in random.owners {
      #expect(first.holdings(of: UInt32(owner)) == second.holdings(of: UInt32(owner)))
      let (a, b) = (
        first.controlled(by: UInt32(owner), rule: .third),
        second.controlled(by: UInt32(owner), rule: .third)
      )
      #expect(a.map(\.company) == b.map(\.company) && a.map(\.votes) == b.map(\.votes))
      #expect(a.map(\.round) == b.map(\.round))
    }
    #expect(first.owners(from: 0.1) == second.owners(from: 0.1))
  }

  @Test(arguments: [0.05, 0.1, 0.25, 0.5, 1])
  func theBatchIsWhatEachCompanySays(_ threshold: Double) {
    for (seed, width) in [(1, 0), (2, 0), (3, 700), (4, 0), (5, 5_000)] {
      let graph = RandomOwnership(seed: seed, companies: 60, isWhole: true, width: width).graph
      let batch = graph.owners(from: threshold)
      for (place, company) in batch.companies.enumerated() {
        let expected = graph.owners(of: company).owners
          .filter { $0.share.reaches(threshold) != .no }.sorted { $0.party < $1.party }
        #expect(Array(batch.owners[batch[place]]) == expected.map(\.party))
        #expect(Array(batch.shares[batch[place]]) == expected.map(\.share))
      }
    }
  }

  @Test func threadsChangeNothing() {
    for width in [0, 600] {
      let graph = RandomOwnership(groups: 150, width: width).graph
      let one = graph.owners(from: 0.2)
      #expect(one.companies.count == 1_800 && one.owners.count > 1_000)
      for threads in [2, 3, 8] { #expect(graph.owners(from: 0.2, threads: threads) == one) }
    }
  }

  @Test func emptyGraphsHaveAnswers() {
    let none = OwnershipGraph(kinds: [], holdings: [])
    #expect(none.owners().owners.isEmpty && none.circles.isEmpty && none.isExact)
    let alone = OwnershipGraph(kinds: [.company, .person], holdings: [])
    #expect(alone.owners(of: 0).unknown == ShareInterval(1))
    #expect(alone.owners(of: 0).gaps == [.init(companies: [0], share: 1)])
    #expect(alone.holdings(of: 1).isEmpty && alone.controlled(by: 1).isEmpty)
    #expect(alone.owners().offsets == [0, 0])
  }
}

extension FixedRow where Element: Equatable {
  fileprivate func contains(_ element: Element) -> Bool {
    (0..<count).contains { self[$0] == element }
  }
}
