extension Parser {
  /// A name: any word, keyword or not, or anything in backticks.
  mutating func name(_ expected: String) throws(SyntaxDiagnostic) -> Name {
    guard let name = nameHere else { throw unexpected(expected) }
    advance()
    return name
  }

  /// The name that the current token may be.
  private var nameHere: Name? {
    switch kind {
    case .word: Name(text(token.span), token.span)
    case .quotedName: Name(list.texts[token.text], token.span)
    default: nil
    }
  }

  func isName(_ token: Token) -> Bool { token.kind == .word || token.kind == .quotedName }

  mutating func variable() throws(SyntaxDiagnostic) -> Name { try name("a variable") }

  /// `db.labels` in its parts.
  mutating func dottedName(_ expected: String) throws(SyntaxDiagnostic) -> [Name] {
    var parts = [try name(expected)]
    while accept(.dot) { parts.append(try name("a name")) }
    return parts
  }

  /// `AS name`, which may be left out.
  mutating func alias() throws(SyntaxDiagnostic) -> Name? {
    accept(.as) ? try name("a name") : nil
  }

  mutating func parameterName() -> Name {
    let name = Name(list.texts[token.text], token.span)
    advance()
    return name
  }

  /// Whether the current keyword is meant as a name, because what follows cannot follow the
  /// keyword.
  ///
  /// No keyword of Cypher is reserved, so `RETURN case, not` reads two variables.
  var keywordIsName: Bool {
    let next = peek()
    switch next.kind {
    case .endOfText, .comma, .semicolon, .rightParenthesis, .rightBracket, .rightBrace, .dot,
      .doubleDot,
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .matches, .plusEqual,
      .slash, .percent, .caret, .bar, .doubleBar, .colon, .doubleColon:
      return true
    case .word: return next.keyword == .as
    default: return false
    }
  }
}
