import PropertyGraph
import Testing

@testable import Investigation

@Suite struct OwnershipRangeTests {
  @Test(arguments: 0..<30)
  func whateverTheSharesAreTheAnswerHoldsThem(_ seed: Int) {
    let random = RandomOwnership(seed: seed, width: seed % 3 == 0 ? 6_000 : 900)
    let graph = random.graph
    let answers = random.companies.map { graph.owners(of: UInt32($0)) }
    let held = random.owners.map { graph.holdings(of: UInt32($0)) }
    var dice = Dice(seed + 500)
    for _ in 0..<10 {
      // Some shares within the bounds that fit together.
      var holdings: [(Int, Int, Double)] = []
      for company in random.companies {
        let rows = random.holdings.filter { $0.company == UInt32(company) }
        let low = rows.reduce(0) { $0 + $1.low! }
        var shares = rows.map {
          $0.low! + Double(dice.below(1_001)) / 1_000 * ($0.high! - $0.low!)
        }
        let sum = shares.reduce(0, +)
        if sum > 1 {
          let part = (1 - low) / (sum - low)
          for place in shares.indices {
            shares[place] = rows[place].low! + part * (shares[place] - rows[place].low!)
          }
        }
        for (row, share) in zip(rows, shares) { holdings.append((Int(row.holder), company, share)) }
      }
      let slow = SlowShares(random.kinds.count, random.companies, holdings)
      for owner in random.owners {
        for (place, share) in slow.eliminated(owner).enumerated() where share.isFinite {
          let up = answers[place].share(of: UInt32(owner))
          #expect(up.low <= share + 1e-9 && share <= up.high + 1e-9)
          let company = UInt32(random.companies.lowerBound + place)
          let down = held[owner].first { $0.party == company }?.share ?? ShareInterval(0)
          #expect(down.low <= share + 1e-9 && share <= down.high + 1e-9)
          #expect(isNear(up.low, down.low))
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func widerBoundsGiveWiderAnswers(_ seed: Int) {
    let narrow = RandomOwnership(seed: seed)
    var wide = narrow
    for row in wide.holdings.indices where row % 3 == 0 {
      wide.holdings[row].low = wide.holdings[row].low! * 0.8
      wide.holdings[row].high = min(1, wide.holdings[row].high! * 1.1)
    }
    let (a, b) = (narrow.graph, wide.graph)
    for company in narrow.companies {
      let outer = b.owners(of: UInt32(company))
      for owner in a.owners(of: UInt32(company)).owners {
        let share = outer.share(of: owner.party)
        #expect(share.low <= owner.share.low + 1e-9)
        #expect(share.high >= owner.share.high - 1e-9)
        #expect(share.low >= 0 && share.high <= 1)
      }
      #expect(outer.unknown.low <= outer.unknown.high)
      let held = outer.owners.reduce(0) { $0 + $1.share.low }
      let lost = (outer.gaps + outer.closedLoops).reduce(0) { $0 + $1.share }
      #expect(isNear(held + lost, 1, 1e-12))
    }
  }

  @Test func aThresholdIsMetOrNotOrPerhaps() {
    #expect(ShareInterval(0.25, 0.3).reaches(0.25) == .yes)
    #expect(ShareInterval(0.1 + 0.15).reaches(0.25) == .yes)
    #expect(ShareInterval(0.2, 0.3).reaches(0.25) == .possible)
    #expect(ShareInterval(0.2, 0.24).reaches(0.25) == .no)
    #expect(ShareInterval(0.5).exceeds(0.5) == .no)
    #expect(ShareInterval(0.5, 0.51).exceeds(0.5) == .possible)
    #expect(ShareInterval(0.51).exceeds(0.5) == .yes)
  }

  @Test func aRangeThroughACircle() {
    // As the two that hold half of each other, with one share between .4 and .5.
    let graph = OwnershipGraph(
      kinds: [.person, .person, .company, .company],
      holdings: [
        Shareholding(holder: 0, company: 2, share: 0.5),
        Shareholding(holder: 1, company: 3, share: 0.5),
        Shareholding(holder: 2, company: 3, basisPoints: 4_000...5_000),
        Shareholding(holder: 3, company: 2, share: 0.5),
      ])
    let share = graph.owners(of: 2).share(of: 0)
    #expect(isNear(share.low, 0.5 / 0.8) && isNear(share.high, 2.0 / 3))
  }

  @Test func aHoldingWithoutShareTakesWhatOthersLeave() {
    let graph = OwnershipGraph(
      kinds: [.person, .person, .company],
      holdings: [
        Shareholding(holder: 0, company: 2, share: 0.7),
        Shareholding(holder: 1, company: 2, share: nil),
      ])
    #expect(graph.faults.map(\.kind) == [.missing])
    #expect(graph.owners(of: 2).share(of: 0) == ShareInterval(0.7))
    #expect(graph.owners(of: 2).share(of: 1).low == 0)
    #expect(isNear(graph.owners(of: 2).share(of: 1).high, 0.3))
    #expect(isNear(graph.owners(of: 2).unknown.high, 0.3) && graph.owners(of: 2).unknown.low < 1e-9)
  }

  @Test func aCircleThatMayBeClosedLeavesEverythingPossible() {
    let graph = OwnershipGraph(
      kinds: [.person, .company, .company],
      holdings: [
        Shareholding(holder: 0, company: 1, low: 0.1, high: 0.2),
        Shareholding(holder: 1, company: 2, share: nil),
        Shareholding(holder: 2, company: 1, low: 0.5, high: 0.9),
      ])
    let share = graph.owners(of: 2).share(of: 0)
    #expect(share.low == 0 && share.high <= 1 && share.high > 0.9)
    #expect(graph.holdings(of: 0).allSatisfy { $0.share.high <= 1 })
  }

  @Test func badSharesAreToldAndMended() {
    let kinds: [OwnershipPartyKind] = [.person, .person, .company]
    func graph(_ shares: [Double?]) -> OwnershipGraph {
      OwnershipGraph(
        kinds: kinds,
        holdings: shares.enumerated().map {
          Shareholding(holder: UInt32($0.offset), company: 2, share: $0.element)
        })
    }
    for bad in [-0.1, .nan, .infinity, -.infinity] as [Double] {
      let graph = graph([bad, 0.4])
      #expect(graph.faults.map(\.kind) == [.unreadable] && graph.faults[0].row == 0)
      let share = graph.owners(of: 2).share(of: 0)
      #expect(share.low == 0 && isNear(share.high, 0.6))
    }
    let over = graph([25, nil])
    #expect(over.faults.map(\.kind) == [.overOne, .missing])
    #expect(over.owners(of: 2).share(of: 0) == ShareInterval(1))
    #expect(over.owners(of: 2).share(of: 1) == ShareInterval(0))
    let sum = graph([0.9, 0.6])
    #expect(sum.faults.map(\.kind) == [.sumOverOne] && isNear(sum.faults[0].sum ?? 0, 1.5))
    #expect(isNear(sum.owners(of: 2).share(of: 0).low, 0.6) && sum.isExact)
    let nothing = graph([0, 0.3])
    #expect(nothing.faults.isEmpty && nothing.holdingCount == 1)
    let rounding = graph([1.0 / 3, 2.0 / 3 + 1e-9])
    #expect(rounding.faults.isEmpty)
    let inverted = OwnershipGraph(
      kinds: kinds, holdings: [Shareholding(holder: 0, company: 2, low: 0.4, high: 0.3)])
    #expect(inverted.faults.map(\.kind) == [.inverted])
    #expect(inverted.owners(of: 2).share(of: 0) == ShareInterval(0.3, 0.4))
    let held = OwnershipGraph(
      kinds: [.person, .body, .company],
      holdings: [
        Shareholding(holder: 2, company: 0, share: 1),
        Shareholding(holder: 2, company: 1, share: 1),
        Shareholding(holder: 1, company: 2, share: 1),
      ])
    #expect(held.faults.map(\.kind) == [.heldParty, .heldParty] && held.holdingCount == 1)
    #expect(held.owners(of: 2).owners.map(\.party) == [1])
  }

  @Test func holdingsCountInTheirTime() {
    let (old, new) = (CalendarDate("2019-01-01")!, CalendarDate("2022-06-01")!)
    let holdings = [
      Shareholding(
        holder: 0, company: 2, share: 1, interval: ValidityInterval(from: old, to: new)),
      Shareholding(holder: 1, company: 2, share: 1, interval: ValidityInterval(from: new)),
    ]
    let roles = [CompanyRole(.manager, person: 0, company: 2, interval: ValidityInterval(to: new))]
    func owners(_ time: OwnershipTime) -> [UInt32] {
      let graph = OwnershipGraph(
        kinds: [.person, .person, .company], holdings: holdings, roles: roles, at: time)
      let owners = graph.owners(of: 2).owners.map(\.party)
      #expect(graph.faults.isEmpty)
      #expect(graph.roles(in: 2).map(\.person) == (owners == [0] ? [0] : []))
      return owners
    }
    #expect(owners(.now) == [1])
    #expect(owners(.day(CalendarDate("2020-01-01")!)) == [0])
    #expect(owners(.day(new)) == [1])
  }
}
