import ReferenceGraph
import Testing

@testable import PropertyGraph

@Suite struct FoldedTextTests {
  private func fold(_ text: String) -> String {
    String(decoding: FoldedText(text).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("张三", "张三"), ("ＡＢＣ 公司", "abc 公司"), ("abc\u{3000}\t 公司 ", "abc 公司"), ("", ""), ("  ", ""),
    ("Société", "société"), ("Socie\u{301}te\u{301}", "société"), ("ﬁrm", "firm"), ("（中国）", "(中国)"),
    ("Ⅳ", "iv"), ("ＳＥＲＣＯ", "serco"), ("阿不都・热合曼", "阿不都·热合曼"), ("阿不都•热合曼", "阿不都·热合曼"),
    ("阿不都‧热合曼", "阿不都·热合曼"), ("阿不都·热合曼", "阿不都·热合曼"), ("阿不都･热合曼", "阿不都·热合曼"),
    ("張偉", "張偉"), ("a\u{0}B", "a\u{0}b"), ("a\r\n\u{B}b", "a b"), ("\u{FA0E}", "\u{FA0E}"),
    ("\u{F900}", "豈"), ("１２３", "123"), ("~", "~"), ("～", "~"), ("[｛", "[{"), ("İ", "i̇"),
    ("ÄÖ", "äö"),
    ("𠀀", "𠀀"), ("😀", "😀"),
  ])
  func oneForm(text: String, form: String) {
    #expect(Array(fold(text).unicodeScalars) == Array(form.unicodeScalars))
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}"), ([0xE5, 0xBC], "\u{FFFD}"), ([0x41, 0x80, 0x42], "a\u{FFFD}b"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xE5, 0x41, 0x41], "\u{FFFD}aa"),
      ([0xC2], "\u{FFFD}"), ([0xE4, 0xB8], "\u{FFFD}"), ([0xF0, 0x9F, 0x98], "\u{FFFD}"),
    ] as [([UInt8], String)])
  func malformedBytes(bytes: [UInt8], form: String) {
    #expect(bytes.withUnsafeBytes { FoldedText(bytes: $0).bytes } == Array(form.utf8))
  }

  /// Every scalar, alone and between others, folds as the plain rule says, and twice is once.
  @Test func everyScalar() {
    var wrong = 0
    for number in UInt32(0)...0x3_FFFF {
      guard let scalar = Unicode.Scalar(number) else { continue }
      for text in [String(scalar), "A\(scalar)张", " \(scalar) "] {
        let folded = FoldedText(text).bytes
        if folded != Array(TextVerifier.fold(text).utf8) { wrong += 1 }
        let again = folded.withUnsafeBytes { FoldedText(bytes: $0).bytes }
        if again != folded { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func theShortWayAgrees() {
    var random = SeededGenerator(seed: 5)
    let pieces = [
      "a", "B", "Z", "9", " ", "  ", "张", "一", "龥", "\u{9FFF}", "Ａ", "é", "\u{301}", "㐀", "&", "@",
      "[", "`", "{", "\u{3000}", "\t", "\u{FA0E}", "K", "ı", "İ", "・", "•", "、", "ｱ", "\u{3099}",
      "か",
    ]
    for _ in 0..<4000 {
      let text = (0..<random.below(6)).map { _ in random.pick(pieces) }.joined()
      #expect(FoldedText(text).bytes == Array(TextVerifier.fold(text).utf8), "\(text)")
    }
  }

  /// Marks without end take no quadratic time.
  @Test(.timeLimit(.minutes(1))) func aMillionCombiningMarks() {
    let marks = String(repeating: "\u{301}\u{316}", count: 250_000)
    #expect(FoldedText("a" + marks).bytes.count > 1_000_000)
  }
}
