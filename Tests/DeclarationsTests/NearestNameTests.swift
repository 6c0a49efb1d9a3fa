import Declarations
import Testing

@Suite struct NearestNameTests {
  static let names = ["string", "integer", "decimal", "date", "list", ","]

  @Test(
    arguments: [
      ("strng", "string"), ("STRING", "string"), ("intger", "integer"), ("int", "integer"),
      ("dat", "date"), (";", nil), ("x", nil), ("vehicle", nil), ("", nil),
    ] as [(String, String?)])
  func slipsAreFoundAndStrangersAreNot(_ text: String, _ expected: String?) {
    #expect(nearest(text, among: Self.names) == expected)
  }
}
