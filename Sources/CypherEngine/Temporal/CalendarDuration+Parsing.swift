import PropertyGraph

extension CalendarDuration {
  /// Reads ISO 8601: `P14DT16H12M`, `P5M1.5D`, `PT-0.75M`, `P2.5W`, and in the form of a date-time
  /// `P2012-02-02T14:37:21.545`, `P20120202T143721`.
  ///
  /// Each part may have a sign, and so may the whole; only the last may have a fraction.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    let isNegative = scanner.next == 0x2D
    _ = scanner.take("-") || scanner.take("+")
    guard scanner.take("P") else { throw .noDuration }
    var byUnits = scanner
    let duration =
      if let found = try byUnits.durationByUnits() { found } else {
        try scanner.durationByDate()
      }
    self = isNegative ? try duration.negated() : duration
  }
}

extension TemporalError {
  static let noDuration = TemporalError(
    "the text is no duration; expected a form such as P1Y2M10DT2H30M or P2012-02-02T14:37:21")
}

extension TemporalScanner {
  /// The parts of a duration with their units, or nil where the text is not of this form.
  fileprivate mutating func durationByUnits() throws(TemporalError) -> CalendarDuration? {
    var (months, days, seconds) = (DecimalNumber.zero, DecimalNumber.zero, DecimalNumber.zero)
    // The units, each to be used once and in this order; minutes come behind the T only.
    let units: [(letter: Character, isTime: Bool, factor: Int64)] = [
      ("Y", false, 12), ("M", false, 1), ("W", false, 7), ("D", false, 1),
      ("H", true, 3600), ("M", true, 60), ("S", true, 1),
    ]
    var next = 0
    var isTime = false
    var isLast = false
    while !isAtEnd {
      if !isTime, take("T") {
        isTime = true
        if isAtEnd { return nil }
        continue
      }
      guard !isLast, let (number, hasFraction) = try signedNumber() else { return nil }
      guard
        let found = units.indices.first(where: { at in
          at >= next && units[at].isTime == isTime && take(units[at].letter)
        })
      else { return nil }
      next = found + 1
      isLast = hasFraction
      let part = try number.multiplied(by: units[found].factor)
      switch found {
      case 0, 1: months = try months.adding(part)
      case 2, 3: days = try days.adding(part)
      default: seconds = try seconds.adding(part)
      }
    }
    return next == 0
      ? nil : try CalendarDuration(months: months, days: days, seconds: seconds)
  }

  /// A number with an optional sign and fraction.
  private mutating func signedNumber() throws(TemporalError) -> (DecimalNumber, Bool)? {
    let isNegative = next == 0x2D
    _ = take("-") || take("+")
    guard let whole = digits() else { return nil }
    guard take(".") || take(",") else {
      let number = try DecimalNumber(
        digits: whole, point: whole.utf8.count, isNegative: isNegative)
      return (number, false)
    }
    guard let fraction = digits() else { return nil }
    let number = try DecimalNumber(
      digits: whole + fraction, point: whole.utf8.count, isNegative: isNegative)
    return (number, true)
  }

  /// A duration in the form of a date, a time or both; the fields count and are no calendar's.
  fileprivate mutating func durationByDate() throws(TemporalError) -> CalendarDuration {
    var (months, days, seconds, nanoseconds): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    if let year = number(digits: 4) {
      let isExtended = take("-")
      guard let month = number(digits: 2), !isExtended || take("-"), let day = number(digits: 2)
      else { throw .noDuration }
      guard month <= 12, day <= 31 else {
        throw TemporalError("a month or day of a duration in the form of a date is out of range")
      }
      (months, days) = (year * 12 + month, day)
    } else if next != 0x54 && next != 0x74 {
      throw .noDuration
    }
    if take("T") {
      guard let hour = number(digits: 2) else { throw .noDuration }
      let isExtended = next == 0x3A
      var (minute, second): (Int64, Int64) = (0, 0)
      if isExtended ? take(":") : digitCount > 0 {
        guard let found = number(digits: 2) else { throw .noDuration }
        minute = found
        if isExtended ? take(":") : digitCount > 0 {
          guard let found = number(digits: 2), let fraction = fraction(places: 9) else {
            throw .noDuration
          }
          (second, nanoseconds) = (found, fraction)
        }
      }
      guard hour <= 24, minute <= 60, second <= 60 else {
        throw TemporalError("a time of a duration in the form of a date is out of range")
      }
      seconds = hour * 3600 + minute * 60 + second
    }
    guard isAtEnd else { throw .noDuration }
    return CalendarDuration(
      months: months, days: days, seconds: seconds,
      nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
  }
}
