import ReferenceGraph
import Testing

@testable import Investigation

@Suite struct NameNormalisationTests {
  @Test(arguments: [
    ("张三", "张三"), ("ＡＢＣ 公司", "abc 公司"), ("abc\u{3000}\t 公司 ", "abc 公司"), ("", ""),
    ("  ", ""), ("Société", "société"), ("Socie\u{301}te\u{301}", "société"), ("ﬁrm", "firm"),
    ("（中国）", "(中国)"), ("Ⅳ", "iv"), ("ＳＥＲＣＯ", "serco"),
  ])
  func oneForm(name: String, form: String) { #expect(normalisedName(name) == form) }

  /// The quick comparison never says anything else than the slow one.
  @Test func theShortCutAgrees() {
    var chance = SeededGenerator(seed: 5)
    let pieces = [
      "a", "B", "Z", "9", " ", "  ", "张", "一", "龥", "\u{9FFF}", "Ａ", "é", "\u{301}", "㐀", "&", "@",
      "[", "`", "{", "\u{3000}", "\t", "\u{FA0E}", "K", "ı", "İ",
    ]
    var quick = 0
    for _ in 0..<4000 {
      let name = (0..<chance.below(5)).map { _ in chance.pick(pieces) }.joined()
      let other =
        chance.chance(0.5)
        ? name.uppercased() : (0..<chance.below(3)).map { _ in chance.pick(pieces) }.joined()
      let wanted = normalisedName(other)
      let answer = Array(name.utf8).withUnsafeBytes { isPlainName($0, sameAs: wanted) }
      guard let answer else { continue }
      quick += 1
      #expect(answer == (normalisedName(name) == wanted), "\(name) | \(other)")
    }
    #expect(quick > 500)
    // Bytes that are no text at all are left to the slow way, or agree with nothing.
    for bytes: [UInt8] in [
      [0xE5], [0xE4], [0xE4, 0xB8], [0xE9, 0xBF], [0xFF], [0xE5, 0x41, 0x41],
    ] {
      #expect(bytes.withUnsafeBytes { isPlainName($0, sameAs: "x") } != true)
    }
  }
}
