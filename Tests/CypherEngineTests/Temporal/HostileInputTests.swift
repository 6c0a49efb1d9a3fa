import CypherEngine
import PropertyGraph
import Testing

/// No text, map or number ends the process: all that is odd is an error.
@Suite struct HostileInputTests {
  /// SplitMix64: the same numbers for the same seed.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }

  private static let pieces = [
    "2015", "-07", "-21", "T", "21", ":40", ":32", ".142", "+02:00", "[Europe/Stockholm]", "Z", "W",
    "-W30", "Q3", "202", "P", "1Y", "2M", "3W", "4D", "5H", "6M", "7S", "-", "+", ".", ",", "[",
    "]",
    "0", "9", "999999999", "9223372036854775807", "１", "é", "\0", " ", "",
  ]

  /// What is read prints, and what prints is read again as the same value.
  @Test(arguments: UInt64(0)..<40) func randomTexts(seed: UInt64) throws {
    var random = Generator(state: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0...9, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      if let date = try? LocalDate(parsing: text) {
        #expect(try LocalDate(parsing: date.description) == date)
      }
      if let time = try? LocalTime(parsing: text) {
        #expect(try LocalTime(parsing: time.description) == time)
      }
      if let time = try? ZonedTime(parsing: text) {
        #expect(try ZonedTime(parsing: time.description) == time)
      }
      if let moment = try? LocalDateTime(parsing: text) {
        #expect(try LocalDateTime(parsing: moment.description) == moment)
      }
      if let moment = try? ZonedDateTime(parsing: text) {
        #expect(try ZonedDateTime(parsing: moment.description) == moment)
      }
      if let duration = try? CalendarDuration(parsing: text) {
        #expect(try CalendarDuration(parsing: duration.description) == duration)
      }
    }
  }

  private static func number(_ random: inout Generator) -> Int64 {
    let bits = Int64(bitPattern: random.next())
    return switch Int.random(in: 0...5, using: &random) {
    case 0: [.min, .max, 0, -1][Int.random(in: 0...3, using: &random)]
    case 1: bits
    case 2: bits >> Int64.random(in: 0...63, using: &random)
    default: Int64.random(in: -1...31, using: &random)
    }
  }

  private static func value(_ random: inout Generator) throws -> TemporalValue {
    let years = ["-999999999", "+999999999", "2020", "-0001", "+99999"]
    let year = years.randomElement(using: &random) ?? ""
    let zone = ["Z", "-18:00", "[Europe/Stockholm]"].randomElement(using: &random) ?? ""
    let day = ["-01-01", "-12-31", "-06-15"].randomElement(using: &random) ?? ""
    switch Int.random(in: 0...5, using: &random) {
    case 0: return .date(try LocalDate(parsing: year + day))
    case 1: return .localTime(try LocalTime(parsing: "23:59:59.999999999"))
    case 2: return .time(try ZonedTime(parsing: "23:59:59.999999999+18:00"))
    case 3: return .localDateTime(try LocalDateTime(parsing: year + day + "T23:59:59"))
    // At the very ends of the years some offsets have no instant left to name.
    case 4: return .dateTime(try ZonedDateTime(parsing: year + day + "T12:00" + zone))
    default:
      return .duration(
        CalendarDuration(
          months: number(&random), days: number(&random), seconds: number(&random),
          nanoseconds: Int32.random(in: 0...999_999_999, using: &random)))
    }
  }

  /// Results of arithmetic lie in the years there are, whatever went in.
  @Test(arguments: UInt64(0)..<40) func randomArithmetic(seed: UInt64) throws {
    var random = Generator(state: seed)
    for _ in 0..<200 {
      guard let a = try? Self.value(&random), let b = try? Self.value(&random) else { continue }
      let factor = Double(bitPattern: random.next())
      if case .duration(let length) = b {
        for sum in [try? a.adding(length), try? a.subtracting(length)] {
          if let sum { #expect(Self.isValid(sum)) }
        }
        for product in [
          try? length.multiplied(by: factor), try? length.divided(by: factor),
          try? length.multiplied(by: Self.number(&random)),
          try? length.divided(by: Self.number(&random)),
        ] {
          if let product { #expect(product.isValid) }
        }
      }
      for between in [
        try? CalendarDuration.between(a, b), try? CalendarDuration.inMonths(a, b),
        try? CalendarDuration.inDays(a, b), try? CalendarDuration.inSeconds(a, b),
      ] {
        if let between { #expect(between.isValid) }
      }
      _ = a.ordered(against: b)
      for name in ["year", "week", "dayOfQuarter", "epochMillis", "nanoseconds", "offset"] {
        _ = try? a.component(name)
      }
      for unit in TemporalUnit.allCases {
        if let cut = try? ZonedDateTime.truncate(to: unit, a) { #expect(cut.isValid) }
      }
    }
  }

  @Test(arguments: UInt64(0)..<40) func randomMaps(seed: UInt64) throws {
    var random = Generator(state: seed)
    for _ in 0..<200 {
      var fields = TemporalFields()
      for name in TemporalFields.Number.allCases where Bool.random(using: &random) {
        try fields.set("\(name)", to: .integer(Self.number(&random)))
      }
      for name in ["date", "time", "datetime"] where Int.random(in: 0...3, using: &random) == 0 {
        if let base = try? Self.value(&random) { try fields.set(name, to: .temporal(base)) }
      }
      if Bool.random(using: &random) { try fields.set("timezone", to: .text("Asia/Shanghai")) }
      let now = TemporalExpression.now
      let made: [TemporalValue?] = [
        (try? LocalDate(fields: fields)).map { .date($0) },
        (try? LocalTime(fields: fields)).map { .localTime($0) },
        (try? ZonedTime(fields: fields, now: now)).map { .time($0) },
        (try? LocalDateTime(fields: fields)).map { .localDateTime($0) },
        (try? ZonedDateTime(fields: fields)).map { .dateTime($0) },
      ]
      for case let value? in made { #expect(Self.isValid(value)) }
    }
  }

  private static func isValid(_ value: TemporalValue) -> Bool {
    switch value {
    case .date(let date): date.isValid
    case .localTime(let time): time.isValid
    case .time(let time): time.isValid
    case .localDateTime(let moment): moment.isValid
    case .dateTime(let moment): moment.isValid
    case .duration(let duration): duration.isValid
    }
  }
}
