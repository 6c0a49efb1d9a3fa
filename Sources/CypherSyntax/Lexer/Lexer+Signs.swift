extension Lexer {
  /// Reads a bracket, an operator or another mark of punctuation, the longest that fits.
  ///
  /// Arrows stay in pieces (`<`, `-`, `-`): only the parser knows whether `a<-1` compares or draws.
  mutating func readSign(_ first: UInt8) throws(SyntaxDiagnostic) {
    let second = byte(1)
    switch first {
    case UInt8(ascii: "("): open(.leftParenthesis)
    case UInt8(ascii: "["): open(.leftBracket)
    case UInt8(ascii: "{"): open(.leftBrace)
    case UInt8(ascii: ")"): close(.rightParenthesis, opened: .leftParenthesis)
    case UInt8(ascii: "]"): close(.rightBracket, opened: .leftBracket)
    case UInt8(ascii: "}"): close(.rightBrace, opened: .leftBrace)
    case UInt8(ascii: ","): readComma()
    case UInt8(ascii: "|"): readBar(second)
    case UInt8(ascii: "."):
      if Characters.isDigit(second) { return try readNumber() }
      second == first ? sign(.doubleDot, 2) : sign(.dot, 1)
    case UInt8(ascii: "<"):
      switch second {
      case UInt8(ascii: "="): sign(.lessOrEqual, 2)
      case UInt8(ascii: ">"): sign(.notEqual, 2)
      default: sign(.less, 1)
      }
    case UInt8(ascii: ">"):
      second == UInt8(ascii: "=") ? sign(.greaterOrEqual, 2) : sign(.greater, 1)
    case UInt8(ascii: "="): second == UInt8(ascii: "~") ? sign(.matches, 2) : sign(.equal, 1)
    case UInt8(ascii: "+"): second == UInt8(ascii: "=") ? sign(.plusEqual, 2) : sign(.plus, 1)
    case UInt8(ascii: ":"): second == first ? sign(.doubleColon, 2) : sign(.colon, 1)
    case UInt8(ascii: ";"): sign(.semicolon, 1)
    case UInt8(ascii: "&"): sign(.ampersand, 1)
    case UInt8(ascii: "!"): sign(.exclamation, 1)
    case UInt8(ascii: "-"): sign(.minus, 1)
    case UInt8(ascii: "*"): sign(.asterisk, 1)
    case UInt8(ascii: "/"): sign(.slash, 1)
    case UInt8(ascii: "%"): sign(.percent, 1)
    case UInt8(ascii: "^"): sign(.caret, 1)
    default:
      throw SyntaxDiagnostic(
        .unexpectedSyntax, "the character \(Characters.quoted(first)) means nothing here",
        SourceSpan(position, position + 1))
    }
  }

  private mutating func sign(_ kind: TokenKind, _ length: Int) {
    let start = position
    position += length
    append(kind, from: start)
  }

  private mutating func readComma() {
    if let open = openBrackets.last { list.tokens[open].holdsComma = true }
    sign(.comma, 1)
  }

  private mutating func readBar(_ second: UInt8) {
    if second == UInt8(ascii: "|") { return sign(.doubleBar, 2) }
    if let open = openBrackets.last { list.tokens[open].lastBar = list.tokens.count }
    sign(.bar, 1)
  }

  private mutating func open(_ kind: TokenKind) {
    openBrackets.append(list.tokens.count)
    sign(kind, 1)
  }

  /// Pairs a closing bracket with the one it closes; one of another shape pairs with nothing.
  private mutating func close(_ kind: TokenKind, opened: TokenKind) {
    if let open = openBrackets.last, list.tokens[open].kind == opened {
      list.tokens[open].partner = list.tokens.count
      openBrackets.removeLast()
    }
    sign(kind, 1)
  }
}
