/// How strongly an expression holds together: parentheses stand around one where something stronger
/// is wanted.
enum Strength: Int, Comparable {
  case disjunction, exclusiveDisjunction, conjunction, negation, comparison, predicate
  case sum, product, power, sign, access, primary

  static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }

  /// The next stronger one.
  var next: Strength { Strength(rawValue: rawValue + 1) ?? .primary }

  init(_ expression: Expression) {
    switch expression.kind {
    case .or: self = .disjunction
    case .xor: self = .exclusiveDisjunction
    case .and: self = .conjunction
    case .not: self = .negation
    case .comparison: self = .comparison
    // A pattern before a minus would go on as a relationship.
    case .pattern(let pattern): self = pattern.selector == .unspecified ? .comparison : .primary
    case .stringTest, .contained, .isNull, .isNotNull, .isTyped, .labels: self = .predicate
    case .arithmetic(let sign, _, _): self = Strength(sign)
    case .negated, .affirmed: self = .sign
    case .integer(let value): self = value < 0 ? .sign : .primary
    case .float(let value): self = value.sign == .minus ? .sign : .primary
    case .property, .subscripted, .slice: self = .access
    default: self = .primary
    }
  }

  init(_ sign: ArithmeticOperator) {
    switch sign {
    case .add, .subtract, .concatenate: self = .sum
    case .multiply, .divide, .modulo: self = .product
    case .power: self = .power
    }
  }
}
