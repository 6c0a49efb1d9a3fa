extension Scenes {
  private static let founded = Day(2015, 3, 2)

  /// Companies whose owners stand far up, in circles, in ranges, or nowhere; questions 5 and 6.
  mutating func plantOwners(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    plantPairs(of: [8000, 7000, 6000], .commonOwner, &records, &random)
    plantPairs(of: [8000, 5000, 5000], .commonOwnerTooSmall, &records, &random)
    plantNamesakes(&records, &random)
    plantUnknownHolder(&records, &random)
    plantCircle(&records, &random)
    plantRanges(&records, &random)
    plantArrangements(&records, &random)
  }

  private func person(_ records: inout CountyRecords, _ random: inout SplitMix64) -> Int32 {
    records.settle(home, isMale: random.chance(60), bornIn: 1962...1982, &random)
  }

  private func company(
    _ holders: [(holder: Ownership.Holder, share: Int)], field: Int = service,
    _ records: inout CountyRecords, _ random: inout SplitMix64
  ) -> Int32 {
    let company = records.register(field, on: Self.founded, &random)
    for (holder, share) in holders {
      records.ownership.hold(holder, company, share, from: Self.founded)
    }
    records.lead(person(&records, &random), company, from: Self.founded)
    return company
  }

  /// One person holds one company directly and the other through three holdings.
  private func plantPairs(
    of shares: [Int], _ kind: TruthKind, _ records: inout CountyRecords,
    _ random: inout SplitMix64
  ) {
    let owner = person(&records, &random)
    let near = chain([6000], from: owner, on: Self.founded, &records, &random)
    let far = chain(shares, from: owner, on: Self.founded, &records, &random)
    let share = Int32(shares.reduce(10_000) { $0 * $1 / 10_000 })
    for (one, other, part) in [(near, far, 6000), (far, near, share)] {
      records.truth.append(
        Truth(
          kind: kind, person: owner, company: one, otherCompany: other, day: Self.founded,
          shareMin: part, shareMax: part))
    }
  }

  /// The owners of two companies bear one name.
  private func plantNamesakes(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let one = person(&records, &random)
    let other = records.settle(
      home, isMale: records.people.isMale[Int(one)], bornIn: 1960...1964,
      surname: records.people.surname[Int(one)], &random)
    records.people.given[Int(other)] = records.people.given[Int(one)]
    let companies = [one, other].map {
      chain([10_000], from: $0, on: Self.founded, &records, &random)
    }
    records.truth.append(
      Truth(
        kind: .ownersOfOneName, person: one, company: companies[0], otherPerson: other,
        otherCompany: companies[1]))
  }

  /// 60 % belongs to a company of whose holders the register knows 35 %.
  private func plantUnknownHolder(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (known, hidden) = (person(&records, &random), person(&records, &random))
    let dark = company(
      [(.person(hidden), 3500)], field: TradeField.holding, &records, &random)
    let asked = company([(.person(known), 4000), (.company(dark), 6000)], &records, &random)
    for (holder, share) in [(known, 4000), (hidden, 2100)] as [(Int32, Int32)] {
      records.truth.append(
        Truth(
          kind: .controller, person: holder, company: asked, day: Self.founded, shareMin: share,
          shareMax: share))
    }
    records.truth.append(
      Truth(
        kind: .unknownHolder, company: asked, otherCompany: dark, day: Self.founded,
        shareMin: 3900, shareMax: 3900))
  }

  /// Two companies hold a part of each other: half, so that the sums are thirds.
  private func plantCircle(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let owners = [person(&records, &random), person(&records, &random)]
    let pair = owners.map { company([(.person($0), 5000)], &records, &random) }
    records.ownership.hold(.company(pair[0]), pair[1], 5000, from: Self.founded)
    records.ownership.hold(.company(pair[1]), pair[0], 5000, from: Self.founded)
    for (place, owner) in owners.enumerated() {
      for (other, company) in pair.enumerated() {
        let share: Int32 = place == other ? 6667 : 3333
        records.truth.append(
          Truth(
            kind: .circularOwner, person: owner, company: company,
            otherCompany: pair[1 - other], day: Self.founded, shareMin: share, shareMax: share))
      }
    }
  }

  /// The register states ranges, and a holding company lies between.
  private func plantRanges(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (owner, other) = (person(&records, &random), person(&records, &random))
    let above = company([], field: TradeField.holding, &records, &random)
    let below = company([], &records, &random)
    records.ownership.hold(
      .person(owner), above, 5000, upTo: 7500, from: Self.founded)
    records.ownership.hold(
      .person(other), above, 2500, upTo: 5000, from: Self.founded)
    records.ownership.hold(.company(above), below, 4000, upTo: 5000, from: Self.founded)
    records.ownership.hold(.person(other), below, 5000, upTo: 6000, from: Self.founded)
    let rows: [(Int32, Int32, Int32)] = [(owner, 2000, 3750), (other, 6000, 8000)]
    for (holder, least, most) in rows {
      records.truth.append(
        Truth(
          kind: .shareRange, person: holder, company: below, otherCompany: above,
          day: Self.founded, shareMin: least, shareMax: most))
    }
  }

  /// Nobody holds a quarter: in one company someone decides by agreement, in another three act in
  /// concert and have a majority of votes together.
  private func plantArrangements(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let people = (0..<6).map { _ in person(&records, &random) }
    let shares = [1000, 2000, 2000, 2000, 2000, 1000]
    let ruled = company(zip(people.map { .person($0) }, shares).map { ($0, $1) }, &records, &random)
    records.ownership.arrangements.append(
      .init(
        kind: .agreement, party: .person(people[0]), other: .company(ruled), from: Day(2017, 4, 6)))
    records.truth.append(
      Truth(
        kind: .agreement, person: people[0], company: ruled, day: Day(2017, 4, 6), shareMin: 1000,
        shareMax: 1000))
    let fellows = (0..<6).map { _ in person(&records, &random) }
    let parts = [1800, 1700, 1600, 1700, 1700, 1500]
    let joint = company(zip(fellows.map { .person($0) }, parts).map { ($0, $1) }, &records, &random)
    for place in 0..<2 {
      records.ownership.arrangements.append(
        .init(
          kind: .concert, party: .person(fellows[place]), other: .person(fellows[place + 1]),
          from: Day(2018, 9, 10)))
    }
    for place in 0..<3 {
      records.truth.append(
        Truth(
          kind: .concert, person: fellows[place], company: joint, day: Day(2018, 9, 10),
          shareMin: Int32(parts[place]), shareMax: Int32(parts[place])))
    }
  }
}
