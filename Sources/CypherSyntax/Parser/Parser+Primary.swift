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
    default: throw unexpected(Self.anExpression)
    }
    return Expression(kind, span(from: start))
  }

  /// What begins with a word: a keyword's construct, a call, a map projection or a variable.
  private mutating func named() throws(SyntaxDiagnostic) -> ExpressionKind {
    if let construct = try construct() { return try read(construct) }
    if isCall { return try call() }
    let name = try name("an expression")
    return kind == .leftBrace ? try mapProjection(of: name) : .variable(name)
  }

  /// What only a keyword can begin.
  private enum Construct {
    case literal(ExpressionKind)
    case conditional, countAll, reduction, shortestPath
    case subquery(SubqueryKind)
    case quantified(Quantification)
  }

  /// The construct that begins here, or nil where the word is meant as a name.
  private func construct() throws(SyntaxDiagnostic) -> Construct? {
    guard let keyword else { return nil }
    let next = peek().kind
    switch keyword {
    case .null: return .literal(.null)
    case .true: return .literal(.boolean(true))
    case .false: return .literal(.boolean(false))
    case .case: return keywordIsName ? nil : .conditional
    case .exists: return next == .leftBrace && bracesHoldQuery ? .subquery(.exists) : nil
    case .collect: return next == .leftBrace && bracesHoldQuery ? .subquery(.collect) : nil
    case .count:
      if next == .leftParenthesis, peek(2).kind == .asterisk { return .countAll }
      return next == .leftBrace && bracesHoldQuery ? .subquery(.count) : nil
    case .all: return bindsElement ? .quantified(.all) : nil
    case .any: return bindsElement ? .quantified(.any) : nil
    case .none: return bindsElement ? .quantified(.none) : nil
    case .single: return bindsElement ? .quantified(.single) : nil
    case .reduce:
      let isReduction = next == .leftParenthesis && isName(peek(2)) && peek(3).kind == .equal
      return isReduction ? .reduction : nil
    case .shortestPath, .allShortestPaths:
      let isPattern = next == .leftParenthesis && peek(2).kind == .leftParenthesis
      return isPattern ? .shortestPath : nil
    default:
      if keyword.isStructural, next != .leftParenthesis, !nameFollows {
        throw unexpected(Self.anExpression)
      }
      return nil
    }
  }

  private mutating func read(_ construct: Construct) throws(SyntaxDiagnostic) -> ExpressionKind {
    switch construct {
    case .literal(let literal):
      advance()
      return literal
    case .conditional: return .case(try caseExpression())
    case .countAll:
      for _ in 0..<3 { advance() }
      try expect(.rightParenthesis, "')'")
      return .countAll
    case .reduction: return try reduction()
    case .shortestPath: return .pattern(try pathPattern())
    case .subquery(let kind): return try subqueryExpression(kind)
    case .quantified(let quantification): return try quantified(quantification)
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
