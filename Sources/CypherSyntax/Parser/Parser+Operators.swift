// From the weakest operator to the strongest: OR, XOR, AND, NOT, comparisons, tests of strings,
// lists, nulls, types and labels, then + - ||, * / %, ^, signs, and last accesses.
extension Parser {
  /// Any expression.
  ///
  /// - Parameter closingBar: the `|` that ends it, where it stands in a comprehension, so that
  ///   `[x IN xs WHERE x:A | x.b]` is not read as the label expression `A|x`.
  mutating func expression(closingBar bar: Int = -1) throws(SyntaxDiagnostic) -> Expression {
    try beginNesting()
    let outerBar = closingBar
    closingBar = bar
    let expression = try disjunction()
    closingBar = outerBar
    endNesting()
    return expression
  }

  // MARK: - Logic

  private mutating func disjunction() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    let first = try exclusiveDisjunction()
    guard at(.or) else {
      endNode(outer)
      return first
    }
    var operands = [first]
    while accept(.or) { operands.append(try exclusiveDisjunction()) }
    try grow()
    endNode(outer)
    return Expression(.or(operands), span(from: start))
  }

  private mutating func exclusiveDisjunction() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    let first = try conjunction()
    guard at(.xor) else {
      endNode(outer)
      return first
    }
    var operands = [first]
    while accept(.xor) { operands.append(try conjunction()) }
    try grow()
    endNode(outer)
    return Expression(.xor(operands), span(from: start))
  }

  private mutating func conjunction() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    let first = try negation()
    guard at(.and) else {
      endNode(outer)
      return first
    }
    var operands = [first]
    while accept(.and) { operands.append(try negation()) }
    try grow()
    endNode(outer)
    return Expression(.and(operands), span(from: start))
  }

  private mutating func negation() throws(SyntaxDiagnostic) -> Expression {
    at(.not) && !keywordIsName ? try negations() : try comparison()
  }

  /// One NOT or more.
  private mutating func negations() throws(SyntaxDiagnostic) -> Expression {
    let outer = beginNode()
    var starts: [Int] = []
    while at(.not), !keywordIsName {
      starts.append(token.lowerBound)
      guard starts.count <= SyntaxLimits.depthMax else { throw tooDeep() }
      advance()
    }
    var operand = try comparison()
    for start in starts.reversed() {
      try grow()
      operand = Expression(.not(operand), span(from: start))
    }
    endNode(outer)
    return operand
  }

  // MARK: - Comparison

  private mutating func comparison() throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    let left = try predicate()
    var links: [ComparisonLink] = []
    while let sign = comparisonOperator {
      advance()
      links.append(ComparisonLink(sign, try predicate()))
    }
    if !links.isEmpty { try grow() }
    endNode(outer)
    return links.isEmpty ? left : Expression(.comparison(left, links), span(from: start))
  }

  private var comparisonOperator: ComparisonOperator? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  // MARK: - Arithmetic

  /// Operators at least as strong as the minimum, from left to right; `^` too goes from the left.
  mutating func arithmetic(_ minimum: Int = 1) throws(SyntaxDiagnostic) -> Expression {
    let start = token.lowerBound
    let outer = beginNode()
    var left = try signed()
    while let (sign, strength) = arithmeticOperator, strength >= minimum {
      advance()
      let right = try strength == 3 ? signed() : arithmetic(strength + 1)
      try grow()
      left = Expression(.arithmetic(sign, left, right), span(from: start))
    }
    endNode(outer)
    return left
  }

  private var arithmeticOperator: (ArithmeticOperator, strength: Int)? {
    switch kind {
    case .plus: (.add, 1)
    case .minus: (.subtract, 1)
    case .doubleBar: (.concatenate, 1)
    case .asterisk: (.multiply, 2)
    case .slash: (.divide, 2)
    case .percent: (.modulo, 2)
    case .caret: (.power, 3)
    default: nil
    }
  }

  private mutating func signed() throws(SyntaxDiagnostic) -> Expression {
    kind == .minus || kind == .plus ? try signs() : try postfix()
  }

  /// Signs before an access. `-1` is one literal, and so the only way to write the least integer.
  private mutating func signs() throws(SyntaxDiagnostic) -> Expression {
    let outer = beginNode()
    var signs: [Token] = []
    while kind == .minus || kind == .plus {
      signs.append(token)
      guard signs.count <= SyntaxLimits.depthMax else { throw tooDeep() }
      advance()
    }
    var operand: Expression
    if let last = signs.last, last.kind == .minus, let literal = try negativeLiteral(last) {
      operand = literal
      signs.removeLast()
    } else {
      operand = try postfix()
    }
    for sign in signs.reversed() {
      try grow()
      let kind = sign.kind == .minus ? ExpressionKind.negated(operand) : .affirmed(operand)
      operand = Expression(kind, span(from: sign.lowerBound))
    }
    endNode(outer)
    return operand
  }

  /// The number here with the minus before it, or nil where the minus belongs to more than a
  /// number.
  private mutating func negativeLiteral(
    _ minus: Token
  ) throws(SyntaxDiagnostic) -> Expression? {
    let next = peek().kind
    guard kind == .integer || kind == .float, next != .dot, next != .leftBracket else {
      return nil
    }
    let literal: ExpressionKind =
      kind == .integer
      ? .integer(try integerValue(of: token, isNegative: true)) : .float(-(try floatValue()))
    advance()
    return Expression(literal, span(from: minus.lowerBound))
  }
}
