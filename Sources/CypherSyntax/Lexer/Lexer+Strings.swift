extension Lexer {
  /// Reads `'text'` or `"text"`; the quote itself may be doubled or escaped.
  mutating func readString(quote: UInt8) throws(SyntaxDiagnostic) {
    let start = position
    let text = try readQuoted(quote, escapes: true, "the string is not closed")
    append(.string, from: start, text: keep(text))
  }

  /// Reads `` `any name` ``; a backtick inside is doubled. It may be empty.
  mutating func readQuotedName() throws(SyntaxDiagnostic) {
    let start = position
    let text = try readName()
    append(.quotedName, from: start, text: keep(text))
  }

  /// Reads `$name`, `$1` or `` $`any name` ``.
  mutating func readParameter() throws(SyntaxDiagnostic) {
    let start = position
    position += 1
    if byte() == UInt8(ascii: "`") {
      let text = try readName()
      return append(.parameter, from: start, text: keep(text))
    }
    let nameStart = position
    skipNameParts()
    guard position > nameStart else {
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "the parameter has no name", SourceSpan(start, position),
        hint: "write $name")
    }
    let text = String(decoding: bytes[nameStart..<position], as: UTF8.self)
    append(.parameter, from: start, text: keep(text))
  }

  private mutating func readName() throws(SyntaxDiagnostic) -> String {
    try readQuoted(UInt8(ascii: "`"), escapes: false, "the quoted name is not closed")
  }

  /// Reads from the quote that stands here to the one that closes it, and returns what is between.
  private mutating func readQuoted(
    _ quote: UInt8, escapes: Bool, _ unclosed: String
  ) throws(SyntaxDiagnostic) -> String {
    let start = position
    position += 1
    var runStart = position
    var content: [UInt8] = []
    while position < bytes.count {
      let first = bytes[position]
      if first == quote {
        if byte(1) == quote {
          content += bytes[runStart...position]
          position += 2
          runStart = position
          continue
        }
        content += bytes[runStart..<position]
        position += 1
        return String(decoding: content, as: UTF8.self)
      }
      if escapes, first == UInt8(ascii: "\\") {
        content += bytes[runStart..<position]
        content += Array(String(Character(try readEscape())).utf8)
        runStart = position
        continue
      }
      position += 1
    }
    throw SyntaxDiagnostic(.unexpectedSyntax, unclosed, SourceSpan(start, start + 1))
  }

  /// Reads `\n`, `\'`, `\u` with four digits, `\U` with eight, and their kin.
  private mutating func readEscape() throws(SyntaxDiagnostic) -> Unicode.Scalar {
    let start = position
    let letter = byte(1)
    position = min(position + 2, bytes.count)
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      return Unicode.Scalar(letter)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return "\u{08}"
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return "\u{0C}"
    case UInt8(ascii: "n"), UInt8(ascii: "N"): return "\n"
    case UInt8(ascii: "r"), UInt8(ascii: "R"): return "\r"
    case UInt8(ascii: "t"), UInt8(ascii: "T"): return "\t"
    case UInt8(ascii: "u"): return try readUTF16(start)
    case UInt8(ascii: "U"):
      // openCypher 9 has eight digits, its present grammar six.
      for count in [8, 6] {
        if let value = hexadecimal(count), let scalar = Unicode.Scalar(value) {
          position += count
          return scalar
        }
      }
      throw invalidUnicode(start)
    default:
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "there is no such escape in a string",
        SourceSpan(start, letter < 0x80 ? position : start + 1),
        hint: "write \\\\ for a backslash")
    }
  }

  /// Reads the digits behind `\u`; two escapes may be the halves of one character.
  private mutating func readUTF16(_ start: Int) throws(SyntaxDiagnostic) -> Unicode.Scalar {
    guard let unit = hexadecimal(4) else { throw invalidUnicode(start) }
    position += 4
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, byte() == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "u") else {
      throw invalidUnicode(start)
    }
    position += 2
    guard let low = hexadecimal(4), low >= 0xDC00, low < 0xE000 else {
      throw invalidUnicode(start)
    }
    position += 4
    return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  /// The value of so many hexadecimal digits that stand here, or nil where there are fewer.
  private func hexadecimal(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<count {
      guard let digit = Characters.hexadecimalValue(byte(offset)) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private func invalidUnicode(_ start: Int) -> SyntaxDiagnostic {
    SyntaxDiagnostic(
      .invalidUnicodeLiteral, "the escape names no character", SourceSpan(start, position),
      hint: "write \\u and four hexadecimal digits, or \\U and eight")
  }
}
