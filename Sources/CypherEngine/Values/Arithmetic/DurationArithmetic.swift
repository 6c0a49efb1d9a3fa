import PropertyGraph

extension CypherValue {
  /// Runs what the temporal library does; its errors are told as the language's.
  static func temporal<T>(_ body: () throws(TemporalError) -> T) throws -> T {
    do throws(TemporalError) {
      return try body()
    } catch {
      throw CypherError.runtime(.argument, "InvalidArgumentValue", error.message)
    }
  }

  private var duration: CalendarDuration? {
    if case .temporal(.duration(let length)) = self { length } else { nil }
  }

  /// A duration and a duration, or a point in time and a duration in either order.
  func addingDuration(_ other: CypherValue) throws -> CypherValue {
    switch (temporalValue, other.temporalValue) {
    case (.duration(let a)?, .duration(let b)?):
      return .temporal(.duration(try Self.temporal { () throws(TemporalError) in try a.adding(b) }))
    case (let moment?, .duration(let length)?), (.duration(let length)?, let moment?):
      return CypherValue(
        try Self.temporal { () throws(TemporalError) in try moment.adding(length) })
    default: throw ArithmeticFault.kinds("+", self, other)
    }
  }

  /// A duration or a point in time less a duration.
  func subtractingDuration(_ other: CypherValue) throws -> CypherValue {
    switch (temporalValue, other.temporalValue) {
    case (.duration(let a)?, .duration(let b)?):
      return .temporal(
        .duration(try Self.temporal { () throws(TemporalError) in try a.subtracting(b) }))
    case (let moment?, .duration(let length)?):
      return CypherValue(
        try Self.temporal { () throws(TemporalError) in try moment.subtracting(length) })
    default: throw ArithmeticFault.kinds("-", self, other)
    }
  }

  /// A duration times a number, in either order.
  func multipliedDuration(by other: CypherValue) throws -> CypherValue {
    guard let length = duration ?? other.duration else {
      throw ArithmeticFault.kinds("*", self, other)
    }
    let factor = duration == nil ? self : other
    let product = try Self.temporal { () throws(TemporalError) -> CalendarDuration? in
      switch factor {
      case .integer(let factor): try length.multiplied(by: factor)
      case .float(let factor): try length.multiplied(by: factor)
      default: nil
      }
    }
    guard let product else { throw ArithmeticFault.kinds("*", self, other) }
    return .temporal(.duration(product))
  }

  /// A duration divided by a number.
  func dividedDuration(by other: CypherValue) throws -> CypherValue {
    guard let length = duration else { throw ArithmeticFault.kinds("/", self, other) }
    let quotient = try Self.temporal { () throws(TemporalError) -> CalendarDuration? in
      switch other {
      case .integer(let divisor): try length.divided(by: divisor)
      case .float(let divisor): try length.divided(by: divisor)
      default: nil
      }
    }
    guard let quotient else { throw ArithmeticFault.kinds("/", self, other) }
    return .temporal(.duration(quotient))
  }
}
