import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct EqualityTests {
  static let cases: [(a: CypherValue, b: CypherValue, equal: Bool?)] = [
    (1, 1.0, true),
    (1, "1", false),
    (.null, .null, nil),
    (1, .null, nil),
    (.float(.nan), .float(.nan), false),
    (.float(.nan), 1, false),
    (0.0, -0.0, true),
    // Beyond 2^53 a double has no odd numbers.
    (9_007_199_254_740_993, 9_007_199_254_740_992.0, false),
    (9_007_199_254_740_992, 9_007_199_254_740_992.0, true),
    (.integer(.max), 9_223_372_036_854_775_808.0, false),
    (.integer(.min), -9_223_372_036_854_775_808.0, true),
    ("\u{E9}", "e\u{301}", false),
    ([1, 2], [1, .null], nil),
    ([2, 2], [1, .null], false),
    ([1], [1, .null], false),
    ([[1, 2], [1, 3]], [[1, 2], [.null, "foo"]], false),
    ([], [], true),
    ([1, 2], "foo", false),
    (.entries(["a": 1, "b": 2]), .entries(["b": 2, "a": 1]), true),
    (.entries(["a": .null]), .entries(["a": .null]), nil),
    (.entries(["a": .null]), .entries(["a": 1]), nil),
    (.entries(["a": .null]), .entries(["b": .null]), false),
    (.entries(["a": .null]), .entries([:]), false),
    (.node(NodeIndex(1)), .node(NodeIndex(1)), true),
    (.node(NodeIndex(1)), 1, false),
    (.duration(days: 1), .duration(seconds: 86_400), false),
    (.day(2020, 1, 2), .day(2020, 1, 2), true),
  ]

  @Test(arguments: Self.cases.indices) func equals(number: Int) {
    let (a, b, equal) = Self.cases[number]
    #expect(a.equals(b) == equal, "\(Evaluations.text(a)) = \(Evaluations.text(b))")
  }

  /// A loop walked either way, and a path and its reverse.
  @Test func pathsAreEqualByWhatTheyPass() {
    let loop = RelationshipValue(from: 0, to: 0, position: 4, type: 1)
    let (a, b) = (
      PathValue(nodes: [0, 0], relationships: [loop]),
      PathValue(nodes: [0, 0], relationships: [loop])
    )
    #expect(CypherValue.path(a).equals(.path(b)) == true)
    let tie = RelationshipValue(from: 0, to: 1, position: 4, type: 1)
    let there = PathValue(nodes: [0, 1], relationships: [tie])
    let back = PathValue(nodes: [1, 0], relationships: [tie])
    #expect(CypherValue.path(there).equals(.path(back)) == false)
  }

  static let containments: [(value: CypherValue, list: [CypherValue], contained: Bool?)] = [
    (1, [2, .null], nil),
    (1, [1, .null], true),
    (.null, [], false),
    (.null, [1], nil),
    (3, [1, 2], false),
    ([1, .null], [[1, 2]], nil),
    ([2, .null], [[1, 2]], false),
  ]

  @Test(arguments: Self.containments.indices) func contained(number: Int) {
    let (value, list, contained) = Self.containments[number]
    #expect(value.isContained(in: list) == contained)
  }
}
