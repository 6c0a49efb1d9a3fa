extension CountyRecords {
  /// An adult of working age who is nobody's relative in the given circle and holds no public post.
  func stranger(
    to circle: [(person: Int32, hops: Int)] = [], on day: Day, _ random: inout SplitMix64,
    where suits: (Int32) -> Bool = { _ in true }
  ) -> Int32? {
    func fits(_ person: Int32) -> Bool {
      people.isOfWorkingAge(person, on: day) && !bodies.isOfficial[Int(person)] && suits(person)
        && !circle.contains { $0.person == person }
    }
    for _ in 0..<600 {
      let person = Int32(random.below(people.count))
      if fits(person) { return person }
    }
    return (0..<Int32(people.count)).first { fits($0) }
  }

  /// A stranger where there surely is one.
  func outsider(
    _ circle: [(person: Int32, hops: Int)] = [], on day: Day, _ random: inout SplitMix64
  ) -> Int32 {
    guard let person = stranger(to: circle, on: day, &random) else {
      preconditionFailure("the county has no adult outside one family")
    }
    return person
  }

  /// Appoints the officers of a company, the legal representative first.
  mutating func staff(
    _ company: Int32, representative: Int32, circle: [(person: Int32, hops: Int)] = [],
    _ random: inout SplitMix64
  ) {
    let from = companies[company].registered
    ownership.appoint(representative, company, .legalRepresentative, from: from)
    isInBusiness[Int(representative)] = true
    let manager =
      random.chance(50) ? representative : stranger(to: circle, on: from, &random)
    if let manager { ownership.appoint(manager, company, .manager, from: from) }
    if random.chance(60), let person = stranger(to: circle, on: from, &random) {
      ownership.appoint(person, company, .supervisor, from: from)
    }
    if random.chance(35), let person = stranger(to: circle, on: from, &random) {
      ownership.appoint(person, company, .director, from: from)
    }
  }

  mutating func hold(
    _ person: Int32, _ company: Int32, _ basisPoints: Int, from: Day, to: Day = .open
  ) {
    ownership.hold(.person(person), company, basisPoints, from: from, to: to)
    isInBusiness[Int(person)] = true
  }
}
