import CypherEngine
import PropertyGraph
import Testing

@Suite struct TemporalComponentsTests {
  static let date = "date('1984-11-11')"
  static let time = "time('12:31:14.645876123+01:00')"
  static let moment = "datetime('1984-11-11T12:31:14.645876123[Europe/Stockholm]')"
  static let duration =
    "duration({years: 1, months: 4, days: 10, hours: 1, minutes: 1, seconds: 1, "
    + "nanoseconds: 111111111})"
  static let backwards = "duration({months: -16, days: -10, seconds: -90, milliseconds: -1})"

  @Test(
    arguments: [
      (date, ["year": 1984, "quarter": 4, "month": 11, "week": 45, "weekYear": 1984, "day": 11]),
      (date, ["ordinalDay": 316, "weekDay": 7, "dayOfWeek": 7, "dayOfQuarter": 42]),
      ("date('1984-01-01')", ["weekYear": 1983, "week": 52, "weekDay": 7, "quarterDay": 1]),
      (time, ["hour": 12, "minute": 31, "second": 14, "millisecond": 645]),
      (time, ["microsecond": 645876, "nanosecond": 645_876_123, "offsetMinutes": 60]),
      (time, ["offsetSeconds": 3600]),
      (moment, ["year": 1984, "hour": 12, "offsetMinutes": 60, "offsetSeconds": 3600]),
      (moment, ["epochSeconds": 469_020_674, "epochMillis": 469_020_674_645]),
      ("datetime('1969-12-31T23:59:59.999Z')", ["epochSeconds": -1, "epochMillis": -1]),
      (duration, ["years": 1, "quarters": 5, "months": 16, "weeks": 1, "days": 10, "hours": 1]),
      (duration, ["minutes": 61, "seconds": 3661, "milliseconds": 3_661_111]),
      (duration, ["microseconds": 3_661_111_111, "nanoseconds": 3_661_111_111_111]),
      (duration, ["quartersOfYear": 1, "monthsOfQuarter": 1, "monthsOfYear": 4, "daysOfWeek": 3]),
      (duration, ["minutesOfHour": 1, "secondsOfMinute": 1, "millisecondsOfSecond": 111]),
      (duration, ["microsecondsOfSecond": 111111, "nanosecondsOfSecond": 111_111_111]),
      (backwards, ["years": -1, "monthsOfYear": -4, "weeks": -1, "daysOfWeek": -3]),
      (backwards, ["seconds": -91, "nanosecondsOfSecond": 999_000_000, "milliseconds": -90_001]),
    ] as [(String, [String: Int64])])
  func numbers(expression: String, components: [String: Int64]) throws {
    let value = try TemporalExpression.temporal(expression)
    for (name, number) in components {
      #expect(try value.component(name) == .integer(number), "\(name)")
      #expect(try value.component(name.uppercased()) == .integer(number), "\(name)")
    }
  }

  @Test(arguments: [
    (time, "timezone", "+01:00"), (time, "offset", "+01:00"),
    (moment, "timezone", "Europe/Stockholm"), (moment, "offset", "+01:00"),
    ("datetime('1984-11-11T12:31Z')", "timezone", "Z"),
    ("datetime('1818-11-11T12:31[Europe/Stockholm]')", "offset", "+00:53:28"),
  ])
  func texts(expression: String, name: String, text: String) throws {
    #expect(try TemporalExpression.temporal(expression).component(name) == .text(text))
  }

  @Test(arguments: [
    (date, "hour"), (date, "offset"), (time, "year"), (time, "epochSeconds"), (moment, "years"),
    ("localtime('12:00')", "timezone"), ("localdatetime('1984')", "epochMillis"),
    (duration, "year"), (duration, "nonsense"), (date, ""),
    ("duration({seconds: 9223372036854775807})", "milliseconds"),
  ])
  func refuses(expression: String, name: String) throws {
    let value = try TemporalExpression.temporal(expression)
    #expect(throws: TemporalError.self) { try value.component(name) }
  }
}
