import PropertyGraph

extension CypherValue {
  /// `+`: adds numbers, durations, and a duration to a point in time; puts lists end to end, or an
  /// element before or behind a list; joins texts, and a text with the text of a simple value.
  public func adding(_ other: CypherValue) throws -> CypherValue {
    switch (self, other) {
    case (.integer(let a), .integer(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      if overflow { throw ArithmeticFault.overflow("+") }
      return .integer(sum)
    case (.float(let a), .float(let b)): return .float(a + b)
    case (.integer(let a), .float(let b)): return .float(Double(a) + b)
    case (.float(let a), .integer(let b)): return .float(a + Double(b))
    case (.null, _), (_, .null): return .null
    case (.list(let a), .list(let b)): return try Self.joined(a, b)
    case (.list(let a), let element): return try Self.joined(a, [element])
    case (let element, .list(let b)): return try Self.joined([element], b)
    case (.string(let a), .string(let b)): return try Self.joined(a.text, b.text)
    case (.string(let a), let simple):
      guard let b = simple.plainText else { break }
      return try Self.joined(a.text, b)
    case (let simple, .string(let b)):
      guard let a = simple.plainText else { break }
      return try Self.joined(a, b.text)
    default: return try addingDuration(other)
    }
    throw ArithmeticFault.kinds("+", self, other)
  }

  /// `||`: puts texts or lists end to end.
  public func concatenated(with other: CypherValue) throws -> CypherValue {
    switch (self, other) {
    case (.null, _), (_, .null): return .null
    case (.string(let a), .string(let b)): return try Self.joined(a.text, b.text)
    case (.list(let a), .list(let b)): return try Self.joined(a, b)
    default: throw ArithmeticFault.kinds("||", self, other)
    }
  }

  private static func joined(_ a: [CypherValue], _ b: [CypherValue]) throws -> CypherValue {
    try ValueLimits.checked(listCount: a.count + b.count)
    return .list(a + b)
  }

  private static func joined(_ a: String, _ b: String) throws -> CypherValue {
    try ValueLimits.checked(stringBytes: a.utf8.count + b.utf8.count)
    return .text(a + b)
  }
}
