import PropertyGraph

extension CypherValue {
  /// Runs what the temporal library does, its errors told as the language's.
  static func temporal<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as TemporalError {
      throw CypherError.runtime(.argument, "InvalidArgumentValue", error.message)
    }
  }

  /// A sum with a duration on one side at least.
  func addingDuration(_ other: CypherValue) throws -> CypherValue {
    throw ArithmeticFault.kinds("+", self, other)
  }

  /// A difference whose right side is a duration.
  func subtractingDuration(_ other: CypherValue) throws -> CypherValue {
    throw ArithmeticFault.kinds("-", self, other)
  }

  /// A duration times a number, in either order.
  func multipliedDuration(by other: CypherValue) throws -> CypherValue {
    throw ArithmeticFault.kinds("*", self, other)
  }

  /// A duration divided by a number.
  func dividedDuration(by other: CypherValue) throws -> CypherValue {
    throw ArithmeticFault.kinds("/", self, other)
  }
}

extension CalendarDuration {
  /// The duration with the sign of every part turned.
  func negated() throws -> CalendarDuration {
    // Nanoseconds count up from the whole second below.
    let borrow: Int64 = nanoseconds == 0 ? 0 : 1
    return CalendarDuration(
      months: try Checked.negate(months), days: try Checked.negate(days),
      seconds: try Checked.add(try Checked.negate(seconds), -borrow),
      nanoseconds: nanoseconds == 0 ? 0 : 1_000_000_000 - nanoseconds)
  }
}
