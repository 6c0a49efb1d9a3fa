import PropertyGraph

/// Whether two variables hold the same node or relationship: what a pattern says by using a
/// variable twice, or by using one that the row holds already.
final class SameElement: CompiledExpression {
  /// Where the other one is found.
  enum Other {
    case local(Local)
    case row(Slot)
  }

  private let local: Local
  private let other: Other

  init(_ local: Local, _ other: Other) {
    self.local = local
    self.other = other
  }

  override func value(_ frame: Frame) throws -> CypherValue { .boolean(try isTrue(frame)) }

  override func isTrue(_ frame: Frame) throws -> Bool {
    let second =
      switch other {
      case .local(let local): frame.locals[local.number]
      case .row(let slot): frame.batch[slot].value(frame.row)
      }
    return Self.isSame(frame.locals[local.number], second)
  }

  /// Lists are the same where they hold the same relationships in the same order.
  private static func isSame(_ a: CypherValue, _ b: CypherValue) -> Bool {
    switch (a, b) {
    case (.node(let a), .node(let b)): a == b
    case (.relationship(let a), .relationship(let b)): a.packed == b.packed
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
    default: false
    }
  }
}
