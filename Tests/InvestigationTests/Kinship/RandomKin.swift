import PropertyGraph

@testable import Investigation

/// A few families over four generations with what goes on in families: remarriages, divorces,
/// deaths, adoptions, step-children, parents and sexes that nobody recorded, cousins who marry.
struct RandomKin {
  var persons: [KinPerson] = []
  var ties: [KinTie] = []

  static let days: [CalendarDate?] = [
    nil, CalendarDate("1995-01-01")!, CalendarDate("2015-01-01")!,
  ]

  init(seed: Int) {
    var dice = Dice(seed)
    var last: [UInt32] = []
    for generation in 0..<4 {
      var next: [UInt32] = []
      for _ in 0..<5 {
        let year = 1920 + generation * 25 + dice.below(12)
        var person = KinPerson(
          sex: dice.chance(10) ? nil : dice.chance(50) ? .male : .female,
          birth: dice.chance(15) ? nil : CalendarDate(year: year, month: 1 + dice.below(12), day: 1)
        )
        if dice.chance(15) { person.death = Self.day(&dice) }
        persons.append(person)
        next.append(UInt32(persons.count - 1))
      }
      for child in next where !last.isEmpty { addParents(of: child, from: last, &dice) }
      for _ in 0..<3 {
        let (a, b) = (next[dice.below(5)], next[dice.below(5)])
        guard a != b else { continue }
        ties.append(KinTie(.spouse, from: a, to: b, interval: Self.interval(&dice)))
        if dice.chance(10) { ties.append(ties[ties.count - 1]) }
      }
      if dice.chance(30) {
        let shared: SharedParents? = dice.chance(50) ? .full : dice.chance(50) ? .half : nil
        ties.append(KinTie(.sibling(shared), from: next[0], to: next[1]))
      }
      last = next
    }
    ties.append(KinTie(.guardian, from: 2, to: 17, interval: Self.interval(&dice)))
  }

  private mutating func addParents(of child: UInt32, from last: [UInt32], _ dice: inout Dice) {
    for _ in 0..<(dice.chance(75) ? 2 : 1) {
      ties.append(KinTie(.parent(.biological), from: last[dice.below(5)], to: child))
    }
    if dice.chance(15) {
      ties.append(
        KinTie(
          .parent(.adoptive), from: last[dice.below(5)], to: child, interval: Self.interval(&dice)))
    }
    if dice.chance(15) {
      let raised: Bool? = dice.chance(50) ? true : dice.chance(50) ? false : nil
      ties.append(
        KinTie(
          .parent(.step(raised: raised)), from: last[dice.below(5)], to: child,
          interval: Self.interval(&dice)))
    }
  }

  private static func day(_ dice: inout Dice) -> CalendarDate {
    CalendarDate(year: 1985 + dice.below(40), month: 1 + dice.below(12), day: 1)!
  }

  private static func interval(_ dice: inout Dice) -> ValidityInterval {
    var interval = ValidityInterval()
    if dice.chance(50) { interval.from = day(&dice) }
    if dice.chance(30) { interval.to = day(&dice) }
    if let from = interval.from, let to = interval.to, from >= to { interval.to = nil }
    return interval
  }

  func finder(_ policy: KinPolicy = KinPolicy()) throws -> KinFinder {
    try KinFinder(KinTies(persons: persons, ties: ties), policy: policy)
  }

  var everyone: Range<UInt32> { 0..<UInt32(persons.count) }

  static let policies = [
    KinPolicy(),
    KinPolicy(adoptionReplacesBirth: false, stepKin: .never, affinityOutlastsDeath: false),
    KinPolicy(stepKin: .always),
  ]
}
