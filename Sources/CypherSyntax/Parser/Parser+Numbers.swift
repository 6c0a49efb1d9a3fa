extension Parser {
  /// What an integer token is worth.
  ///
  /// Its digits are read as a magnitude, so that the least integer can be told from one that is too
  /// large.
  func integerValue(of token: Token, isNegative: Bool) throws(SyntaxDiagnostic) -> Int64 {
    var digits = bytes[token.lowerBound..<token.upperBound]
    var radix: UInt64 = 10
    if digits.count > 2, let letter = digits.dropFirst().first, !Characters.isDigit(letter),
      letter != UInt8(ascii: "_")
    {
      radix = letter == UInt8(ascii: "o") ? 8 : 16
      digits = digits.dropFirst(2)
    }
    var magnitude: UInt64 = 0
    for byte in digits where byte != UInt8(ascii: "_") {
      let digit = UInt64(Characters.hexadecimalValue(byte) ?? 0)
      let (product, overflows) = magnitude.multipliedReportingOverflow(by: radix)
      let (sum, overflowsAgain) = product.addingReportingOverflow(digit)
      guard !overflows, !overflowsAgain else { throw tooLarge(token) }
      magnitude = sum
    }
    if isNegative, magnitude == Int64.min.magnitude { return Int64.min }
    guard let value = Int64(exactly: magnitude) else { throw tooLarge(token) }
    return isNegative ? -value : value
  }

  /// What the float here is worth.
  func floatValue() throws(SyntaxDiagnostic) -> Double {
    var digits = text(token.span)
    if digits.utf8.contains(UInt8(ascii: "_")) { digits.removeAll { $0 == "_" } }
    if let last = digits.utf8.last, "fFdD".utf8.contains(last) { digits.removeLast() }
    guard let value = Double(digits), value.isFinite else {
      throw SyntaxDiagnostic(
        .floatingPointOverflow, "the number is too large for a float", token.span)
    }
    return value
  }

  private func tooLarge(_ token: Token) -> SyntaxDiagnostic {
    SyntaxDiagnostic(
      .integerOverflow, "the number is too large for an integer", token.span,
      hint: "integers go from \(Int64.min) to \(Int64.max)")
  }
}
