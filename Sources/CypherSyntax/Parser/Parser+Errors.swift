extension Parser {
  /// How messages call an expression that is missing.
  static let anExpression = "an expression"

  /// The current token where something else was expected, described in a few words.
  ///
  /// A word that is nearly a keyword brings the keyword as a hint.
  func unexpected(
    _ expected: String, detail: SyntaxDiagnostic.Detail = .unexpectedSyntax, hint: String? = nil
  ) -> SyntaxDiagnostic {
    if kind == .invalid, let fault = list.fault {
      // Where no number may stand, what looks like a number is no badly written one.
      let isMisplaced = fault.detail == .invalidNumberLiteral && expected != Self.anExpression
      if !isMisplaced { return fault }
    }
    var detail = detail
    var hint = hint
    switch kind {
    case .dash, .leftArrowhead, .rightArrowhead:
      detail = .invalidUnicodeCharacter
      hint = hint ?? "write -, < or > of ASCII"
    case .exclamation where peek().kind == .equal: hint = hint ?? "write <> for not equal"
    case .equal where peek().kind == .equal: hint = hint ?? "write one ="
    case .equal where tokenAt(max(0, index - 1)).kind == .equal: hint = hint ?? "write one ="
    case .word:
      if hint == nil, let keyword = nearestKeyword() {
        hint = "did you mean \(keyword.rawValue)?"
      }
    default: break
    }
    return SyntaxDiagnostic(
      detail, "unexpected \(found), expected \(expected)", token.span, hint: hint)
  }

  /// The current token as messages name it: words and signs themselves, never a value.
  private var found: String {
    switch kind {
    case .endOfText: "end of the query"
    case .string: "string"
    case .integer, .float, .invalid: "number"
    case .parameter: "parameter"
    default: "'\(text(token.span))'"
    }
  }

  private func nearestKeyword() -> Keyword? {
    guard token.keyword == nil else { return nil }
    return Keyword.nearest(to: bytes[token.lowerBound..<token.upperBound])
  }
}
