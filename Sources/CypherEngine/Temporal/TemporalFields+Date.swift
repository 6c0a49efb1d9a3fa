import PropertyGraph

extension TemporalFields {
  /// The four ways to name a day of a year.
  private enum DayNaming: CaseIterable {
    case month, week, quarter, ordinal

    /// The numbers of the way, the larger unit first.
    var numbers: [Number] {
      switch self {
      case .month: [.month, .day]
      case .week: [.week, .dayOfWeek]
      case .quarter: [.quarter, .dayOfQuarter]
      case .ordinal: [.ordinalDay]
      }
    }
  }

  /// The way in use, nil where only a year is given.
  private func naming() throws(TemporalError) -> DayNaming? {
    let used = DayNaming.allCases.filter { naming in
      naming.numbers.contains { self[$0] != nil }
    }
    if used.count > 1 {
      let names = used.flatMap(\.numbers).filter { self[$0] != nil }
      throw TemporalError(
        "\(names.map { "'\($0)'" }.joined(separator: " and ")) cannot stand together")
    }
    return used.first
  }

  /// The day that the numbers name, starting from a base where there is one.
  ///
  /// With a base, what is not given is the base's; where the month has no such day, its last is
  /// meant. Without one, nothing may be given without what is larger, and what is not given is the
  /// first.
  func date(over base: LocalDate?) throws(TemporalError) -> LocalDate {
    let naming = try naming()
    guard let base else { return try date(naming) }
    let (baseYear, baseMonth, baseDay) = base.components
    let year = self[.year] ?? baseYear
    switch naming {
    case nil: return try LocalDate(year: year, month: baseMonth, dayAtMost: baseDay)
    case .month:
      let month = self[.month] ?? baseMonth
      if let day = self[.day] {
        return try LocalDate(checkedYear: year, month: month, day: day)
      }
      return try LocalDate(year: year, month: month, dayAtMost: baseDay)
    case .week:
      let weekYear = self[.year] ?? base.weekDate.year
      let week = self[.week] ?? min(base.weekDate.week, LocalDate.weeksIn(weekYear: weekYear))
      return try LocalDate(
        weekYear: weekYear, week: week, dayOfWeek: self[.dayOfWeek] ?? base.dayOfWeek)
    case .quarter:
      let quarter = self[.quarter] ?? base.quarter
      if let day = self[.dayOfQuarter] {
        return try LocalDate(year: year, quarter: quarter, dayOfQuarter: day)
      }
      guard (1...4).contains(quarter) else {
        throw TemporalError("a quarter is out of range; expected 1 to 4")
      }
      return try LocalDate(
        year: year, month: quarter * 3 - 2 + (baseMonth - 1) % 3, dayAtMost: baseDay)
    case .ordinal: return try LocalDate(year: year, ordinalDay: self[.ordinalDay] ?? 1)
    }
  }

  private func date(_ naming: DayNaming?) throws(TemporalError) -> LocalDate {
    let numbers = naming?.numbers ?? []
    try requireInOrder([.year] + numbers)
    let year = self[.year] ?? 0
    let first = numbers.first.flatMap { self[$0] } ?? 1
    let second = numbers.last.flatMap { self[$0] } ?? 1
    return switch naming {
    case nil: try LocalDate(checkedYear: year, month: 1, day: 1)
    case .month: try LocalDate(checkedYear: year, month: first, day: second)
    case .week: try LocalDate(weekYear: year, week: first, dayOfWeek: second)
    case .quarter: try LocalDate(year: year, quarter: first, dayOfQuarter: second)
    case .ordinal: try LocalDate(year: year, ordinalDay: first)
    }
  }

  /// Refuses a time on a day that is not named to the end.
  func requireWholeDate() throws(TemporalError) {
    let numbers = try [.year] + (naming() ?? .month).numbers
    for number in numbers where self[number] == nil {
      throw TemporalError("'\(number)' must be given, since the time of day is")
    }
  }

  /// Refuses a number without those before it.
  func requireInOrder(_ numbers: [Number]) throws(TemporalError) {
    var missing: Number?
    for number in numbers {
      if self[number] == nil {
        missing = missing ?? number
      } else if let missing {
        throw TemporalError("'\(missing)' must be given, since '\(number)' is")
      }
    }
    if self[numbers[0]] == nil {
      throw TemporalError("'\(numbers[0])' must be given")
    }
  }
}

extension LocalDate {
  /// The day that a map names, such as `{year: 1984, week: 10, dayOfWeek: 3}` or
  /// `{date: other, day: 28}`.
  public init(fields: TemporalFields) throws(TemporalError) {
    guard fields.timezone == nil, fields.time == nil, fields.dateTime == nil,
      !fields.has(.hour ... .epochMillis)
    else { throw TemporalError("a Date is made from fields of the calendar only") }
    self = try fields.date(over: try fields.date?.requireDate())
  }
}
