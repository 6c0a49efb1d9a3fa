/// Cuts query text into tokens, in one pass over its UTF-8 bytes.
///
/// It never fails: where nothing can be read any more the list ends in ``TokenKind/invalid``, so
/// that a fault of grammar that stands earlier is reported first. Brackets are paired on the way,
/// which lets the parser decide between a pattern and an expression without going back.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var list = TokenList()
  var openBrackets: [Int] = []

  /// Reads all tokens of a text.
  static func tokens(of bytes: [UInt8]) -> TokenList {
    var lexer = Lexer(bytes: bytes)
    lexer.run()
    return lexer.list
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    list.tokens.reserveCapacity(bytes.count / 3 + 2)
  }

  private mutating func run() {
    do throws(SyntaxDiagnostic) {
      try skipSpace()
      while position < bytes.count {
        let before = position
        try readToken()
        precondition(position > before, "the lexer does not advance")
        try skipSpace()
      }
      append(.endOfText, from: bytes.count)
    } catch {
      list.fault = error
      append(.invalid, from: error.span.lowerBound, to: error.span.upperBound)
    }
  }

  /// The byte so many places on, or 0 behind the end.
  func byte(_ ahead: Int = 0) -> UInt8 {
    let at = position + ahead
    return at < bytes.count ? bytes[at] : 0
  }

  mutating func append(_ kind: TokenKind, from start: Int, to end: Int? = nil, text: Int = -1) {
    list.tokens.append(
      Token(kind: kind, lowerBound: start, upperBound: end ?? position, text: text))
  }

  /// Keeps what a token says, and returns where.
  mutating func keep(_ text: String) -> Int {
    list.texts.append(text)
    return list.texts.count - 1
  }

  private mutating func readToken() throws(SyntaxDiagnostic) {
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      readWord()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): try readString(quote: first)
    case UInt8(ascii: "`"): try readQuotedName()
    case UInt8(ascii: "$"): try readParameter()
    case 0x80...: try readBeyondASCII()
    default: try readSign(first)
    }
  }

  // MARK: - Words

  private mutating func readWord() {
    let start = position
    let isASCII = skipNameParts()
    list.tokens.append(
      Token(
        kind: .word, keyword: isASCII ? Keyword.spelled(by: bytes[start..<position]) : nil,
        lowerBound: start, upperBound: position))
  }

  /// Passes over what may stand inside a name; says whether all of it was ASCII.
  @discardableResult
  mutating func skipNameParts() -> Bool {
    var isASCII = true
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        guard Characters.isNamePart(byte) else { break }
        position += 1
      } else {
        let (scalar, length) = scalar(at: position)
        guard Characters.isNamePart(scalar) else { break }
        isASCII = false
        position += length
      }
    }
    return isASCII
  }

  private mutating func readBeyondASCII() throws(SyntaxDiagnostic) {
    let start = position
    let (scalar, length) = scalar(at: position)
    if Characters.isNameStart(scalar) { return readWord() }
    position += length
    if Characters.isDash(scalar) {
      append(.dash, from: start)
    } else if Characters.isLeftArrowhead(scalar) {
      append(.leftArrowhead, from: start)
    } else if Characters.isRightArrowhead(scalar) {
      append(.rightArrowhead, from: start)
    } else {
      throw SyntaxDiagnostic(
        .invalidUnicodeCharacter,
        "the character U+\(Characters.hexadecimal(scalar)) means nothing here",
        SourceSpan(start, position), hint: Characters.hint(for: scalar))
    }
  }

  /// The scalar whose bytes begin here. The bytes come from a `String`, so they are well formed.
  func scalar(at start: Int) -> (Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[start])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, start + length <= bytes.count else {
      return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1)
    }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
