extension Parser {
  /// Accesses behind a primary: `.key`, `[index]`, `[from..to]`.
  mutating func postfix() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    var base = try primary()
    while kind == .dot || kind == .leftBracket {
      let isProperty = kind == .dot
      advance()
      let kind: ExpressionKind =
        isProperty ? .property(base, try name("a property")) : try subscripted(base)
      try grow()
      base = Expression(kind, span(from: start))
    }
    endNode(outer)
    return base
  }

  /// What stands in brackets behind an expression.
  private mutating func subscripted(
    _ base: Expression
  ) throws(SyntaxDiagnostic) -> ExpressionKind {
    let from = kind == .doubleDot ? nil : try expression()
    if let index = from, accept(.rightBracket) { return .subscripted(base, index) }
    try expect(.doubleDot, "']' or '..'")
    let to = kind == .rightBracket ? nil : try expression()
    try expect(.rightBracket, "']'")
    return .slice(base, from: from, to: to)
  }

  /// A literal, a name, a call, or anything in brackets.
  mutating func primary() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let kind: ExpressionKind
    switch token.kind {
    case .integer:
      kind = .integer(try integerValue(of: token, isNegative: false))
      advance()
    case .float:
      kind = .float(try floatValue())
      advance()
    case .string:
      kind = .string(list.texts[token.text])
      advance()
    case .parameter: kind = .parameter(parameterName())
    case .leftParenthesis:
      if isPattern(at: index) { return try patternExpression() }
      advance()
      let inner = try expression()
      try expect(.rightParenthesis, "an operator or ')'")
      return inner
    case .leftBracket: kind = try bracketed()
    case .leftBrace: kind = .map(try mapEntries())
    case .word, .quotedName: kind = try named()
    default: throw unexpected("an expression")
    }
    return Expression(kind, span(from: start))
  }

  /// What begins with a word: a keyword's construct, a call, a map projection or a variable.
  private mutating func named() throws(SyntaxDiagnostic) -> ExpressionKind {
    if let keyword = token.keyword, let special = try construct(of: keyword) { return special }
    if isCall { return try call() }
    let name = try name("an expression")
    return kind == .leftBrace ? try mapProjection(of: name) : .variable(name)
  }

  /// The construct that a keyword begins, or nil where it is meant as a name.
  private mutating func construct(
    of keyword: Keyword
  ) throws(SyntaxDiagnostic) -> ExpressionKind? {
    let next = peek().kind
    switch keyword {
    case .null:
      advance()
      return .null
    case .true, .false:
      advance()
      return .boolean(keyword == .true)
    case .case: return keywordIsName ? nil : .case(try caseExpression())
    case .exists where next == .leftBrace: return try subqueryExpression(.exists)
    case .count where next == .leftBrace: return try subqueryExpression(.count)
    case .collect where next == .leftBrace: return try subqueryExpression(.collect)
    case .count where next == .leftParenthesis && peek(2).kind == .asterisk:
      advance()
      advance()
      advance()
      try expect(.rightParenthesis, "')'")
      return .countAll
    case .all where bindsElement: return try quantified(.all)
    case .any where bindsElement: return try quantified(.any)
    case .none where bindsElement: return try quantified(.none)
    case .single where bindsElement: return try quantified(.single)
    case .reduce
    where next == .leftParenthesis && isName(peek(2)) && peek(3).kind == .equal:
      return try reduction()
    case .shortestPath where next == .leftParenthesis && peek(2).kind == .leftParenthesis:
      return .pattern(try pathPattern())
    case .allShortestPaths where next == .leftParenthesis && peek(2).kind == .leftParenthesis:
      return .pattern(try pathPattern())
    default:
      if keyword.isStructural, next != .leftParenthesis, !nameFollows {
        throw unexpected("an expression")
      }
      return nil
    }
  }

  /// Whether what follows could follow a variable, so that a structural keyword is one.
  private var nameFollows: Bool {
    switch peek().kind {
    case .plus, .minus, .asterisk, .leftBrace: true
    case .word:
      switch peek().keyword {
      case .and, .or, .xor, .in, .is, .starts, .ends, .contains: true
      default: keywordIsName
      }
    default: keywordIsName
    }
  }

  /// Whether `(x IN` stands behind the current word.
  private var bindsElement: Bool {
    peek().kind == .leftParenthesis && isName(peek(2)) && peek(3).keyword == .in
  }

  // MARK: - Calls

  /// Whether a call begins here: a name in parts and a parenthesis.
  private var isCall: Bool {
    var ahead = 1
    while peek(ahead).kind == .dot, isName(peek(ahead + 1)) { ahead += 2 }
    return peek(ahead).kind == .leftParenthesis
  }

  private mutating func call() throws(SyntaxDiagnostic) -> ExpressionKind {
    let name = try dottedName("the name of a function")
    try expect(.leftParenthesis, "'('")
    let isDistinct = readQuantity()
    let outer = beginNode()
    let arguments = try expressions(closing: .rightParenthesis)
    try grow()
    endNode(outer)
    try expect(.rightParenthesis, "',' or ')'")
    return .function(FunctionCall(name: name, isDistinct: isDistinct, arguments: arguments))
  }

  /// Expressions with commas between, none where the closing bracket stands here.
  mutating func expressions(closing: TokenKind) throws(SyntaxDiagnostic) -> [Expression] {
    var expressions: [Expression] = []
    guard kind != closing else { return expressions }
    repeat {
      expressions.append(try expression())
    } while accept(.comma)
    return expressions
  }
}
