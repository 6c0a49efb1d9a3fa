/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before.
  public let days: Int32

  @inlinable public init(days: Int32) { self.days = days }

  /// The day with this year, month (1–12) and day of the month, or nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, year: year)
    else { return nil }
    // Howard Hinnant's days_from_civil: eras of 400 years that begin in March.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2020-01-31`, exactly ten ASCII characters, or nil.
  public init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ CalendarDate(iso: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }

  /// Reads the ten bytes of `2020-01-31`, or nil.
  @inlinable
  public init?(iso bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
    var number = (0, 0, 0)
    for i in 0..<4 {
      guard let digit = Self.digit(bytes[i]) else { return nil }
      number.0 = number.0 * 10 + digit
    }
    for i in 5..<7 {
      guard let digit = Self.digit(bytes[i]) else { return nil }
      number.1 = number.1 * 10 + digit
    }
    for i in 8..<10 {
      guard let digit = Self.digit(bytes[i]) else { return nil }
      number.2 = number.2 * 10 + digit
    }
    self.init(year: number.0, month: number.1, day: number.2)
  }

  @inlinable
  static func digit(_ byte: UInt8) -> Int? {
    byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
  }

  /// Year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let z = Int(days) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// `2020-01-31`; years beyond 9999 carry a plus, years before 0 a minus.
  public var description: String { LocalDate(self).description }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.days < b.days }

  private static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
