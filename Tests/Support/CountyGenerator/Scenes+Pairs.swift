extension Scenes {
  /// Pairs with several ways between them, and pairs whose tie came or went; questions 1 and 2.
  mutating func plantPairs(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    plantFamilyFirm(&records, &random)
    plantRivals(&records, &random)
    plantPeriods(&records, &random)
  }

  private func man(_ records: inout CountyRecords, _ random: inout SplitMix64) -> Int32 {
    records.settle(home, isMale: true, bornIn: 1966...1969, &random)
  }

  /// His wife leads the company, his son and his sister hold it: three ways of two ties.
  private func plantFamilyFirm(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let father = man(&records, &random)
    let wife = records.wife(of: father, on: Day(1991, 10, 2), &random)
    let son = records.child(of: [father, wife], isMale: true, bornIn: 1993...1994, &random)
    let sister = records.relative(.sister, of: father, divorcedOn: .open, &random)
    let company = records.register(Self.service, on: Day(2017, 5, 4), &random)
    records.lead(wife, company, from: Day(2017, 5, 4))
    records.hold(son, company, 5500, from: Day(2017, 5, 4))
    records.hold(sister, company, 4500, from: Day(2017, 5, 4))
    records.truth.append(
      Truth(kind: .severalPaths, person: father, company: company, kinHops: 2, number: 3))
  }

  /// Two owners whose companies met at two tenders: two ways of four ties.
  private mutating func plantRivals(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let owners = [man(&records, &random), man(&records, &random)]
    let day = Day(2013, 6, 3)
    let companies = owners.map { owner in
      let company = records.register(Self.works, on: day, &random)
      records.hold(owner, company, 10_000, from: day)
      records.lead(man(&records, &random), company, from: day)
      return company
    }
    for place in 0..<2 {
      let village = villages[place + 1]
      let losers = rivals(2, Self.works, &records, &random)
      _ = records.tender(
        village.body, village.approver, on: Day(2021 + place, 8, 16), Self.works,
        winner: companies[place], losers: [companies[1 - place]] + losers, &random)
    }
    records.truth.append(
      Truth(
        kind: .severalPaths, person: owners[0], kinHops: 4, otherPerson: owners[1], number: 2))
  }

  /// On 2020-10-01 tied and today no more, or the other way round; by a holding or by a marriage.
  private func plantPeriods(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (asked, turn, start) = (Day(2020, 10, 1), Day(2022, 5, 9), Day(2014, 2, 17))
    for kind in [TruthKind.tiedThen, .tiedNow] {
      let isPast = kind == .tiedThen
      let (holder, other) = (man(&records, &random), man(&records, &random))
      let held = records.register(Self.service, on: start, &random)
      records.hold(isPast ? holder : other, held, 10_000, from: start, to: turn)
      records.hold(isPast ? other : holder, held, 10_000, from: turn)
      records.lead(man(&records, &random), held, from: start)
      let husband = man(&records, &random)
      let wife =
        isPast
        ? records.wife(of: husband, on: Day(1995, 6, 1), until: turn, &random)
        : records.wife(of: husband, on: turn, &random)
      let hers = records.register(Self.service, on: start, by: wife, 10_000, &random)
      for (person, company, hops) in [(holder, held, 1), (husband, hers, 2)] {
        records.truth.append(
          Truth(kind: kind, person: person, company: company, kinHops: hops, day: asked))
      }
    }
  }
}
