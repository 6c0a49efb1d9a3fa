extension Scenes {
  private struct Case {
    let kin: VillageKin
    var kind = TruthKind.villageKin
    /// Holdings between the relative and the winner; 0 makes the relative its legal representative.
    var depth = 1
    var isFormer = false
  }

  private static let cases = [
    Case(kin: .wife), Case(kin: .son, depth: 0), Case(kin: .sonInLaw, depth: 2),
    Case(kin: .wifesBrother), Case(kin: .sister, isFormer: true), Case(kin: .adoptedDaughter),
    Case(kin: .raisedStepson), Case(kin: .nephew, depth: 2), Case(kin: .cousin, isFormer: true),
    Case(kin: .formerWife, kind: .villageDivorced), Case(kin: .son, kind: .villageSold),
    Case(kin: .son, kind: .villageSameName), Case(kin: .wifesCousin, kind: .villageFarKin),
    Case(kin: .brothersWifesBrother, kind: .villageFarKin),
    Case(kin: .unraisedStepson, kind: .villageFarKin),
    Case(kin: .adoptedAway, kind: .villageFarKin), Case(kin: .son, kind: .villageLongAgo),
  ]

  private struct Village {
    let body: Int32
    let home: Int
    let secretary: Int32
    let chair: Int32
    let former: Int32
  }

  /// Three villages to a town, each with its cadres and works; question 10.
  mutating func plantVillages(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    for place in 0..<(towns.count * 3) {
      let village = raise(place, &records, &random)
      villages.append((village.body, village.secretary))
      for _ in 0..<2 {
        var bidders = rivals(random.within(3...5), Self.works, &records, &random)
        _ = records.tender(
          village.body, village.secretary, on: random.day(Day(2020, 7, 10), Day(2025, 4, 20)),
          Self.works, winner: bidders.removeFirst(), losers: bidders, &random)
      }
      if place < Self.cases.count { plant(Self.cases[place], in: village, &records, &random) }
    }
  }

  private func raise(
    _ place: Int, _ records: inout CountyRecords, _ random: inout SplitMix64
  ) -> Village {
    let (town, number) = (place / 3, place % 3)
    let home = home + town
    let title = PlaceNames.town(town, county: county)
    let village = records.bodies.found(
      name + title + PlaceNames.village(number, town: town) + "村民委员会", "VILLAGE",
      under: towns[town], county)
    func appoint(
      _ post: String, isMale: Bool, bornIn years: ClosedRange<Int>, since: Day, until: Day = .open
    ) -> Int32 {
      let person = records.settle(home, isMale: isMale, bornIn: years, &random)
      records.bodies.appoint(person, post, at: village, since: since, until: until)
      return person
    }
    let secretary = appoint(
      "驻村第一书记", isMale: random.chance(70), bornIn: 1980...1990, since: Day(2018, 9, 1))
    let turn = Day(2021, 1, 5) + random.below(60)
    let former = appoint(
      "村委会主任", isMale: true, bornIn: 1967...1968, since: Day(2014, 12, 20), until: turn)
    let chair = appoint("村委会主任", isMale: true, bornIn: 1967...1969, since: turn)
    let accountant = appoint(
      "村会计", isMale: false, bornIn: 1972...1980, since: Day(2016, 3, 1))
    let husband = records.settle(home, isMale: true, bornIn: 1970...1978, &random)
    records.marry(husband, accountant, on: Day(2001, 5, 1) + random.below(900))
    _ = records.child(
      of: [husband, accountant], isMale: random.chance(50), bornIn: 2004...2008, &random)
    return Village(
      body: village, home: home, secretary: secretary, chair: chair, former: former)
  }

  private mutating func plant(
    _ item: Case, in village: Village, _ records: inout CountyRecords,
    _ random: inout SplitMix64
  ) {
    let date =
      item.kind == .villageLongAgo
      ? random.day(Day(2019, 9, 1), Day(2020, 5, 31))
      : item.isFormer
        ? random.day(Day(2020, 8, 1), Day(2020, 12, 20))
        : random.day(Day(2021, 6, 1), Day(2025, 3, 31))
    let cadre = item.isFormer || item.kind == .villageLongAgo ? village.former : village.chair
    let relative = records.relative(item.kin, of: cadre, divorcedOn: date - 200, &random)
    var owner = relative
    if item.kind == .villageSameName {
      owner = records.settle(
        village.home, isMale: true, bornIn: 1985...1992,
        surname: records.people.surname[Int(relative)], &random)
      records.people.given[Int(owner)] = records.people.given[Int(relative)]
    }
    let day = random.day(Day(2016, 1, 1), Day(2018, 12, 31))
    let winner = company(
      item, of: owner, on: day, soldOn: item.kind == .villageSold ? date - 100 : .open,
      &records, &random)
    let losers = rivals(random.within(2...4), Self.works, &records, &random)
    let tender = records.tender(
      village.body, village.secretary, on: date, Self.works, winner: winner, losers: losers,
      &random)
    records.truth.append(
      Truth(
        kind: item.kind, tender: tender, official: cadre, person: owner, company: winner,
        chainDepth: item.depth, org: village.body, day: date, kin: item.kin.rawValue))
  }

  private func company(
    _ item: Case, of owner: Int32, on day: Day, soldOn end: Day,
    _ records: inout CountyRecords, _ random: inout SplitMix64
  ) -> Int32 {
    let home = Int(records.people.settlement[Int(owner)])
    let other = records.settle(home, isMale: true, bornIn: 1970...1985, &random)
    switch item.depth {
    case 0:
      let company = records.register(Self.works, on: day, &random)
      records.lead(owner, company, from: day)
      records.hold(other, company, 10_000, from: day)
      return company
    case 2:
      let holding = records.register(TradeField.holding, on: day, by: owner, 7000, &random)
      let company = records.register(Self.works, on: day + 40, &random)
      records.ownership.hold(.company(holding), company, 6000, from: day + 40)
      records.hold(other, company, 4000, from: day + 40)
      records.lead(other, company, from: day + 40)
      return company
    default:
      let company = records.register(Self.works, on: day, &random)
      let share = random.within(40...100) * 100
      records.hold(owner, company, share, from: day, to: end)
      records.lead(owner, company, from: day, to: end)
      if share < 10_000 { records.hold(other, company, 10_000 - share, from: day) }
      if end != .open {
        let buyer = records.settle(home, isMale: true, bornIn: 1970...1985, &random)
        records.hold(buyer, company, share, from: end)
        records.lead(buyer, company, from: end)
      }
      return company
    }
  }
}
