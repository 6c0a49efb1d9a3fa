extension Scenes {
  private struct Case {
    var kind = TruthKind.kinHoldsWinner
    let kin: VillageKin
    var shares = [4000]
    let award: Day
    var leftPost = Day.open
    var isLoser = false
    var soldOn = Day.open
  }

  private static let bureau = [
    Case(kin: .wife, award: Day(2023, 9, 12)),
    Case(kin: .son, shares: [7000, 6000], award: Day(2024, 5, 23)),
    Case(kin: .wifesBrother, shares: [500], award: Day(2022, 8, 9)),
    Case(
      kind: .winnerOfFormerCadre, kin: .wife, award: Day(2024, 3, 5),
      leftPost: Day(2023, 12, 31)),
    Case(kind: .winnerOfOldTender, kin: .son, award: Day(2021, 5, 18)),
    Case(kind: .kinHoldsLoser, kin: .sister, award: Day(2024, 7, 2), isLoser: true),
    Case(kind: .kinSoldWinner, kin: .son, award: Day(2023, 4, 11), soldOn: Day(2023, 1, 15)),
    Case(kind: .smallStake, kin: .wife, shares: [300], award: Day(2023, 11, 30)),
  ]

  /// A bureau, the companies that won its tenders and what its cadres' relatives hold of them;
  /// question 4.
  mutating func plantBureau(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (bureau, head) = body("林业局", "BUREAU", under: seat, &records, &random)
    for item in Self.bureau {
      let official = cadre(
        "科长", at: bureau, since: Day(2015, 6, 1), until: item.leftPost, &records, &random)
      let relative = records.relative(item.kin, of: official, divorcedOn: .open, &random)
      let day = random.day(Day(2016, 1, 1), Day(2018, 12, 31))
      let company = chain(
        item.shares, from: relative, on: day, until: item.soldOn, &records, &random)
      var bidders = rivals(random.within(3...4), Self.service, &records, &random)
      bidders.insert(company, at: item.isLoser ? 1 : 0)
      let tender = records.tender(
        bureau, head, on: item.award, Self.service, winner: bidders.removeFirst(),
        losers: bidders, &random)
      let share = item.shares.reduce(10_000) { $0 * $1 / 10_000 }
      records.truth.append(
        Truth(
          kind: item.kind, tender: tender, official: official, person: relative, company: company,
          chainDepth: item.shares.count, org: bureau, day: item.award, kin: item.kin.rawValue,
          shareMin: Int32(share), shareMax: Int32(share)))
    }
  }

  /// Companies one below the other, each with a stranger for the rest and at its head; the last
  /// one. The owner's own stake may pass to a stranger.
  func chain(
    _ shares: [Int], from owner: Int32, on day: Day, until end: Day = .open, field: Int = service,
    _ records: inout CountyRecords, _ random: inout SplitMix64
  ) -> Int32 {
    var above = Ownership.Holder.person(owner)
    var last: Int32 = -1
    for (level, share) in shares.enumerated() {
      let from = day + level * 30
      let isLast = level == shares.count - 1
      last = records.register(isLast ? field : TradeField.holding, on: from, &random)
      let other = records.settle(home, isMale: true, bornIn: 1968...1985, &random)
      let until = level == 0 ? end : .open
      records.ownership.hold(above, last, share, from: from, to: until)
      if until != .open { records.hold(other, last, share, from: until) }
      if share < 10_000 { records.hold(other, last, 10_000 - share, from: from) }
      records.lead(other, last, from: from)
      above = .company(last)
    }
    records.isInBusiness[Int(owner)] = true
    return last
  }
}
