extension Scenes {
  private struct Case {
    let kind: TruthKind
    /// Days from the award to the change; nil where the company itself is that new.
    let days: Int
    var isFounding = false
    /// The legal representative changes, not a holder.
    var isLed = false
  }

  private static let changes = [
    Case(kind: .changedAround, days: -30), Case(kind: .changedAround, days: 45, isLed: true),
    Case(kind: .changedAround, days: 90), Case(kind: .changedAround, days: -90),
    Case(kind: .changedApart, days: 91), Case(kind: .changedApart, days: -200, isLed: true),
    Case(kind: .changedApart, days: -60, isFounding: true),
  ]

  /// Winners whose holders or legal representatives change about the day of the award;
  /// question 25.
  mutating func plantChanges(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (centre, head) = body("公路养护中心", "INSTITUTION", under: seat, &records, &random)
    for item in Self.changes {
      let date = random.day(Day(2022, 2, 1), Day(2024, 9, 30))
      let day = date + item.days
      let founded = item.isFounding ? day : Day(2014, 8, 1)
      let owner = records.settle(home, isMale: true, bornIn: 1965...1980, &random)
      let other = records.settle(home, isMale: false, bornIn: 1968...1985, &random)
      let company = records.register(Self.works, on: founded, &random)
      if item.isFounding || item.isLed {
        records.hold(owner, company, 10_000, from: founded)
      } else {
        records.hold(owner, company, 10_000, from: founded, to: day)
        records.hold(owner, company, 4000, from: day)
        records.hold(other, company, 6000, from: day)
      }
      if item.isLed {
        records.lead(owner, company, from: founded, to: day)
        records.lead(other, company, from: day)
      } else {
        records.lead(owner, company, from: founded)
      }
      let losers = rivals(3, Self.works, &records, &random)
      let tender = records.tender(
        centre, head, on: date, Self.works, winner: company, losers: losers, &random)
      records.truth.append(
        Truth(
          kind: item.kind, tender: tender, person: item.isFounding ? owner : other,
          company: company, org: centre, day: day, number: item.days))
    }
  }
}
