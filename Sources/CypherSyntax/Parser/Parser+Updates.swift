extension Parser {
  mutating func createClause() throws(SyntaxDiagnostic) -> CreateClause {
    let start = token.lowerBound
    advance()
    let patterns = try pathPatterns()
    return CreateClause(patterns: patterns, span: span(from: start))
  }

  mutating func mergeClause() throws(SyntaxDiagnostic) -> MergeClause {
    let start = token.lowerBound
    advance()
    let pattern = try pathPattern()
    var onCreate: [SetItem] = []
    var onMatch: [SetItem] = []
    while at(.on) {
      advance()
      let isCreate = at(.create)
      guard isCreate || at(.match) else { throw unexpected("CREATE or MATCH") }
      advance()
      try expect(.set)
      let items = try setItems()
      if isCreate { onCreate += items } else { onMatch += items }
    }
    return MergeClause(
      pattern: pattern, onCreate: onCreate, onMatch: onMatch, span: span(from: start))
  }

  mutating func deleteClause() throws(SyntaxDiagnostic) -> DeleteClause {
    let start = token.lowerBound
    let isDetaching = accept(.detach)
    if !isDetaching { _ = accept(.nodetach) }
    try expect(.delete)
    var targets: [Expression] = []
    repeat {
      targets.append(try expression())
    } while accept(.comma)
    return DeleteClause(isDetaching: isDetaching, targets: targets, span: span(from: start))
  }

  mutating func foreachClause() throws(SyntaxDiagnostic) -> ForeachClause {
    let start = token.lowerBound
    advance()
    let bar = token.lastBar
    try expect(.leftParenthesis, "'('")
    let variable = try variable()
    try expect(.in)
    let list = try expression(closingBar: bar)
    try expect(.bar, "'|'")
    let outer = beginNode()
    try beginNesting()
    var updates: [Clause] = []
    while beginsClause {
      let clauseStart = token
      let clause = try clause()
      guard clause.isUpdating else {
        throw SyntaxDiagnostic(
          .invalidClauseComposition, "\(clause.keyword) cannot stand in FOREACH",
          clauseStart.span, hint: "only clauses that change the graph may")
      }
      updates.append(clause)
    }
    guard !updates.isEmpty else { throw unexpected("a clause such as CREATE, MERGE or SET") }
    endNesting()
    try grow()
    endNode(outer)
    try expect(.rightParenthesis, "')' or a clause that changes the graph")
    return ForeachClause(variable: variable, list: list, updates: updates, span: span(from: start))
  }

  // MARK: - SET

  mutating func setClause() throws(SyntaxDiagnostic) -> SetClause {
    let start = token.lowerBound
    advance()
    let items = try setItems()
    return SetClause(items: items, span: span(from: start))
  }

  private mutating func setItems() throws(SyntaxDiagnostic) -> [SetItem] {
    var items: [SetItem] = []
    repeat {
      items.append(try setItem())
    } while accept(.comma)
    return items
  }

  private mutating func setItem() throws(SyntaxDiagnostic) -> SetItem {
    let start = token.lowerBound
    let target = try place()
    if case .variable(let name) = target.kind {
      if let labels = try assignedLabels() { return .labels(name, labels, span(from: start)) }
      if accept(.plusEqual) {
        let value = try expression()
        return .merge(name, value: value, span(from: start))
      }
    }
    switch target.kind {
    case .property(let owner, let key):
      try expect(.equal, "'='")
      let value = try expression()
      return .property(target: owner, key: key, value: value, span(from: start))
    case .subscripted(let owner, let key):
      try expect(.equal, "'='")
      let value = try expression()
      return .dynamicProperty(target: owner, key: key, value: value, span(from: start))
    case .variable(let name):
      try expect(.equal, "'=', '+=' or a label")
      let value = try expression()
      return .replace(name, value: value, span(from: start))
    default: throw notAssignable(target)
    }
  }

  /// What is set or removed: an access to a property, or a variable.
  private mutating func place() throws(SyntaxDiagnostic) -> Expression {
    try beginNesting()
    let target = try postfix()
    endNesting()
    return target
  }

  private func notAssignable(_ target: Expression) -> SyntaxDiagnostic {
    SyntaxDiagnostic(
      .unexpectedSyntax, "only properties, labels and variables can be changed", target.span,
      hint: "write n.key, n['key'], n:Label or n")
  }

  /// `:A:B` or `IS A`, or nil where neither stands here.
  private mutating func assignedLabels() throws(SyntaxDiagnostic) -> [Name]? {
    if accept(.is) { return [try name("a label")] }
    guard kind == .colon else { return nil }
    var labels: [Name] = []
    while accept(.colon) { labels.append(try name("a label")) }
    return labels
  }

  // MARK: - REMOVE

  mutating func removeClause() throws(SyntaxDiagnostic) -> RemoveClause {
    let start = token.lowerBound
    advance()
    var items: [RemoveItem] = []
    repeat {
      items.append(try removeItem())
    } while accept(.comma)
    return RemoveClause(items: items, span: span(from: start))
  }

  private mutating func removeItem() throws(SyntaxDiagnostic) -> RemoveItem {
    let start = token.lowerBound
    let target = try place()
    switch target.kind {
    case .property(let owner, let key):
      return .property(target: owner, key: key, span(from: start))
    case .subscripted(let owner, let key):
      return .dynamicProperty(target: owner, key: key, span(from: start))
    case .variable(let name):
      guard let labels = try assignedLabels() else { throw unexpected("'.' or ':'") }
      return .labels(name, labels, span(from: start))
    default: throw notAssignable(target)
    }
  }
}
