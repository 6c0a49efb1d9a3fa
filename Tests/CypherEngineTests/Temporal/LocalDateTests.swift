import CypherEngine
import PropertyGraph
import Testing

@Suite struct LocalDateTests {
  @Test(arguments: [
    ("2015-07-21", "2015-07-21"), ("20150721", "2015-07-21"), ("2015-7-2", "2015-07-02"),
    ("2015-07", "2015-07-01"), ("201507", "2015-07-01"), ("2015", "2015-01-01"),
    ("2015-W30-2", "2015-07-21"), ("2015W302", "2015-07-21"), ("2015-W30", "2015-07-20"),
    ("2015W30", "2015-07-20"), ("2015-202", "2015-07-21"), ("2015072", "2015-03-13"),
    ("2015202", "2015-07-21"),
    ("2015-Q3-21", "2015-07-21"), ("2015Q321", "2015-07-21"), ("2015-Q3", "2015-07-01"),
    ("+12015-07-21", "+12015-07-21"), ("-0044-03-15", "-0044-03-15"), ("+7", "0007-01-01"),
    ("-999999999-01-01", "-999999999-01-01"), ("+999999999-12-31", "+999999999-12-31"),
    ("0000-02-29", "0000-02-29"), ("2020-W53-7", "2021-01-03"), ("2016-12-31", "2016-12-31"),
  ])
  func parses(text: String, day: String) throws {
    #expect(try LocalDate(parsing: text).description == day)
  }

  @Test(arguments: [
    "", "2015-", "15-07-21", "2015-07-21T", "2015-7-211", "2015-13-01", "2015-00-01", "2015-02-29",
    "2015-02-30", "2015-W54", "2016-W53", "2015-W30-8", "2015-W30-0", "2015-366", "2015-000",
    "2015-Q5", "2015-Q2-92", "2015-Q1-91", "12015-07-21", "+1234567890", "2015-07-2a",
    "201507a", "２０１５-07-21", " 2015-07-21", "2015-07-21 ", "201507211",
  ])
  func refusesText(text: String) {
    #expect(throws: TemporalError.self) { try LocalDate(parsing: text) }
  }

  @Test(arguments: [
    ("date({year: 1984, month: 10, day: 11})", "1984-10-11"),
    ("date({year: 1984, month: 10})", "1984-10-01"), ("date({year: 1984})", "1984-01-01"),
    ("date({year: 1984, week: 10, dayOfWeek: 3})", "1984-03-07"),
    ("date({year: 1984, week: 10})", "1984-03-05"),
    ("date({year: 1816, week: 1})", "1816-01-01"), ("date({year: 1817, week: 1})", "1816-12-30"),
    ("date({year: 1818, week: 53})", "1818-12-28"), ("date({year: 1819, week: 1})", "1819-01-04"),
    ("date({year: 1984, ordinalDay: 202})", "1984-07-20"),
    ("date({year: 1984, quarter: 3, dayOfQuarter: 45})", "1984-08-14"),
    ("date({year: 1984, quarter: 3})", "1984-07-01"),
    ("date({YEAR: 1984, weekDay: 3, week: 10})", "1984-03-07"),
    ("date({date: date('1984-11-11')})", "1984-11-11"),
    ("date({date: date('1984-11-11'), year: 28})", "0028-11-11"),
    ("date({date: date('1984-11-11'), day: 28})", "1984-11-28"),
    ("date({date: date('1984-11-11'), week: 1})", "1984-01-08"),
    ("date({date: date('1984-11-11'), ordinalDay: 28})", "1984-01-28"),
    ("date({date: date('1984-11-11'), quarter: 3})", "1984-08-11"),
    ("date({date: date('2020-02-29'), year: 2019})", "2019-02-28"),
    ("date({date: date('2020-01-31'), month: 4})", "2020-04-30"),
    ("date({date: date('1816-12-31'), week: 2})", "1817-01-07"),
    ("date({date: date('2020-12-31'), year: 2021, dayOfWeek: 1})", "2021-12-27"),
    ("date({date: datetime('1984-11-11T23:30-09:00')})", "1984-11-11"),
    ("date(localdatetime('1984-11-11T12:31'))", "1984-11-11"),
    ("date(datetime('1984-11-11T12:31+01:00'))", "1984-11-11"),
    ("date()", "2020-06-15"), ("date({timezone: 'Pacific/Kiritimati'})", "2020-06-16"),
  ])
  func isMade(expression: String, day: String) throws {
    #expect(try TemporalExpression.text(expression) == day)
  }

  @Test(arguments: [
    "date({})", "date({month: 10, day: 11})", "date({year: 1984, day: 11})",
    "date({year: 1984, month: 13})", "date({year: 1984, month: 2, day: 30})",
    "date({year: 1984, week: 53})", "date({year: 1984, month: 1, week: 1})",
    "date({year: 1984, dayOfWeek: 1})", "date({year: 1984, hour: 1})",
    "date({year: 1984, quarter: 5})", "date({year: 1984, fortnight: 1})",
    "date({year: 1984, timezone: 'Z'})", "date({year: 9223372036854775807})",
    "date({year: 1984, month: -9223372036854775807, day: 1})",
    "date({year: 9223372036854775807, week: 9223372036854775807})",
    "date({year: 1984, quarter: 9223372036854775807, dayOfQuarter: 1})",
    "date({year: 1984.5})", "date({year: '1984'})", "date({date: time('12:00Z')})",
    "date({date: date('2020-02-29'), month: 2, day: 30})", "date(time('12:00Z'))",
    "date(duration('P1D'))", "date({timezone: 'Nowhere'})",
  ])
  func refusesMap(expression: String) {
    #expect(throws: TemporalError.self) { try TemporalExpression.text(expression) }
  }

  /// Week dates, ordinal days and quarters agree with plain counting over four centuries and more.
  @Test func calendarAgreesWithCounting() throws {
    var day = try #require(LocalDate(year: 1599, month: 12, day: 27))
    var (year, ordinal, weekday): (Int64, Int64, Int64) = (1599, 361, 1)
    var (weekYear, week): (Int64, Int64) = (1599, 52)
    while year < 2010 {
      let value = TemporalValue.date(day)
      let found = try ["year", "ordinalDay", "dayOfWeek", "weekYear", "week"].map {
        try value.component($0)
      }
      #expect(found == [year, ordinal, weekday, weekYear, week].map { .integer($0) })
      day = LocalDate(days: day.days + 1)
      ordinal += 1
      if ordinal > (LocalDate.isLeap(year: year) ? 366 : 365) { (year, ordinal) = (year + 1, 1) }
      weekday = weekday % 7 + 1
      if weekday == 1 {
        week += 1
        // A new year of weeks begins with the Monday whose Thursday lies in the new year.
        let thursday = LocalDate(days: day.days + 3).components.year
        if thursday != weekYear { (weekYear, week) = (thursday, 1) }
      }
    }
  }
}
