import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct SubscriptTests {
  static let map: CypherValue = .entries(["name": "Mats", "Name": "Pontus"])

  static let elements: [(value: CypherValue, index: CypherValue, outcome: String)] = [
    ([1, 2, 3], 0, "1"), ([1, 2, 3], -1, "3"), ([1, 2, 3], 3, "null"), ([1, 2, 3], -4, "null"),
    ([1, 2, 3], .integer(.min), "null"), ([1, 2, 3], .null, "null"), (.null, 1, "null"),
    (map, "name", "'Mats'"), (map, "nAMe", "null"), (map, .null, "null"),
    (map, 0, "TypeError: MapElementAccessByNonString"),
    (map, 12.3, "TypeError: MapElementAccessByNonString"),
    ([1], "a", "TypeError: ListElementAccessByNonInteger"),
    ([1], 0.0, "TypeError: ListElementAccessByNonInteger"),
    (100, 0, "TypeError: InvalidArgumentType"), ("abc", 0, "TypeError: InvalidArgumentType"),
  ]

  @Test(arguments: Self.elements.indices) func element(number: Int) throws {
    let (value, index, outcome) = Self.elements[number]
    let context = try Evaluations.context()
    #expect(try Evaluations.outcome { try value.element(at: index, context) } == outcome)
  }

  static let slices: [(from: CypherValue?, to: CypherValue?, outcome: String)] = [
    (1, 3, "[2, 3]"), (nil, 2, "[1, 2]"), (3, nil, "[4, 5]"), (nil, nil, "[1, 2, 3, 4, 5]"),
    (-3, -1, "[3, 4]"), (-30, 2, "[1, 2]"), (3, 1, "[]"), (0, .integer(.max), "[1, 2, 3, 4, 5]"),
    (.integer(.min), .integer(.min), "[]"), (.null, 2, "null"), (1, .null, "null"),
    ("1", 2, "TypeError: InvalidArgumentType"),
  ]

  @Test(arguments: Self.slices.indices) func slice(number: Int) throws {
    let (from, to, outcome) = Self.slices[number]
    let list: CypherValue = [1, 2, 3, 4, 5]
    #expect(try Evaluations.outcome { try list.slice(from: from, to: to) } == outcome)
  }

  @Test func slicesAreOfLists() throws {
    #expect(try CypherValue.null.slice(from: "x", to: nil).isNull)
    #expect(throws: CypherError.self) { try CypherValue.text("abc").slice(from: 1, to: nil) }
  }
}
