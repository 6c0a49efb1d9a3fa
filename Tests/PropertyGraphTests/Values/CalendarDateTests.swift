import PropertyGraph
import Testing

@Suite struct CalendarDateTests {
  /// Counts day by day with the leap rule written out, from 1900-01-01 to 2100-12-31.
  @Test func everyDayOfTwoCenturies() {
    var days: Int32 = -25_567
    for year in 1900...2100 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for day in 1...length {
          let date = CalendarDate(days: days)
          let (y, m, d) = date.components
          guard (y, m, d) == (year, month + 1, day),
            CalendarDate(year: year, month: month + 1, day: day) == date,
            CalendarDate(date.description) == date
          else {
            Issue.record("\(year)-\(month + 1)-\(day) is \(date), day \(days)")
            return
          }
          days += 1
        }
        #expect(CalendarDate(year: year, month: month + 1, day: length + 1) == nil)
      }
    }
    #expect(CalendarDate(days: days).description == "2101-01-01")
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896), ("1600-02-29", -135_081),
  ])
  func knownDays(text: String, days: Int32) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.days == days)
    #expect(CalendarDate(days: days).description == text)
  }

  @Test(arguments: [
    "", "2020", "2020-1-31", "2020-01-3", "2020-13-01", "2020-00-10", "2020-01-00", "2020-01-32",
    "2019-02-29", "1900-02-29", "2100-02-29", "2020-04-31", "0000-01-01", "2020/01/31",
    "2020-01-31 ", " 2020-01-31", "2020-01-3１", "-020-01-31", "20200131", "2020-01-31T00",
    "+020-01-31", "二〇二〇年", "202a-01-01",
  ])
  func badTexts(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func leapYears() {
    for (year, isLeap) in [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false)]
    {
      #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
    }
  }

  @Test(arguments: [Int32.min, -719_529, 2_932_897, .max])
  func daysBeyondTheCalendarDoNotTrap(days: Int32) {
    #expect(!CalendarDate(days: days).description.isEmpty)
  }

  @Test func yearsBeyondTheCalendar() {
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: .max, month: .max, day: .max) == nil)
  }

  @Test func order() {
    #expect(CalendarDate("1969-12-31")! < CalendarDate("1970-01-01")!)
    #expect(CalendarDate("2020-02-29")! < CalendarDate("2020-03-01")!)
  }
}
