/// The people's register, one array a column.
struct People {
  var birth: [Day] = []
  var isMale: [Bool] = []
  var settlement: [Int16] = []
  var surname: [UInt8] = []
  var given: [UInt16] = []
  var publicID: [Int32] = []
  /// The days on which some died.
  var death: [Int32: Day] = [:]

  var count: Int { birth.count }

  mutating func reserveCapacity(_ count: Int) {
    birth.reserveCapacity(count)
    isMale.reserveCapacity(count)
    settlement.reserveCapacity(count)
    surname.reserveCapacity(count)
    given.reserveCapacity(count)
  }

  /// Adds a person with a given name of the time.
  mutating func add(
    born: Day, isMale male: Bool, settlement home: Int, surname family: UInt8,
    _ random: inout SplitMix64
  ) -> Int32 {
    birth.append(born)
    isMale.append(male)
    settlement.append(Int16(home))
    surname.append(family)
    given.append(PersonNames.given(isMale: male, born: born, &random))
    return Int32(birth.count - 1)
  }

  func name(_ person: Int32) -> String {
    PersonNames.text(surname: surname[Int(person)], given: given[Int(person)])
  }

  func isOfAge(_ person: Int32, on day: Day) -> Bool {
    birth[Int(person)] + 18 * year + 5 <= day
  }

  /// Whether someone is of age and not past seventy.
  func isOfWorkingAge(_ person: Int32, on day: Day) -> Bool {
    isOfAge(person, on: day) && birth[Int(person)] + 70 * year > day
  }
}
