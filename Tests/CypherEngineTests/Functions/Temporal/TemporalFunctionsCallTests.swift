import CypherEngine
import PropertyGraph
import Testing

/// That calls reach the temporal library; what it computes is tested beside it.
@Suite struct TemporalFunctionsCallTests {
  private static let wrong = "ArgumentError: InvalidArgumentValue"
  private static let now = CypherValue.temporal(.dateTime(Evaluations.now))

  static let calls: [FunctionCall] = [
    .init("date", gives: "2015-07-21"),
    .init("date", "2015-07-21", gives: "2015-07-21"),
    .init("date", .entries(["year": 1984, "week": 10, "dayOfWeek": 3]), gives: "1984-03-07"),
    .init("date", .entries(["date": .day(1984, 11, 11), "day": 1]), gives: "1984-11-01"),
    .init("date", .entries(["year": .null]), gives: "null"),
    .init("date", now, gives: "2015-07-21"),
    .init("date", .null, gives: "null"),
    .init("date", "junk", gives: wrong),
    .init("date", 1, gives: "TypeError: InvalidArgumentValue"),
    .init("date", .entries(["year": "x"]), gives: wrong),
    .init("localtime", gives: "21:40:32.142"),
    .init("time", gives: "21:40:32.142+01:00"),
    .init("localdatetime", gives: "2015-07-21T21:40:32.142"),
    .init("datetime", gives: "2015-07-21T21:40:32.142+01:00"),
    .init("dateTime", "2015-07-21T21:40Z", gives: "2015-07-21T21:40Z"),
    .init("datetime.statement", "+02:00", gives: "2015-07-21T22:40:32.142+02:00"),
    .init("date.realtime", gives: "2015-07-21"),
    .init("localtime.transaction", gives: "21:40:32.142"),
    .init("datetime.fromepoch", 416_779, 999_999_999, gives: "1970-01-05T19:46:19.999999999Z"),
    .init("datetime.fromepochmillis", 237_821_673_987, gives: "1977-07-15T13:34:33.987Z"),
    .init("datetime.fromepoch", 1.5, 0, gives: "TypeError: InvalidArgumentValue"),
    .init("date.truncate", "month", .day(1984, 10, 11), gives: "1984-10-01"),
    .init(
      "date.truncate", "month", .day(1984, 10, 11), .entries(["day": 2]), gives: "1984-10-02"),
    .init("date.truncate", "year", gives: "2015-01-01"),
    .init("date.truncate", "moon", .day(1984, 10, 11), gives: wrong),
    .init("localdatetime.truncate", "hour", now, gives: "2015-07-21T21:00"),
    .init("datetime.truncate", "day", now, gives: "2015-07-21T00:00+01:00"),
    .init("duration", "P1Y2M", gives: "P1Y2M"),
    .init("duration", .entries(["days": 1.5]), gives: "P1DT12H"),
    .init("duration", .entries(["days": .null]), gives: "null"),
    .init("duration", .entries(["days": "x"]), gives: wrong),
    .init("duration", [], gives: "TypeError: InvalidArgumentValue"),
    .init(
      "duration.between", .day(1984, 10, 11), .day(2015, 6, 24), gives: "P30Y8M13D"),
    .init("duration.inMonths", .day(1984, 10, 11), .day(2015, 6, 24), gives: "P30Y8M"),
    .init("duration.inDays", .day(1984, 10, 11), .day(2015, 6, 24), gives: "P11213D"),
    .init("duration.inSeconds", .day(1984, 10, 11), .day(1984, 10, 12), gives: "PT24H"),
    .init("duration.between", .null, .day(1984, 10, 12), gives: "null"),
    .init("duration.between", 1, 2, gives: "TypeError: InvalidArgumentValue"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }
}
