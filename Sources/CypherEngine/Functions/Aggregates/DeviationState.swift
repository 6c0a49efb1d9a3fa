/// `stDev(value)` and `stDevP(value)`: the root of the mean square of the differences from the
/// mean, over n − 1 for a sample and over n for a population. 0 of fewer than two values.
///
/// Keeps all values and goes over them twice, with sums that do not round: neither large means nor
/// the dealing out of rows to workers change the result.
final class DeviationState: AggregateState {
  private let name: String
  private let isSample: Bool
  private var values: [Double] = []
  var heldBytes: Int { values.count * MemoryLayout<Double>.stride }

  init(_ name: String, isSample: Bool) {
    self.name = name
    self.isSample = isSample
  }

  func add(_ value: CypherValue, _ further: [CypherValue]) throws {
    if value.isNull { return }
    guard let number = value.double else {
      throw Aggregates.wrongKind(name, "numbers", value)
    }
    values.append(number)
  }

  func merge(_ later: any AggregateState) {
    guard let later = later as? DeviationState else { return }
    values += later.values
  }

  func result() -> CypherValue {
    guard values.count > 1 else { return .float(0) }
    var sum = ExactSum()
    for value in values { sum.add(value) }
    let mean = sum.value / Double(values.count)
    var squares = ExactSum()
    for value in values { squares.add((value - mean) * (value - mean)) }
    let divisor = Double(isSample ? values.count - 1 : values.count)
    return .float((squares.value / divisor).squareRoot())
  }
}
