extension Parser {
  /// What stands behind the colon: `A&!B`, `A|B`, `%`, `A:B`, `A|:B`.
  ///
  /// - Parameter bar: a `|` that belongs to a comprehension around it, or -1.
  mutating func labelExpression(
    closingBar bar: Int = -1
  ) throws(SyntaxDiagnostic) -> LabelExpression {
    try beginNesting()
    let outer = beginNode()
    var alternatives = [try labelConjunction()]
    while kind == .bar, !endsLabels(bar) {
      advance()
      _ = accept(.colon)
      alternatives.append(try labelConjunction())
    }
    if alternatives.count > 1 { try grow() }
    endNode(outer)
    endNesting()
    return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
  }

  /// Whether the `|` here ends the label expression: because it is the comprehension's own, or
  /// because what follows it goes on as no label expression would.
  private func endsLabels(_ bar: Int) -> Bool {
    guard bar >= 0 else { return false }
    if index >= bar { return true }
    guard isName(peek()) else { return peek().kind == .leftParenthesis }
    switch peek(2).kind {
    case .bar, .ampersand: return false
    case .word:
      return !(peek(2).keyword == .and || peek(2).keyword == .or || peek(2).keyword == .xor)
    default: return true
    }
  }

  private mutating func labelConjunction() throws(SyntaxDiagnostic) -> LabelExpression {
    let outer = beginNode()
    var parts = [try labelFactor()]
    while accept(.ampersand) || accept(.colon) { parts.append(try labelFactor()) }
    if parts.count > 1 { try grow() }
    endNode(outer)
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func labelFactor() throws(SyntaxDiagnostic) -> LabelExpression {
    let outer = beginNode()
    var negations = 0
    while accept(.exclamation) {
      negations += 1
      guard negations <= SyntaxLimits.nestingMax else { throw tooDeep() }
    }
    var factor = try labelPrimary()
    for _ in 0..<negations {
      try grow()
      factor = .not(factor)
    }
    endNode(outer)
    return factor
  }

  private mutating func labelPrimary() throws(SyntaxDiagnostic) -> LabelExpression {
    switch kind {
    case .percent:
      advance()
      return .any(SourceSpan(previousEnd - 1, previousEnd))
    case .leftParenthesis:
      advance()
      let inner = try labelExpression()
      try expect(.rightParenthesis, "'&', '|' or ')'")
      return inner
    default: return .name(try name("a label"))
    }
  }
}
