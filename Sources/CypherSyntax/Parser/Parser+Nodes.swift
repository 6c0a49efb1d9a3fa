extension Parser {
  /// `(variable :Labels {properties} WHERE …)`, each of which may be left out.
  mutating func nodePattern() throws(SyntaxDiagnostic) -> NodePattern {
    let start = token.lowerBound
    try expect(.leftParenthesis, "'('")
    var node = NodePattern(span: token.span)
    node.variable = try elementVariable()
    node.labels = try elementLabels()
    node.properties = try elementProperties()
    node.predicate = try whereClause()
    guard accept(.rightParenthesis) else { throw unexpected(expectedInNode(node)) }
    node.span = span(from: start)
    return node
  }

  private func expectedInNode(_ node: NodePattern) -> String {
    if node.predicate != nil { return "an operator or ')'" }
    if node.properties != nil { return "WHERE or ')'" }
    return node.labels == nil ? "':', '{', WHERE or ')'" : "'{', WHERE or ')'"
  }

  /// The variable of a node or relationship, or nil where none stands here.
  mutating func elementVariable() throws(SyntaxDiagnostic) -> Name? {
    guard isName(token), !beginsIsLabel(at: index), !beginsInlineWhere(at: index) else {
      return nil
    }
    return try variable()
  }

  /// `:A|B` or `IS A`, or nil where neither stands here.
  mutating func elementLabels() throws(SyntaxDiagnostic) -> LabelExpression? {
    guard accept(.colon) || accept(.is) else { return nil }
    return try labelExpression()
  }

  /// `{…}` or a parameter, or nil where neither stands here.
  mutating func elementProperties() throws(SyntaxDiagnostic) -> Expression? {
    let start = token.lowerBound
    switch kind {
    case .leftBrace:
      let entries = try mapEntries()
      return Expression(.map(entries), span(from: start))
    case .parameter: return try primary()
    default: return nil
    }
  }

  /// Whether `IS` stands here and a label behind it, so that the word is no variable.
  private func beginsIsLabel(at position: Int) -> Bool {
    guard tokenAt(position).keyword == .is else { return false }
    let next = tokenAt(position + 1)
    switch next.kind {
    case .word: return next.keyword != .where && next.keyword != .is
    case .quotedName, .exclamation, .percent, .leftParenthesis: return true
    default: return false
    }
  }

  /// Whether `WHERE` stands here and an expression behind it, so that the word is no variable.
  private func beginsInlineWhere(at position: Int) -> Bool {
    guard tokenAt(position).keyword == .where else { return false }
    let next = tokenAt(position + 1)
    switch next.kind {
    case .rightParenthesis, .rightBracket, .colon, .asterisk: return false
    case .leftBrace:
      // `(where {key: 1})` is a node, `(WHERE {key: 1} = x)` a predicate.
      let after = tokenAt(next.partner + 1)
      return after.kind != .rightParenthesis && after.kind != .rightBracket
        && after.keyword != .where
    case .word: return next.keyword != .is && next.keyword != .where
    default: return true
    }
  }

  /// Whether what stands behind an opening bracket could be the inside of a node or relationship.
  func looksLikeElement(from position: Int, closing: TokenKind) -> Bool {
    let first = tokenAt(position)
    switch first.kind {
    case closing, .colon, .leftBrace: return true
    case .asterisk, .parameter: return closing == .rightBracket
    case .word, .quotedName: break
    default: return false
    }
    if beginsIsLabel(at: position) || beginsInlineWhere(at: position) { return true }
    let second = tokenAt(position + 1)
    switch second.kind {
    case closing, .colon, .leftBrace: return true
    case .asterisk, .parameter: return closing == .rightBracket
    case .word:
      if second.keyword == .where { return true }
      let third = tokenAt(position + 2)
      return second.keyword == .is && third.kind != .doubleColon && third.keyword != .null
        && third.keyword != .not && third.keyword != .typed
    default: return false
    }
  }
}
