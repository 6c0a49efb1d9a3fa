import PropertyGraph

extension LocalTime {
  /// Reads `21:40:32.142`, `214032.142`, `21:40`, `2140` or `21`.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    _ = scanner.take("T")
    self = try scanner.time()
    guard scanner.isAtEnd else { throw .noTime }
  }

  /// The time of these parts, each checked.
  init(
    hour: Int64, minute: Int64, second: Int64, nanosecond: Int64
  ) throws(TemporalError) {
    guard (0..<24).contains(hour) else {
      throw TemporalError("an hour is out of range; expected 0 to 23")
    }
    guard (0..<60).contains(minute) else {
      throw TemporalError("a minute is out of range; expected 0 to 59")
    }
    guard (0..<60).contains(second) else {
      throw TemporalError("a second is out of range; expected 0 to 59")
    }
    guard (0..<Self.nanosecondsPerSecond).contains(nanosecond) else {
      throw TemporalError("a nanosecond is out of range; expected 0 to 999999999")
    }
    self.init(
      nanoseconds: (hour * 3600 + minute * 60 + second) * Self.nanosecondsPerSecond + nanosecond)
  }
}

extension ZonedTime {
  /// Reads a time as ``PropertyGraph/LocalTime`` does, and its offset: `21:40:32.142+01:00`.
  /// Without one it is UTC.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    _ = scanner.take("T")
    let time = try scanner.time()
    let offset = try scanner.offset() ?? 0
    if scanner.next == 0x5B {
      throw TemporalError(
        "a time without a date cannot be in a named zone; expected an offset such as +01:00")
    }
    guard scanner.isAtEnd else { throw .noTime }
    self.init(time, offsetSeconds: offset)
  }
}

extension TemporalError {
  static let noTime = TemporalError(
    "the text is no time; expected a form such as 21:40:32.142, 2140 or 21:40+01:00")
}

extension TemporalScanner {
  /// A time of day; stops behind its last digit.
  mutating func time() throws(TemporalError) -> LocalTime {
    let isBasic = digitCount > 2
    guard digitCount == 1 || digitCount == 2 || digitCount == 4 || digitCount == 6,
      let hour = number(upTo: 2)
    else { throw .noTime }
    var (minute, second, nanosecond): (Int64, Int64, Int64) = (0, 0, 0)
    if isBasic || take(":") {
      guard let found = isBasic ? number(digits: 2) : number(upTo: 2) else { throw .noTime }
      minute = found
      if isBasic ? digitCount > 0 : take(":") {
        guard let found = isBasic ? number(digits: 2) : number(upTo: 2),
          let fraction = fraction(places: 9)
        else { throw .noTime }
        (second, nanosecond) = (found, fraction)
      }
    }
    return try LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }
}
