extension Parser {
  /// `CASE [operand] WHEN … THEN … [ELSE …] END`.
  mutating func caseExpression() throws(SyntaxDiagnostic) -> CaseExpression {
    let outer = beginNode()
    advance()
    let operand = at(.when) ? nil : try expression()
    var branches: [CaseExpression.Branch] = []
    while accept(.when) {
      var conditions = [try expression()]
      while operand != nil, accept(.comma) { conditions.append(try expression()) }
      try expect(.then)
      branches.append(CaseExpression.Branch(conditions: conditions, result: try expression()))
    }
    guard !branches.isEmpty else { throw unexpected("WHEN") }
    let otherwise = accept(.else) ? try expression() : nil
    try grow()
    endNode(outer)
    guard accept(.end) else { throw unexpected(otherwise == nil ? "WHEN, ELSE or END" : "END") }
    return CaseExpression(operand: operand, branches: branches, otherwise: otherwise)
  }

  /// `all(x IN list WHERE …)` and its kin.
  mutating func quantified(_ quantification: Quantification) throws(SyntaxDiagnostic)
    -> ExpressionKind
  {
    let outer = beginNode()
    advance()
    try expect(.leftParenthesis, "'('")
    let variable = try variable()
    try expect(.in)
    let list = try expression()
    let predicate = try whereClause()
    try grow()
    endNode(outer)
    try expect(.rightParenthesis, predicate == nil ? "WHERE or ')'" : "')'")
    return .quantified(quantification, variable: variable, list: list, predicate: predicate)
  }

  /// `reduce(accumulator = initial, x IN list | step)`.
  mutating func reduction() throws(SyntaxDiagnostic) -> ExpressionKind {
    let outer = beginNode()
    advance()
    let bar = token.lastBar
    try expect(.leftParenthesis, "'('")
    let accumulator = try variable()
    try expect(.equal, "'='")
    let initial = try expression()
    try expect(.comma, "','")
    let variable = try variable()
    try expect(.in)
    let list = try expression(closingBar: bar)
    try expect(.bar, "'|'")
    let step = try expression()
    try grow()
    endNode(outer)
    try expect(.rightParenthesis, "')'")
    return .reduce(
      accumulator: accumulator, initial: initial, variable: variable, list: list, step: step)
  }

  /// Whether the braces behind the current word hold a subquery, and are no map projection of a
  /// variable that is named as the subquery's keyword.
  var bracesHoldQuery: Bool {
    let second = peek(2)
    if second.kind == .dot || second.kind == .rightBrace { return false }
    guard isName(second) else { return true }
    let third = peek(3).kind
    return third != .colon && third != .comma && third != .rightBrace
  }

  /// `EXISTS { … }` and its kin.
  mutating func subqueryExpression(_ kind: SubqueryKind) throws(SyntaxDiagnostic)
    -> ExpressionKind
  {
    advance()
    try expect(.leftBrace, "'{'")
    let outer = beginNode()
    try beginNesting()
    let wasReadOnly = isReadOnly
    isReadOnly = true
    let body = try subqueryBody(kind)
    isReadOnly = wasReadOnly
    endNesting()
    try grow()
    endNode(outer)
    try expect(.rightBrace, "'}' or a clause")
    return .subquery(kind, body)
  }

  private mutating func subqueryBody(_ kind: SubqueryKind) throws(SyntaxDiagnostic) -> SubqueryBody
  {
    if beginsClause, peek().kind != .equal { return .query(try query(.subqueryExpression(kind))) }
    return .patterns(try matchBody(isOptional: false, start: token.lowerBound))
  }
}
