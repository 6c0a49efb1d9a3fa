import CypherEngine
import PropertyGraph
import Testing

@Suite struct CalendarDurationTests {
  @Test(arguments: [
    ("duration('P14DT16H12M')", "P14DT16H12M"), ("duration('P5M1.5D')", "P5M1DT12H"),
    ("duration('P0.75M')", "P22DT19H51M49.5S"), ("duration('PT0.75M')", "PT45S"),
    ("duration('P2.5W')", "P17DT12H"), ("duration('P0.5Y')", "P6M"),
    ("duration('P12Y5M14DT16H12M70S')", "P12Y5M14DT16H13M10S"),
    ("duration('P2012-02-02T14:37:21.545')", "P2012Y2M2DT14H37M21.545S"),
    ("duration('P20120202T143721.545')", "P2012Y2M2DT14H37M21.545S"),
    ("duration('P2012-02-02')", "P2012Y2M2D"), ("duration('PT14:37')", "PT14H37M"),
    ("duration('PT14')", "PT14H"),
    ("duration('-P1DT2H')", "P-1DT-2H"), ("duration('P-1DT2H')", "P-1DT2H"),
    ("duration('P+1M')", "P1M"), ("duration('-P-1M')", "P1M"),
    ("duration('PT-0,5S')", "PT-0.5S"), ("duration('pt1h')", "PT1H"),
    ("duration('PT1.000000001S')", "PT1.000000001S"), ("duration('PT0S')", "PT0S"),
    ("duration({days: 14, hours: 16, minutes: 12})", "P14DT16H12M"),
    ("duration({months: 5, days: 1.5})", "P5M1DT12H"), ("duration({quarters: 2})", "P6M"),
    ("duration({months: 0.75})", "P22DT19H51M49.5S"), ("duration({weeks: 2.5})", "P17DT12H"),
    (
      "duration({years: 12.5, months: 5.5, days: 14.5, hours: 16.5, minutes: 12.5, seconds: 70.5, "
        + "nanoseconds: 3})", "P12Y11M29DT33H58M13.500000003S"
    ),
    ("duration({days: 14, seconds: 70, milliseconds: 1})", "P14DT1M10.001S"),
    ("duration({seconds: 2, milliseconds: -1})", "PT1.999S"),
    ("duration({seconds: -2, milliseconds: 1})", "PT-1.999S"),
    ("duration({seconds: -2, milliseconds: -1})", "PT-2.001S"),
    ("duration({days: 1, milliseconds: -1})", "P1DT-0.001S"),
    ("duration({seconds: 60, milliseconds: -1})", "PT59.999S"),
    ("duration({seconds: -60, milliseconds: -1})", "PT-1M-0.001S"),
    ("duration({minutes: 12, seconds: -60})", "PT11M"),
    ("duration({years: 12, months: 5, days: -14, hours: 16})", "P12Y5M-14DT16H"),
    ("duration({seconds: 0.1})", "PT0.1S"), ("duration({seconds: 1e-9})", "PT0.000000001S"),
    ("duration({seconds: 0.3, nanoseconds: 0.5})", "PT0.3S"),
    ("duration({months: -0.5})", "P-15DT-5H-14M-33S"),
    ("duration({seconds: 9223372036854775807})", "PT2562047788015215H30M7S"),
  ])
  func isMade(expression: String, text: String) throws {
    #expect(try TemporalExpression.text(expression) == text)
  }

  @Test(arguments: [
    "duration('')", "duration('P')", "duration('PT')", "duration('P1')", "duration('1D')",
    "duration('P1D1M')", "duration('P1M1M')", "duration('P1.5M1D')", "duration('PT1.5H1S')",
    "duration('P1H')", "duration('PT1D')", "duration('P1DT')", "duration('P1.D')",
    "duration('P.5D')", "duration('P2012-13-01')", "duration('P2012-02-32')",
    "duration('PT25:00')", "duration('P2012-02')", "duration('P1D ')", "duration('P--1D')",
    "duration('P9223372036854775808D')", "duration('P9223372036854775807Y')",
    "duration({})", "duration({year: 1})", "duration({years: 9223372036854775807})",
    "duration({days: 1e300})", "duration({seconds: 9223372036854775807, minutes: 1})",
  ])
  func refuses(expression: String) {
    #expect(throws: TemporalError.self) { try TemporalExpression.text(expression) }
  }

  /// What prints is read back as the same duration.
  @Test(arguments: 0..<200) func printsAndParses(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    func number(_ random: inout SplitMix) -> Int64 {
      let bits = Int64(bitPattern: random.next())
      return bits >> Int64(random.next() % 64)
    }
    let duration = CalendarDuration(
      months: number(&random), days: number(&random), seconds: number(&random),
      nanoseconds: Int32(random.next() % 1_000_000_000))
    let text = duration.description
    #expect(try CalendarDuration(parsing: text) == duration, "\(text)")
  }

  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }
}
