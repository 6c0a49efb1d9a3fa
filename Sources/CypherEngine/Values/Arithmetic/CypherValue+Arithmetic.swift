import CypherSyntax

extension CypherValue {
  /// What an arithmetic operator gives; null where either side is null.
  ///
  /// - Throws: ``CypherError/Code/type`` for kinds that the operator does not know,
  ///   ``CypherError/Code/arithmetic`` for a result beyond 64 bits and for division of integers by
  ///   zero.
  public static func arithmetic(
    _ operation: ArithmeticOperator, _ a: CypherValue, _ b: CypherValue
  ) throws -> CypherValue {
    switch operation {
    case .add: try a.adding(b)
    case .subtract: try a.subtracting(b)
    case .multiply: try a.multiplied(by: b)
    case .divide: try a.divided(by: b)
    case .modulo: try a.remainder(dividingBy: b)
    case .power: try a.raised(to: b)
    case .concatenate: try a.concatenated(with: b)
    }
  }

  /// The value with its sign turned; null of null.
  public func negated() throws -> CypherValue {
    switch self {
    case .null: return .null
    case .float(let number): return .float(-number)
    case .integer(let number):
      let (result, overflow) = Int64(0).subtractingReportingOverflow(number)
      if overflow { throw ArithmeticFault.overflow("-") }
      return .integer(result)
    case .temporal(.duration(let length)):
      return .temporal(
        .duration(
          try Self.temporal { () throws(TemporalError) in try length.negated() }))
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "- expects a number, found \(kind.name)")
    }
  }
}

/// What arithmetic refuses.
enum ArithmeticFault {
  static func overflow(_ operation: String) -> CypherError {
    .runtime(
      .arithmetic, "IntegerOverflow", "the result of \(operation) does not fit into 64 bits",
      hint: "use floats for larger numbers")
  }

  static func zeroDivision(_ operation: String) -> CypherError {
    .runtime(.arithmetic, "DivisionByZero", "\(operation) by zero")
  }

  static func kinds(_ operation: String, _ a: CypherValue, _ b: CypherValue) -> CypherError {
    .runtime(
      .type, "InvalidArgumentType",
      "\(operation) does not know what to do with \(a.kind.name) and \(b.kind.name)")
  }
}
