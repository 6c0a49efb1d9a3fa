import CypherEngine
import PropertyGraph
import Testing

@Suite struct DurationBetweenTests {
  static let local = "localdatetime('2015-07-21T21:40:32.142')"
  static let zoned = "datetime('2014-07-21T21:40:36.143+0200')"
  static let night = "datetime({year: 2017, month: 10, day: 29, timezone: 'Europe/Stockholm'})"

  @Test(arguments: [
    ("between(date('1984-10-11'), date('2015-06-24'))", "P30Y8M13D"),
    ("between(date('1984-10-11'), localtime('16:30'))", "PT16H30M"),
    ("between(localtime('14:30'), date('2015-06-24'))", "PT-14H-30M"),
    ("between(time('14:30'), time('16:30+0100'))", "PT1H"),
    ("between(time('14:30'), datetime('2015-07-21T21:40:32.142+0100'))", "PT6H10M32.142S"),
    ("between(\(local), date('2015-06-24'))", "P-27DT-21H-40M-32.142S"),
    ("between(\(local), localdatetime('2016-07-21T21:45:22.142'))", "P1YT4M50S"),
    ("between(\(zoned), datetime('2015-07-21T21:40:32.142+0100'))", "P1YT59M55.999S"),
    ("between(\(zoned), time('16:30+0100'))", "PT-4H-10M-36.143S"),
    (
      "between(localdatetime('2018-01-02T10:00:00.1'), localdatetime('2018-01-01T10:00:00.2'))",
      "PT-23H-59M-59.9S"
    ),
    ("between(date('2020-01-31'), date('2020-03-01'))", "P1M1D"),
    ("between(date('2020-03-31'), date('2020-02-29'))", "P-1M"),
    ("between(date('-999999999-01-01'), date('+999999999-12-31'))", "P1999999998Y11M30D"),
    (
      "between(datetime('2017-10-28T23:00+02:00[Europe/Stockholm]'), "
        + "datetime('2017-10-29T04:00+01:00[Europe/Stockholm]'))", "PT6H"
    ),
    (
      "between(datetime('2017-10-28T02:30[Europe/Stockholm]'), "
        + "datetime('2017-10-29T02:30+01:00[Europe/Stockholm]'))", "P1DT1H"
    ),
    ("inMonths(date('2018-03-11'), date('2016-06-24'))", "P-1Y-8M"),
    ("inMonths(date('2018-07-21'), datetime('2016-07-21T21:40:32.142+0100'))", "P-1Y-11M"),
    (
      "inMonths(datetime('2018-07-21T21:40:36.143+0500'), "
        + "datetime('1984-07-21T22:40:36.143+0200'))", "P-33Y-11M"
    ),
    ("inMonths(localtime('14:30'), date('2015-06-24'))", "PT0S"),
    ("inDays(date('1984-10-11'), date('2015-06-24'))", "P11213D"),
    ("inDays(\(local), date('2015-06-24'))", "P-27D"),
    ("inDays(time('14:30'), \(local))", "PT0S"),
    ("inSeconds(\(local), date('2015-06-24'))", "PT-669H-40M-32.142S"),
    ("inSeconds(\(night), localdatetime('2017-10-29T04:00'))", "PT5H"),
    ("inSeconds(\(night), localtime('04:00'))", "PT5H"),
    ("inSeconds(localtime('00:00'), datetime('2017-10-29T04:00[Europe/Stockholm]'))", "PT5H"),
    ("inSeconds(\(night), date('2017-10-30'))", "PT25H"),
    (
      "inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))",
      "PT17531639991215H59M59S"
    ),
    ("inSeconds(localtime('12:44:54.7'), localtime('12:34:55.3'))", "PT-9M-59.4S"),
    ("inSeconds(localtime('12:34:54.7'), localtime('12:34:54.3'))", "PT-0.4S"),
  ])
  func isComputed(call: String, text: String) throws {
    #expect(try TemporalExpression.text("duration.\(call)") == text)
  }

  @Test(arguments: ["between", "inMonths", "inDays", "inSeconds"])
  func refusesDurations(name: String) {
    #expect(throws: TemporalError.self) {
      try TemporalExpression.text("duration.\(name)(date('2020-01-01'), duration('P1D'))")
    }
  }

  /// The start plus what lies between is the end.
  @Test func addsUp() throws {
    let days = ["2019-12-31", "2020-01-31", "2020-02-29", "2020-03-01", "2021-03-30", "2021-05-31"]
    let times = ["T00:00", "T02:30", "T23:59:59.999999999"]
    let moments = days.flatMap { day in times.map { day + $0 + "[Europe/Stockholm]" } }
    for start in moments {
      for end in moments {
        let (a, b) = (try ZonedDateTime(parsing: start), try ZonedDateTime(parsing: end))
        let between = try CalendarDuration.between(.dateTime(a), .dateTime(b))
        #expect(
          try TemporalValue.dateTime(a).adding(between) == .dateTime(b), "\(start) to \(end)")
        let seconds = try CalendarDuration.inSeconds(.dateTime(a), .dateTime(b))
        #expect(try TemporalValue.dateTime(a).adding(seconds) == .dateTime(b))
      }
    }
  }
}
