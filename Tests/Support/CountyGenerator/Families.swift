/// Three generations: founding couples, their children, and the children of those who married.
///
/// Couples of one town stand together, children in the order of their parents, so that neighbours
/// in number are neighbours in place and marriages are made nearby. Whoever is still missing at
/// the end came from elsewhere and has no family in the register.
struct Families {
  private(set) var people = People()
  private(set) var rows: [Kinship.Row] = []
  private let persons: Int
  private let places: Places
  private var random: SplitMix64
  private var father: [Int32] = []

  private struct Couple {
    let husband: Int32
    let wife: Int32
  }

  init(persons: Int, places: Places, seed: UInt64) {
    self.persons = persons
    self.places = places
    random = SplitMix64(seed: seed, stream: 1)
    people.reserveCapacity(persons)
    father.reserveCapacity(persons)
    rows.reserveCapacity(persons * 2)
  }

  mutating func makeGenerations() {
    let founders = foundingCouples()
    let firstChild = people.count
    for couple in founders { addChildren(to: couple, weights: [3, 14, 33, 31, 14, 5]) }
    let couples = marry(from: firstChild, bornBefore: Day(2003, 1, 1), percent: 92)
    let firstGrandchild = people.count
    for couple in couples { addChildren(to: couple, weights: [8, 50, 35, 7]) }
    _ = marry(from: firstGrandchild, bornBefore: Day(2000, 1, 1), percent: 55)
    while people.count < persons { addNewcomer() }
    people.publicID = random.permutation(persons)
  }

  private mutating func foundingCouples() -> [Couple] {
    let settlements = places.settlements
    let weights = (0..<settlements).map { _ in random.within(2...9) }
    let total = weights.reduce(0, +)
    let count = persons * 15 / 100
    var couples: [Couple] = []
    couples.reserveCapacity(count)
    var town = 0
    var reached = weights[0]
    for number in 0..<count {
      while number * total >= reached * count {
        town += 1
        reached += weights[town]
      }
      let wifeBorn = random.day(Day(1938, 1, 1), Day(1963, 12, 31))
      let husbandBorn = wifeBorn - random.within(-700...2200)
      let husband = add(born: husbandBorn, isMale: true, town: town, surname: surname())
      let wife = add(born: wifeBorn, isMale: false, town: town, surname: surname())
      couples.append(couple(husband, wife))
    }
    return couples
  }

  /// Children come from the mother's twenty-first year on, one to four years apart.
  private mutating func addChildren(to couple: Couple, weights: [Int]) {
    let mother = Int(couple.wife)
    var born = people.birth[mother] + random.within(21 * year...28 * year)
    let name = random.chance(97) ? couple.husband : couple.wife
    for _ in 0..<random.weighted(weights) {
      guard people.count < persons, born < asOf - 30,
        born < people.birth[mother] + 42 * year
      else { return }
      let home =
        random.chance(88)
        ? Int(people.settlement[mother]) : random.below(places.settlements)
      let child = add(
        born: born, isMale: random.chance(51), town: home, surname: people.surname[Int(name)])
      father[Int(child)] = couple.husband
      // Registers have holes: one parent in thirty is not on record.
      if random.chance(97) { rows.append(.init(couple.husband, child, .parent)) }
      if random.chance(97) { rows.append(.init(couple.wife, child, .parent)) }
      born = born + random.within(year...4 * year)
    }
  }

  /// Pairs men and women of like age within a neighbourhood; never two children of one father.
  private mutating func marry(from first: Int, bornBefore day: Day, percent: Int) -> [Couple] {
    var couples: [Couple] = []
    for start in stride(from: first, to: people.count, by: 56) {
      let block = (start..<min(start + 56, people.count)).filter { people.birth[$0] < day }
        .sorted { (people.birth[$0], $0) < (people.birth[$1], $1) }
      let men = block.filter { people.isMale[$0] }
      var women = block.filter { !people.isMale[$0] }
      for man in men {
        guard random.chance(percent) else { continue }
        let match = women.firstIndex {
          father[$0] != father[man]
            && abs(people.birth[$0] - people.birth[man] - year) < 7 * year
        }
        guard let match else { continue }
        let woman = women.remove(at: match)
        people.settlement[woman] = people.settlement[man]
        couples.append(couple(Int32(man), Int32(woman)))
      }
    }
    return couples
  }

  private mutating func addNewcomer() {
    _ = add(
      born: random.day(Day(1955, 1, 1), Day(2010, 12, 31)), isMale: random.chance(53),
      town: random.below(places.settlements), surname: surname())
  }

  private mutating func couple(_ husband: Int32, _ wife: Int32) -> Couple {
    rows.append(
      random.chance(50) ? .init(husband, wife, .spouse) : .init(wife, husband, .spouse))
    return Couple(husband: husband, wife: wife)
  }

  private mutating func add(born: Day, isMale: Bool, town: Int, surname: UInt8) -> Int32 {
    father.append(-1 - Int32(father.count))
    return people.add(
      born: born, isMale: isMale, settlement: town, surname: surname, &random)
  }

  private mutating func surname() -> UInt8 { UInt8(Self.surnames.draw(&random)) }

  static let surnames = Lottery(weights: PersonNames.surnameWeights)
}
