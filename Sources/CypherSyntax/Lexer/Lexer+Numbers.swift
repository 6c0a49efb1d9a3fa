extension Lexer {
  /// Reads `1`, `1_000`, `0x1F`, `0o17`, `1.5`, `.5`, `1e9`, `1.5f`.
  ///
  /// A dot without a digit behind it is no part of the number: `1..3` is a range and `1.x` an
  /// access. What a number is worth, and whether it is too large, the parser finds out.
  mutating func readNumber() throws(SyntaxDiagnostic) {
    let start = position
    var kind = TokenKind.integer
    let radixLetter = byte() == UInt8(ascii: "0") ? byte(1) : 0
    switch radixLetter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      position += 2
      try skipDigits(start, Characters.isHexadecimalDigit)
    case UInt8(ascii: "o"):
      position += 2
      try skipDigits(start) { $0 >= 0x30 && $0 <= 0x37 }
    default:
      if byte() != UInt8(ascii: ".") { try skipDigits(start, Characters.isDigit) }
      if byte() == UInt8(ascii: "."), Characters.isDigit(byte(1)) {
        kind = .float
        position += 1
        try skipDigits(start, Characters.isDigit)
      }
      if try skipExponent(start) { kind = .float }
      if kind == .float, "fFdD".utf8.contains(byte()) { position += 1 }
    }
    if isInsideName {
      skipNameParts()
      throw invalid(start)
    }
    append(kind, from: start)
  }

  /// Passes over one digit or more, single underscores between them.
  private mutating func skipDigits(
    _ start: Int, _ isDigit: (UInt8) -> Bool
  ) throws(SyntaxDiagnostic) {
    let first = position
    while isDigit(byte()) || (byte() == UInt8(ascii: "_") && isDigit(byte(1))) { position += 1 }
    if position == first {
      skipNameParts()
      throw invalid(start)
    }
  }

  private mutating func skipExponent(_ start: Int) throws(SyntaxDiagnostic) -> Bool {
    guard byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") else { return false }
    let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    guard Characters.isDigit(byte(isSigned ? 2 : 1)) else { return false }
    position += isSigned ? 2 : 1
    try skipDigits(start, Characters.isDigit)
    return true
  }

  private var isInsideName: Bool {
    let next = byte()
    if next < 0x80 { return Characters.isNamePart(next) }
    return Characters.isNamePart(scalar(at: position).0)
  }

  private func invalid(_ start: Int) -> SyntaxDiagnostic {
    SyntaxDiagnostic(
      .invalidNumberLiteral, "the number is not written as a number", SourceSpan(start, position),
      hint: "a name that begins with a digit stands in backticks")
  }
}
