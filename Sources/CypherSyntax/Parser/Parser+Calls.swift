extension Parser {
  /// `[OPTIONAL] CALL`, of a procedure or of a subquery.
  mutating func callClause() throws(SyntaxDiagnostic) -> Clause {
    let start = token.lowerBound
    let isOptional = accept(.optional)
    try expect(.call)
    if kind == .leftBrace || kind == .leftParenthesis {
      return .subquery(try subqueryCall(isOptional: isOptional, start: start))
    }
    return .call(try procedureCall(isOptional: isOptional, start: start))
  }

  private mutating func subqueryCall(
    isOptional: Bool, start: Int
  ) throws(SyntaxDiagnostic) -> SubqueryCall {
    var imports = SubqueryCall.Imports.byWith
    if accept(.leftParenthesis) {
      if accept(.asterisk) {
        imports = .all
      } else {
        var names: [Name] = []
        if kind != .rightParenthesis {
          repeat {
            names.append(try variable())
          } while accept(.comma)
        }
        imports = .variables(names)
      }
      try expect(.rightParenthesis, "')'")
    }
    try expect(.leftBrace, "'{'")
    let outer = beginNode()
    try beginNesting()
    let query = try query(.subqueryCall)
    endNesting()
    try grow()
    endNode(outer)
    try expect(.rightBrace, "'}' or a clause")
    return SubqueryCall(
      isOptional: isOptional, imports: imports, query: query, span: span(from: start))
  }

  private mutating func procedureCall(
    isOptional: Bool, start: Int
  ) throws(SyntaxDiagnostic) -> ProcedureCall {
    let name = try dottedName("the name of a procedure, '(' or '{'")
    var arguments: [Expression]?
    if kind == .leftParenthesis {
      advance()
      arguments = try expressions(closing: .rightParenthesis)
      try expect(.rightParenthesis, "',' or ')'")
    }
    let yield = at(.yield) ? try yieldClause(mayFilter: true) : nil
    return ProcedureCall(
      isOptional: isOptional, name: name, arguments: arguments, yield: yield,
      span: span(from: start))
  }

  /// `YIELD * | items [WHERE …]`.
  mutating func yieldClause(mayFilter: Bool) throws(SyntaxDiagnostic) -> YieldClause {
    let start = token.lowerBound
    advance()
    var items: [YieldClause.Item] = []
    let includesAll = accept(.asterisk)
    if !includesAll {
      repeat {
        let column = try name("the name of a column, or '*'")
        items.append(YieldClause.Item(column: column, alias: try alias()))
      } while accept(.comma)
    }
    let predicate = mayFilter ? try whereClause() : nil
    return YieldClause(
      includesAll: includesAll, items: items, predicate: predicate, span: span(from: start))
  }
}
