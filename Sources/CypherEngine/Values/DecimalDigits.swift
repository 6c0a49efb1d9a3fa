/// A double in decimal digits: as many as tell it from its neighbours, and no more.
///
/// ```text
///   value = 0.d₁d₂d₃… × 10^exponent, d₁ ≠ 0
/// ```
struct DecimalDigits: Hashable {
  var isNegative: Bool
  /// 0 to 9 each; none are zero.
  var digits: [UInt8]
  /// Where the point stands: 0 before the first digit.
  var exponent: Int

  /// - Parameter number: finite.
  init(_ number: Double) {
    isNegative = number.sign == .minus
    digits = []
    exponent = 0
    // Swift prints shortest digits, in one of the forms 12.5, 1.25e-07, 1e+20.
    var isBehindPoint = false
    var shift = 0
    let text = Array(number.magnitude.description.utf8)
    for (at, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "e"):
        shift = Int(String(decoding: text[(at + 1)...], as: UTF8.self)) ?? 0
        trim(shift)
        return
      default:
        if !isBehindPoint { exponent += 1 }
        digits.append(byte &- 48)
      }
    }
    trim(shift)
  }

  private mutating func trim(_ shift: Int) {
    exponent += shift
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The double nearest to the digits.
  var double: Double {
    let text = digits.map { String($0) }.joined()
    let magnitude = Double(digits.isEmpty ? "0" : "0.\(text)e\(exponent)") ?? 0
    return isNegative ? -magnitude : magnitude
  }
}

extension Double {
  /// The text of the number as `toString` gives it: `1.0`, `0.001`, `1.0E20`, `1.0E-5`, `NaN`,
  /// `Infinity`.
  ///
  /// The form is that of Java's `Double.toString`, which clients of the language expect: with a
  /// point from 10⁻³ to 10⁷, beyond in one digit, a fraction and an exponent.
  var cypherText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    let decimal = DecimalDigits(self)
    let sign = decimal.isNegative ? "-" : ""
    if decimal.digits.isEmpty { return sign + "0.0" }
    let digits = decimal.digits.map { String($0) }
    func joined(_ part: ArraySlice<String>) -> String { part.isEmpty ? "0" : part.joined() }
    let exponent = decimal.exponent
    if exponent > 7 || exponent < -2 {
      return "\(sign)\(digits[0]).\(joined(digits[1...]))E\(exponent - 1)"
    }
    if exponent <= 0 {
      return sign + "0." + String(repeating: "0", count: -exponent) + digits.joined()
    }
    let padding = String(repeating: "0", count: max(0, exponent - digits.count))
    return sign + digits.prefix(exponent).joined() + padding + "."
      + joined(digits.dropFirst(exponent))
  }
}
