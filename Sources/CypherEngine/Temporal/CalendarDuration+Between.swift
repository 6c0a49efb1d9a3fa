import PropertyGraph

/// The durations between two temporal values.
///
/// A value without a date lies on the other's date, one without a time at midnight, one without a
/// zone in the other's zone.
extension CalendarDuration {
  /// `duration.between`: whole months, then whole days, then what is left on the clock, all of one
  /// sign unless clocks were changed between the two.
  public static func between(
    _ start: TemporalValue, _ end: TemporalValue
  ) throws(TemporalError) -> CalendarDuration {
    let span = try TemporalSpan(start, end)
    guard span.hasDates else { return try span.clockDuration(from: span.start) }
    let months = span.months
    let anchor = try span.start.local.date.adding(months: months)
    let days = span.endDate.days - anchor.days
    let reached = try span.start.moved(to: LocalDate(days: span.endDate.days))
    let rest = try span.clockDuration(from: reached)
    return CalendarDuration(
      months: months, days: days, seconds: rest.seconds, nanoseconds: rest.nanoseconds)
  }

  /// `duration.inMonths`: whole months; none where one value has no date.
  public static func inMonths(
    _ start: TemporalValue, _ end: TemporalValue
  ) throws(TemporalError) -> CalendarDuration {
    let span = try TemporalSpan(start, end)
    return CalendarDuration(months: span.hasDates ? span.months : 0)
  }

  /// `duration.inDays`: whole days; none where one value has no date.
  public static func inDays(
    _ start: TemporalValue, _ end: TemporalValue
  ) throws(TemporalError) -> CalendarDuration {
    let span = try TemporalSpan(start, end)
    return CalendarDuration(
      days: span.hasDates ? span.endDate.days - span.start.local.date.days : 0)
  }

  /// `duration.inSeconds`: seconds and nanoseconds between the two instants.
  public static func inSeconds(
    _ start: TemporalValue, _ end: TemporalValue
  ) throws(TemporalError) -> CalendarDuration {
    let span = try TemporalSpan(start, end)
    return try span.clockDuration(from: span.start)
  }
}

/// Two temporal values made comparable.
private struct TemporalSpan {
  /// A local time in a zone and its instant.
  struct Moment {
    let local: LocalDateTime
    let zone: TemporalZone
    let seconds: Int64

    init(_ dateTime: ZonedDateTime, _ zone: TemporalZone) {
      local = dateTime.local
      self.zone = zone
      seconds = dateTime.seconds
    }

    /// The same time of day on another day.
    func moved(to date: LocalDate) throws(TemporalError) -> Moment {
      if date == local.date { return self }
      let offset = Int32(truncatingIfNeeded: local.seconds - seconds)
      return Moment(
        try zone.dateTime(LocalDateTime(date, local.time), preferred: offset), zone)
    }
  }

  let start: Moment
  /// The end, told in the start's zone.
  let end: Moment
  /// Whether both values have dates of their own.
  let hasDates: Bool

  init(_ first: TemporalValue, _ second: TemporalValue) throws(TemporalError) {
    for value in [first, second] {
      if case .duration = value {
        throw TemporalError("a duration lies between two dates or times, not a Duration")
      }
    }
    hasDates = first.datePart != nil && second.datePart != nil
    let zones = (try first.zonePart(), try second.zonePart())
    let startZone = zones.0 ?? zones.1 ?? .utc
    start = try Self.moment(first, beside: second, in: startZone)
    let told = try Self.moment(second, beside: first, in: zones.1 ?? startZone)
    end = Moment(
      try startZone.dateTime(seconds: told.seconds, nanoseconds: told.local.nanoseconds), startZone)
  }

  private static func moment(
    _ value: TemporalValue, beside other: TemporalValue, in zone: TemporalZone
  ) throws(TemporalError) -> Moment {
    if case .dateTime(let moment) = value { return Moment(moment, zone) }
    let date = value.datePart ?? other.datePart ?? LocalDate(days: 0)
    return Moment(
      try zone.dateTime(LocalDateTime(date, value.timePart ?? .midnight)), zone)
  }

  /// The last day that is reached from the start in whole days: the end's, or the one before it in
  /// the span's direction where the time of day has not come yet.
  var endDate: LocalDate {
    let (from, to) = (start.local, end.local)
    if to.date > from.date, to.time < from.time { return LocalDate(days: to.date.days - 1) }
    if to.date < from.date, to.time > from.time { return LocalDate(days: to.date.days + 1) }
    return to.date
  }

  /// The whole months from the start to `endDate`, cut towards zero.
  var months: Int64 {
    let (from, to) = (start.local.date.components, endDate.components)
    // 32 stands for a month: more than any has days.
    return ((to.year * 12 + to.month) * 32 + to.day - (from.year * 12 + from.month) * 32 - from.day)
      / 32
  }

  /// The time on the clock from a moment to the end.
  func clockDuration(from moment: Moment) throws(TemporalError) -> CalendarDuration {
    let nanoseconds = end.local.nanoseconds - moment.local.nanoseconds
    let seconds = end.seconds - moment.seconds
    return try CalendarDuration(
      months: 0, days: 0,
      totalNanoseconds: Int128(seconds) * 1_000_000_000 + Int128(nanoseconds))
  }
}
