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

  /// Every scalar of the first plane, and the sparser of the others, folds as the plain rule says,
  /// alone and between others, and twice is once.
  @Test func everyScalar() {
    let numbers = Array(0...0xFFFF) + Array(stride(from: 0x1_0000, to: 0x11_0000, by: 61))
    var wrong: [String] = []
    for number in numbers {
      guard let scalar = Unicode.Scalar(UInt32(number)) else { continue }
      let isHan = (0x3400...0x9FFF).contains(number) || (0xAC00...0xF8FF).contains(number)
      for text in isHan ? ["A\(scalar) "] : [String(scalar), "A\(scalar)张", " \(scalar) "] {
        let folded = FoldedText(text).bytes
        if folded != Array(TextVerifier.fold(text).utf8) { wrong.append(text) }
        let again = folded.withUnsafeBytes { FoldedText(bytes: $0).bytes }
        if again != folded { wrong.append(text) }
      }
    }
    #expect(wrong.isEmpty)
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
  @Test(.timeLimit(.minutes(10))) func combiningMarksWithoutEnd() {
    let marks = String(repeating: "\u{301}\u{316}", count: 80_000)
    #expect(FoldedText("a" + marks).bytes.count > 320_000)
  }
}
