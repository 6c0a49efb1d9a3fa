import Testing

@testable import PropertyGraph

@Suite struct TemporalValuesTests {
  private static let half: Int64 = 45_074_500_000_000

  @Test(
    arguments: [
      (.day(LocalDate(days: 0)), "1970-01-01"), (.day(LocalDate(days: -719_529)), "-0001-12-31"),
      (.day(LocalDate(days: -719_528)), "0000-01-01"),
      (.day(LocalDate(days: 2_932_897)), "+10000-01-01"),
      (.day(LocalDate(days: LocalDate.dayRange.lowerBound)), "-999999999-01-01"),
      (.day(LocalDate(days: LocalDate.dayRange.upperBound)), "+999999999-12-31"),
      (.localTime(LocalTime(nanoseconds: 0)), "00:00"),
      (.localTime(LocalTime(nanoseconds: half)), "12:31:14.500"),
      (.localTime(LocalTime(nanoseconds: 1000)), "00:00:00.000001"),
      (.localTime(LocalTime(nanoseconds: 86_399_999_999_999)), "23:59:59.999999999"),
      (.time(ZonedTime(nanoseconds: half, offsetSeconds: -3208)), "12:31:14.500-00:53:28"),
      (.time(ZonedTime(nanoseconds: half, offsetSeconds: 0)), "12:31:14.500Z"),
      (.localDateTime(LocalDateTime(seconds: -1, nanoseconds: 1)), "1969-12-31T23:59:59.000000001"),
      (
        .dateTime(ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 64_800)),
        "1970-01-01T18:00+18:00"
      ),
      (
        .dateTime(ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: -3600, zone: "A/B")),
        "1969-12-31T23:00-01:00[A/B]"
      ),
      (.duration(CalendarDuration()), "PT0S"),
      (.duration(CalendarDuration(months: -14, days: 3, seconds: 3661)), "P-1Y-2M3DT1H1M1S"),
      (.duration(CalendarDuration(seconds: -1, nanoseconds: 750_000_000)), "PT-0.25S"),
      (.duration(CalendarDuration(seconds: -61, nanoseconds: 999_000_000)), "PT-1M-0.001S"),
      (.point(Point(srid: 4326, x: 116.5, y: 39)), "point({x: 116.5, y: 39.0, crs: 'wgs-84'})"),
      (.point(Point(srid: 5, x: 1, y: 2, z: 3)), "point({x: 1.0, y: 2.0, z: 3.0, srid: 5})"),
    ] as [(Value, String)])
  func texts(value: Value, text: String) {
    #expect(value.description == text)
    #expect(Value.list([value, value]).description == "[\(text), \(text)]")
  }

  /// A day has one form: the short one wherever it fits.
  @Test(arguments: [
    (Int64(Int32.min), true), (Int64(Int32.max), true), (Int64(Int32.max) + 1, false),
    (Int64(Int32.min) - 1, false),
  ])
  func daysHaveOneForm(days: Int64, isShort: Bool) {
    if case .date(let day) = Value.day(LocalDate(days: days)) {
      #expect(isShort && Int64(day.days) == days)
    } else {
      #expect(!isShort)
    }
  }

  /// Days there and back over the whole range, leap days and ends of months among them.
  @Test func daysComeBack() throws {
    for years in [-999_999_999...(-999_999_995), -5...5, 1890...2110, 999_999_996...999_999_999] {
      for year in years.map(Int64.init) {
        for month in Int64(1)...12 {
          let length = LocalDate.daysIn(month: month, year: year)
          for day in [1, length] {
            let date = try #require(LocalDate(year: year, month: month, day: day))
            #expect(date.components == (year, month, day) && date.isValid)
          }
          #expect(LocalDate(year: year, month: month, day: length + 1) == nil)
        }
      }
    }
    #expect(LocalDate(year: 1_000_000_000, month: 1, day: 1) == nil)
    #expect(LocalDate(year: 2020, month: 13, day: 1) == nil)
    #expect(LocalDate(year: 2020, month: 1, day: 0) == nil)
  }

  /// What lies beside the ranges is not valid, and printing it does not trap.
  @Test(
    arguments: [
      (LocalDate(days: .min).isValid, LocalDate(days: .min).description),
      (LocalDate(days: .max).isValid, LocalDate(days: .max).description),
      (LocalTime(nanoseconds: .min).isValid, LocalTime(nanoseconds: .min).description),
      (LocalTime(nanoseconds: LocalTime.nanosecondsPerDay).isValid, ""),
      (ZonedTime(nanoseconds: 0, offsetSeconds: 64_801).isValid, ""),
      (
        ZonedTime(nanoseconds: .max, offsetSeconds: .min).isValid,
        ZonedTime(nanoseconds: .max, offsetSeconds: .min).description
      ),
      (
        LocalDateTime(seconds: .min, nanoseconds: .max).isValid,
        LocalDateTime(seconds: .min, nanoseconds: .max).description
      ),
      (LocalDateTime(seconds: 0, nanoseconds: 1_000_000_000).isValid, ""),
      (
        ZonedDateTime(seconds: .max, nanoseconds: 0, offsetSeconds: .max).isValid,
        ZonedDateTime(seconds: .max, nanoseconds: 0, offsetSeconds: .max).description
      ),
      (
        CalendarDuration(months: .min, days: .min, seconds: .min, nanoseconds: .min).isValid,
        CalendarDuration(months: .min, days: .min, seconds: .min, nanoseconds: .min).description
      ),
    ])
  func nonsenseIsNotValid(isValid: Bool, text: String) { #expect(!isValid) }

  @Test func zonesCompareByBytes() {
    func moment(_ zone: String?) -> ZonedDateTime {
      ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 0, zone: zone)
    }
    #expect(moment("\u{E9}") != moment("e\u{301}"))
    #expect(moment(nil) < moment("A") && moment("A") < moment("B") && !(moment("A") < moment(nil)))
    #expect(!(moment(nil) < moment(nil)))
  }

  /// Stored bytes that no value has are refused, and not read as some other value.
  @Test(
    arguments: [
      .wideDate(LocalDate(days: .max)), .localTime(LocalTime(nanoseconds: -1)),
      .time(ZonedTime(nanoseconds: 0, offsetSeconds: -64_801)),
      .localDateTime(LocalDateTime(seconds: .min, nanoseconds: 0)),
      .dateTime(ZonedDateTime(seconds: 0, nanoseconds: -1, offsetSeconds: 0, zone: "A")),
      .duration(CalendarDuration(nanoseconds: 1_000_000_000)),
    ] as [Value])
  func decodingChecks(value: Value) {
    var bytes: [UInt8] = []
    ValueCoding.append(value, to: &bytes)
    #expect(bytes.withUnsafeBytes { ValueCoding.decode($0) } == nil)
  }
}
