import Testing

@testable import GraphRendering

@Suite struct TextTests {
  @Test(arguments: [
    ("plain", "plain"), ("  two\t \nwords ", "two words"), ("a\u{0}b", "a\u{FFFD}b"),
    ("\u{202E}evil", "\u{FFFD}evil"), ("\u{FFFE}\u{10FFFF}", "\u{FFFD}\u{FFFD}"), ("", ""),
    ("e" + String(repeating: "\u{301}", count: 9), "e" + String(repeating: "\u{301}", count: 4)),
  ])
  func plainTextHoldsOnlyWhatCanBeShown(_ text: String, _ expected: String) {
    #expect(Array(Text.plain(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(arguments: [
    (#"a"b"#, #""a\"b""#), (#"ends in \"#, #""ends in \\""#), ("\"\u{301}", "\"\\\"\u{301}\""),
    (#"\N"#, #""\\N""#),
  ])
  func quotedTextCannotEndItsString(_ text: String, _ expected: String) {
    #expect(Array(Text.quoted(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func markupIsEscapedAlsoUnderACombiningMark() {
    #expect(Text.html("<b>&\"\\") == "&lt;b&gt;&amp;&quot;\\\\")
    #expect(Array(Text.html("<\u{301}").unicodeScalars) == Array("&lt;\u{301}".unicodeScalars))
  }

  @Test(arguments: [
    ("abc", 3), ("关系", 4), ("e\u{301}", 1), ("ｱ", 1), ("Ａ", 2), ("", 0), ("😀", 2), ("a关", 3),
  ])
  func widthCountsColumns(_ text: String, _ columns: Int) {
    #expect(Text.width(text) == columns)
  }

  @Test(arguments: [
    ("one two three", 7, 3, ["one two", "three"]), ("", 5, 3, [""]),
    ("abcdefghij", 4, 3, ["abcd", "efgh", "ij"]), ("abcdefghij", 4, 2, ["abcd", "efg…"]),
    ("有限公司（二标段）", 10, 3, ["有限公司", "（二标段）"]), ("甲乙丙丁。", 8, 3, ["甲乙丙丁。"]),
    ("a  b", 1, 5, ["a", "b"]), ("（（（（（（", 4, 2, ["（（", "（…"]),
  ])
  func linesBreakByColumns(_ text: String, _ columns: Int, _ linesMax: Int, _ lines: [String]) {
    #expect(Text.wrapped(text, columns: columns, linesMax: linesMax) == lines)
  }

  @Test func numbersAreWrittenTheSameEverywhere() {
    #expect([1, 1.5, 1.25, 10.05, 0.1].map(Markup.number) == ["1", "1.5", "1.25", "10.05", "0.1"])
  }
}
