/// A decimal number in a text, as `toInteger` and `toFloat` read it: sign, digits, fraction,
/// exponent.
///
/// Swift's own readers take hexadecimal floats and `inf` as well, which are no numbers here.
struct NumberText {
  private let text: String
  /// The digits before the point, with the sign.
  private let whole: String
  private let hasExponent: Bool

  /// Nil where the text is no number; white space around it does not matter.
  init?(_ text: String) {
    let trimmed = Self.trimmed(text)
    let bytes = Array(trimmed.utf8)
    var at = 0
    func digits() -> Int {
      let from = at
      while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      return at - from
    }
    func take(_ wanted: String) -> Bool {
      guard at < bytes.count, wanted.utf8.contains(bytes[at]) else { return false }
      at += 1
      return true
    }
    _ = take("+-")
    let before = digits()
    whole = String(decoding: bytes[..<at], as: UTF8.self)
    let after = take(".") ? digits() : 0
    guard before + after > 0 else { return nil }
    let isScientific = take("eE")
    if isScientific {
      _ = take("+-")
      guard digits() > 0 else { return nil }
    }
    guard at == bytes.count else { return nil }
    hasExponent = isScientific
    self.text = trimmed
  }

  /// The number cut off to an integer.
  ///
  /// - Throws: ``CypherError/Code/type`` for one that 64 bits do not hold.
  func integer() throws -> Int64 {
    if !hasExponent {
      if whole.isEmpty || whole == "+" || whole == "-" { return 0 }
      if let number = Int64(whole) { return number }
    } else if let number = Double(text), let cut = Int64(exactly: number.rounded(.towardZero)) {
      return cut
    }
    throw CypherError.runtime(
      .type, "InvalidArgumentValue", "toInteger(): the number does not fit into 64 bits")
  }

  /// The float that a text says, or nil.
  static func double(_ text: String) -> Double? {
    switch trimmed(text) {
    case "NaN": .nan
    case "Infinity", "+Infinity": .infinity
    case "-Infinity": -.infinity
    default: NumberText(text).flatMap { Double($0.text) }
    }
  }

  static func trimmed(_ text: String) -> String {
    var rest = Substring(text).unicodeScalars
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
