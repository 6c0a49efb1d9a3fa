extension Parser {
  /// What begins with a bracket: a list, a list comprehension or a pattern comprehension.
  mutating func bracketed() throws(SyntaxDiagnostic) -> ExpressionKind {
    let bracket = token
    let outer = beginNode()
    defer { endNode(outer) }
    if isPatternComprehension {
      advance()
      return try patternComprehension(bracket)
    }
    advance()
    if isName(token), peek().keyword == .in, bracket.lastBar >= 0 || !bracket.holdsComma {
      return try listComprehension(bracket)
    }
    let elements = try expressions(closing: .rightBracket)
    try grow()
    try expect(.rightBracket, "',' or ']'")
    return .list(elements)
  }

  private mutating func listComprehension(
    _ bracket: Token
  ) throws(SyntaxDiagnostic) -> ExpressionKind {
    let variable = try variable()
    try expect(.in)
    let list = try expression(closingBar: bracket.lastBar)
    let predicate = accept(.where) ? try expression(closingBar: bracket.lastBar) : nil
    let projection = accept(.bar) ? try expression() : nil
    try grow()
    try expect(.rightBracket, predicate == nil ? "WHERE, '|' or ']'" : "'|' or ']'")
    return .listComprehension(
      variable: variable, list: list, predicate: predicate, projection: projection)
  }

  private mutating func patternComprehension(
    _ bracket: Token
  ) throws(SyntaxDiagnostic) -> ExpressionKind {
    let pattern = try pathPattern()
    let predicate = accept(.where) ? try expression(closingBar: bracket.lastBar) : nil
    try expect(.bar, "'|'")
    let projection = try expression()
    try grow()
    try expect(.rightBracket, "']'")
    return .patternComprehension(pattern: pattern, predicate: predicate, projection: projection)
  }

  /// `{key: value, …}`.
  mutating func mapEntries() throws(SyntaxDiagnostic) -> [MapEntry] {
    let outer = beginNode()
    try expect(.leftBrace, "'{'")
    var entries: [MapEntry] = []
    if kind != .rightBrace {
      repeat {
        entries.append(try mapEntry(try name("a key")))
      } while accept(.comma)
    }
    try grow()
    endNode(outer)
    try expect(.rightBrace, "',' or '}'")
    return entries
  }

  private mutating func mapEntry(_ key: Name) throws(SyntaxDiagnostic) -> MapEntry {
    try expect(.colon, "':'")
    return MapEntry(key: key, value: try expression())
  }

  /// `{.key, .*, variable, key: value}` behind a variable.
  mutating func mapProjection(of variable: Name) throws(SyntaxDiagnostic) -> ExpressionKind {
    let outer = beginNode()
    try expect(.leftBrace, "'{'")
    var items: [MapProjectionItem] = []
    if kind != .rightBrace {
      repeat {
        items.append(try mapProjectionItem())
      } while accept(.comma)
    }
    try grow()
    endNode(outer)
    try expect(.rightBrace, "',' or '}'")
    return .mapProjection(variable, items)
  }

  private mutating func mapProjectionItem() throws(SyntaxDiagnostic) -> MapProjectionItem {
    let start = token.lowerBound
    if accept(.dot) {
      if accept(.asterisk) { return .allProperties(span(from: start)) }
      return .property(try name("a property or '*'"))
    }
    let name = try name("'.key', '.*', a variable or 'key: value'")
    return kind == .colon ? .entry(try mapEntry(name)) : .variable(name)
  }
}
