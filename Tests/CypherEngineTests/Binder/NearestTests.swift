import Testing

@testable import CypherEngine

@Suite struct NearestTests {
  @Test(
    arguments: [
      ("nmae", ["name", "node"], "name"),
      ("NAME", ["node", "name"], "name"),
      ("x", ["y"], nil),
      ("x", ["alpha"], nil),
      ("", ["a"], nil),
      ("person", ["tender", "company"], nil),
      ("abc", ["abd", "abe"], "abd"),
      (String(repeating: "a", count: 65), [String(repeating: "a", count: 64)], nil),
    ] as [(String, [String], String?)])
  func nearest(_ name: String, _ candidates: [String], _ expected: String?) {
    #expect(Nearest.name(to: name, among: candidates) == expected)
  }
}
