extension Parser {
  func isDash(_ token: Token) -> Bool { token.kind == .minus || token.kind == .dash }

  private func isLeftHead(_ token: Token) -> Bool {
    token.kind == .less || token.kind == .leftArrowhead
  }

  private func isRightHead(_ token: Token) -> Bool {
    token.kind == .greater || token.kind == .rightArrowhead
  }

  /// Whether an arrow begins here, in a place where nothing else can begin with its signs.
  var beginsArrow: Bool { isDash(token) || (isLeftHead(token) && isDash(peek())) }

  /// `-[variable :TYPE *1..3 {properties} WHERE …]->{1,5}`, `-->`, `<--`, `--`.
  mutating func relationship() throws(SyntaxDiagnostic) -> RelationshipPattern {
    let start = token.lowerBound
    var relationship = RelationshipPattern(direction: .either, span: token.span)
    let pointsLeft = isLeftHead(token)
    if pointsLeft { advance() }
    try expectDash("'-'")
    if kind == .leftBracket { try readDetails(into: &relationship) }
    try expectDash("'-' or '['")
    let pointsRight = isRightHead(token)
    if pointsRight { advance() }
    if pointsLeft != pointsRight { relationship.direction = pointsLeft ? .incoming : .outgoing }
    let quantifierStart = token
    if let quantifier = try quantifier() {
      guard relationship.length == .single else {
        throw SyntaxDiagnostic(
          .invalidRelationshipPattern, "the relationship has two lengths",
          span(from: quantifierStart.lowerBound),
          hint: "leave out the '*' in the brackets or what stands behind the arrow")
      }
      relationship.length = .quantified(quantifier)
    }
    relationship.span = span(from: start)
    return relationship
  }

  private mutating func expectDash(_ description: String) throws(SyntaxDiagnostic) {
    guard isDash(token) else { throw unexpected(description) }
    advance()
  }

  /// What stands in the brackets.
  private mutating func readDetails(
    into relationship: inout RelationshipPattern
  ) throws(SyntaxDiagnostic) {
    advance()
    relationship.variable = try elementVariable()
    relationship.types = try elementLabels()
    if accept(.asterisk) { relationship.length = try length() }
    relationship.properties = try elementProperties()
    relationship.predicate = try whereClause()
    guard !accept(.rightBracket) else { return }
    switch kind {
    case .doubleDot, .dot, .minus, .plus, .asterisk, .integer, .float:
      throw unexpected(
        "']'", detail: .invalidRelationshipPattern, hint: "write lengths as *, *2 or *1..3")
    default: throw unexpected(relationship.predicate == nil ? "'*', '{', WHERE or ']'" : "']'")
    }
  }

  /// What stands behind `*`: `2`, `1..3`, `..3`, `1..`, `..` or nothing.
  private mutating func length() throws(SyntaxDiagnostic) -> RelationshipPattern.Length {
    let min = try bound()
    guard accept(.doubleDot) else { return .variable(min: min, max: min) }
    return .variable(min: min, max: try bound())
  }

  // MARK: - Patterns or expressions

  /// Whether the parenthesis at a position begins a pattern with at least one relationship, rather
  /// than an expression: `(a)-[:T]->(b)` against `(a)`, `(a) - (b)` and `(a) - [1, 2]`.
  ///
  /// Brackets are jumped over, so this takes the same few steps however much they hold.
  func isPattern(at position: Int) -> Bool {
    let open = tokenAt(position)
    guard open.kind == .leftParenthesis, open.partner >= 0,
      looksLikeElement(from: position + 1, closing: .rightParenthesis)
    else { return false }
    return relationshipEnd(from: open.partner + 1) != nil
  }

  /// The position behind the relationship that begins at a position, where a node must stand; nil
  /// where no relationship begins there.
  func relationshipEnd(from position: Int) -> Int? {
    var at = position
    let pointsLeft = isLeftHead(tokenAt(at))
    if pointsLeft { at += 1 }
    guard isDash(tokenAt(at)) else { return nil }
    at += 1
    let bracket = tokenAt(at)
    if bracket.kind == .leftBracket {
      guard bracket.partner >= 0, looksLikeElement(from: at + 1, closing: .rightBracket) else {
        return nil
      }
      at = bracket.partner + 1
    }
    guard isDash(tokenAt(at)) else { return nil }
    at += 1
    if isRightHead(tokenAt(at)) { at += 1 }
    switch tokenAt(at).kind {
    case .leftParenthesis: return at
    case .plus, .asterisk: at += 1
    case .leftBrace: at = tokenAt(at).partner + 1
    default: return nil
    }
    return tokenAt(at).kind == .leftParenthesis ? at : nil
  }

  /// Whether the bracket here begins a pattern comprehension: a pattern stands in it, and WHERE or
  /// `|` behind the pattern.
  var isPatternComprehension: Bool {
    var at = index + 1
    if isName(tokenAt(at)), tokenAt(at + 1).kind == .equal { at += 2 }
    guard isPattern(at: at) else { return false }
    while let node = relationshipEnd(from: tokenAt(at).partner + 1) {
      at = node
      guard tokenAt(at).partner > at else { return false }
    }
    let next = tokenAt(tokenAt(at).partner + 1)
    return next.kind == .bar || next.keyword == .where
  }
}
