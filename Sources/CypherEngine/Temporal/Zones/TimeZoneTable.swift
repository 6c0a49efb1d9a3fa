import PropertyGraph

/// The offsets of the world's time zones, from their local mean times on.
///
/// Bundled, so that an answer depends neither on the machine's zone files nor on how a distribution
/// packed them: one of two common packings gives Europe/Stockholm its own past, the other Berlin's,
/// and openCypher's scenarios want the latter.
///
/// Facts of the IANA Time Zone Database, release 2026f, which is in the public domain
/// (https://www.iana.org/time-zones). Made from its compact form, `tzdata.zi`: names of months and
/// days became numbers, the abbreviations were left out. To renew, do the same with a newer
/// release; the tests know what must stay.
///
/// ```text
///   rules   =US 1967,2006,10,L0,2,0 …     name, then: first year, last year (empty: the same;
///           x: for ever), month, day, time, minutes ahead
///   zones   =Asia/Shanghai 8:5:43,-,1901 8,Sh,1949,5,28,0 8,CN      name, then eras: offset;
///           rules (-: none, or a fixed lead); the end, where there is one: year, month, day, time
///   links   =Asia/Shanghai PRC …          a zone's name, then its other names
///
///   day     8 · L0 last Sunday · 0>8 Sunday on or after the 8th · 0<8 on or before
///   time    h[:mm[:ss]], in local time, or with s in standard time, with u in UTC; a lead likewise
/// ```
enum TimeZoneTable {
  /// One line of the rules: the lead over standard time changes on a day of every year of a span.
  struct Rule {
    let years: ClosedRange<Int64>
    let month: Int64
    let day: DayRule
    let time: ClockTime
    let lead: Int64
  }

  /// One era of a zone.
  struct Era {
    let offset: Int64
    let lead: Lead
    /// When it ends, or nil for the last.
    let end: End?
  }

  /// How far clocks run ahead of an era's offset.
  enum Lead {
    case fixed(Int64)
    case rules(String)
  }

  struct End {
    let year: Int64
    let month: Int64
    let day: DayRule
    let time: ClockTime
  }

  /// A day of a month.
  enum DayRule {
    case day(Int64)
    case last(weekday: Int64)
    case onOrAfter(weekday: Int64, Int64)
    case onOrBefore(weekday: Int64, Int64)
  }

  /// A time of day in seconds and the clock that shows it.
  struct ClockTime {
    enum Clock { case wall, standard, utc }
    let seconds: Int64
    let clock: Clock
  }

  /// The year in which "for ever" ends: a whole cycle of 400 years behind every rule with an end.
  static let yearMax: Int64 = 2600
}

// MARK: - Reading

extension TimeZoneTable {
  static func rule(_ token: Substring) -> Rule? {
    let fields = token.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == 6, let first = Int64(fields[0]), let month = Int64(fields[2]),
      let day = day(fields[3]), let time = time(fields[4]), let lead = seconds(fields[5])
    else { return nil }
    guard let last = fields[1].isEmpty ? first : fields[1] == "x" ? yearMax : Int64(fields[1]),
      last >= first
    else { return nil }
    return Rule(years: first...last, month: month, day: day, time: time, lead: lead)
  }

  static func era(_ token: Substring) -> Era? {
    let fields = token.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count >= 2, let offset = seconds(fields[0]) else { return nil }
    let lead =
      fields[1] == "-"
      ? .fixed(0)
      : seconds(fields[1]).map { .fixed($0) }
        ?? Lead.rules(String(fields[1]))
    guard fields.count > 2 else { return Era(offset: offset, lead: lead, end: nil) }
    guard let year = Int64(fields[2]),
      let month = fields.count > 3 ? Int64(fields[3]) : 1,
      let day = fields.count > 4 ? day(fields[4]) : .day(1),
      let time = fields.count > 5 ? time(fields[5]) : ClockTime(seconds: 0, clock: .wall)
    else { return nil }
    return Era(
      offset: offset, lead: lead, end: End(year: year, month: month, day: day, time: time))
  }

  private static func day(_ text: Substring) -> DayRule? {
    if let day = Int64(text) { return .day(day) }
    if text.first == "L" { return Int64(text.dropFirst()).map { .last(weekday: $0) } }
    guard let weekday = Int64(text.prefix(1)), let day = Int64(text.dropFirst(2)) else {
      return nil
    }
    return text.dropFirst().first == ">"
      ? .onOrAfter(weekday: weekday, day) : .onOrBefore(weekday: weekday, day)
  }

  private static func time(_ text: Substring) -> ClockTime? {
    let clock: ClockTime.Clock =
      switch text.last {
      case "s": .standard
      case "u": .utc
      default: .wall
      }
    return seconds(clock == .wall ? text : text.dropLast())
      .map { ClockTime(seconds: $0, clock: clock) }
  }

  /// Seconds of `h`, `h:mm` or `h:mm:ss`, with or without a minus; nil for anything else.
  private static func seconds(_ text: Substring) -> Int64? {
    let isNegative = text.first == "-"
    var total: Int64 = 0
    var unit: Int64 = 3600
    for part in (isNegative ? text.dropFirst() : text).split(separator: ":") {
      guard let number = Int64(part), unit > 0 else { return nil }
      total += number * unit
      unit /= 60
    }
    return unit == 3600 ? nil : isNegative ? -total : total
  }
}

// MARK: - Days

extension TimeZoneTable.DayRule {
  /// The day of a month of a year, which may lie in the month beside it.
  func day(year: Int64, month: Int64) -> LocalDate? {
    switch self {
    case .day(let day): return LocalDate(year: year, month: month, day: day)
    case .last(let weekday):
      let last = LocalDate.daysIn(month: month, year: year)
      return Self.onOrBefore(weekday: weekday, last).day(year: year, month: month)
    case .onOrAfter(let weekday, let day):
      return LocalDate(year: year, month: month, day: day).map { first in
        LocalDate(days: first.days + floorDivision(weekday - first.weekdayFromSunday, 7).remainder)
      }
    case .onOrBefore(let weekday, let day):
      return LocalDate(year: year, month: month, day: day).map { last in
        LocalDate(days: last.days - floorDivision(last.weekdayFromSunday - weekday, 7).remainder)
      }
    }
  }
}

extension LocalDate {
  /// 0 for Sunday to 6 for Saturday.
  fileprivate var weekdayFromSunday: Int64 { floorDivision(days + 4, 7).remainder }
}
