/// `sum(value)`: an integer of integers, a float where any is one, a duration of durations.
///
/// - Note: whether integers overflow is asked of the total alone, so that it does not depend on the
///   order of rows.
final class SumState: AggregateState {
  private var total = RunningTotal("sum")

  func add(_ value: CypherValue, _ further: [CypherValue]) throws { try total.add(value) }

  func merge(_ later: any AggregateState) throws {
    guard let later = later as? SumState else { return }
    try total.add(later.total)
  }

  func result() throws -> CypherValue {
    if total.hasDurations { return .temporal(.duration(try total.duration())) }
    if total.hasFloats { return .float(total.double) }
    guard let sum = Int64(exactly: total.integers) else { throw ArithmeticFault.overflow("sum()") }
    return .integer(sum)
  }
}
