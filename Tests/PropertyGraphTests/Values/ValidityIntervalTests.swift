import PropertyGraph
import Testing

@Suite struct ValidityIntervalTests {
  /// From, to, the day asked for, and whether the tie holds then.
  @Test(
    arguments: [
      (nil, nil, 0, true), (nil, nil, -99_999, true),
      (5, nil, 4, false), (5, nil, 5, true), (5, nil, 6, true),
      (nil, 5, 4, true), (nil, 5, 5, false), (nil, 5, 6, false),
      (3, 5, 2, false), (3, 5, 3, true), (3, 5, 4, true), (3, 5, 5, false),
      // Nothing holds on an empty or inverted interval.
      (4, 4, 3, false), (4, 4, 4, false), (4, 4, 5, false), (5, 3, 4, false),
      (-10, -5, -7, true), (-10, -5, -5, false),
    ] as [(Int32?, Int32?, Int32, Bool)])
  func holds(from: Int32?, to: Int32?, day: Int32, expected: Bool) {
    let interval = ValidityInterval(
      from: from.map { CalendarDate(days: $0) }, to: to.map { CalendarDate(days: $0) })
    #expect(interval.holds(on: CalendarDate(days: day)) == expected)
    #expect(interval.holdsNow == (to == nil))
    #expect(interval.isDated == (from != nil || to != nil))
  }
}
