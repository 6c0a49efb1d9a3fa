extension CountyRecords {
  /// A person who was registered later.
  mutating func settle(
    _ home: Int, isMale: Bool, bornIn years: ClosedRange<Int>, surname: UInt8? = nil,
    _ random: inout SplitMix64
  ) -> Int32 {
    let born = random.day(Day(years.lowerBound, 1, 1), Day(years.upperBound, 12, 31))
    let family = surname ?? UInt8(Families.surnames.draw(&random))
    isInBusiness.append(false)
    bodies.register()
    return people.add(
      born: born, isMale: isMale, settlement: home, surname: family, &random)
  }

  mutating func marry(_ a: Int32, _ b: Int32, on day: Day, until: Day = .open) {
    family.append(FamilyTie(a: a, b: b, relation: .spouse, from: day, to: until))
  }

  mutating func raise(
    _ child: Int32, by parents: [Int32], nature: String = "biological", raised: Bool? = nil,
    from day: Day = .open
  ) {
    for parent in parents {
      family.append(
        FamilyTie(
          a: parent, b: child, relation: .parent, nature: nature, raised: raised, from: day))
    }
  }

  /// A wife of like age, wed on a day.
  mutating func wife(
    of man: Int32, on day: Day, until: Day = .open, _ random: inout SplitMix64
  ) -> Int32 {
    let year = people.birth[Int(man)].civil.year
    let wife = settle(
      Int(people.settlement[Int(man)]), isMale: false, bornIn: (year)...(year + 3), &random)
    marry(man, wife, on: day, until: until)
    return wife
  }

  /// A child of parents with the first one's name.
  mutating func child(
    of parents: [Int32], isMale: Bool, bornIn years: ClosedRange<Int>,
    nature: String = "biological", _ random: inout SplitMix64
  ) -> Int32 {
    let first = Int(parents[0])
    let child = settle(
      Int(people.settlement[first]), isMale: isMale, bornIn: years,
      surname: people.surname[first], &random)
    raise(child, by: parents, nature: nature)
    return child
  }

  /// A father who has died since.
  mutating func lateFather(
    of children: [Int32], bornIn years: ClosedRange<Int>, _ random: inout SplitMix64
  ) -> Int32 {
    let first = Int(children[0])
    let father = settle(
      Int(people.settlement[first]), isMale: true, bornIn: years,
      surname: people.surname[first], &random)
    for child in children { raise(child, by: [father]) }
    people.death[father] = random.day(Day(2005, 1, 1), Day(2016, 12, 31))
    return father
  }

  // MARK: - Companies

  /// A company with a capital on record.
  mutating func register(
    _ field: Int, on day: Day, kind: String = "company", _ random: inout SplitMix64
  ) -> Int32 {
    let company = companies.add(field: field, registered: day, conduct: .regular)
    companies.details[company] = Companies.Details(
      capital: random.within(1...40) * 500_000, kind: kind, status: "active")
    return company
  }

  /// A company that one person leads and holds, beside a partner unless all of it is that person's.
  mutating func register(
    _ field: Int, on day: Day, by owner: Int32, _ share: Int, _ random: inout SplitMix64
  ) -> Int32 {
    let company = register(field, on: day, &random)
    hold(owner, company, share, from: day)
    if share < 10_000 {
      let home = Int(people.settlement[Int(owner)])
      hold(
        settle(home, isMale: random.chance(60), bornIn: 1965...1988, &random), company,
        10_000 - share, from: day)
    }
    lead(owner, company, from: day)
    return company
  }

  mutating func lead(_ person: Int32, _ company: Int32, from: Day, to: Day = .open) {
    ownership.appoint(person, company, .legalRepresentative, from: from, to: to)
    isInBusiness[Int(person)] = true
  }

  // MARK: - Tenders

  /// A tender with its bids; the winner's is the lowest.
  mutating func tender(
    _ body: Int32, _ approver: Int32, on day: Day, _ field: Int, winner: Int32, losers: [Int32],
    _ random: inout SplitMix64
  ) -> Int32 {
    let amount = random.within(60...400) * 5000
    let tender = tenders.add(
      .init(
        buyer: body, approver: approver, date: day, amount: amount, field: field,
        purchase: random.below(TradeField.all[field].purchases.count),
        procedure: random.chance(70) ? "OPEN" : "INVITED"))
    let best = amount * random.within(820...960) / 1000
    for (place, company) in ([winner] + losers).enumerated() {
      let price = place == 0 ? best : best + 1 + (amount - best) * random.within(5...990) / 1000
      bids.add(
        .init(
          tender: tender, company: company, price: price, won: place == 0,
          address: BidTrace.own(company: company), account: BidTrace.account(company: company)))
    }
    return tender
  }
}
