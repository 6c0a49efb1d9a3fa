import PropertyGraph

/// Where a date-time is told: at a fixed offset from UTC or in a named zone with its rules.
public enum TemporalZone: Sendable {
  case offset(Int32)
  case named(TimeZoneRules)

  /// What a date-time is told in when nobody says otherwise.
  public static let utc = TemporalZone.offset(0)

  /// Reads `Z`, `+01:00`, `+0100`, `+00:53:28` or the name of a zone.
  ///
  /// Names are those of the IANA Time Zone Database, in any case, with spaces for low lines.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    if let offset = try scanner.offset() {
      guard scanner.isAtEnd else {
        throw TemporalError("an offset from UTC goes on too long; expected a form such as +01:00")
      }
      self = .offset(offset)
    } else {
      self = try .init(named: text)
    }
  }

  /// The zone of a name.
  init(named name: String) throws(TemporalError) {
    let underlined = String(name.map { $0 == " " ? "_" : $0 })
    let zones = TimeZoneDatabase.shared
    guard
      let rules = zones.zone(underlined)
        ?? zones.spelling(of: underlined).flatMap({ zones.zone($0) })
    else {
      throw TemporalError(
        "there is no time zone of this name; expected a name such as Europe/Stockholm or an offset"
          + " such as +01:00")
    }
    self = .named(rules)
  }

  /// The name, where there is one.
  var name: String? {
    if case .named(let rules) = self { rules.name } else { nil }
  }

  /// How far local time is ahead of UTC at an instant.
  func offset(at instant: Int64) -> Int32 {
    switch self {
    case .offset(let offset): offset
    case .named(let rules): rules.offset(at: instant)
    }
  }

  /// The date-time at which clocks of the zone show a local time.
  ///
  /// A local time that comes twice is the first of the two unless the preferred offset says
  /// otherwise; one that clocks skip moves on by the length of the gap.
  public func dateTime(
    _ local: LocalDateTime, preferred: Int32? = nil
  ) throws(TemporalError) -> ZonedDateTime {
    guard local.isValid else { throw .overflow }
    let offset =
      switch self {
      case .offset(let offset): offset
      case .named(let rules): rules.offset(atLocal: local.seconds, preferred: preferred)
      }
    return try dateTime(seconds: local.seconds - Int64(offset), nanoseconds: local.nanoseconds)
  }

  /// An instant as the zone tells it.
  public func dateTime(seconds: Int64, nanoseconds: Int32) throws(TemporalError) -> ZonedDateTime {
    let dateTime = ZonedDateTime(
      seconds: seconds, nanoseconds: nanoseconds, offsetSeconds: offset(at: seconds), zone: name)
    guard dateTime.isValid else { throw .overflow }
    return dateTime
  }
}

extension ZonedDateTime {
  /// The zone it is told in.
  func timeZone() throws(TemporalError) -> TemporalZone {
    guard let zone else { return .offset(offsetSeconds) }
    return try TemporalZone(named: zone)
  }
}
