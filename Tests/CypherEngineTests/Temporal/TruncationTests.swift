import CypherEngine
import PropertyGraph
import Testing

@Suite struct TruncationTests {
  static let moment = "datetime('1984-11-11T12:31:14.645876123+01:00')"

  @Test(arguments: [
    ("millennium", "1000-01-01"), ("century", "1900-01-01"), ("decade", "1980-01-01"),
    ("year", "1984-01-01"), ("weekYear", "1984-01-02"), ("quarter", "1984-10-01"),
    ("month", "1984-11-01"), ("week", "1984-11-05"), ("day", "1984-11-11"),
  ])
  func calendarUnits(unit: String, day: String) throws {
    func text(_ call: String) throws -> String { try TemporalExpression.text(call) }
    #expect(try text("date.truncate('\(unit)', \(Self.moment))") == day)
    #expect(try text("date.truncate('\(unit.uppercased())', date('1984-11-11'))") == day)
    #expect(try text("localdatetime.truncate('\(unit)', \(Self.moment))") == day + "T00:00")
    #expect(try text("datetime.truncate('\(unit)', \(Self.moment))") == day + "T00:00+01:00")
    #expect(try text("datetime.truncate('\(unit)', date('1984-11-11'))") == day + "T00:00Z")
  }

  @Test(arguments: [
    ("day", "00:00"), ("hour", "12:00"), ("minute", "12:31"), ("second", "12:31:14"),
    ("millisecond", "12:31:14.645"), ("microsecond", "12:31:14.645876"),
  ])
  func clockUnits(unit: String, time: String) throws {
    func text(_ call: String) throws -> String { try TemporalExpression.text(call) }
    #expect(try text("localtime.truncate('\(unit)', \(Self.moment))") == time)
    #expect(try text("time.truncate('\(unit)', \(Self.moment))") == time + "+01:00")
    #expect(try text("time.truncate('\(unit)', localtime('12:31:14.645876123'))") == time + "Z")
    #expect(
      try text("localdatetime.truncate('\(unit)', \(Self.moment))") == "1984-11-11T" + time)
    #expect(
      try text("datetime.truncate('\(unit)', \(Self.moment))") == "1984-11-11T\(time)+01:00")
  }

  @Test(arguments: [
    ("date.truncate('century', \(moment), {day: 2})", "1900-01-02"),
    ("date.truncate('week', \(moment), {dayOfWeek: 2})", "1984-11-06"),
    ("date.truncate('weekYear', date('1984-01-01'), {day: 5})", "1983-01-05"),
    ("date.truncate('decade', date('-0005-06-01'))", "-0010-01-01"),
    (
      "datetime.truncate('day', \(moment), {timezone: 'Europe/Stockholm'})",
      "1984-11-11T00:00+01:00[Europe/Stockholm]"
    ),
    (
      "datetime.truncate('hour', datetime('1984-11-11T12:31-01:00'), {timezone: '+05:00'})",
      "1984-11-11T12:00+05:00"
    ),
    (
      "datetime.truncate('day', \(moment), {nanosecond: 2, hour: 3})",
      "1984-11-11T03:00:00.000000002+01:00"
    ),
    (
      "localdatetime.truncate('millisecond', \(moment), {nanosecond: 2})",
      "1984-11-11T12:31:14.645000002"
    ),
    ("localtime.truncate('microsecond', \(moment), {nanosecond: 2})", "12:31:14.645876002"),
    (
      "localtime.truncate('millisecond', \(moment), {microsecond: 2, nanosecond: 3})",
      "12:31:14.645002003"
    ),
    ("time.truncate('hour', \(moment), {timezone: '+05:00'})", "12:00+05:00"),
    ("time.truncate('hour', localtime('12:31'), {minute: 5})", "12:05Z"),
    (
      "datetime.truncate('hour', datetime('2017-10-29T02:30+01:00[Europe/Stockholm]'))",
      "2017-10-29T02:00+01:00[Europe/Stockholm]"
    ),
  ])
  func fieldsAreSetAfterwards(call: String, text: String) throws {
    #expect(try TemporalExpression.text(call) == text)
  }

  @Test(arguments: [
    "date.truncate('hour', \(moment))", "date.truncate('era', \(moment))",
    "date.truncate('day', localtime('12:00'))", "localtime.truncate('month', \(moment))",
    "localtime.truncate('hour', date('1984-11-11'))", "time.truncate('week', \(moment))",
    "localdatetime.truncate('hour', date('1984-11-11'))",
    "datetime.truncate('year', time('12:00Z'))", "datetime.truncate('year', duration('P1D'))",
    "date.truncate('month', \(moment), {day: 32})", "date.truncate('month', \(moment), {hour: 1})",
    "localtime.truncate('millisecond', \(moment), {nanosecond: 1000000})",
    "date.truncate('millennium', date('-999999999-01-01'))",
    "localdatetime.truncate('day', \(moment), {timezone: 'Z'})",
    "date.truncate('month', \(moment), {date: date('1984-11-11')})",
  ])
  func refuses(call: String) {
    #expect(throws: TemporalError.self) { try TemporalExpression.text(call) }
  }
}
