extension Parser {
  /// Where a query stands, which decides how it may end.
  enum QueryPlace {
    case statement
    /// `CALL { … }`
    case subqueryCall
    /// `EXISTS { … }` and its kin.
    case subqueryExpression(SubqueryKind)
  }

  /// Single queries put together by UNION.
  mutating func query(_ place: QueryPlace) throws(SyntaxDiagnostic) -> Query {
    let start = token.lowerBound
    let first = try singleQuery(place)
    var rest: [UnionBranch] = []
    while at(.union) {
      let unionStart = token.lowerBound
      advance()
      let isAll = accept(.all)
      if !isAll { _ = accept(.distinct) }
      if let before = rest.first, before.isAll != isAll {
        throw SyntaxDiagnostic(
          .invalidClauseComposition, "UNION and UNION ALL cannot be mixed",
          span(from: unionStart))
      }
      let single = try singleQuery(place)
      rest.append(UnionBranch(isAll: isAll, query: single, span: span(from: unionStart)))
    }
    let query = Query(first: first, rest: rest, span: span(from: start))
    try checkStandalone(query, place)
    return query
  }

  /// Clauses one after the other, at least one.
  private mutating func singleQuery(_ place: QueryPlace) throws(SyntaxDiagnostic) -> SingleQuery {
    let start = token.lowerBound
    var clauses: [Clause] = []
    while beginsClause {
      if let before = clauses.last, before.isResult {
        throw SyntaxDiagnostic(
          .invalidClauseComposition, "\(before.keyword) must be the last clause", token.span,
          hint: "write WITH where the query goes on, or put UNION between")
      }
      clauses.append(try clause())
    }
    guard let last = clauses.last else { throw unexpected("a clause such as MATCH or RETURN") }
    try checkEnd(last, isOnly: clauses.count == 1, place)
    return SingleQuery(clauses: clauses, span: span(from: start))
  }

  /// Refuses a query that ends in a clause which gives nothing and changes nothing.
  private func checkEnd(
    _ last: Clause, isOnly: Bool, _ place: QueryPlace
  ) throws(SyntaxDiagnostic) {
    var mayEnd: Bool
    switch last {
    case .match, .unwind, .with, .loadCSV: mayEnd = false
    case .call(let call): mayEnd = isOnly || call.yield == nil
    case .subquery(let call): mayEnd = !call.query.isReturning
    default: mayEnd = true
    }
    switch place {
    case .subqueryExpression(.exists), .subqueryExpression(.count): mayEnd = true
    case .subqueryExpression(.collect):
      if case .return = last { mayEnd = true } else { mayEnd = false }
    case .statement, .subqueryCall: break
    }
    guard !mayEnd else { return }
    // A misspelt keyword behind the last clause is the likelier fault.
    if kind != .endOfText, kind != .semicolon, kind != .rightBrace, !at(.union) {
      throw unexpected("a clause such as RETURN")
    }
    throw SyntaxDiagnostic(
      .invalidClauseComposition, "a query cannot end with \(last.keyword)", last.span,
      hint: "end it with RETURN, FINISH or a clause that changes the graph")
  }

  /// Refuses `YIELD *` where the CALL is not the whole query.
  private func checkStandalone(_ query: Query, _ place: QueryPlace) throws(SyntaxDiagnostic) {
    if case .statement = place, query.rest.isEmpty, query.first.clauses.count == 1 { return }
    for single in [query.first] + query.rest.map(\.query) {
      for case .call(let call) in single.clauses {
        if let yield = call.yield, yield.includesAll {
          throw SyntaxDiagnostic(
            .unexpectedSyntax, "YIELD * stands only where CALL is the whole query", yield.span,
            hint: "name the columns")
        }
      }
    }
  }
}

extension Query {
  /// Whether rows come out of it.
  var isReturning: Bool {
    if case .return = first.clauses.last { return true }
    return false
  }
}

extension Clause {
  /// Whether nothing may stand behind it.
  var isResult: Bool {
    switch self {
    case .return, .finish: true
    default: false
    }
  }

  /// Whether it changes the graph itself, subqueries aside.
  var isUpdating: Bool {
    switch self {
    case .create, .merge, .set, .remove, .delete, .foreach: true
    default: false
    }
  }

  /// The word by which messages name it.
  var keyword: String {
    switch self {
    case .match: "MATCH"
    case .unwind: "UNWIND"
    case .with: "WITH"
    case .return: "RETURN"
    case .finish: "FINISH"
    case .create: "CREATE"
    case .merge: "MERGE"
    case .set: "SET"
    case .remove: "REMOVE"
    case .delete: "DELETE"
    case .foreach: "FOREACH"
    case .call, .subquery: "CALL"
    case .loadCSV: "LOAD CSV"
    }
  }
}
