import CypherSyntax

/// EXISTS, COUNT and COLLECT, and the patterns that stand for them.
extension BindingSession {
  func bindSubquery(
    _ kind: SubqueryKind, _ body: SubqueryBody, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    try refuseGraph(context, span)
    let scope = context.scope.enclosed()
    switch body {
    case .patterns(let clause):
      if kind == .collect { throw BinderDiagnostics.collectWithoutReturn(span) }
      return try subquery(kind, span) { () throws(CypherError) -> SubqueryResult in
        try self.matchAlone(clause, scope)
      }
    case .query(let query):
      return try subquery(kind, span) { () throws(CypherError) -> SubqueryResult in
        let result = try self.bindQuery(query, scope, .expression(kind))
        if result.query.writes {
          throw BinderDiagnostics.writeInSubquery(kind, self.firstWrite(of: query) ?? span)
        }
        if kind == .collect, result.columns.count != 1 {
          throw BinderDiagnostics.collectColumns(result.columns.count, span)
        }
        return SubqueryResult(query: result.query, value: result.query.outputs.first)
      }
    }
  }

  /// A pattern where an expression stands: a predicate, or one of the shortest paths.
  func bindPatternExpression(
    _ pattern: PathPattern, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    switch pattern.selector {
    case .legacyShortestPath:
      let paths = try bindShortestPaths(pattern, span, context)
      return BoundExpression(
        .subscripted(paths, BoundExpression(.literal(.integer(0)), .integer, span)), .path, span)
    case .legacyAllShortestPaths: return try bindShortestPaths(pattern, span, context)
    default:
      guard context.allowsPatterns else { throw BinderDiagnostics.patternAsValue(span) }
      return try bindPatternSubquery(.exists, pattern, span, context)
    }
  }

  /// A pattern that may name nothing new.
  func bindPatternSubquery(
    _ kind: SubqueryKind, _ pattern: PathPattern, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    try refuseGraph(context, span)
    for name in pattern.names where context.scope.lookUp(name) == nil {
      throw BinderDiagnostics.undefinedVariable(name, name.span, context.scope)
    }
    let scope = context.scope.enclosed()
    let clause = MatchClause(
      isOptional: false, mode: nil, patterns: [pattern], predicate: nil, span: span)
    return try subquery(kind, span) { () throws(CypherError) -> SubqueryResult in
      try self.matchAlone(clause, scope)
    }
  }

  private func bindShortestPaths(
    _ pattern: PathPattern, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    try refuseGraph(context, span)
    for name in pattern.endNames where context.scope.lookUp(name) == nil {
      throw BinderDiagnostics.undefinedVariable(name, name.span, context.scope)
    }
    let path = Name(" path", span)
    var named = pattern
    named.variable = path
    return try bindPatternComprehension(
      named, nil, Expression(.variable(path), span), span, context)
  }

  func bindPatternComprehension(
    _ pattern: PathPattern, _ predicate: Expression?, _ projection: Expression,
    _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    try refuseGraph(context, span)
    if let variable = pattern.variable, context.scope.lookUp(variable) != nil {
      throw BinderDiagnostics.alreadyBound(variable)
    }
    var scope = context.scope.enclosed()
    let clause = MatchClause(
      isOptional: false, mode: nil, patterns: [pattern], predicate: predicate, span: span)
    return try subquery(.collect, span) { () throws(CypherError) -> SubqueryResult in
      let match = try self.bindMatch(clause, &scope)
      let value = try self.bind(projection, ExpressionContext(scope))
      let slot = self.declareAnonymousSlot("element", value.type, flow: self.flow(of: value))
      let project = BoundProjection(grouping: nil, items: [.init(slot: slot, value: value)])
      return SubqueryResult(
        query: BoundQuery(
          branches: [.init(clauses: [.match(match), .project(project)], outputs: [slot])],
          isDistinct: false, outputs: [slot]),
        value: slot)
    }
  }

  // MARK: - Parts

  private struct SubqueryResult {
    var query: BoundQuery
    /// What COLLECT collects.
    var value: Slot?
  }

  private func subquery(
    _ kind: SubqueryKind, _ span: SourceSpan,
    _ body: () throws(CypherError) -> SubqueryResult
  ) throws(CypherError) -> BoundExpression {
    let (result, frame) = try inFrame(body)
    let type: StaticType =
      switch kind {
      case .exists: .boolean
      case .count: .integer
      case .collect: .list(result.value.map(type(of:)) ?? .any)
      }
    return BoundExpression(
      .subquery(
        kind,
        BoundSubquery(
          query: result.query, imports: frame.imports, localImports: frame.localImports)),
      type, span)
  }

  private func matchAlone(
    _ clause: MatchClause, _ scope: Scope
  ) throws(CypherError) -> SubqueryResult {
    var scope = scope
    let match = try bindMatch(clause, &scope)
    return SubqueryResult(
      query: BoundQuery(
        branches: [.init(clauses: [.match(match)], outputs: [])], isDistinct: false, outputs: []),
      value: nil)
  }

  /// Constants know no graph.
  private func refuseGraph(
    _ context: ExpressionContext, _ span: SourceSpan
  ) throws(CypherError) {
    if context.scope.isConstant { throw BinderDiagnostics.notConstant(span) }
  }

  /// The first clause that changes the graph.
  func firstWrite(of query: Query) -> SourceSpan? {
    for branch in [query.first] + query.rest.map(\.query) {
      for clause in branch.clauses {
        switch clause {
        case .create, .merge, .set, .remove, .delete, .foreach: return clause.span
        case .subquery(let call):
          if let span = firstWrite(of: call.query) { return span }
        default: continue
        }
      }
    }
    return nil
  }
}

extension PathPattern {
  /// All names of variables in it, in the order of the text.
  var names: [Name] {
    [variable, innerVariable].compactMap { $0 } + elements.flatMap(\.names)
  }

  /// Names of the nodes at its ends.
  fileprivate var endNames: [Name] {
    [elements.first, elements.last].compactMap { element in
      if case .node(let node)? = element { node.variable } else { nil }
    }
  }
}

extension PatternElement {
  fileprivate var names: [Name] {
    switch self {
    case .node(let node): [node.variable].compactMap { $0 }
    case .relationship(let tie): [tie.variable].compactMap { $0 }
    case .group(let group): [group.variable].compactMap { $0 } + group.elements.flatMap(\.names)
    }
  }
}
