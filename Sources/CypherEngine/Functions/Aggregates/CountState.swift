/// `count(value)`.
final class CountState: AggregateState {
  private var count: Int64 = 0

  func add(_ value: CypherValue, _ further: [CypherValue]) {
    if !value.isNull { count += 1 }
  }

  func merge(_ later: any AggregateState) {
    guard let later = later as? CountState else { return }
    count += later.count
  }

  func result() -> CypherValue { .integer(count) }
}
