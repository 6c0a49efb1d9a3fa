import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct EquivalenceKeyTests {
  static let cases: [(a: CypherValue, b: CypherValue, isOne: Bool)] = [
    (.null, .null, true),
    (.float(.nan), .float(.nan), true),
    (1, 1.0, true),
    (0.0, -0.0, true),
    ([.null, 1], [.null, 1.0], true),
    (.entries(["a": .null, "b": 1]), .entries(["b": 1, "a": .null]), true),
    (.point(Point(srid: 7203, x: 0, y: 0)), .point(Point(srid: 7203, x: -0.0, y: 0)), true),
    ("\u{E9}", "e\u{301}", false),
    (.null, false, false),
    (1, "1", false),
    (9_007_199_254_740_993, 9_007_199_254_740_992.0, false),
  ]

  @Test(arguments: Self.cases.indices) func groups(number: Int) {
    let (a, b, isOne) = Self.cases[number]
    #expect(Set([EquivalenceKey(a), EquivalenceKey(b)]).count == (isOne ? 1 : 2))
    #expect(Set([EquivalenceRow([a, 7]), EquivalenceRow([b, 7])]).count == (isOne ? 1 : 2))
  }

  @Test func rowsOfDifferentLengthDiffer() {
    #expect(EquivalenceRow([]) != EquivalenceRow([.null]))
  }

  /// A table of a power of two uses the low bits alone.
  @Test func lowBitsAreSpread() {
    var used = Set<UInt64>()
    for number in 0..<4096 {
      used.insert(CypherValue.integer(Int64(number) << 16).equivalenceHash & 4095)
    }
    // Of random places some 63 % are met.
    #expect(used.count > 2300)
  }
}
