import PropertyGraph

/// Temporal values plus and minus durations.
///
/// Months are added first, then days, both on the calendar, then seconds and nanoseconds on the
/// clock. A date takes the whole days of the seconds and leaves the rest; a time takes what is left
/// of them beyond whole days.
extension TemporalValue {
  /// `self + duration`.
  public func adding(_ duration: CalendarDuration) throws(TemporalError) -> TemporalValue {
    switch self {
    case .date(let date): .date(try date.adding(duration))
    case .localTime(let time): .localTime(time.adding(duration))
    case .time(let time):
      .time(ZonedTime(time.local.adding(duration), offsetSeconds: time.offsetSeconds))
    case .localDateTime(let moment): .localDateTime(try moment.adding(duration))
    case .dateTime(let moment): .dateTime(try moment.adding(duration))
    case .duration(let other): .duration(try other.adding(duration))
    }
  }

  /// `self - duration`: of seconds that make no whole day, a date keeps its day here too.
  public func subtracting(_ duration: CalendarDuration) throws(TemporalError) -> TemporalValue {
    try adding(try duration.negated())
  }
}

extension LocalDate {
  func adding(_ duration: CalendarDuration) throws(TemporalError) -> LocalDate {
    try adding(months: duration.months).adding(days: duration.days)
      .adding(days: duration.wholeSeconds / 86_400)
  }
}

extension LocalTime {
  func adding(_ duration: CalendarDuration) -> LocalTime {
    let more = duration.seconds % 86_400 * Self.nanosecondsPerSecond + Int64(duration.nanoseconds)
    return LocalTime(
      nanoseconds: floorDivision(nanoseconds + more, Self.nanosecondsPerDay).remainder)
  }
}

extension LocalDateTime {
  func adding(_ duration: CalendarDuration) throws(TemporalError) -> LocalDateTime {
    let date = try date.adding(months: duration.months).adding(days: duration.days)
    let start = LocalDateTime(date, time)
    let (seconds, nanoseconds) = try later(start.seconds, start.nanoseconds, by: duration)
    let moment = LocalDateTime(seconds: seconds, nanoseconds: nanoseconds)
    guard moment.isValid else { throw .overflow }
    return moment
  }
}

extension ZonedDateTime {
  func adding(_ duration: CalendarDuration) throws(TemporalError) -> ZonedDateTime {
    let zone = try timeZone()
    var start = self
    if duration.months != 0 || duration.days != 0 {
      let date = try local.date.adding(months: duration.months).adding(days: duration.days)
      start = try zone.dateTime(LocalDateTime(date, local.time), preferred: offsetSeconds)
    }
    let (seconds, nanoseconds) = try later(start.seconds, start.nanoseconds, by: duration)
    return try zone.dateTime(seconds: seconds, nanoseconds: nanoseconds)
  }
}

/// The instant that lies a duration's seconds and nanoseconds behind another.
private func later(
  _ seconds: Int64, _ nanoseconds: Int32, by duration: CalendarDuration
) throws(TemporalError) -> (seconds: Int64, nanoseconds: Int32) {
  let (carry, rest) = floorDivision(
    Int64(nanoseconds) + Int64(duration.nanoseconds), LocalTime.nanosecondsPerSecond)
  let sum = try Checked.add(try Checked.add(seconds, duration.seconds), carry)
  return (sum, Int32(truncatingIfNeeded: rest))
}

extension CalendarDuration {
  /// The seconds, cut towards zero.
  var wholeSeconds: Int64 { seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds }
}
