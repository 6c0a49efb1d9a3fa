/// Predicates and columns.
extension PathTextReader {
  mutating func expression() throws(Failure) -> PathExpression {
    var left = try conjunction()
    while keyword("OR") { left = .binary(.or, left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(Failure) -> PathExpression {
    var left = try negation()
    while keyword("AND") { left = .binary(.and, left, try negation()) }
    return left
  }

  private mutating func negation() throws(Failure) -> PathExpression {
    keyword("NOT") ? .not(try negation()) : try comparison()
  }

  /// One comparison, or a chain such as `1 < x < 3`.
  private mutating func comparison() throws(Failure) -> PathExpression {
    let left = try sum()
    if keywords("IS", "NULL") { return .isNull(left) }
    if keywords("IS", "NOT", "NULL") { return .not(.isNull(left)) }
    if keyword("IN") { return .binary(.within, left, try sum()) }
    var chain: PathExpression?
    var last = left
    let comparisons: [PathExpression.Operator] = [
      .lessOrEqual, .greaterOrEqual, .unequal, .equal, .less, .greater,
    ]
    while let kind = comparisons.first(where: { peek($0.rawValue) }) {
      _ = take(kind.rawValue)
      let next = try sum()
      let link = PathExpression.binary(kind, last, next)
      chain = chain.map { .binary(.and, $0, link) } ?? link
      last = next
    }
    return chain ?? left
  }

  private mutating func sum() throws(Failure) -> PathExpression {
    var left = try product()
    while true {
      if take("+") {
        left = .binary(.plus, left, try product())
      } else if take("-") {
        left = .binary(.minus, left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(Failure) -> PathExpression {
    var left = try postfix()
    while take("*") { left = .binary(.times, left, try postfix()) }
    return left
  }

  private mutating func postfix() throws(Failure) -> PathExpression {
    var owner = try atom()
    while true {
      if take(".") {
        owner = .property(owner, try demandName())
      } else if take("[") {
        owner = .element(owner, at: try expression())
        try demand("]")
      } else if peek(":"), case .variable = owner {
        _ = take(":")
        owner = .hasLabels(owner, try labels())
      } else {
        return owner
      }
    }
  }

  // MARK: - Atoms

  private mutating func atom() throws(Failure) -> PathExpression {
    skipBlanks()
    if take("(") {
      let inner = try expression()
      try demand(")")
      return inner
    }
    if take("[") { return try list() }
    if current == "'" { return .literal(.string(try string())) }
    if current == "-" || ("0"..."9").contains(current ?? " ") { return .literal(try number()) }
    let name = try demandName()
    switch name.lowercased() {
    case "null": return .literal(.null)
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    default: return take("(") ? try call(name) : .variable(name)
    }
  }

  private mutating func list() throws(Failure) -> PathExpression {
    if take("]") { return .list([]) }
    let mark = at
    if let variable = name(), keyword("IN") {
      let list = try sum()
      let predicate = keyword("WHERE") ? try expression() : nil
      let image = take("|") ? try expression() : nil
      try demand("]")
      return .comprehension(variable, in: list, predicate: predicate, image: image)
    }
    at = mark
    var elements: [PathExpression] = []
    repeat { elements.append(try expression()) } while take(",")
    try demand("]")
    return .list(elements)
  }

  private mutating func call(_ name: String) throws(Failure) -> PathExpression {
    if let kind = PathExpression.Quantifier(rawValue: name.lowercased()) {
      let variable = try demandName()
      guard keyword("IN") else { throw failure("IN") }
      let list = try sum()
      guard keyword("WHERE") else { throw failure("WHERE") }
      let predicate = try expression()
      try demand(")")
      return .quantified(kind, variable, in: list, predicate: predicate)
    }
    if PathExpression.aggregates.contains(name.lowercased()) {
      if take("*") {
        try demand(")")
        return .aggregate(name.lowercased(), nil, isDistinct: false)
      }
      let isDistinct = keyword("DISTINCT")
      let argument = try expression()
      try demand(")")
      return .aggregate(name.lowercased(), argument, isDistinct: isDistinct)
    }
    guard Self.functions.contains(name) else { throw failure("a function that paths need") }
    var arguments: [PathExpression] = []
    if take(")") { return .call(name, arguments) }
    repeat { arguments.append(try expression()) } while take(",")
    try demand(")")
    return .call(name, arguments)
  }

  static let functions = [
    "length", "nodes", "relationships", "size", "head", "last", "type", "startNode", "endNode",
  ]

  private mutating func string() throws(Failure) -> String {
    at += 1
    var text = String.UnicodeScalarView()
    while let scalar = current, scalar != "\\" {
      at += 1
      if scalar == "'" { return String(text) }
      text.append(scalar)
    }
    throw failure("a closing quote")
  }

  private mutating func number() throws(Failure) -> PathValue {
    var text = take("-") ? "-" : ""
    while let scalar = current, ("0"..."9").contains(scalar) || isDecimalPoint {
      text.unicodeScalars.append(scalar)
      at += 1
    }
    if let integer = Int(text) { return .integer(integer) }
    guard let float = Double(text) else { throw failure("a number") }
    return .float(float)
  }

  /// A point between digits, not the first of two.
  private var isDecimalPoint: Bool {
    current == "." && at + 1 < scalars.count && ("0"..."9").contains(scalars[at + 1])
  }
}
