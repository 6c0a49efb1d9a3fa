import CypherSyntax
import Testing

@Suite("Excerpts")
struct QueryExcerptTests {
  /// A text with the place marked, and the line and underline that are shown.
  static let places: [(String, String, String)] = [
    ("MATCH (n) «RETRUN» n", "  1 | MATCH (n) RETRUN n", "    |           ^^^^^^"),
    ("«»", "  1 | ", "    | ^"), ("RETURN«»", "  1 | RETURN", "    |       ^"),
    ("RETURN 1\n\n «»", "  1 | RETURN 1", "    |         ^"),
    ("MATCH (王小明) «RETRUN» 1", "  1 | MATCH (王小明) RETRUN 1", "    |                ^^^^^^"),
    ("RETURN «王小明» x", "  1 | RETURN 王小明 x", "    |        ^^^^^^"),
    ("RETURN e\u{301} «x»", "  1 | RETURN e\u{301} x", "    |          ^"),
    ("\tRETURN\t«x»", "  1 |     RETURN  x", "    |             ^"),
    ("RETURN 1\nAS\r\n «x y»\nz", "  3 |  x y", "    |  ^^^"),
    ("RETURN «[1,\n2»]", "  1 | RETURN [1,", "    |        ^^^"),
    ("RETURN \u{1B}[2J\u{202E} «x»", "  1 | RETURN ␛[2J\u{FFFD} x", "    |              ^"),
  ]

  @Test("the line and the underline", arguments: places)
  func place(_ marked: String, _ line: String, _ underline: String) {
    let marked = Marked(marked)
    let lines = QueryExcerpt.render(marked.text, span: marked.span, message: "m", hint: "h")
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == line)
    #expect(lines[2] == underline)
    #expect(lines[3] == "  hint: h")
  }

  @Test("line and column are counted from one, columns in characters")
  func numbers() {
    let marked = Marked("RETURN 1,\r\n 人 «x»")
    let excerpt = QueryExcerpt.render(marked.text, span: marked.span, message: "bad")
    #expect(excerpt.hasPrefix("line 2, column 4: bad\n"))
  }

  @Test("a wide line is cut around the place", arguments: [0, 30, 60, 150, 290])
  func wideLines(_ place: Int) {
    let words = (0..<60).map { "人x\($0)" }.joined(separator: ",")
    let bytes = Array(words.utf8)
    let start = bytes[place...].firstIndex(of: UInt8(ascii: "x")) ?? place
    let lines = QueryExcerpt.render(
      words, span: SourceSpan(start, start + 1), message: "m", width: 60
    ).split(separator: "\n").map(String.init)
    #expect(DisplayWidth.of(lines[1]) <= 62)
    let column = lines[2].unicodeScalars.count - 1
    var width = 0
    var above: Character?
    for character in lines[1] {
      if width == column { above = character }
      width += DisplayWidth.of(String(character))
    }
    #expect(above == "x")
  }

  @Test(
    "widths",
    arguments: [
      ("a", 1), ("人", 2), ("é", 1), ("e\u{301}", 1), ("Ａ", 2), ("😀", 2), ("한", 2), ("—", 1),
    ])
  func width(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }
}
