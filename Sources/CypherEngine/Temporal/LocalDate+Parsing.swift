import PropertyGraph

extension LocalDate {
  /// Reads ISO 8601: `2015-07-21`, `20150721`, `2015-07`, `2015`, `2015-W30-2`, `2015W302`,
  /// `2015-202`, `2015202`, `2015-Q3-21`; a year with a sign may have one to nine digits and takes
  /// the forms with hyphens only.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    self = try scanner.date()
    guard scanner.isAtEnd else { throw .noDate }
  }
}

extension TemporalError {
  static let noDate = TemporalError(
    "the text is no date; expected a form such as 2015-07-21, 2015-W30-2, 2015-202 or 2015-Q3-21")
}

extension TemporalScanner {
  /// A date; stops behind its last digit.
  mutating func date() throws(TemporalError) -> LocalDate {
    let isNegative = next == 0x2D
    let isSigned = take("+") || take("-")
    guard let digits = isSigned ? number(upTo: 9) : number(digits: 4) else { throw .noDate }
    let year = isNegative ? -digits : digits
    if take("-") { return try extendedDate(year) }
    return isSigned
      ? try LocalDate(checkedYear: year, month: 1, day: 1) : try basicDate(year)
  }

  /// What follows a year and a hyphen.
  private mutating func extendedDate(_ year: Int64) throws(TemporalError) -> LocalDate {
    if take("W") {
      guard let week = number(upTo: 2) else { throw .noDate }
      return try LocalDate(weekYear: year, week: week, dayOfWeek: try part(digits: 1))
    }
    if take("Q") {
      guard let quarter = number(digits: 1) else { throw .noDate }
      return try LocalDate(year: year, quarter: quarter, dayOfQuarter: try part(digits: 2))
    }
    if digitCount == 3, let day = number(digits: 3) {
      return try LocalDate(year: year, ordinalDay: day)
    }
    guard digitCount <= 2, let month = number(upTo: 2) else { throw .noDate }
    return try LocalDate(checkedYear: year, month: month, day: try part(digits: 2))
  }

  /// What follows a hyphen, in at most so many digits; 1 where no hyphen comes.
  private mutating func part(digits: Int) throws(TemporalError) -> Int64 {
    guard take("-") else { return 1 }
    guard digitCount <= digits, let number = number(upTo: digits) else { throw .noDate }
    return number
  }

  /// What follows a year directly.
  private mutating func basicDate(_ year: Int64) throws(TemporalError) -> LocalDate {
    if take("W") {
      guard let week = number(digits: 2) else { throw .noDate }
      return try LocalDate(weekYear: year, week: week, dayOfWeek: number(digits: 1) ?? 1)
    }
    if take("Q") {
      guard let quarter = number(digits: 1) else { throw .noDate }
      return try LocalDate(year: year, quarter: quarter, dayOfQuarter: number(digits: 2) ?? 1)
    }
    switch digitCount {
    case 0: return try LocalDate(checkedYear: year, month: 1, day: 1)
    case 2: return try LocalDate(checkedYear: year, month: number(digits: 2) ?? 0, day: 1)
    case 3: return try LocalDate(year: year, ordinalDay: number(digits: 3) ?? 0)
    case 4:
      let month = number(digits: 2) ?? 0
      return try LocalDate(checkedYear: year, month: month, day: number(digits: 2) ?? 0)
    default: throw .noDate
    }
  }
}
