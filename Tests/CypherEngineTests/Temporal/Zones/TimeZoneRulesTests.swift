import CypherEngine
import PropertyGraph
import Testing

@Suite struct TimeZoneRulesTests {
  /// Instants beside changes, with the offset that the published data gives them.
  @Test(arguments: [
    ("Asia/Shanghai", "1900-12-31T00:00Z", "+08:05:43"),
    ("Asia/Shanghai", "1988-07-01T00:00Z", "+09:00"), ("PRC", "2020-07-01T00:00Z", "+08:00"),
    ("Europe/Stockholm", "1818-07-21T00:00Z", "+00:53:28"),
    ("Europe/Stockholm", "2017-10-29T00:59:59Z", "+02:00"),
    ("Europe/Stockholm", "2017-10-29T01:00:00Z", "+01:00"),
    ("Europe/Berlin", "1945-05-24T12:00Z", "+03:00"),
    ("Europe/Dublin", "1971-01-01T00:00Z", "+01:00"),
    ("Europe/Dublin", "2020-01-01T00:00Z", "Z"), ("Europe/Dublin", "2020-07-01T00:00Z", "+01:00"),
    ("America/New_York", "2007-03-11T06:59:59Z", "-05:00"),
    ("America/New_York", "2007-03-11T07:00:00Z", "-04:00"),
    ("America/New_York", "2006-03-11T07:00:00Z", "-05:00"),
    ("Asia/Kathmandu", "2020-01-01T00:00Z", "+05:45"),
    ("Australia/Lord_Howe", "2020-01-01T00:00Z", "+11:00"),
    ("Australia/Lord_Howe", "2020-07-01T00:00Z", "+10:30"),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", "-10:00"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", "+14:00"),
    ("Africa/Casablanca", "2021-05-01T00:00Z", "Z"),
    ("Africa/Casablanca", "2021-06-01T00:00Z", "+01:00"),
    ("Asia/Aqtau", "1982-03-31T18:30Z", "+06:00"),
    ("America/Juneau", "1983-10-30T10:30Z", "-09:00"),
    ("Antarctica/Troll", "2020-07-01T00:00Z", "+02:00"), ("UTC", "2020-07-01T00:00Z", "Z"),
    ("Etc/GMT+5", "2020-07-01T00:00Z", "-05:00"), ("EST5EDT", "2020-07-01T00:00Z", "-04:00"),
    ("Europe/Stockholm", "2437-07-01T00:00Z", "+02:00"),
    ("Europe/Stockholm", "+99999-01-01T00:00Z", "+01:00"),
    ("Europe/Stockholm", "+99999-07-01T00:00Z", "+02:00"),
    ("Asia/Shanghai", "-99999-07-01T00:00Z", "+08:05:43"),
  ])
  func offsets(zone: String, instant: String, offset: String) throws {
    let moment = try ZonedDateTime(parsing: instant)
    let told = try TemporalFunctions.now(moment, in: zone)
    #expect(offsetText(told.offsetSeconds) == offset)
    #expect(told.seconds == moment.seconds)
    #expect(told.zone == zone)
  }

  @Test(arguments: [
    ("z", "Z"), ("+0530", "+05:30"), ("-11", "-11:00"), ("+00:53:28", "+00:53:28"),
    ("europe/STOCKHOLM", "Europe/Stockholm"), ("America/New York", "America/New_York"),
    ("Zulu", "Zulu"), ("GMT", "GMT"),
  ])
  func names(text: String, timezone: String) throws {
    let told = try TemporalFunctions.now(TemporalExpression.now, in: text)
    #expect(try TemporalValue.dateTime(told).component("timezone") == .text(timezone))
  }

  @Test(arguments: ["", "+", "+1", "+01:", "+18:01", "+01:00:60", "Mars/Olympus", "+01:00 ", "é"])
  func refuses(text: String) {
    #expect(throws: TemporalError.self) { try TemporalZone(parsing: text) }
  }

  /// An instant told in a zone and read back from the wall is the same instant, over every change
  /// of several zones, the hours that come twice included.
  @Test(arguments: [
    "Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tehran",
    "Africa/Casablanca", "America/Sao_Paulo", "Asia/Shanghai", "Asia/Gaza", "Europe/Dublin",
  ])
  func wallTimesComeBack(name: String) throws {
    for step in Int64(0)..<6000 {
      // Half hours are not skipped in the long run: the step is no multiple of a day.
      let seconds = -2_500_000_000 + step * 1_099_800
      let utc = ZonedDateTime(seconds: seconds, nanoseconds: 0, offsetSeconds: 0)
      let told = try TemporalFunctions.now(utc, in: name)
      #expect(try ZonedDateTime(parsing: told.description) == told)
    }
  }
}
