import PropertyGraph

/// Weeks, quarters and days of the year, and steps of months and days.
extension LocalDate {
  /// 1 for Monday to 7 for Sunday.
  var dayOfWeek: Int64 { floorDivision(days &+ 3, 7).remainder + 1 }

  /// Days since the end of the year before.
  var ordinalDay: Int64 {
    days - (LocalDate(year: components.year, month: 1, day: 1)?.days ?? days) + 1
  }

  /// 1 to 4.
  var quarter: Int64 { (components.month - 1) / 3 + 1 }

  var dayOfQuarter: Int64 {
    let (year, _, _) = components
    let first = LocalDate(year: year, month: quarter * 3 - 2, day: 1)
    return days - (first?.days ?? days) + 1
  }

  /// The ISO 8601 week and the year it belongs to: the one its Thursday lies in.
  var weekDate: (year: Int64, week: Int64) {
    let thursday = LocalDate(days: days - dayOfWeek + 4)
    return (thursday.components.year, (thursday.ordinalDay - 1) / 7 + 1)
  }

  /// The day of a year, week and weekday.
  init(weekYear: Int64, week: Int64, dayOfWeek: Int64) throws(TemporalError) {
    guard let fourth = LocalDate(year: weekYear, month: 1, day: 4) else { throw .overflow }
    guard (1...7).contains(dayOfWeek) else {
      throw TemporalError("a day of the week is out of range; expected 1 to 7")
    }
    guard (1...Self.weeksIn(weekYear: weekYear)).contains(week) else {
      throw TemporalError("a week is out of range; expected 1 to 52, or 53 in a long year")
    }
    self.init(days: fourth.days - fourth.dayOfWeek + (week - 1) * 7 + dayOfWeek)
    guard isValid else { throw .overflow }
  }

  /// 52 or 53.
  static func weeksIn(weekYear: Int64) -> Int64 {
    // The 28th of December always lies in the last week.
    LocalDate(year: weekYear, month: 12, day: 28)?.weekDate.week ?? 52
  }

  /// The day of a year, quarter and day of the quarter.
  init(year: Int64, quarter: Int64, dayOfQuarter: Int64) throws(TemporalError) {
    guard (1...4).contains(quarter) else {
      throw TemporalError("a quarter is out of range; expected 1 to 4")
    }
    guard let first = LocalDate(year: year, month: quarter * 3 - 2, day: 1) else {
      throw .overflow
    }
    let length = (0..<3).reduce(Int64(0)) {
      $0 + Self.daysIn(month: quarter * 3 - 2 + $1, year: year)
    }
    guard (1...length).contains(dayOfQuarter) else {
      throw TemporalError("a day of the quarter is out of range; expected 1 to \(length)")
    }
    self.init(days: first.days + dayOfQuarter - 1)
  }

  /// The day of a year and day of the year.
  init(year: Int64, ordinalDay: Int64) throws(TemporalError) {
    guard let first = LocalDate(year: year, month: 1, day: 1) else { throw .overflow }
    let length: Int64 = Self.isLeap(year: year) ? 366 : 365
    guard (1...length).contains(ordinalDay) else {
      throw TemporalError("a day of the year is out of range; expected 1 to \(length)")
    }
    self.init(days: first.days + ordinalDay - 1)
  }

  /// The day of a year, month and day of the month.
  init(checkedYear year: Int64, month: Int64, day: Int64) throws(TemporalError) {
    guard (1...12).contains(month) else {
      throw TemporalError("a month is out of range; expected 1 to 12")
    }
    guard Self.years.contains(year) else {
      throw TemporalError("a year is out of range; expected -999999999 to 999999999")
    }
    guard let date = LocalDate(year: year, month: month, day: day) else {
      throw TemporalError(
        "a day is out of range; expected 1 to \(Self.daysIn(month: month, year: year))")
    }
    self = date
  }

  /// The day of a year and month, or the month's last where it has no such day.
  init(year: Int64, month: Int64, dayAtMost day: Int64) throws(TemporalError) {
    try self.init(
      checkedYear: year, month: month, day: min(day, Self.daysIn(month: month, year: year)))
  }

  /// The day so many months later; the month's last where it has no such day.
  func adding(months: Int64) throws(TemporalError) -> LocalDate {
    if months == 0 { return self }
    let (year, month, day) = components
    let total = try Checked.add(year * 12 + month - 1, months)
    let (newYear, newMonth) = floorDivision(total, 12)
    guard Self.years.contains(newYear) else { throw .overflow }
    return try LocalDate(year: newYear, month: newMonth + 1, dayAtMost: day)
  }

  /// The day so many days later.
  func adding(days more: Int64) throws(TemporalError) -> LocalDate {
    let date = LocalDate(days: try Checked.add(days, more))
    guard date.isValid else { throw .overflow }
    return date
  }
}
