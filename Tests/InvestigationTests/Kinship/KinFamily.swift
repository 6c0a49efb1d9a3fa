import Declarations
import PropertyGraph

@testable import Investigation

/// A family under construction.
struct KinFamily {
  var persons: [KinPerson] = []
  var ties: [KinTie] = []
  private var generations: [Int] = []

  mutating func person(_ sex: Sex?, born year: Int? = nil) -> UInt32 {
    persons.append(
      KinPerson(sex: sex, birth: year.map { CalendarDate(year: $0, month: 6, day: 1)! }))
    generations.append(0)
    return UInt32(persons.count - 1)
  }

  mutating func parent(
    _ parent: UInt32, of child: UInt32, _ parentage: Parentage = .biological,
    from: String? = nil, to: String? = nil
  ) {
    ties.append(KinTie(.parent(parentage), from: parent, to: child, interval: days(from, to)))
  }

  mutating func marry(_ a: UInt32, _ b: UInt32, from: String? = nil, to: String? = nil) {
    ties.append(KinTie(.spouse, from: a, to: b, interval: days(from, to)))
  }

  private func days(_ from: String?, _ to: String?) -> ValidityInterval {
    ValidityInterval(
      from: from.map { CalendarDate($0)! }, to: to.map { CalendarDate($0)! })
  }

  /// The persons that a chain in letters leads over, made as it goes; the last is the relative.
  ///
  /// - Parameter sexless: leaves out the sex of those made; `ageless` their birth.
  mutating func follow(
    _ chain: String, from start: UInt32, isSexless: Bool = false, isAgeless: Bool = false
  ) -> [UInt32] {
    var path = [start]
    var letters = Array(chain)
    while !letters.isEmpty {
      let letter = letters.removeFirst()
      var shift = 0
      if letters.first == "+" { shift = -3 }
      if letters.first == "-" { shift = 3 }
      if shift != 0 { letters.removeFirst() }
      let at = path[path.count - 1]
      let level =
        generations[Int(at)] + ("FMP".contains(letter) ? -1 : "SDC".contains(letter) ? 1 : 0)
      let sex: Sex? =
        isSexless || "PCGE".contains(letter) ? nil : "FSBH".contains(letter) ? .male : .female
      let next = person(sex, born: isAgeless ? nil : 1980 + level * 25 + shift)
      generations[Int(next)] = level
      switch letter {
      case "F", "M", "P": parent(next, of: at)
      case "S", "D", "C": parent(at, of: next)
      case "H", "W", "E": marry(at, next)
      default:
        for sex in [Sex.male, .female] {
          let shared = person(sex)
          parent(shared, of: at)
          parent(shared, of: next)
        }
      }
      path.append(next)
    }
    return path
  }

  func finder(policy: KinPolicy = KinPolicy()) throws -> KinFinder {
    try KinFinder(KinTies(persons: persons, ties: ties), policy: policy)
  }

  /// The relative at the end of a chain, and the finder.
  static func relative(
    _ chain: String, isSexless: Bool = false, isAgeless: Bool = false
  ) throws -> Relative? {
    var family = KinFamily()
    let ego = family.person(nil, born: 1980)
    let end = family.follow(chain, from: ego, isSexless: isSexless, isAgeless: isAgeless).last!
    return try family.finder().relative(of: ego, to: end)
  }
}

let shippedSets = Result { try KinSets.shipped() }
