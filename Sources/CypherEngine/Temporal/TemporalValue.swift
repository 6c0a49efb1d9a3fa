import PropertyGraph

/// A date, time, date-time or duration: one of the kinds that share component access, comparison
/// and arithmetic.
public enum TemporalValue: Hashable, Sendable, CustomStringConvertible {
  case date(LocalDate)
  case localTime(LocalTime)
  case time(ZonedTime)
  case localDateTime(LocalDateTime)
  case dateTime(ZonedDateTime)
  case duration(CalendarDuration)

  /// The temporal value that a property holds, or nil where it holds something else.
  public init?(_ value: Value) {
    switch value {
    case .date(let date): self = .date(LocalDate(date))
    case .wideDate(let date): self = .date(date)
    case .localTime(let time): self = .localTime(time)
    case .time(let time): self = .time(time)
    case .localDateTime(let moment): self = .localDateTime(moment)
    case .dateTime(let moment): self = .dateTime(moment)
    case .duration(let duration): self = .duration(duration)
    case .boolean, .integer, .double, .string, .point, .list: return nil
    }
  }

  /// The value as a property holds it.
  public var value: Value {
    switch self {
    case .date(let date): .day(date)
    case .localTime(let time): .localTime(time)
    case .time(let time): .time(time)
    case .localDateTime(let moment): .localDateTime(moment)
    case .dateTime(let moment): .dateTime(moment)
    case .duration(let duration): .duration(duration)
    }
  }

  /// ISO 8601, as Cypher's `toString` gives it.
  public var description: String {
    switch self {
    case .date(let date): date.description
    case .localTime(let time): time.description
    case .time(let time): time.description
    case .localDateTime(let moment): moment.description
    case .dateTime(let moment): moment.description
    case .duration(let duration): duration.description
    }
  }

  /// The name of the kind in Cypher, as errors say it.
  public var kindName: String {
    switch self {
    case .date: "Date"
    case .localTime: "LocalTime"
    case .time: "Time"
    case .localDateTime: "LocalDateTime"
    case .dateTime: "DateTime"
    case .duration: "Duration"
    }
  }
}

// MARK: - Parts

extension TemporalValue {
  /// The local day, where there is one.
  var datePart: LocalDate? {
    switch self {
    case .date(let date): date
    case .localDateTime(let moment): moment.date
    case .dateTime(let moment): moment.local.date
    case .localTime, .time, .duration: nil
    }
  }

  /// The local time of day, where there is one.
  var timePart: LocalTime? {
    switch self {
    case .localTime(let time): time
    case .time(let time): time.local
    case .localDateTime(let moment): moment.time
    case .dateTime(let moment): moment.local.time
    case .date, .duration: nil
    }
  }

  /// The offset from UTC, where there is one.
  var offsetPart: Int32? {
    switch self {
    case .time(let time): time.offsetSeconds
    case .dateTime(let moment): moment.offsetSeconds
    case .date, .localTime, .localDateTime, .duration: nil
    }
  }

  /// The zone, where there is one.
  func zonePart() throws(TemporalError) -> TemporalZone? {
    if case .dateTime(let moment) = self { return try moment.timeZone() }
    return offsetPart.map { .offset($0) }
  }

  func requireDate() throws(TemporalError) -> LocalDate {
    guard let datePart else { throw TemporalError("a \(kindName) has no date to take") }
    return datePart
  }

  func requireTime() throws(TemporalError) -> LocalTime {
    guard let timePart else { throw TemporalError("a \(kindName) has no time to take") }
    return timePart
  }
}
