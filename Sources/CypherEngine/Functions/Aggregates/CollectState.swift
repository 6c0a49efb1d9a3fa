/// `collect(value)`: the values in the order of rows.
final class CollectState: AggregateState {
  private var values: [CypherValue] = []

  func add(_ arguments: [CypherValue]) throws {
    if arguments[0].isNull { return }
    try ValueLimits.checked(listCount: values.count + 1)
    values.append(arguments[0])
  }

  func merge(_ later: any AggregateState) throws {
    guard let later = later as? CollectState else { return }
    try ValueLimits.checked(listCount: values.count + later.values.count)
    values += later.values
  }

  func result() -> CypherValue { .list(values) }
}
