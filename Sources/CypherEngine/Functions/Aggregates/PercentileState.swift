/// `percentileDisc(value, percentile)` and `percentileCont(value, percentile)`.
///
/// ```text
///   discrete     the value at ⌈p·n⌉ of n, the first for p = 0
///   continuous   at (n − 1)·p, counted from 0, in a straight line between its neighbours
/// ```
///
/// Keeps all values: O(n) memory, O(n log n) time.
final class PercentileState: AggregateState {
  private let name: String
  private let isContinuous: Bool
  private var values: [CypherValue] = []
  var heldBytes: Int { values.count * MemoryLayout<CypherValue>.stride }
  /// Of the first row.
  private var percentile: Double?

  init(_ name: String, isContinuous: Bool) {
    self.name = name
    self.isContinuous = isContinuous
  }

  func add(_ value: CypherValue, _ further: [CypherValue]) throws {
    if percentile == nil { percentile = try checked(further.first ?? .null) }
    if value.isNull { return }
    guard value.double != nil else {
      throw Aggregates.wrongKind(name, "numbers", value)
    }
    values.append(value)
  }

  private func checked(_ value: CypherValue) throws -> Double {
    guard let number = value.double else {
      throw Aggregates.wrongKind(name, "a number as percentile", value)
    }
    guard (0...1).contains(number) else {
      throw CypherError.runtime(
        .argument, "NumberOutOfRange", "\(name)() expects a percentile from 0.0 to 1.0")
    }
    return number
  }

  func merge(_ later: any AggregateState) {
    guard let later = later as? PercentileState else { return }
    percentile = percentile ?? later.percentile
    values += later.values
  }

  func result() -> CypherValue {
    guard let percentile, !values.isEmpty else { return .null }
    let sorted = values.sorted { $0.order($1) < 0 }
    let last = sorted.count - 1
    guard isContinuous else {
      let place = (percentile * Double(sorted.count)).rounded(.up) - 1
      return sorted[min(max(Int(place), 0), last)]
    }
    let place = percentile * Double(last)
    let below = min(Int(place), last)
    let share = place - Double(below)
    let (low, high) = (sorted[below].double ?? 0, sorted[min(below + 1, last)].double ?? 0)
    return .float(share == 0 ? low : low * (1 - share) + high * share)
  }
}
