extension Parser {
  /// Whether a clause begins here.
  var beginsClause: Bool {
    switch keyword {
    case .match, .optional, .unwind, .with, .return, .finish, .create, .merge, .set, .remove,
      .delete, .detach, .nodetach, .foreach, .call, .load:
      true
    default: false
    }
  }

  /// The clause that begins here.
  mutating func clause() throws(SyntaxDiagnostic) -> Clause {
    let start = token
    let clause: Clause
    switch keyword {
    case .match: clause = .match(try matchClause())
    case .optional:
      let isCall = peek().keyword == .call
      clause = isCall ? try callClause() : .match(try matchClause())
    case .unwind: clause = .unwind(try unwindClause())
    case .with: clause = .with(try projectionClause(mayFilter: true))
    case .return: clause = .return(try projectionClause(mayFilter: false))
    case .finish:
      advance()
      clause = .finish(start.span)
    case .create: clause = .create(try createClause())
    case .merge: clause = .merge(try mergeClause())
    case .set: clause = .set(try setClause())
    case .remove: clause = .remove(try removeClause())
    case .delete, .detach, .nodetach: clause = .delete(try deleteClause())
    case .foreach: clause = .foreach(try foreachClause())
    case .call: clause = try callClause()
    case .load: clause = .loadCSV(try loadCSVClause())
    default: throw unexpected("a clause such as MATCH or RETURN")
    }
    if isReadOnly, clause.isUpdating {
      throw SyntaxDiagnostic(
        .invalidClauseComposition, "\(clause.keyword) cannot stand in a subquery that is a value",
        start.span, hint: "use CALL { … } for subqueries that change the graph")
    }
    return clause
  }

  // MARK: - Reading

  private mutating func matchClause() throws(SyntaxDiagnostic) -> MatchClause {
    let start = token.lowerBound
    let isOptional = accept(.optional)
    try expect(.match)
    return try matchBody(isOptional: isOptional, start: start)
  }

  /// What stands behind MATCH, and alone in `EXISTS { … }`.
  mutating func matchBody(
    isOptional: Bool, start: Int
  ) throws(SyntaxDiagnostic) -> MatchClause {
    let mode = try matchMode()
    let patterns = try pathPatterns()
    let predicate = try whereClause()
    return MatchClause(
      isOptional: isOptional, mode: mode, patterns: patterns, predicate: predicate,
      span: span(from: start))
  }

  /// `WHERE …`, which may be left out.
  mutating func whereClause() throws(SyntaxDiagnostic) -> Expression? {
    accept(.where) ? try expression() : nil
  }

  private mutating func unwindClause() throws(SyntaxDiagnostic) -> UnwindClause {
    let start = token.lowerBound
    advance()
    let list = try expression()
    try expect(.as)
    let variable = try variable()
    return UnwindClause(list: list, variable: variable, span: span(from: start))
  }

  private mutating func loadCSVClause() throws(SyntaxDiagnostic) -> LoadCSVClause {
    let start = token.lowerBound
    advance()
    try expect(.csv)
    let hasHeaders = accept(.with)
    if hasHeaders { try expect(.headers) }
    try expect(.from)
    let source = try expression()
    try expect(.as)
    let variable = try variable()
    var fieldTerminator: String?
    if accept(.fieldTerminator) {
      guard kind == .string else { throw unexpected("a string") }
      fieldTerminator = list.texts[token.text]
      advance()
    }
    return LoadCSVClause(
      hasHeaders: hasHeaders, source: source, variable: variable,
      fieldTerminator: fieldTerminator, span: span(from: start))
  }
}
