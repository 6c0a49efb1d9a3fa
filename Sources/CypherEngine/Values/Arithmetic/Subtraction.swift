extension CypherValue {
  /// `-`: subtracts numbers, durations, and a duration from a point in time.
  public func subtracting(_ other: CypherValue) throws -> CypherValue {
    switch (self, other) {
    case (.integer(let a), .integer(let b)):
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if overflow { throw ArithmeticFault.overflow("-") }
      return .integer(difference)
    case (.float(let a), .float(let b)): return .float(a - b)
    case (.integer(let a), .float(let b)): return .float(Double(a) - b)
    case (.float(let a), .integer(let b)): return .float(a - Double(b))
    case (.null, _), (_, .null): return .null
    default: return try subtractingDuration(other)
    }
  }
}
