extension Parser {
  /// Tests of strings, lists, nulls, types and labels, from left to right: `x STARTS WITH 'a'`,
  /// `x IN xs`, `x IS NULL`, `x IS :: INTEGER`, `n:A`.
  mutating func predicate() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    var left = try arithmetic()
    while let test = try test(of: left) {
      try grow()
      left = Expression(test, span(from: start))
    }
    endNode(outer)
    return left
  }

  /// The test that stands here, applied to what stands before it, or nil where none does.
  private mutating func test(of left: Expression) throws(SyntaxDiagnostic) -> ExpressionKind? {
    switch kind {
    case .matches:
      advance()
      return .stringTest(.matches, left, try arithmetic())
    case .colon:
      advance()
      return .labels(left, try labelExpression(closingBar: closingBar))
    case .doubleColon:
      advance()
      return .isTyped(left, type: try typeName(), isNegated: false)
    case .word: break
    default: return nil
    }
    switch keyword {
    case .starts:
      advance()
      try expect(.with)
      return .stringTest(.startsWith, left, try arithmetic())
    case .ends:
      advance()
      try expect(.with)
      return .stringTest(.endsWith, left, try arithmetic())
    case .contains:
      advance()
      return .stringTest(.contains, left, try arithmetic())
    case .in:
      advance()
      return .contained(left, in: try arithmetic())
    case .is:
      advance()
      return try propertyOfBeing(left)
    default: return nil
    }
  }

  /// What stands behind IS.
  private mutating func propertyOfBeing(
    _ left: Expression
  ) throws(SyntaxDiagnostic) -> ExpressionKind {
    let isNegated = accept(.not)
    if accept(.null) { return isNegated ? .isNotNull(left) : .isNull(left) }
    if kind == .doubleColon || at(.typed) {
      advance()
      return .isTyped(left, type: try typeName(), isNegated: isNegated)
    }
    guard !isNegated,
      isName(token) || kind == .exclamation || kind == .percent
        || kind == .leftParenthesis
    else {
      throw unexpected("NULL, '::' or a label")
    }
    return .labels(left, try labelExpression(closingBar: closingBar))
  }
}
