import Testing

@testable import CypherEngine

@Suite struct ExactSumTests {
  /// Floats that are whole multiples of 2^-40, so that 128 bits hold their sum exactly.
  private func numbers(_ seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<500).map { _ in
      Double(Int64(bitPattern: random.next()) >> Int64(random.next() % 60 + 1)) * 0x1p-40
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func isRoundedOnce(seed: UInt64) {
    let numbers = numbers(seed)
    var sum = ExactSum()
    var exact: Int128 = 0
    for number in numbers {
      sum.add(number)
      exact += Int128(number * 0x1p40)
    }
    #expect(sum.value == Double(exact) * 0x1p-40)
    var backwards = ExactSum()
    for number in numbers.reversed() { backwards.add(number) }
    #expect(backwards.value == sum.value)
  }

  @Test func tiesAreBrokenByWhatLiesBelow() {
    var sum = ExactSum()
    for number in [1, 0x1p-53, 0x1p-106] { sum.add(number) }
    #expect(sum.value == 1.0.nextUp)
    var other = ExactSum()
    for number in [1, 0x1p-53] { other.add(number) }
    #expect(other.value == 1)
  }

  @Test func wideIntegersAreTakenWhole() {
    var sum = ExactSum()
    sum.add(Int128(Int64.max) * 4)
    sum.add(Int128(Int64.max) * -4 + 3)
    #expect(sum.value == 3)
  }
}
