extension Scenes {
  private struct Case {
    let kind: TruthKind
    let post: String
    let left: Day
    /// Days from leaving to the new post.
    let later: Int
    /// Days before and after joining on which the company won at the centre.
    var awards: [Int] = []
  }

  private static let purchasers = [
    Case(
      kind: .wentToSupplier, post: "采购科科长", left: Day(2022, 3, 31), later: 120,
      awards: [-600, -350, 60, 210, 400]),
    Case(
      kind: .wentLate, post: "采购科科长", left: Day(2017, 2, 28), later: 900,
      awards: [-1100, 100]),
    Case(kind: .wentElsewhere, post: "采购科副科长", left: Day(2021, 6, 30), later: 90),
    Case(
      kind: .colleagueWent, post: "综合科科员", left: Day(2021, 9, 30), later: 60,
      awards: [-200, 150]),
  ]

  /// A purchasing centre, and where those went who left it; question 14.
  mutating func plantPurchasing(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (centre, head) = body("政府采购中心", "INSTITUTION", under: finance, &records, &random)
    for item in Self.purchasers {
      let official = cadre(
        item.post, at: centre, since: Day(2013, 7, 1), until: item.left, bornIn: 1970...1978,
        &records, &random)
      let owner = records.settle(home, isMale: true, bornIn: 1965...1980, &random)
      let company = records.register(
        Self.service, on: Day(2012, 5, 1), by: owner, 10_000, &random)
      let joined = item.left + item.later
      records.ownership.appoint(official, company, .manager, from: joined)
      for days in item.awards {
        let losers = rivals(3, Self.service, &records, &random)
        _ = records.tender(
          centre, head, on: joined + days, Self.service, winner: company, losers: losers, &random)
      }
      if item.awards.isEmpty {
        var bidders = rivals(3, Self.service, &records, &random)
        _ = records.tender(
          centre, head, on: joined - 300, Self.service, winner: bidders.removeFirst(),
          losers: bidders + [company], &random)
      }
      records.truth.append(
        Truth(
          kind: item.kind, official: official, company: company, org: centre, day: joined,
          number: item.awards.count))
    }
  }
}
