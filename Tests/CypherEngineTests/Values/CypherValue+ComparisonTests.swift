import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct ComparisonTests {
  static let cases: [(a: CypherValue, b: CypherValue, comparison: ValueComparison)] = [
    (1, 3.14, .less),
    (1, 1.0, .equal),
    (1, "1", .unknown),
    (.null, 1, .unknown),
    (.float(.nan), 1, .unordered),
    (.float(.nan), "a", .unknown),
    (.integer(.max), 9_223_372_036_854_775_808.0, .less),
    (.integer(.max), .float(.infinity), .less),
    (-3, -3.5, .greater),
    (false, true, .less),
    ("a", "b", .less),
    // By code points, not by UTF-16 units.
    ("\u{FFFD}", "\u{1F600}", .less),
    ([1, 0], [1], .greater),
    ([1, .null], [1], .greater),
    ([1, 2], [1, .null], .unknown),
    ([1, "a"], [1, .null], .unknown),
    ([1, 2], [3, .null], .less),
    ([], [], .equal),
    (.node(NodeIndex(1)), .node(NodeIndex(2)), .unknown),
    ([.node(NodeIndex(1)), 1], [.node(NodeIndex(1)), 2], .less),
    (.entries([:]), .entries([:]), .unknown),
    (.day(1980, 12, 24), .day(1984, 10, 11), .less),
    (.duration(days: 1), .duration(days: 2), .unknown),
    (.day(1980, 12, 24), .duration(days: 2), .unknown),
  ]

  @Test(arguments: Self.cases.indices) func compares(number: Int) {
    let (a, b, comparison) = Self.cases[number]
    #expect(a.compare(b) == comparison, "\(Evaluations.text(a)) to \(Evaluations.text(b))")
  }

  @Test func nullAnswersAreNull() {
    let unknown = CypherValue.null
    for comparison in [ValueComparison.unknown] {
      #expect(comparison.isLess == nil && comparison.isGreaterOrEqual == nil)
    }
    #expect(unknown.compares(.less, 1) == nil)
    #expect(CypherValue.float(.nan).compares(.greaterOrEqual, 1) == false)
  }
}
