import CypherEngine
import PropertyGraph
import Testing

@Suite struct TemporalArithmeticTests {
  static let a =
    "duration({years: 12, months: 5, days: 14, hours: 16, minutes: 12, seconds: 70, "
    + "nanoseconds: 2})"
  static let b = "duration({months: 1, days: -14, hours: 16, minutes: -12, seconds: 70})"
  static let c =
    "duration({years: 12.5, months: 5.5, days: 14.5, hours: 16.5, minutes: 12.5, "
    + "seconds: 70.5, nanoseconds: 3})"

  @Test(arguments: [
    ("date('1984-10-11') + \(a)", "1997-03-25"), ("date('1984-10-11') - \(a)", "1972-04-27"),
    ("date('1984-10-11') + \(c)", "1997-10-11"), ("date('1984-10-11') - \(c)", "1971-10-12"),
    ("date('2020-01-31') + duration('P1M')", "2020-02-29"),
    ("date('2020-03-31') - duration('P1M')", "2020-02-29"),
    ("date('2020-01-31') + duration('P1M1D')", "2020-03-01"),
    ("date('2020-01-01') + duration('PT23H59M')", "2020-01-01"),
    ("date('2020-01-01') - duration('PT23H59M59.5S')", "2020-01-01"),
    ("date('2020-01-01') - duration('PT24H0.5S')", "2019-12-31"),
    ("localtime('12:31:14.000000001') + \(a)", "04:44:24.000000003"),
    ("localtime('12:31:14.000000001') - \(a)", "20:18:03.999999999"),
    ("localtime('12:31') + duration('P400D')", "12:31"),
    ("time('12:31:14.000000001+01:00') + \(b)", "04:20:24.000000001+01:00"),
    ("localdatetime('1984-10-11T12:31:14.000000001') - \(a)", "1972-04-26T20:18:03.999999999"),
    (
      "datetime('1984-10-11T12:31:14.000000001+01:00') + \(c)",
      "1997-10-11T22:29:27.500000004+01:00"
    ),
    (
      "datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('P1D')",
      "2017-10-29T12:00+01:00[Europe/Stockholm]"
    ),
    (
      "datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('PT24H')",
      "2017-10-29T11:00+01:00[Europe/Stockholm]"
    ),
    (
      "datetime('2017-10-29T02:30+01:00[Europe/Stockholm]') + duration('PT1S')",
      "2017-10-29T02:30:01+01:00[Europe/Stockholm]"
    ),
    (
      "datetime('2017-03-25T02:30[Europe/Stockholm]') + duration('P1D')",
      "2017-03-26T03:30+02:00[Europe/Stockholm]"
    ),
    ("\(a) + \(b)", "P12Y6MT32H2M20.000000002S"), ("\(b) - \(a)", "P-12Y-4M-28DT-24M-0.000000002S"),
    ("\(c) + \(b)", "P13Y15DT49H47M23.500000003S"),
    ("\(a) * 2", "P24Y10M28DT32H26M20.000000004S"), ("\(a) / 2", "P6Y2M22DT13H21M8.000000001S"),
    ("\(a) * 0.5", "P6Y2M22DT13H21M8.000000001S"),
    ("\(a) * -1", "P-12Y-5M-14DT-16H-13M-10.000000002S"),
    ("duration('P10D') / 3", "P3DT8H"), ("duration('PT1S') / 3", "PT0.333333333S"),
    ("duration('P1M') / -2", "P-15DT-5H-14M-33S"), ("duration('PT0.000000001S') / 2", "PT0S"),
    ("duration('P1D') * 0.1", "PT2H24M"), ("duration('PT1S') / 1e-3", "PT16M40S"),
    ("duration('P1D') / 1e30", "PT0S"), ("duration('P1D') * 1e-30", "PT0S"),
    ("duration('P7D') / 0.7", "P10D"), ("duration('PT1H') / 7.5", "PT8M"),
  ])
  func isComputed(expression: String, text: String) throws {
    #expect(try TemporalExpression.text(expression) == text)
  }

  @Test(arguments: [
    "date('+999999999-12-31') + duration('P1D')", "date('-999999999-01-01') - duration('P1M')",
    "date('2020-01-01') + duration('P9223372036854775807D')",
    "date('2020-01-01') + duration({months: 9223372036854775807})",
    "date('2020-01-01') - duration({seconds: 9223372036854775807, days: 9223372036854775807})",
    "localdatetime('2020-01-01') + duration({seconds: 9223372036854775807})",
    "datetime('2020-01-01') + duration({seconds: 9223372036854775807})",
    "datetime('+999999999-12-31T23:00[Europe/Stockholm]') + duration('P1D')",
    "duration({days: 9223372036854775807}) + duration('P1D')",
    "duration({months: 9223372036854775807}) * 2", "duration({seconds: 9223372036854775807}) * 2",
    "duration({seconds: 9223372036854775807}) * 1e300", "duration('P1D') * 1e300",
    "duration('P1D') / 0", "duration('P1D') / 0.0", "duration('P1D') / 1e-300",
    "duration({seconds: 9223372036854775807}) / 0.5",
    "duration({days: 9223372036854775807}) / 1e-18",
  ])
  func refuses(expression: String) {
    #expect(throws: TemporalError.self) { try TemporalExpression.text(expression) }
  }

  /// Numbers that are none, and the smallest ones.
  @Test func extremesAreErrors() throws {
    let day = CalendarDuration(days: 1)
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(throws: TemporalError.self) { try day.multiplied(by: number) }
      #expect(throws: TemporalError.self) { try day.divided(by: number) }
    }
    let least = CalendarDuration(months: .min, days: .min, seconds: .min)
    #expect(throws: TemporalError.self) { try least.negated() }
    #expect(throws: TemporalError.self) { try least.divided(by: Int64(-1)) }
    #expect(throws: TemporalError.self) { try day.subtracting(least) }
    #expect(try least.divided(by: Int64(1)) == least)
    #expect(try least.multiplied(by: 1.0) == least)
    #expect(try day.divided(by: 4.0) == CalendarDuration(seconds: 21600))
  }
}
