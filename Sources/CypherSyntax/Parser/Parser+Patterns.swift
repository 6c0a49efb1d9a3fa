extension Parser {
  /// Path patterns with commas between.
  mutating func pathPatterns() throws(SyntaxDiagnostic) -> [PathPattern] {
    var patterns: [PathPattern] = []
    repeat {
      patterns.append(try pathPattern())
    } while accept(.comma)
    return patterns
  }

  /// `[p =] [selector] [mode] elements`, also `shortestPath(…)`.
  mutating func pathPattern() throws(SyntaxDiagnostic) -> PathPattern {
    let start = token.lowerBound
    try beginNesting()
    var pattern = PathPattern(elements: [], span: token.span)
    pattern.variable = try pathVariable()
    if at(.shortestPath) || at(.allShortestPaths), peek().kind == .leftParenthesis {
      pattern.selector = at(.shortestPath) ? .legacyShortestPath : .legacyAllShortestPaths
      advance()
      advance()
      pattern.elements = try elements(expecting: "a pattern")
      try expect(.rightParenthesis, "')'")
    } else {
      try readSelector(into: &pattern)
      pattern.elements = try elements(expecting: "a pattern, which begins with '('")
      unwrap(&pattern)
    }
    endNesting()
    pattern.span = span(from: start)
    return pattern
  }

  /// A pattern that stands where an expression may, as a predicate.
  mutating func patternExpression() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    try beginNesting()
    let elements = try elements(expecting: "a pattern", inExpression: true)
    endNesting()
    try grow()
    endNode(outer)
    let span = span(from: start)
    return Expression(.pattern(PathPattern(elements: elements, span: span)), span)
  }

  /// `p =`, or nil where it was left out.
  private mutating func pathVariable() throws(SyntaxDiagnostic) -> Name? {
    guard isName(token), peek().kind == .equal else { return nil }
    let variable = try variable()
    advance()
    return variable
  }

  /// Takes parentheses around the whole pattern for what they are, rather than for a part.
  private func unwrap(_ pattern: inout PathPattern) {
    guard pattern.elements.count == 1, case .group(let group) = pattern.elements[0],
      group.quantifier == nil
    else { return }
    pattern.isParenthesized = true
    pattern.innerVariable = group.variable
    pattern.predicate = group.predicate
    pattern.elements = group.elements
  }

  // MARK: - Elements

  /// Nodes, relationships and parts in parentheses, one after the other.
  ///
  /// - Parameter inExpression: whether operators may follow, so that a `-` need not draw anything.
  private mutating func elements(
    expecting expected: String, inExpression: Bool = false
  ) throws(SyntaxDiagnostic) -> [PatternElement] {
    guard kind == .leftParenthesis else { throw unexpected(expected) }
    var elements = [try nodeOrGroup()]
    while true {
      if inExpression ? relationshipEnd(from: index) != nil : beginsArrow {
        guard case .node = elements[elements.count - 1] else {
          throw unexpected("a node", hint: "write () between a part in parentheses and an arrow")
        }
        elements.append(.relationship(try relationship()))
        guard kind == .leftParenthesis, !isGroup else {
          throw unexpected("a node, which begins with '('")
        }
        elements.append(.node(try nodePattern()))
      } else if kind == .leftParenthesis, !inExpression {
        let isAfterNode = if case .node = elements[elements.count - 1] { true } else { false }
        guard !isAfterNode || isGroup else { throw unexpected("a relationship such as '-->'") }
        elements.append(try nodeOrGroup())
      } else {
        return elements
      }
    }
  }

  private mutating func nodeOrGroup() throws(SyntaxDiagnostic) -> PatternElement {
    isGroup ? .group(try groupPattern()) : .node(try nodePattern())
  }

  /// Whether the parenthesis here holds a pattern and is no node.
  private var isGroup: Bool {
    peek().kind == .leftParenthesis || (isName(peek()) && peek(2).kind == .equal)
  }

  /// `([p =] elements [WHERE …]) [quantifier]`.
  private mutating func groupPattern() throws(SyntaxDiagnostic) -> GroupPattern {
    let start = token.lowerBound
    let outer = beginNode()
    try beginNesting()
    advance()
    let variable = try pathVariable()
    let elements = try elements(expecting: "a pattern")
    let predicate = try whereClause()
    try expect(.rightParenthesis, predicate == nil ? "WHERE or ')'" : "')'")
    endNesting()
    try grow()
    endNode(outer)
    let quantifier = try quantifier()
    return GroupPattern(
      variable: variable, elements: elements, predicate: predicate, quantifier: quantifier,
      span: span(from: start))
  }

  /// `+`, `*`, `{n}`, `{n,m}` with bounds that may be left out, or nil where none stands here.
  mutating func quantifier() throws(SyntaxDiagnostic) -> Quantifier? {
    let start = token.lowerBound
    switch kind {
    case .plus:
      advance()
      return Quantifier(min: 1, max: nil, span: span(from: start))
    case .asterisk:
      advance()
      return Quantifier(min: 0, max: nil, span: span(from: start))
    case .leftBrace:
      advance()
      let min = try bound()
      var max = min
      if accept(.comma) { max = try bound() } else if min == nil { throw unexpected("a number") }
      try expect(.rightBrace, "',' or '}'")
      return Quantifier(min: min ?? 0, max: max, span: span(from: start))
    default: return nil
    }
  }

  /// A number that bounds a length, or nil where none stands here.
  mutating func bound() throws(SyntaxDiagnostic) -> Int64? {
    guard kind == .integer else { return nil }
    let value = try integerValue(of: token, isNegative: false)
    advance()
    return value
  }
}
