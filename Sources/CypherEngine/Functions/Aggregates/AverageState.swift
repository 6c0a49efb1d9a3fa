/// `avg(value)`: a float of numbers, a duration of durations.
final class AverageState: AggregateState {
  private var total = RunningTotal("avg")

  func add(_ value: CypherValue, _ further: [CypherValue]) throws { try total.add(value) }

  func merge(_ later: any AggregateState) throws {
    guard let later = later as? AverageState else { return }
    try total.add(later.total)
  }

  func result() throws -> CypherValue {
    if total.count == 0 { return .null }
    if total.hasDurations {
      return try CypherValue.temporal(.duration(try total.duration()))
        .divided(by: .integer(total.count))
    }
    return .float(total.double / Double(total.count))
  }
}
