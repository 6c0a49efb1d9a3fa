import Glibc

extension CypherValue {
  /// `/`: of integers cut off towards zero, of floats as IEEE 754 has it, and a duration by a
  /// number.
  public func divided(by other: CypherValue) throws -> CypherValue {
    switch (self, other) {
    case (.integer(let a), .integer(let b)):
      if b == 0 { throw ArithmeticFault.zeroDivision("/") }
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if overflow { throw ArithmeticFault.overflow("/") }
      return .integer(quotient)
    case (.float(let a), .float(let b)): return .float(a / b)
    case (.integer(let a), .float(let b)): return .float(Double(a) / b)
    case (.float(let a), .integer(let b)): return .float(a / Double(b))
    case (.null, _), (_, .null): return .null
    default: return try dividedDuration(by: other)
    }
  }

  /// `%`: the rest of a division cut off towards zero; it has the sign of the dividend.
  public func remainder(dividingBy other: CypherValue) throws -> CypherValue {
    switch (self, other) {
    case (.integer(let a), .integer(let b)):
      if b == 0 { throw ArithmeticFault.zeroDivision("%") }
      // The one division that overflows leaves no rest.
      return .integer(b == -1 ? 0 : a % b)
    case (.null, _), (_, .null): return .null
    default:
      guard let a = double, let b = other.double else {
        throw ArithmeticFault.kinds("%", self, other)
      }
      return .float(fmod(a, b))
    }
  }
}
