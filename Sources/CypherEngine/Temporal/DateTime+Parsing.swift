import PropertyGraph

extension LocalDateTime {
  /// Reads a date, and behind a `T` a time: `2015-07-21T21:40:32.142`, `2015W30`. Without a time it
  /// is midnight.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    self = try scanner.localDateTime()
    guard scanner.isAtEnd else { throw .noDateTime }
  }
}

extension ZonedDateTime {
  /// Reads a date and a time as ``PropertyGraph/LocalDateTime`` does, and behind them an offset, a
  /// named zone in brackets or both: `2015-07-21T21:40:32.142+02:00[Europe/Stockholm]`. Without
  /// either it is UTC.
  ///
  /// An offset beside a named zone must be one that the zone has at that local time; it chooses
  /// between the two where clocks were put back.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    let local = try scanner.localDateTime()
    let offset = try scanner.offset()
    let name = scanner.bracketed()
    guard scanner.isAtEnd else { throw .noDateTime }
    guard let name else {
      self = try TemporalZone.offset(offset ?? 0).dateTime(local)
      return
    }
    self = try TemporalZone(named: name).dateTime(local, preferred: offset)
    if let offset, offset != offsetSeconds {
      throw TemporalError("the offset is not one that the named zone has at this time")
    }
  }
}

extension TemporalError {
  static let noDateTime = TemporalError(
    "the text is no date-time; expected a form such as 2015-07-21T21:40:32.142 or, with a zone,"
      + " 2015-07-21T21:40+02:00[Europe/Stockholm]")
}

extension TemporalScanner {
  mutating func localDateTime() throws(TemporalError) -> LocalDateTime {
    let date = try date()
    return LocalDateTime(date, take("T") ? try time() : .midnight)
  }
}
