import PropertyGraph

/// The temporal functions of Cypher as the table of functions calls them.
///
/// `date()`, `localtime()` and the rest take nothing, a text, a map or another temporal value; the
/// functions of the clock take a time zone or nothing. There is no clock here: `now` is the instant
/// of the transaction, the statement or the call, as the function asks.
public enum TemporalFunctions {
  /// The argument of a constructor.
  public enum Argument: Sendable {
    case none
    case text(String)
    case fields(TemporalFields)
    case value(TemporalValue)
  }

  /// `date(…)`.
  public static func date(
    _ argument: Argument, now: ZonedDateTime
  ) throws(TemporalError) -> LocalDate {
    switch argument {
    case .text(let text): return try LocalDate(parsing: text)
    case .fields(let fields) where !fields.isTimezoneOnly: return try LocalDate(fields: fields)
    case .value(let value): return try value.requireDate()
    case .none, .fields: return try clock(argument, now).local.date
    }
  }

  /// `localtime(…)`.
  public static func localTime(
    _ argument: Argument, now: ZonedDateTime
  ) throws(TemporalError) -> LocalTime {
    switch argument {
    case .text(let text): return try LocalTime(parsing: text)
    case .fields(let fields) where !fields.isTimezoneOnly: return try LocalTime(fields: fields)
    case .value(let value): return try value.requireTime()
    case .none, .fields: return try clock(argument, now).local.time
    }
  }

  /// `time(…)`.
  public static func time(
    _ argument: Argument, now: ZonedDateTime
  ) throws(TemporalError) -> ZonedTime {
    switch argument {
    case .text(let text): return try ZonedTime(parsing: text)
    case .fields(let fields) where !fields.isTimezoneOnly:
      return try ZonedTime(fields: fields, now: now)
    case .value(let value):
      return ZonedTime(try value.requireTime(), offsetSeconds: value.offsetPart ?? 0)
    case .none, .fields:
      let now = try clock(argument, now)
      return ZonedTime(now.local.time, offsetSeconds: now.offsetSeconds)
    }
  }

  /// `localdatetime(…)`.
  public static func localDateTime(
    _ argument: Argument, now: ZonedDateTime
  ) throws(TemporalError) -> LocalDateTime {
    switch argument {
    case .text(let text): return try LocalDateTime(parsing: text)
    case .fields(let fields) where !fields.isTimezoneOnly: return try LocalDateTime(fields: fields)
    case .value(let value):
      return LocalDateTime(try value.requireDate(), value.timePart ?? .midnight)
    case .none, .fields: return try clock(argument, now).local
    }
  }

  /// `datetime(…)`.
  public static func dateTime(
    _ argument: Argument, now: ZonedDateTime
  ) throws(TemporalError) -> ZonedDateTime {
    switch argument {
    case .text(let text): return try ZonedDateTime(parsing: text)
    case .fields(let fields) where !fields.isTimezoneOnly: return try ZonedDateTime(fields: fields)
    case .value(.dateTime(let moment)): return moment
    case .value(let value):
      let local = LocalDateTime(try value.requireDate(), value.timePart ?? .midnight)
      return try TemporalZone.utc.dateTime(local)
    case .none, .fields: return try clock(argument, now)
    }
  }

  /// `now` in a time zone: `datetime.transaction('Asia/Shanghai')` and its kin.
  public static func now(
    _ now: ZonedDateTime, in timezone: String?
  ) throws(TemporalError) -> ZonedDateTime {
    guard let timezone else { return now }
    return try TemporalZone(parsing: timezone)
      .dateTime(seconds: now.seconds, nanoseconds: now.nanoseconds)
  }

  /// `datetime.fromepoch(seconds, nanoseconds)`.
  public static func dateTime(
    fromEpoch seconds: Int64, nanoseconds: Int64
  ) throws(TemporalError) -> ZonedDateTime {
    guard (0..<LocalTime.nanosecondsPerSecond).contains(nanoseconds) else {
      throw TemporalError("a nanosecond is out of range; expected 0 to 999999999")
    }
    return try TemporalZone.utc.dateTime(
      seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
  }

  /// `datetime.fromepochmillis(milliseconds)`.
  public static func dateTime(
    fromEpochMillis milliseconds: Int64
  ) throws(TemporalError) -> ZonedDateTime {
    let (seconds, rest) = floorDivision(milliseconds, 1000)
    return try TemporalZone.utc.dateTime(
      seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: rest * 1_000_000))
  }

  private static func clock(
    _ argument: Argument, _ now: ZonedDateTime
  ) throws(TemporalError) -> ZonedDateTime {
    if case .fields(let fields) = argument { return try Self.now(now, in: fields.timezone) }
    return now
  }
}
