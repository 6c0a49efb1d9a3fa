import Glibc

extension CypherValue {
  /// `*`: multiplies numbers, and a duration by a number.
  public func multiplied(by other: CypherValue) throws -> CypherValue {
    switch (self, other) {
    case (.integer(let a), .integer(let b)):
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if overflow { throw ArithmeticFault.overflow("*") }
      return .integer(product)
    case (.float(let a), .float(let b)): return .float(a * b)
    case (.integer(let a), .float(let b)): return .float(Double(a) * b)
    case (.float(let a), .integer(let b)): return .float(a * Double(b))
    case (.null, _), (_, .null): return .null
    default: return try multipliedDuration(by: other)
    }
  }

  /// `^`: always a float.
  public func raised(to other: CypherValue) throws -> CypherValue {
    if isNull || other.isNull { return .null }
    guard let a = double, let b = other.double else {
      throw ArithmeticFault.kinds("^", self, other)
    }
    return .float(pow(a, b))
  }

  /// The number as a float; nil where the value is no number.
  var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }
}
