import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct StoredValueTests {
  static let refused: [(id: String, value: CypherValue)] = [
    ("a map", .entries(["num": 1])),
    ("a list of maps", [.entries(["num": 1])]),
    ("a list of lists", [[1], [2]]),
    ("a list with null", [1, .null]),
    ("a list of two kinds", [1, "a"]),
    ("a node", .node(NodeIndex(0))),
    ("a list of nodes", [.node(NodeIndex(0))]),
    ("bytes", .bytes([1])),
  ]

  @Test(arguments: Self.refused.indices) func refuses(number: Int) {
    let error = #expect(throws: CypherError.self, "\(Self.refused[number].id)") {
      try Self.refused[number].value.stored()
    }
    #expect(error?.code == .type && error?.detail == "InvalidPropertyType")
  }

  @Test func keepsWhatPropertiesHold() throws {
    #expect(try CypherValue.null.stored() == nil)
    #expect(try CypherValue.list([1, 2.5]).stored() == .list([.integer(1), .double(2.5)]))
    #expect(try CypherValue.list([]).stored() == .list([]))
    #expect(try CypherValue.day(1970, 1, 2).stored() == .date(CalendarDate(days: 1)))
    let far = LocalDate(year: 999_999_999, month: 1, day: 1)!
    #expect(try CypherValue.date(far).stored() == .wideDate(far))
  }
}
