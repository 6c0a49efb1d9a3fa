extension Parser {
  /// WITH or RETURN and all that belongs to it.
  ///
  /// - Parameter mayFilter: whether WHERE may stand behind it, as behind WITH.
  mutating func projectionClause(
    mayFilter: Bool
  ) throws(SyntaxDiagnostic) -> ProjectionClause {
    let start = token.lowerBound
    advance()
    var clause = ProjectionClause(items: [], span: SourceSpan(start, start))
    clause.isDistinct = readQuantity()
    if accept(.asterisk) {
      clause.includesAll = true
      if accept(.comma) { try readItems(into: &clause) }
    } else {
      try readItems(into: &clause)
    }
    try readTail(into: &clause, mayFilter: mayFilter)
    clause.span = span(from: start)
    return clause
  }

  /// DISTINCT or ALL, unless the word is a name; whether it is DISTINCT.
  mutating func readQuantity() -> Bool {
    guard at(.distinct) || at(.all), !keywordIsName else { return false }
    if at(.all), peek().kind == .leftParenthesis || peek().kind == .leftBrace { return false }
    let isDistinct = at(.distinct)
    advance()
    return isDistinct
  }

  private mutating func readItems(
    into clause: inout ProjectionClause
  ) throws(SyntaxDiagnostic) {
    repeat {
      let start = token.lowerBound
      let expression = try expression()
      let text = text(span(from: start))
      clause.items.append(
        ProjectionItem(expression: expression, alias: try alias(), text: text))
    } while accept(.comma)
  }

  /// ORDER BY, SKIP, LIMIT and WHERE, each of which may be left out.
  mutating func readTail(
    into clause: inout ProjectionClause, mayFilter: Bool
  ) throws(SyntaxDiagnostic) {
    if accept(.order) {
      try expect(.by)
      repeat {
        clause.order.append(try sortItem())
      } while accept(.comma)
    }
    if accept(.skip) || accept(.offset) { clause.skip = try expression() }
    if accept(.limit) { clause.limit = try expression() }
    if mayFilter { clause.predicate = try whereClause() }
  }

  private mutating func sortItem() throws(SyntaxDiagnostic) -> SortItem {
    let expression = try expression()
    let isDescending = accept(.descending) || accept(.desc)
    if !isDescending, !accept(.ascending) { _ = accept(.asc) }
    return SortItem(expression: expression, isDescending: isDescending)
  }
}
