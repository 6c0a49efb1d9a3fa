import PropertyGraph

extension TemporalFields {
  /// The time that the numbers name, starting from a base where there is one.
  ///
  /// With a base, what is not given is the base's; without one, nothing may be given without what
  /// is larger.
  func time(over base: LocalTime?) throws(TemporalError) -> LocalTime {
    let fraction = try fraction()
    if base == nil {
      try requireInOrder([.hour, .minute, .second])
      if fraction != nil, self[.second] == nil {
        throw TemporalError("'second' must be given, since a fraction of it is")
      }
    }
    let (hour, minute, second, nanosecond) = (base ?? .midnight).components
    return try LocalTime(
      hour: self[.hour] ?? hour, minute: self[.minute] ?? minute,
      second: self[.second] ?? second, nanosecond: fraction ?? nanosecond)
  }

  /// Nanoseconds of the second; nil where no fraction is given.
  ///
  /// A smaller unit beside a larger counts what is left below the larger: up to 999.
  func fraction() throws(TemporalError) -> Int64? {
    let (milli, micro, nano) = (self[.millisecond], self[.microsecond], self[.nanosecond])
    guard milli != nil || micro != nil || nano != nil else { return nil }
    func check(_ value: Int64?, _ number: Number, below limit: Int64) throws(TemporalError) -> Int64
    {
      guard let value else { return 0 }
      guard value >= 0, value < limit else {
        throw TemporalError("'\(number)' is out of range; expected 0 to \(limit - 1)")
      }
      return value
    }
    let millis = try check(milli, .millisecond, below: 1000)
    let micros = try check(micro, .microsecond, below: milli == nil ? 1_000_000 : 1000)
    let nanos = try check(
      nano, .nanosecond,
      below: micro != nil ? 1000 : milli != nil ? 1_000_000 : 1_000_000_000)
    return millis * 1_000_000 + micros * 1000 + nanos
  }
}

extension LocalTime {
  /// The time that a map names, such as `{hour: 12, minute: 31}` or `{time: other, second: 42}`.
  public init(fields: TemporalFields) throws(TemporalError) {
    guard fields.timezone == nil, fields.date == nil, fields.dateTime == nil,
      !fields.has(.year ... .day), !fields.has(.epochSeconds ... .epochMillis)
    else { throw TemporalError("a LocalTime is made from fields of the clock only") }
    self = try fields.time(over: try fields.time?.requireTime())
  }
}

extension ZonedTime {
  /// The time that a map names, such as `{hour: 12, timezone: '+01:00'}`.
  ///
  /// A base that has an offset is moved to the time zone; anything else is taken to be told in it.
  /// A named zone gives the offset it has at `now`.
  public init(fields: TemporalFields, now: ZonedDateTime) throws(TemporalError) {
    guard fields.date == nil, fields.dateTime == nil, !fields.has(.year ... .day),
      !fields.has(.epochSeconds ... .epochMillis)
    else { throw TemporalError("a Time is made from fields of the clock and a time zone only") }
    let time = try fields.time(over: try fields.time?.requireTime())
    let base = fields.time?.offsetPart
    guard let timezone = fields.timezone else {
      self.init(time, offsetSeconds: base ?? 0)
      return
    }
    let offset = try TemporalZone(parsing: timezone).offset(at: now.seconds)
    if let base {
      self = ZonedTime(time, offsetSeconds: base).moved(to: offset)
    } else {
      self.init(time, offsetSeconds: offset)
    }
  }

  /// The same instant of a day at another offset.
  func moved(to offset: Int32) -> ZonedTime {
    let shift = Int64(offset - offsetSeconds) * LocalTime.nanosecondsPerSecond
    return ZonedTime(
      nanoseconds: floorDivision(nanoseconds + shift, LocalTime.nanosecondsPerDay).remainder,
      offsetSeconds: offset)
  }
}
