import PropertyGraph

/// What `sum` and `avg` gather: integers and floats without rounding, or durations part by part.
struct RunningTotal {
  private(set) var count: Int64 = 0
  private(set) var integers: Int128 = 0
  private(set) var floats = ExactSum()
  private(set) var hasFloats = false
  private var hasNumbers = false
  private(set) var hasDurations = false
  private var months: Int128 = 0
  private var days: Int128 = 0
  private var seconds: Int128 = 0
  private var nanoseconds: Int128 = 0
  private let function: String

  init(_ function: String) { self.function = function }

  /// - Throws: ``CypherError/Code/type`` for anything but a number or a duration, and where both
  ///   are met.
  mutating func add(_ value: CypherValue) throws {
    switch value {
    case .null: return
    case .integer(let number):
      hasNumbers = true
      integers += Int128(number)
    case .float(let number):
      hasNumbers = true
      hasFloats = true
      floats.add(number)
    case .temporal(.duration(let length)):
      hasDurations = true
      months += Int128(length.months)
      days += Int128(length.days)
      seconds += Int128(length.seconds)
      nanoseconds += Int128(length.nanoseconds)
    default: throw Aggregates.wrongKind(function, "numbers or durations", value)
    }
    count += 1
    try checkKinds()
  }

  mutating func add(_ later: RunningTotal) throws {
    count += later.count
    integers += later.integers
    floats.add(later.floats)
    hasFloats = hasFloats || later.hasFloats
    hasNumbers = hasNumbers || later.hasNumbers
    hasDurations = hasDurations || later.hasDurations
    months += later.months
    days += later.days
    seconds += later.seconds
    nanoseconds += later.nanoseconds
    try checkKinds()
  }

  private func checkKinds() throws {
    guard !hasNumbers || !hasDurations else {
      throw CypherError.runtime(
        .type, "InvalidArgumentValue", "\(function)() of numbers and durations together")
    }
  }

  /// The sum of all numbers, rounded once.
  var double: Double {
    var sum = floats
    sum.add(integers)
    return sum.value
  }

  /// The sum of all durations.
  ///
  /// - Throws: ``CypherError/Code/arithmetic`` for one beyond 64 bits.
  func duration() throws -> CalendarDuration {
    // Nanoseconds were none or more, a second's worth at most each.
    let billion: Int128 = 1_000_000_000
    guard let months = Int64(exactly: months), let days = Int64(exactly: days),
      let seconds = Int64(exactly: seconds + nanoseconds / billion)
    else { throw ArithmeticFault.overflow("\(function)()") }
    return CalendarDuration(
      months: months, days: days, seconds: seconds, nanoseconds: Int32(nanoseconds % billion))
  }
}
