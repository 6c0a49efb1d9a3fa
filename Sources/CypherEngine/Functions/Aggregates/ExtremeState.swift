/// `min(value)` and `max(value)`: the first in the order of ORDER BY, or the last but for null.
///
/// Of values that stand together, such as `1` and `1.0`, the one of the earliest row.
final class ExtremeState: AggregateState {
  private var best: CypherValue = .null
  private(set) var heldBytes = 0
  /// 1 for the least, -1 for the greatest.
  private let sign: Int

  init(sign: Int) { self.sign = sign }

  func add(_ value: CypherValue, _ further: [CypherValue]) { consider(value) }

  private func consider(_ value: CypherValue) {
    if value.isNull { return }
    if best.isNull || value.order(best) * sign < 0 {
      best = value
      var held = HeldBytes()
      heldBytes = held.count(value)
    }
  }

  func merge(_ later: any AggregateState) {
    guard let later = later as? ExtremeState else { return }
    consider(later.best)
  }

  func result() -> CypherValue { best }
}
