/// `collect(value)`: the values in the order of rows.
final class CollectState: AggregateState {
  private var values: [CypherValue] = []

  func add(_ value: CypherValue, _ further: [CypherValue]) throws {
    if value.isNull { return }
    try ValueLimits.checked(listCount: values.count + 1)
    values.append(value)
  }

  func merge(_ later: any AggregateState) throws {
    guard let later = later as? CollectState else { return }
    try ValueLimits.checked(listCount: values.count + later.values.count)
    values += later.values
  }

  func result() -> CypherValue { .list(values) }
}
