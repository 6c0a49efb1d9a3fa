import PropertyGraph

extension TemporalFields {
  /// The local date and time that the numbers and the bases name.
  fileprivate func localDateTime() throws(TemporalError) -> LocalDateTime {
    let dateBase = try (dateTime ?? date)?.requireDate()
    let timeBase = try (dateTime ?? time)?.requireTime()
    let hasTime = has(.hour ... .nanosecond) || time != nil
    if hasTime, dateBase == nil { try requireWholeDate() }
    let day = try date(over: dateBase)
    guard hasTime || timeBase != nil else { return LocalDateTime(day, .midnight) }
    // The base of a date brings its day only: the time then starts like one without a base.
    return LocalDateTime(day, try time(over: timeBase))
  }

  fileprivate func refuseMixedBases() throws(TemporalError) {
    if dateTime != nil, date != nil || time != nil {
      throw TemporalError("'datetime' cannot stand beside 'date' or 'time'")
    }
  }
}

extension LocalDateTime {
  /// The date and time that a map names, such as `{year: 1984, ordinalDay: 202, hour: 12}` or
  /// `{date: one, time: another}`.
  public init(fields: TemporalFields) throws(TemporalError) {
    guard fields.timezone == nil, !fields.has(.epochSeconds ... .epochMillis) else {
      throw TemporalError("a LocalDateTime has no time zone and is not counted from an epoch")
    }
    try fields.refuseMixedBases()
    self = try fields.localDateTime()
  }
}

extension ZonedDateTime {
  /// The date and time that a map names, such as
  /// `{year: 1984, month: 10, day: 11, timezone: 'Europe/Stockholm'}`, `{epochSeconds: 416779}`.
  ///
  /// Where the time comes from a base that has a zone, that is the zone, and a time zone given
  /// beside it moves the result to it, keeping the instant. Otherwise the local time is told in the
  /// time zone given, or in UTC.
  public init(fields: TemporalFields) throws(TemporalError) {
    try fields.refuseMixedBases()
    let zone: TemporalZone? =
      if let timezone = fields.timezone { try TemporalZone(parsing: timezone) } else { nil }
    if fields.has(.epochSeconds ... .epochMillis) {
      self = try Self.fromEpoch(fields, in: zone ?? .utc)
      return
    }
    let local = try fields.localDateTime()
    let timeBase = fields.dateTime ?? fields.time
    guard let base = timeBase, let baseZone = try base.zonePart() else {
      self = try (zone ?? .utc).dateTime(local)
      return
    }
    let dateTime = try baseZone.dateTime(local, preferred: base.offsetPart)
    self =
      if let zone {
        try zone.dateTime(seconds: dateTime.seconds, nanoseconds: dateTime.nanoseconds)
      } else { dateTime }
  }

  private static func fromEpoch(
    _ fields: TemporalFields, in zone: TemporalZone
  ) throws(TemporalError) -> ZonedDateTime {
    guard fields.date == nil, fields.time == nil, fields.dateTime == nil,
      !fields.has(.year ... .second), fields[.epochSeconds] == nil || fields[.epochMillis] == nil
    else {
      throw TemporalError(
        "a DateTime counted from the epoch takes fractions of a second and a time zone only")
    }
    let (seconds, millis) =
      fields[.epochSeconds].map { ($0, 0) } ?? floorDivision(fields[.epochMillis] ?? 0, 1000)
    let fraction = try fields.fraction() ?? 0
    guard millis == 0 || fraction < 1_000_000 else {
      throw TemporalError("'nanosecond' is out of range; expected 0 to 999999 beside milliseconds")
    }
    return try zone.dateTime(
      seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: millis * 1_000_000 + fraction))
  }
}
