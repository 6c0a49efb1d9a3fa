extension Scenes {
  private enum Turn {
    /// Took up a role, or bought in, so many days after leaving.
    case manages(Int)
    case buys(Int)
    /// Took up a role three years after, to the day.
    case managesAfterThreeYears
    /// Bought in before leaving and kept it, or sold it again.
    case kept
    case sold
    /// The wife registered the company before.
    case wifes
  }

  private static let retired: [(kind: TruthKind, turn: Turn)] = [
    (.afterRetiring, .manages(200)), (.afterRetiring, .buys(500)), (.beforeRetiring, .kept),
    (.beforeRetiring, .wifes), (.longAfterRetiring, .managesAfterThreeYears),
    (.otherRemit, .manages(100)), (.soldBeforeRetiring, .sold),
  ]

  /// Officials of towns who left their posts, and companies that bid at a village of the town, or
  /// of the next one; question 13.
  mutating func plantRetired(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    for (place, item) in Self.retired.enumerated() {
      let town = place % towns.count
      let (month, dayOfMonth) = (random.within(2...11), random.within(1...28))
      let left = Day(2021, month, dayOfMonth)
      let official = cadre(
        "副镇长", at: towns[town], since: Day(2011, 4, 1), until: left, bornIn: 1961...1961,
        &records, &random)
      let founder = records.settle(home + town, isMale: true, bornIn: 1968...1980, &random)
      let company = records.register(
        Self.works, on: left - 420, &random)
      var holder = official
      var start = left - 400
      switch item.turn {
      case .manages(let days):
        start = left + days
        found(company, by: founder, &records)
        records.ownership.appoint(official, company, .manager, from: start)
      case .managesAfterThreeYears:
        start = Day(2024, month, dayOfMonth)
        found(company, by: founder, &records)
        records.ownership.appoint(official, company, .manager, from: start)
      case .buys(let days):
        start = left + days
        found(company, by: founder, selling: 3000, to: official, on: start, &records)
      case .kept: found(company, by: founder, selling: 3500, to: official, on: start, &records)
      case .sold:
        found(company, by: founder, &records, share: 6500)
        records.hold(official, company, 3500, from: left - 420, to: left - 20)
        records.hold(founder, company, 3500, from: left - 20)
        start = left - 420
      case .wifes:
        holder = records.wife(of: official, on: Day(1988, 5, 1), &random)
        found(company, by: holder, &records)
        start = left - 420
      }
      let isElsewhere = item.kind == .otherRemit
      let village = villages[(town + (isElsewhere ? 1 : 0)) % towns.count * 3]
      let losers = rivals(3, Self.works, &records, &random)
      _ = records.tender(
        village.body, village.approver, on: left - random.within(100...250), Self.works,
        winner: company, losers: losers, &random)
      records.truth.append(
        Truth(
          kind: item.kind, official: official, person: holder, company: company,
          org: towns[town], day: start))
    }
  }

  /// One person's company, of whose whole a part may pass to another.
  private func found(
    _ company: Int32, by founder: Int32, selling part: Int = 0, to buyer: Int32? = nil,
    on day: Day = .open, _ records: inout CountyRecords, share: Int = 10_000
  ) {
    let from = records.companies[company].registered
    records.lead(founder, company, from: from)
    records.hold(founder, company, share - part, from: from)
    guard let buyer else { return }
    records.hold(founder, company, part, from: from, to: day)
    records.hold(buyer, company, part, from: day)
  }
}
