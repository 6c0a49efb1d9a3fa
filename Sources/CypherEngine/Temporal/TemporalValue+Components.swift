import PropertyGraph

/// What a component of a temporal value is.
public enum TemporalComponent: Hashable, Sendable {
  case integer(Int64)
  case text(String)
}

extension TemporalValue {
  /// The component of a name, such as `year`, `dayOfWeek`, `offset` or, of a duration,
  /// `minutesOfHour`; case does not count.
  ///
  /// - Throws: where the kind has no such component, or a sum of a duration leaves 64 bits.
  public func component(_ name: String) throws(TemporalError) -> TemporalComponent {
    let key = name.lowercased()
    if case .duration(let duration) = self {
      if let number = try duration.component(key) { return .integer(number) }
    } else {
      if let number = datePart?.component(key) ?? timePart?.component(key) {
        return .integer(number)
      }
      if let found = zoneComponent(key) { return found }
    }
    throw TemporalError("a \(kindName) has no component of this name")
  }

  private func zoneComponent(_ key: String) -> TemporalComponent? {
    guard let offset = offsetPart else { return nil }
    switch key {
    case "offset": return .text(offsetText(offset))
    case "offsetminutes": return .integer(Int64(offset / 60))
    case "offsetseconds": return .integer(Int64(offset))
    case "timezone":
      if case .dateTime(let moment) = self, let zone = moment.zone { return .text(zone) }
      return .text(offsetText(offset))
    default: break
    }
    guard case .dateTime(let moment) = self else { return nil }
    switch key {
    case "epochseconds": return .integer(moment.seconds)
    case "epochmillis":
      return .integer(moment.seconds &* 1000 &+ Int64(moment.nanoseconds / 1_000_000))
    default: return nil
    }
  }
}

extension LocalDate {
  /// The component of a name in lower case, or nil.
  fileprivate func component(_ key: String) -> Int64? {
    switch key {
    case "year": components.year
    case "quarter": quarter
    case "month": components.month
    case "week": weekDate.week
    case "weekyear": weekDate.year
    case "day": components.day
    case "ordinalday": ordinalDay
    case "dayofquarter", "quarterday": dayOfQuarter
    case "dayofweek", "weekday": dayOfWeek
    default: nil
    }
  }
}

extension LocalTime {
  /// The component of a name in lower case, or nil.
  fileprivate func component(_ key: String) -> Int64? {
    switch key {
    case "hour": components.hour
    case "minute": components.minute
    case "second": components.second
    case "millisecond": components.nanosecond / 1_000_000
    case "microsecond": components.nanosecond / 1000
    case "nanosecond": components.nanosecond
    default: nil
    }
  }
}

extension CalendarDuration {
  /// The component of a name in lower case, or nil.
  fileprivate func component(_ key: String) throws(TemporalError) -> Int64? {
    switch key {
    case "years": months / 12
    case "quarters": months / 3
    case "months": months
    case "weeks": days / 7
    case "days": days
    case "hours": seconds / 3600
    case "minutes": seconds / 60
    case "seconds": seconds
    case "milliseconds": try seconds(in: 1000)
    case "microseconds": try seconds(in: 1_000_000)
    case "nanoseconds": try seconds(in: 1_000_000_000)
    case "quartersofyear": months / 3 % 4
    case "monthsofyear": months % 12
    case "monthsofquarter": months % 3
    case "daysofweek": days % 7
    case "minutesofhour": seconds / 60 % 60
    case "secondsofminute": seconds % 60
    case "millisecondsofsecond": Int64(nanoseconds / 1_000_000)
    case "microsecondsofsecond": Int64(nanoseconds / 1000)
    case "nanosecondsofsecond": Int64(nanoseconds)
    default: nil
    }
  }

  /// Seconds and nanoseconds in units of which a second has so many.
  private func seconds(in unit: Int64) throws(TemporalError) -> Int64 {
    try Checked.add(
      try Checked.multiply(seconds, unit), Int64(nanoseconds) / (1_000_000_000 / unit))
  }
}
