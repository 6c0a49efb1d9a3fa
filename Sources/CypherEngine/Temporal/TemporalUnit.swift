import PropertyGraph

/// What `truncate` cuts to.
public enum TemporalUnit: String, CaseIterable, Sendable {
  case millennium, century, decade, year, weekYear, quarter, month, week, day
  case hour, minute, second, millisecond, microsecond

  /// Reads a unit's name; case does not count.
  public init(parsing text: String) throws(TemporalError) {
    let key = text.lowercased()
    guard let unit = Self.allCases.first(where: { $0.rawValue.lowercased() == key }) else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw TemporalError("there is no such unit to truncate to; expected one of \(names)")
    }
    self = unit
  }

  /// The length of a unit of the clock in nanoseconds; nil for one of the calendar.
  var nanoseconds: Int64? {
    switch self {
    case .hour: 3_600_000_000_000
    case .minute: 60_000_000_000
    case .second: 1_000_000_000
    case .millisecond: 1_000_000
    case .microsecond: 1000
    default: nil
    }
  }
}

extension LocalDate {
  /// The first day of the unit of the calendar the day lies in; the day itself for units of the
  /// clock.
  func truncated(to unit: TemporalUnit) throws(TemporalError) -> LocalDate {
    let (year, month, _) = components
    func first(ofYears count: Int64) throws(TemporalError) -> LocalDate {
      try LocalDate(
        checkedYear: year - floorDivision(year, count).remainder, month: 1, day: 1)
    }
    return switch unit {
    case .millennium: try first(ofYears: 1000)
    case .century: try first(ofYears: 100)
    case .decade: try first(ofYears: 10)
    case .year: try first(ofYears: 1)
    case .weekYear: try LocalDate(weekYear: weekDate.year, week: 1, dayOfWeek: 1)
    case .quarter: try LocalDate(checkedYear: year, month: quarter * 3 - 2, day: 1)
    case .month: try LocalDate(checkedYear: year, month: month, day: 1)
    case .week: try adding(days: 1 - dayOfWeek)
    case .day, .hour, .minute, .second, .millisecond, .microsecond: self
    }
  }
}

extension LocalTime {
  /// The beginning of the unit of the clock the time lies in; midnight for units of the calendar.
  func truncated(to unit: TemporalUnit) -> LocalTime {
    guard let length = unit.nanoseconds else { return .midnight }
    return LocalTime(nanoseconds: nanoseconds - floorDivision(nanoseconds, length).remainder)
  }
}
