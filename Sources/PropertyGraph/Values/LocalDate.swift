/// A day of the proleptic Gregorian calendar as Cypher knows it: years −999,999,999 to 999,999,999.
///
/// ``CalendarDate`` is the four-byte day that columns and ties hold; this one has the reach the
/// language asks for. A value made from days outside the years above is not valid: it prints
/// nonsense, and nothing traps on it.
public struct LocalDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before.
  public let days: Int64

  @inlinable public init(days: Int64) { self.days = days }

  @inlinable public init(_ date: CalendarDate) { days = Int64(date.days) }

  /// The day with this year, month (1–12) and day of the month, or nil where the calendar has none.
  public init?(year: Int64, month: Int64, day: Int64) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, year: year)
    else { return nil }
    // Howard Hinnant's days_from_civil: eras of 400 years that begin in March.
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivision(shifted, 400).quotient
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  /// The years there are.
  public static let years: ClosedRange<Int64> = -999_999_999...999_999_999

  /// The first and the last day, as days since 1970-01-01.
  public static let dayRange: ClosedRange<Int64> = -365_243_219_162...365_241_780_471

  /// Whether the day lies in the years there are.
  public var isValid: Bool { Self.dayRange.contains(days) }

  /// Year, month and day of the month.
  public var components: (year: Int64, month: Int64, day: Int64) {
    let z = days &+ 719_468
    let (era, dayOfEra) = floorDivision(z, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day in the form that columns hold, or nil where it lies too far away.
  public var calendarDate: CalendarDate? { Int32(exactly: days).map { CalendarDate(days: $0) } }

  /// `2020-01-31`; years beyond 9999 carry a plus, years before 0 a minus.
  public var description: String {
    let (year, month, day) = components
    let sign = year > 9999 ? "+" : year < 0 ? "-" : ""
    return "\(sign)\(padded(year.magnitude, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  public static func < (a: LocalDate, b: LocalDate) -> Bool { a.days < b.days }

  public static func isLeap(year: Int64) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  /// How many days a month (1–12) has.
  public static func daysIn(month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
