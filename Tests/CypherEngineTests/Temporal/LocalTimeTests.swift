import CypherEngine
import PropertyGraph
import Testing

@Suite struct LocalTimeTests {
  @Test(arguments: [
    ("localtime('21:40:32.142')", "21:40:32.142"), ("localtime('214032.142')", "21:40:32.142"),
    ("localtime('21:40:32')", "21:40:32"), ("localtime('21:40')", "21:40"),
    ("localtime('2140')", "21:40"), ("localtime('21')", "21:00"), ("localtime('9')", "09:00"),
    ("localtime('21:40:00')", "21:40"), ("localtime('T21:40:32,5')", "21:40:32.500"),
    ("localtime('00:00:00.000001')", "00:00:00.000001"),
    ("localtime('23:59:59.999999999')", "23:59:59.999999999"),
    (
      "localtime({hour: 12, minute: 31, second: 14, nanosecond: 789, millisecond: 123, "
        + "microsecond: 456})", "12:31:14.123456789"
    ),
    (
      "localtime({hour: 12, minute: 31, second: 14, microsecond: 645876, nanosecond: 123})",
      "12:31:14.645876123"
    ),
    ("localtime({hour: 12, minute: 31, second: 14, millisecond: 645})", "12:31:14.645"),
    ("localtime({hour: 12, minute: 31, second: 14, nanosecond: 3})", "12:31:14.000000003"),
    ("localtime({hour: 12})", "12:00"),
    ("localtime({time: localtime('12:31:14.645876'), second: 42})", "12:31:42.645876"),
    ("localtime({time: datetime('1984-10-11T12:31+01:00'), minute: 5})", "12:05"),
    ("localtime({time: localtime('12:31:14.645876'), nanosecond: 3})", "12:31:14.000000003"),
    ("localtime(time('12:31+01:00'))", "12:31"), ("localtime()", "10:30:15.250"),
    ("localtime({timezone: 'Asia/Shanghai'})", "18:30:15.250"),
    ("time('21:40:32.142+0100')", "21:40:32.142+01:00"), ("time('2140-02')", "21:40-02:00"),
    ("time('21:40Z')", "21:40Z"), ("time('21:40')", "21:40Z"),
    ("time('22:00+18:00')", "22:00+18:00"), ("time('214032-0030')", "21:40:32-00:30"),
    ("time('12:00+00:53:28')", "12:00+00:53:28"),
    ("time({hour: 12, minute: 31, timezone: '+01:00'})", "12:31+01:00"),
    ("time({hour: 12, timezone: 'Europe/Stockholm'})", "12:00+02:00"),
    ("time({time: time('12:31:14.645876+01:00'), timezone: '+05:00'})", "16:31:14.645876+05:00"),
    (
      "time({time: time('12:31:14.645876+01:00'), second: 42, timezone: '+05:00'})",
      "16:31:42.645876+05:00"
    ),
    ("time({time: localtime('12:31'), timezone: '+05:00'})", "12:31+05:00"),
    ("time({time: time('23:31+01:00'), timezone: '+05:00'})", "03:31+05:00"),
    ("time({time: datetime('1984-10-11T12:00[Europe/Stockholm]')})", "12:00+01:00"),
    ("time(datetime('1984-10-11T12:00[Europe/Stockholm]'))", "12:00+01:00"),
    ("time()", "10:30:15.250Z"), ("time({timezone: 'Asia/Kolkata'})", "16:00:15.250+05:30"),
  ])
  func isMade(expression: String, time: String) throws {
    #expect(try TemporalExpression.text(expression) == time)
  }

  @Test(arguments: [
    "localtime('24:00')", "localtime('12:60')", "localtime('12:00:60')", "localtime('')",
    "localtime('12:')", "localtime('123')", "localtime('12:00:00.')", "localtime('12:00.5')",
    "localtime('12:00:00.1234567890')", "localtime('12:00Z')", "localtime('12345')",
    "time('12:00+19:00')", "time('12:00+1')", "time('12:00+01:60')", "time('12:00[Europe/Oslo]')",
    "time('12:00+01:00x')", "localtime({})", "localtime({minute: 1})",
    "localtime({hour: 1, second: 1})", "localtime({hour: 1, minute: 1, nanosecond: 1})",
    "localtime({hour: 24})", "localtime({hour: 1, minute: -1})",
    "localtime({hour: 1, minute: 1, second: 1, millisecond: 1000})",
    "localtime({hour: 1, minute: 1, second: 1, millisecond: 1, microsecond: 1000})",
    "localtime({hour: 1, minute: 1, second: 1, microsecond: 1, nanosecond: 1000})",
    "localtime({hour: 9223372036854775807})", "localtime({hour: 1, timezone: '+01:00'})",
    "localtime({hour: 1, day: 1})", "localtime({time: date('2020-01-01')})",
    "time({hour: 1, timezone: 'Nowhere/Else'})", "localtime(date('2020-01-01'))",
  ])
  func refuses(expression: String) {
    #expect(throws: TemporalError.self) { try TemporalExpression.text(expression) }
  }
}
