import CypherEngine
import PropertyGraph
import Testing

@Suite struct TemporalComparisonTests {
  /// Each list ascends, and no two of a list are equal.
  @Test(arguments: [
    ["date('-999999999-01-01')", "date('1980-12-24')", "date('1984-10-11')"],
    ["localtime('10:35')", "localtime('12:31:14.645876123')", "localtime('12:31:14.645876124')"],
    [
      "time('10:00+01:00')", "time('09:35:14.645876123+00:00')", "time('12:00+01:00')",
      "time('13:00+02:00')", "time('00:00-12:00')",
    ],
    ["localdatetime('1980-12-11T12:31:14')", "localdatetime('1984-10-11T12:31:14.645876123')"],
    [
      "datetime('1980-12-11T12:31:14Z')", "datetime('1984-10-11T12:31:14+05:00')",
      "datetime('1984-10-11T12:00Z')", "datetime('1984-10-11T13:00+01:00')",
      "datetime('1984-10-11T13:00+01:00[Europe/Berlin]')",
      "datetime('1984-10-11T13:00+01:00[Europe/Paris]')",
    ],
  ])
  func ascends(expressions: [String]) throws {
    let values = try expressions.map(TemporalExpression.temporal)
    for (i, a) in values.enumerated() {
      for (j, b) in values.enumerated() {
        let expected: TemporalOrder = i < j ? .before : i > j ? .after : .same
        #expect(a.compared(to: b) == expected)
        #expect(a.ordered(against: b) == expected)
        #expect((a == b) == (i == j))
      }
    }
  }

  @Test func durationsHaveAnOrderButNoComparison() throws {
    let values = try [
      "duration('P-1D')", "duration('PT0S')", "duration('PT23H59M59.999S')", "duration('PT24H')",
      "duration('P1D')", "duration('P30D')", "duration('P1M')", "duration('P31D')",
    ].map(TemporalExpression.temporal)
    for (a, b) in zip(values, values.dropFirst()) {
      #expect(a.compared(to: b) == nil)
      #expect(a.ordered(against: b) == .before)
      #expect(b.ordered(against: a) == .after)
      #expect(a != b)
    }
    let extreme = CalendarDuration(months: .max, days: .max, seconds: .max, nanoseconds: 0)
    let value = TemporalValue.duration(extreme)
    #expect(value.ordered(against: values[0]) == .after)
    #expect(value.ordered(against: value) == .same)
  }

  @Test func kindsDoNotCompare() throws {
    let values = try [
      "date('1984-10-11')", "localtime('12:00')", "time('12:00Z')", "localdatetime('1984-10-11')",
      "datetime('1984-10-11')", "duration('P1D')",
    ].map(TemporalExpression.temporal)
    for (i, a) in values.enumerated() {
      for b in values[(i + 1)...] {
        #expect(a.compared(to: b) == nil)
        #expect(a.ordered(against: b) == nil)
        #expect(a != b)
      }
    }
  }
}
