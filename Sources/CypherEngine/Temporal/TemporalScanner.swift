import PropertyGraph

/// Reads the pieces of ISO 8601 from the bytes of a text, from left to right.
struct TemporalScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { at == bytes.count }

  /// The next byte, or 0 at the end.
  var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

  /// How many digits come next.
  var digitCount: Int {
    var end = at
    while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
    return end - at
  }

  /// Moves past a letter or sign, in either case, where it comes next.
  mutating func take(_ letter: Character) -> Bool {
    guard let byte = letter.asciiValue, at < bytes.count else { return false }
    let found = bytes[at]
    guard found == byte || (Self.isLetter(byte) && found == byte ^ 0x20) else { return false }
    at += 1
    return true
  }

  /// The number in exactly so many digits, or nil where fewer come.
  mutating func number(digits count: Int) -> Int64? {
    guard count > 0, count <= 18, digitCount >= count else { return nil }
    var number: Int64 = 0
    for byte in bytes[at..<at + count] { number = number * 10 + Int64(byte - 48) }
    at += count
    return number
  }

  /// The number in as many digits as come, from one to a limit.
  mutating func number(upTo limit: Int) -> Int64? { number(digits: min(digitCount, limit)) }

  /// All digits that come next, or nil where none does.
  mutating func digits() -> String? {
    let count = digitCount
    guard count > 0 else { return nil }
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  /// The digits of a fraction behind `.` or `,` as a number of so many places; zero where there is
  /// no fraction, nil where it is malformed. More digits than places are malformed.
  mutating func fraction(places: Int) -> Int64? {
    guard take(".") || take(",") else { return 0 }
    let count = digitCount
    guard count > 0, count <= places, var number = number(digits: count) else { return nil }
    for _ in count..<places { number *= 10 }
    return number
  }

  /// What stands in brackets next, or nil where no bracket comes.
  mutating func bracketed() -> String? {
    guard next == 0x5B, let end = bytes[at...].firstIndex(of: 0x5D) else { return nil }
    defer { at = end + 1 }
    return String(decoding: bytes[at + 1..<end], as: UTF8.self)
  }

  /// An offset from UTC: `Z`, `+hh`, `+hhmm`, `+hh:mm`, `+hhmmss` or `+hh:mm:ss`; nil where none
  /// comes.
  mutating func offset() throws(TemporalError) -> Int32? {
    let start = at
    if take("Z") {
      // A name such as Zulu is no offset.
      if Self.isLetter(next) { at = start } else { return 0 }
      return nil
    }
    let isNegative = next == 0x2D
    guard take("+") || take("-") else { return nil }
    var parts: [Int64] = []
    while parts.count < 3, let part = number(digits: 2) {
      parts.append(part)
      let colon = at
      if parts.count < 3, take(":"), digitCount < 2 { at = colon }
    }
    guard let hours = parts.first, parts.dropFirst().allSatisfy({ $0 < 60 }) else {
      throw TemporalError("an offset from UTC is malformed; expected a form such as +01:00")
    }
    let seconds =
      hours * 3600 + (parts.count > 1 ? parts[1] * 60 : 0) + (parts.count > 2 ? parts[2] : 0)
    guard let offset = Int32(exactly: isNegative ? -seconds : seconds),
      ZonedTime.offsets.contains(offset)
    else { throw TemporalError("an offset from UTC is beyond 18 hours") }
    return offset
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
  }
}
