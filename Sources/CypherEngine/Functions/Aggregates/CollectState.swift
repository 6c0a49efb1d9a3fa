/// `collect(value)`: the values in the order of rows.
final class CollectState: AggregateState {
  private var values: [CypherValue] = []
  private var held = HeldBytes()
  private(set) var heldBytes = 0

  func add(_ value: CypherValue, _ further: [CypherValue]) throws {
    if value.isNull { return }
    try ValueLimits.checked(listCount: values.count + 1)
    values.append(value)
    heldBytes += MemoryLayout<CypherValue>.stride + held.count(value)
  }

  func merge(_ later: any AggregateState) throws {
    guard let later = later as? CollectState else { return }
    try ValueLimits.checked(listCount: values.count + later.values.count)
    values += later.values
    heldBytes += later.heldBytes
  }

  func result() -> CypherValue { .list(values) }
}
