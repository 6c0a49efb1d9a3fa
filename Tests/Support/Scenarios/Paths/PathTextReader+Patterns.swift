/// Path patterns: selectors, modes, nodes, relationships, quantifiers.
extension PathTextReader {
  mutating func pattern() throws(Failure) -> PathPattern {
    let variable = try pathVariable()
    for (name, selector) in [
      ("shortestPath", PathSelector.shortest(1)), ("allShortestPaths", .shortestGroups(1)),
    ] {
      let mark = at
      if self.name() == name, take("(") {
        var pattern = PathPattern(elements: try elements())
        try demand(")")
        pattern.variable = variable
        pattern.selector = selector
        pattern.isFunction = true
        return pattern
      }
      at = mark
    }
    let selector = try selector()
    let mode = mode()
    _ = keyword("PATHS") || keyword("PATH")
    var chosen = selector
    if keyword("GROUPS") || keyword("GROUP"), case .shortest(let count) = selector {
      chosen = .shortestGroups(count)
    }
    var pattern = try body()
    pattern.variable = variable ?? pattern.variable
    pattern.selector = chosen
    pattern.mode = mode
    return pattern
  }

  private mutating func pathVariable() throws(Failure) -> String? {
    let mark = at
    if let name = name(), take("=") { return name }
    at = mark
    return nil
  }

  private mutating func selector() throws(Failure) -> PathSelector {
    if keywords("ALL", "SHORTEST") { return .shortestGroups(1) }
    if keywords("ANY", "SHORTEST") { return .shortest(1) }
    if keyword("ALL") { return .all }
    if keyword("ANY") { return .any(integer() ?? 1) }
    if keyword("SHORTEST") { return .shortest(integer() ?? 1) }
    return .all
  }

  private mutating func mode() -> PathMode {
    for mode in PathMode.allCases where keyword(mode.rawValue) { return mode }
    return .walk
  }

  /// The elements, or `(p = elements WHERE predicate)`.
  private mutating func body() throws(Failure) -> PathPattern {
    let mark = at
    if take("("), let pattern = try? enclosed(), !isQuantifierNext { return pattern }
    at = mark
    return PathPattern(elements: try elements())
  }

  private mutating func enclosed() throws(Failure) -> PathPattern {
    let variable = try pathVariable()
    var pattern = PathPattern(elements: try elements())
    pattern.variable = variable
    if keyword("WHERE") { pattern.predicate = try expression() }
    try demand(")")
    return pattern
  }

  var isQuantifierNext: Bool { ["+", "*", "{", "-", "<", "("].contains(where: peek) }

  // MARK: - Elements

  mutating func elements() throws(Failure) -> [PathElement] {
    var elements: [PathElement] = []
    while true {
      if let group = try group() {
        elements.append(group)
      } else if peek("(") {
        elements.append(.node(try node()))
      } else if peek("-") || peek("<") {
        elements.append(try relationship())
      } else {
        break
      }
    }
    if elements.isEmpty { throw failure("a pattern") }
    return elements
  }

  /// A quantified path pattern; nil where a plain node stands.
  private mutating func group() throws(Failure) -> PathElement? {
    let mark = at
    guard take("("), peek("(") else {
      at = mark
      return nil
    }
    let inner = try elements()
    let predicate = keyword("WHERE") ? try expression() : nil
    try demand(")")
    guard let quantifier = quantifier() else { throw failure("a quantifier") }
    return .group(inner, predicate, quantifier)
  }

  private mutating func node() throws(Failure) -> PathConstraint {
    try demand("(")
    let constraint = try constraint()
    try demand(")")
    return constraint
  }

  private mutating func relationship() throws(Failure) -> PathElement {
    let isBackward = take("<")
    try demand("-")
    var constraint = PathConstraint()
    var inside: PathQuantifier?
    if take("[") {
      constraint.variable = name()
      if take(":") || take("IS ") { constraint.labels = try labels() }
      if take("*") { inside = starRange() }
      try fill(&constraint)
      try demand("]")
    }
    try demand("-")
    let isForward = take(">")
    let direction: PathDirection =
      isForward == isBackward ? .either : isForward ? .forward : .backward
    return .relationship(constraint, direction, inside ?? quantifier())
  }

  private mutating func constraint() throws(Failure) -> PathConstraint {
    var constraint = PathConstraint(variable: name())
    // A lone WHERE is no variable.
    if constraint.variable?.uppercased() == "WHERE" {
      constraint.variable = nil
      constraint.predicate = try expression()
      return constraint
    }
    if take(":") { constraint.labels = try labels() }
    try fill(&constraint)
    return constraint
  }

  private mutating func fill(_ constraint: inout PathConstraint) throws(Failure) {
    if take("{") {
      repeat {
        let key = try demandName()
        try demand(":")
        constraint.properties[key] = try expression()
      } while take(",")
      try demand("}")
    }
    if keyword("WHERE") { constraint.predicate = try expression() }
  }

  // MARK: - Quantifiers

  private mutating func quantifier() -> PathQuantifier? {
    if take("+") { return PathQuantifier(low: 1, high: nil) }
    let mark = at
    if take("*") { return PathQuantifier(low: 0, high: nil) }
    guard take("{") else { return nil }
    let low = integer()
    if take(",") {
      let high = integer()
      if take("}") { return PathQuantifier(low: low ?? 0, high: high) }
    } else if let low, take("}") {
      return PathQuantifier(low: low, high: low)
    }
    at = mark
    return nil
  }

  /// The rest of `*`, `*2`, `*2..`, `*..3`, `*2..3`.
  private mutating func starRange() -> PathQuantifier {
    let low = integer()
    guard take("..") else {
      return PathQuantifier(low: low ?? 1, high: low, isInside: true)
    }
    return PathQuantifier(low: low ?? 1, high: integer(), isInside: true)
  }

  // MARK: - Labels

  /// `!` binds tightest, then `&` and the older `:`, then `|`.
  mutating func labels() throws(Failure) -> LabelExpression {
    var left = try labelTerm()
    while take("|") {
      _ = take(":")
      left = .or(left, try labelTerm())
    }
    return left
  }

  private mutating func labelTerm() throws(Failure) -> LabelExpression {
    var left = try labelFactor()
    while take("&") || take(":") { left = .and(left, try labelFactor()) }
    return left
  }

  private mutating func labelFactor() throws(Failure) -> LabelExpression {
    if take("!") { return .not(try labelFactor()) }
    if take("%") { return .any }
    if take("(") {
      let inner = try labels()
      try demand(")")
      return inner
    }
    return .name(try demandName())
  }
}
