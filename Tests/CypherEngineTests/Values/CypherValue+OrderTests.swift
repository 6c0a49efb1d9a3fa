import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct OrderTests {
  /// Ascending.
  static let ascending: [CypherValue] = [
    .entries([:]), .entries(["a": 2]), .entries(["b": 1]), .entries(["a": 1, "b": 1]),
    .node(NodeIndex(0)), .node(NodeIndex(1)),
    .relationship(RelationshipValue(from: 0, to: 1, position: 0, type: 0)),
    [], ["a"], ["a", 1], [1], [1, "a"], [1, .null], [.null, 1], [.null, 2],
    .path(PathValue(nodes: [0], relationships: [])),
    .bytes([1]),
    .point(Point(srid: 7203, x: 1, y: 0)),
    .temporal(.dateTime(Evaluations.now)),
    .temporal(.localDateTime(Evaluations.now.local)),
    .day(2020, 1, 1), .day(2020, 1, 2),
    .temporal(.time(ZonedTime(nanoseconds: 0, offsetSeconds: 0))),
    .temporal(.localTime(.midnight)),
    .duration(seconds: 86_399), .duration(seconds: 86_400), .duration(days: 1),
    .duration(months: 1),
    "", "a", "b", "text",
    false, true,
    .float(-.infinity), .integer(.min), -1.5, 0, 1, 1.5, .integer(.max), .float(.infinity),
    .float(.nan),
    .null,
  ]

  @Test func allKindsHaveTheirPlace() {
    for (x, a) in Self.ascending.enumerated() {
      for (y, b) in Self.ascending.enumerated() {
        #expect(
          a.order(b).signum() == (x - y).signum(),
          "\(Evaluations.text(a)) and \(Evaluations.text(b))")
      }
    }
  }
}
