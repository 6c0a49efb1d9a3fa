/// A calendar day, counted from 1970-01-01; `open` stands for an end that has not come.
///
/// With the open end later than every day, "holds on `d`" is always `from <= d && d < to`.
struct Day: Comparable, Hashable {
  var number: Int32

  static let open = Day(number: .max)

  init(number: Int32) { self.number = number }

  /// The proleptic Gregorian day, after Hinnant, "chrono-compatible low-level date algorithms".
  init(_ year: Int, _ month: Int, _ day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
  static func - (day: Day, days: Int) -> Day { day + -days }
  /// The days from `b` to `a`.
  static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }
}

extension SplitMix64 {
  /// A day from the first to the last; the first when they are out of order.
  mutating func day(_ first: Day, _ last: Day) -> Day {
    last <= first ? first : first + below(last - first + 1)
  }
}

/// A year's length in days, good enough for ages.
let year = 365

/// The day the registers were drawn up: nothing in the county is later.
let asOf = Day(2025, 6, 30)
