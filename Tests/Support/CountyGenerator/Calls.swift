/// Phone contacts, made while they are written: nothing of them is kept.
///
/// Everyone's contacts are sought among those numbered later, so no pair comes twice.
struct Calls {
  private let records: CountyRecords
  private var random: SplitMix64
  private let partner: [Int32: Int32]
  /// The people of each settlement in turn.
  private let townsfolk: [Int32]
  private let townStart: [Int]

  init(_ records: CountyRecords) {
    self.records = records
    random = SplitMix64(seed: records.seed, stream: 10)
    // Those who gamble together also talk.
    var partner: [Int32: Int32] = [:]
    for row in records.truth where row.kind == .gamblingTie {
      guard let one = row.person, let other = row.official else { continue }
      partner[min(one, other)] = max(one, other)
    }
    self.partner = partner
    var start = [Int](repeating: 0, count: records.places.settlements + 1)
    for home in records.people.settlement.prefix(records.first.persons) {
      start[Int(home) + 1] += 1
    }
    for town in 1..<start.count { start[town] += start[town - 1] }
    townStart = start
    var folk = [Int32](repeating: 0, count: records.first.persons)
    for (person, home) in records.people.settlement.prefix(records.first.persons).enumerated() {
      folk[start[Int(home)]] = Int32(person)
      start[Int(home)] += 1
    }
    townsfolk = folk
  }

  /// The contacts of one person among those numbered later, in order.
  mutating func contacts(of person: Int32) -> [Int32] {
    var found: [Int32] = []
    if let known = partner[person] { found.append(known) }
    for _ in 0..<(1 + random.below(6) + random.heads(limit: 20)) {
      let other = draw(for: person)
      if other > person, other < records.first.persons, !found.contains(other) {
        found.append(other)
      }
    }
    return found.sorted()
  }

  private mutating func draw(for person: Int32) -> Int32 {
    switch random.below(100) {
    case 0..<22:
      let degree = records.kinship.degree(person)
      return degree == 0 ? person : records.kinship.neighbour(person, random.below(degree))
    case 22..<62:
      return person + 1 + Int32(random.below(1 << random.within(2...7)))
    case 62..<90:
      let town = Int(records.people.settlement[Int(person)])
      return townsfolk[townStart[town] + random.below(townStart[town + 1] - townStart[town])]
    default:
      return Int32(random.below(records.first.persons))
    }
  }

  /// How often two people called, mostly seldom.
  mutating func times() -> Int { 1 + random.below(1 << random.within(1...8)) }

  mutating func last() -> Day { random.day(Day(2023, 1, 1), asOf - 1) }
}
