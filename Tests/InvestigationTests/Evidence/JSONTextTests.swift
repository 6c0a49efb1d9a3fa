import Foundation
import Investigation
import ReferenceGraph
import Testing

@Suite struct JSONTextTests {
  @Test(
    arguments: [
      (.null, "null"), (.boolean(true), "true"), (.integer(-7), "-7"), (.number(0.5), "0.5"),
      (.number(.nan), "null"), (.number(-.infinity), "null"), (.string(""), "\"\""),
      (.string("a\"\\\n\r\t\u{0}\u{1F}/关系😀"), "\"a\\\"\\\\\\n\\r\\t\\u0000\\u001f/关系😀\""),
      (.string("\r\n"), "\"\\r\\n\""),
      (.array([]), "[]"), (.array([.integer(1), .array([.null])]), "[1,[null]]"),
      (.object([]), "{}"), (.object([("b", .integer(1)), ("a", .null)]), "{\"b\":1,\"a\":null}"),
      (.object([("\n", .null)]), "{\"\\n\":null}"),
    ] as [(JSONText, String)])
  func theTextIs(json: JSONText, text: String) { #expect(json.text == text) }

  @Test func randomTextsComeBack() throws {
    var chance = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let scalars = (0..<chance.below(12)).map { _ in
        let limit = chance.pick([0x20, 0x80, 0x3000, 0xD800, 0x11_0000])
        return Unicode.Scalar(UInt32(chance.below(limit))) ?? "\u{FFFD}"
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let json = JSONText.array([.string(text)]).text
      let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
      #expect(back?.first.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test func randomNumbersComeBack() throws {
    var chance = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let number = Double(bitPattern: chance.next())
      guard number.isFinite else { continue }
      let json = JSONText.array([.number(number)]).text
      let back = try JSONDecoder().decode([Double].self, from: Data(json.utf8))
      #expect(back == [number])
    }
  }
}
