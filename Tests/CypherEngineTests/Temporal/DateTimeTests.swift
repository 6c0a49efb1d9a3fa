import CypherEngine
import PropertyGraph
import Testing

@Suite struct DateTimeTests {
  static let local: [(String, String)] = [
    ("localdatetime('2015-07-21T21:40:32.142')", "2015-07-21T21:40:32.142"),
    ("localdatetime('2015-W30-2T214032.142')", "2015-07-21T21:40:32.142"),
    ("localdatetime('2015202T21')", "2015-07-21T21:00"),
    ("localdatetime('20150721T21:40')", "2015-07-21T21:40"),
    ("localdatetime('2015-07-21')", "2015-07-21T00:00"),
    ("localdatetime('-999999999-01-01')", "-999999999-01-01T00:00"),
    ("localdatetime({year: 1984, month: 10, day: 11, hour: 12})", "1984-10-11T12:00"),
    (
      "localdatetime({year: 1984, week: 10, dayOfWeek: 3, hour: 12, minute: 31, second: 14, "
        + "millisecond: 645})", "1984-03-07T12:31:14.645"
    ),
    ("localdatetime({year: 1984, ordinalDay: 202, hour: 12})", "1984-07-20T12:00"),
    ("localdatetime({year: 1984, quarter: 3, dayOfQuarter: 45, hour: 12})", "1984-08-14T12:00"),
    ("localdatetime({year: 1984, month: 10})", "1984-10-01T00:00"),
    ("localdatetime({date: date('1984-10-11'), hour: 10, minute: 10})", "1984-10-11T10:10"),
    (
      "localdatetime({date: date('1984-10-11'), time: time('12:31:14+01:00'), day: 28})",
      "1984-10-28T12:31:14"
    ),
    (
      "localdatetime({datetime: datetime('1984-10-11T12:31[Europe/Stockholm]'), second: 42})",
      "1984-10-11T12:31:42"
    ),
    (
      "localdatetime({year: 1984, month: 10, day: 11, time: localtime('12:31:14.5')})",
      "1984-10-11T12:31:14.500"
    ),
    ("localdatetime(datetime('1984-10-11T12:31+05:00'))", "1984-10-11T12:31"),
    ("localdatetime()", "2020-06-15T10:30:15.250"),
    ("localdatetime({timezone: 'America/Los Angeles'})", "2020-06-15T03:30:15.250"),
  ]

  static let zoned: [(String, String)] = [
    ("datetime('2015-07-21T21:40:32.142+0100')", "2015-07-21T21:40:32.142+01:00"),
    ("datetime('2015-W30-2T214032.142Z')", "2015-07-21T21:40:32.142Z"),
    ("datetime('2015-202T21:40:32+01:00')", "2015-07-21T21:40:32+01:00"),
    ("datetime('2015-07-21')", "2015-07-21T00:00Z"),
    ("datetime('20150721T21-0130')", "2015-07-21T21:00-01:30"),
    (
      "datetime('2015-07-21T21:40:32.142+02:00[Europe/Stockholm]')",
      "2015-07-21T21:40:32.142+02:00[Europe/Stockholm]"
    ),
    (
      "datetime('2015-07-21T21:40:32.142+0845[Australia/Eucla]')",
      "2015-07-21T21:40:32.142+08:45[Australia/Eucla]"
    ),
    (
      "datetime('2015-07-21T21:40:32.142-04[America/New_York]')",
      "2015-07-21T21:40:32.142-04:00[America/New_York]"
    ),
    (
      "datetime('2015-07-21T21:40:32.142[Europe/London]')",
      "2015-07-21T21:40:32.142+01:00[Europe/London]"
    ),
    (
      "datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')",
      "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]"
    ),
    (
      "datetime('2017-10-29T02:30[Europe/Stockholm]')",
      "2017-10-29T02:30+02:00[Europe/Stockholm]"
    ),
    (
      "datetime('2017-10-29T02:30+01:00[Europe/Stockholm]')",
      "2017-10-29T02:30+01:00[Europe/Stockholm]"
    ),
    (
      "datetime('2017-03-26T02:30[Europe/Stockholm]')",
      "2017-03-26T03:30+02:00[Europe/Stockholm]"
    ),
    (
      "datetime({year: 1984, month: 10, day: 11, hour: 12, timezone: 'europe/stockholm'})",
      "1984-10-11T12:00+01:00[Europe/Stockholm]"
    ),
    (
      "datetime({year: 1984, month: 10, day: 11, hour: 12, timezone: '+01:00'})",
      "1984-10-11T12:00+01:00"
    ),
    (
      "datetime({year: 1984, week: 10, dayOfWeek: 3, timezone: 'Asia/Shanghai'})",
      "1984-03-07T00:00+08:00[Asia/Shanghai]"
    ),
    ("datetime({year: 1984})", "1984-01-01T00:00Z"),
    (
      "datetime({epochSeconds: 416779, nanosecond: 999999999})",
      "1970-01-05T19:46:19.999999999Z"
    ),
    (
      "datetime({epochMillis: 237821673987, timezone: 'Asia/Shanghai'})",
      "1977-07-15T21:34:33.987+08:00[Asia/Shanghai]"
    ),
    (
      "datetime({year: 1984, month: 10, day: 11, time: time('12:31:14.5+01:00'), "
        + "timezone: '+05:00'})", "1984-10-11T16:31:14.500+05:00"
    ),
    (
      "datetime({year: 1984, month: 10, day: 11, time: localtime('12:31'), timezone: '+05:00'})",
      "1984-10-11T12:31+05:00"
    ),
    (
      "datetime({year: 1984, month: 10, day: 11, "
        + "time: datetime('1984-03-07T12:00[Europe/Stockholm]')})",
      "1984-10-11T12:00+01:00[Europe/Stockholm]"
    ),
    (
      "datetime({datetime: datetime('1984-10-11T12:00[Europe/Stockholm]'), "
        + "timezone: 'Pacific/Honolulu'})", "1984-10-11T01:00-10:00[Pacific/Honolulu]"
    ),
    (
      "datetime({datetime: localdatetime('1984-10-11T12:00'), timezone: 'Pacific/Honolulu'})",
      "1984-10-11T12:00-10:00[Pacific/Honolulu]"
    ),
    (
      "datetime({datetime: datetime('1984-10-11T12:00+01:00'), day: 28, second: 42})",
      "1984-10-28T12:00:42+01:00"
    ),
    ("datetime({date: datetime('1984-10-11T12:00+01:00'), hour: 10})", "1984-10-11T10:00Z"),
    (
      "datetime({datetime: datetime('2017-10-29T02:30+01:00[Europe/Stockholm]'), minute: 45})",
      "2017-10-29T02:45+01:00[Europe/Stockholm]"
    ),
    ("datetime(localdatetime('1984-10-11T12:31'))", "1984-10-11T12:31Z"),
    ("datetime()", "2020-06-15T10:30:15.250Z"),
    ("datetime({timezone: 'Asia/Shanghai'})", "2020-06-15T18:30:15.250+08:00[Asia/Shanghai]"),
  ]

  @Test(arguments: local + zoned) func isMade(expression: String, text: String) throws {
    #expect(try TemporalExpression.text(expression) == text)
  }

  /// What prints comes back as the same value.
  @Test(arguments: local + zoned) func printsAndParses(expression: String, text: String) throws {
    let value = try TemporalExpression.temporal(expression)
    switch value {
    case .localDateTime(let moment): #expect(try LocalDateTime(parsing: text) == moment)
    case .dateTime(let moment): #expect(try ZonedDateTime(parsing: text) == moment)
    default: Issue.record("neither of the two kinds")
    }
  }

  @Test(arguments: [
    "localdatetime('2015-07-21T')", "localdatetime('2015-07-21 21:40')",
    "localdatetime('2015-07-21T21:40Z')", "localdatetime({})",
    "localdatetime({year: 1984, hour: 12})", "localdatetime({year: 1984, month: 1, hour: 12})",
    "localdatetime({year: 1984, week: 1, hour: 12})", "localdatetime({hour: 12})",
    "localdatetime({time: localtime('12:00')})", "localdatetime({year: 1984, timezone: 'Z'})",
    "localdatetime({epochSeconds: 1})", "localdatetime({datetime: date('2020-01-01')})",
    "localdatetime({datetime: localdatetime('2020-01-01T12:00'), date: date('2020-01-01')})",
    "localdatetime(time('12:00Z'))", "localdatetime('+1000000000-01-01')",
    "datetime('2015-07-21T21:40+05:00[Europe/Stockholm]')", "datetime('2015-07-21T21:40[Mars]')",
    "datetime('2015-07-21T21:40[')", "datetime('2015-07-21T21:40[]')",
    "datetime('2015-07-21T21:40+01:00[Europe/Stockholm]x')",
    "datetime({epochSeconds: 9223372036854775807})", "datetime({epochMillis: 1, epochSeconds: 1})",
    "datetime({epochMillis: 1, nanosecond: 1000000})", "datetime({epochSeconds: 1, year: 1984})",
    "datetime({year: 1984, timezone: 'x'})", "datetime({year: 1984, timezone: ''})",
    "datetime({year: 999999999, month: 13})",
  ])
  func refuses(expression: String) {
    #expect(throws: TemporalError.self) { try TemporalExpression.text(expression) }
  }

  @Test func countsFromTheEpoch() throws {
    #expect(
      try TemporalFunctions.dateTime(fromEpoch: 416779, nanoseconds: 999_999_999).description
        == "1970-01-05T19:46:19.999999999Z")
    #expect(
      try TemporalFunctions.dateTime(fromEpochMillis: -1).description
        == "1969-12-31T23:59:59.999Z")
    #expect(throws: TemporalError.self) {
      try TemporalFunctions.dateTime(fromEpoch: .max, nanoseconds: 0)
    }
    #expect(throws: TemporalError.self) {
      try TemporalFunctions.dateTime(fromEpoch: 0, nanoseconds: 1_000_000_000)
    }
    #expect(try TemporalFunctions.dateTime(fromEpochMillis: .min).isValid)
  }
}
