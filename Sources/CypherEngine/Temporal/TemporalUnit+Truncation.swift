import PropertyGraph

/// The five `truncate` functions: cut a value to a unit, then set fields of what is left.
extension LocalDate {
  public static func truncate(
    to unit: TemporalUnit, _ value: TemporalValue, fields: TemporalFields = TemporalFields()
  ) throws(TemporalError) -> LocalDate {
    guard unit.nanoseconds == nil else {
      throw TemporalError("a Date cannot be truncated to '\(unit)'; the smallest unit is 'day'")
    }
    let date = try value.requireDate().truncated(to: unit)
    return fields.isEmpty ? date : try LocalDate(fields: try fields.over(.date(date)))
  }
}

extension LocalTime {
  public static func truncate(
    to unit: TemporalUnit, _ value: TemporalValue, fields: TemporalFields = TemporalFields()
  ) throws(TemporalError) -> LocalTime {
    let (time, rest) = try fields.joined(
      to: try value.truncatedTime(to: unit, as: "LocalTime"), truncatedTo: unit)
    return rest.isEmpty ? time : try LocalTime(fields: try rest.over(.localTime(time)))
  }
}

extension ZonedTime {
  /// A time zone among the fields replaces the value's offset and keeps the local time; a named one
  /// gives the offset it has at `now`.
  public static func truncate(
    to unit: TemporalUnit, _ value: TemporalValue, fields: TemporalFields = TemporalFields(),
    now: ZonedDateTime
  ) throws(TemporalError) -> ZonedTime {
    let (time, rest) = try fields.joined(
      to: try value.truncatedTime(to: unit, as: "Time"), truncatedTo: unit)
    var offset = value.offsetPart ?? 0
    if let timezone = fields.timezone {
      offset = try TemporalZone(parsing: timezone).offset(at: now.seconds)
    }
    let truncated = ZonedTime(time, offsetSeconds: offset)
    let left = rest.withoutTimezone()
    return left.isEmpty
      ? truncated : try ZonedTime(fields: try left.over(.time(truncated)), now: now)
  }
}

extension LocalDateTime {
  public static func truncate(
    to unit: TemporalUnit, _ value: TemporalValue, fields: TemporalFields = TemporalFields()
  ) throws(TemporalError) -> LocalDateTime {
    let (truncated, rest) = try value.truncatedDateTime(
      to: unit, as: "LocalDateTime", fields: fields)
    return rest.isEmpty
      ? truncated : try LocalDateTime(fields: try rest.over(.localDateTime(truncated)))
  }
}

extension ZonedDateTime {
  /// A time zone among the fields replaces the value's zone and keeps the local time.
  public static func truncate(
    to unit: TemporalUnit, _ value: TemporalValue, fields: TemporalFields = TemporalFields()
  ) throws(TemporalError) -> ZonedDateTime {
    let (local, rest) = try value.truncatedDateTime(to: unit, as: "DateTime", fields: fields)
    let zone =
      if let timezone = fields.timezone { try TemporalZone(parsing: timezone) } else {
        try value.zonePart() ?? .utc
      }
    let truncated = try zone.dateTime(
      local, preferred: fields.timezone == nil ? value.offsetPart : nil)
    let left = rest.withoutTimezone()
    return left.isEmpty
      ? truncated : try ZonedDateTime(fields: try left.over(.dateTime(truncated)))
  }
}

extension TemporalValue {
  /// The time of day cut to a unit no larger than a day.
  fileprivate func truncatedTime(
    to unit: TemporalUnit, as kind: String
  ) throws(TemporalError) -> LocalTime {
    guard unit == .day || unit.nanoseconds != nil else {
      throw TemporalError("a \(kind) cannot be truncated to '\(unit)'; the largest unit is 'day'")
    }
    return try requireTime().truncated(to: unit)
  }

  /// Date and time cut to a unit, and the fields that are still to be set.
  fileprivate func truncatedDateTime(
    to unit: TemporalUnit, as kind: String, fields: TemporalFields
  ) throws(TemporalError) -> (LocalDateTime, TemporalFields) {
    let date = try requireDate().truncated(to: unit)
    guard unit.nanoseconds != nil else { return (LocalDateTime(date, .midnight), fields) }
    guard let timePart else {
      throw TemporalError("a \(kindName) cannot be truncated to '\(unit)': it has no time")
    }
    let (time, rest) = try fields.joined(to: timePart.truncated(to: unit), truncatedTo: unit)
    return (LocalDateTime(date, time), rest)
  }
}
