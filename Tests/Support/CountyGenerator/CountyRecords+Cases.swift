extension CountyRecords {
  /// Fills the police register around the planted cases.
  ///
  /// Officials appear too, some fined for gambling; those sat with people who are in no business,
  /// so that only planted rows hold.
  mutating func makeCases(persons: Int) {
    var random = SplitMix64(seed: seed, stream: 9)
    for number in cases.all.indices {
      for _ in 0..<random.within(1...3) { enterBystander(number, isPrivate: true, &random) }
    }
    let seated = Set(gamblingPartner.values)
    for _ in 0..<(20 + persons / 100) {
      let kind = Cases.Kind.allCases[random.weighted([25, 25, 20, 8, 12, 10])]
      let date = random.day(Day(2015, 1, 1), asOf - 10)
      let number = cases.add(kind, date: date, place: Int32(random.below(1 << 20)))
      let official = random.pick(bodies.officials)
      let hasOfficial =
        random.chance(kind == .gambling ? 12 : 4) && !seated.contains(official)
      if hasOfficial { cases.enter(official, number, fine: random.within(2...20) * 100) }
      for _ in 0..<(1 + random.heads(limit: 5)) {
        enterBystander(number, isPrivate: hasOfficial && kind == .gambling, &random)
      }
    }
  }

  private mutating func enterBystander(
    _ number: Int, isPrivate: Bool, _ random: inout SplitMix64
  ) {
    guard let person = bystander(number, isPrivate: isPrivate, &random) else { return }
    let fine = random.chance(85) ? random.within(2...30) * 100 : 0
    cases.enter(person, number, fine: fine)
  }

  /// Someone who holds no post, now and then a face known from an earlier case.
  private func bystander(
    _ number: Int, isPrivate: Bool, _ random: inout SplitMix64
  ) -> Int32? {
    func suits(_ person: Int32) -> Bool {
      (!isPrivate || !isInBusiness[Int(person)])
        // A case's own entries are the latest; planted ones are people in business or officials.
        && !cases.entries.suffix(12).contains { $0.number == number && $0.person == person }
    }
    let date = cases.all[number].date
    if random.chance(30) {
      let known = random.pick(cases.entries).person
      if !bodies.isOfficial[Int(known)], people.isOfWorkingAge(known, on: date), suits(known) {
        return known
      }
    }
    return stranger(on: date, &random) { suits($0) }
  }
}
