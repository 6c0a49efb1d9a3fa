import CypherSyntax
import PropertyGraph

extension CypherValue {
  /// How the value compares with another one: numbers with numbers, texts by code points, false
  /// before true, temporal values of one kind, and lists element by element, the shorter first.
  /// Everything else, durations and points among it, does not compare.
  ///
  /// Date-times and times with an offset compare by instant, and at the same instant by offset and
  /// zone, from west to east, so that `<` agrees with `=`.
  public func compare(_ other: CypherValue) -> ValueComparison {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return ValueComparison(NumberComparison.order(a, b))
    case (.float(let a), .float(let b)): return ValueComparison(NumberComparison.order(a, b))
    case (.integer(let a), .float(let b)): return ValueComparison(NumberComparison.order(a, b))
    case (.float(let a), .integer(let b)):
      return ValueComparison(NumberComparison.order(b, a).map { -$0 })
    case (.string(let a), .string(let b)): return ValueComparison(NumberComparison.order(a, b))
    case (.boolean(let a), .boolean(let b)):
      return a == b ? .equal : b ? .less : .greater
    case (.date(let a), .date(let b)): return ValueComparison(NumberComparison.order(a, b))
    case (.temporal(let a), .temporal(let b)):
      return a.compared(to: b).map { ValueComparison($0.rawValue) } ?? .unknown
    case (.list(let a), .list(let b)): return Self.compare(a, b)
    default: return .unknown
    }
  }

  /// The first pair of elements that are not equal decides.
  private static func compare(_ a: [CypherValue], _ b: [CypherValue]) -> ValueComparison {
    for at in 0..<min(a.count, b.count) {
      // Elements without an order, such as nodes, may be equal all the same.
      let comparison = a[at].compare(b[at])
      if comparison == .equal { continue }
      if comparison == .unknown, a[at].equals(b[at]) == true { continue }
      return comparison
    }
    return ValueComparison(NumberComparison.order(a.count, b.count))
  }

  /// What a comparison operator gives; nil is null.
  public func compares(_ comparison: ComparisonOperator, _ other: CypherValue) -> Bool? {
    switch comparison {
    case .equal: equals(other)
    case .notEqual: equals(other).map { !$0 }
    case .less: compare(other).isLess
    case .lessOrEqual: compare(other).isLessOrEqual
    case .greater: compare(other).isGreater
    case .greaterOrEqual: compare(other).isGreaterOrEqual
    }
  }
}
