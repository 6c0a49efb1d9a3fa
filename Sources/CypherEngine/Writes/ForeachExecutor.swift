/// FOREACH: runs updating clauses for every element of a list. Variables that they introduce end
/// with the element.
public final class ForeachExecutor: UpdateExecutor {
  private let list: CompiledExpression
  private let slot: Slot
  private let nested: [UpdateExecutor]

  /// - Parameter nested: the updating clauses inside, in order.
  public init(
    list: CompiledExpression, into slot: Slot, _ nested: [UpdateExecutor], _ updates: GraphUpdater
  ) {
    self.list = list
    self.slot = slot
    self.nested = nested
    super.init(introduced: [], updates)
  }

  override func apply(_ frame: Frame, _ emit: () throws -> Void) throws {
    let elements: [CypherValue]
    switch try list.value(frame) {
    case .list(let values): elements = values
    case .null: elements = []
    default:
      throw CypherError.runtime(.type, "InvalidArgumentType", "FOREACH goes through a list")
    }
    let columns = frame.batch.columns
    for element in elements {
      try frame.context.step()
      frame.batch[slot] = .constant(element)
      try run(0, frame)
      frame.batch.columns = columns
    }
    try emit()
  }

  /// Runs the clauses from one on, as often as those before it gave a row.
  private func run(_ at: Int, _ frame: Frame) throws {
    guard at < nested.count else { return }
    try nested[at].apply(frame) { try run(at + 1, frame) }
  }
}
