import Testing

@testable import PropertyGraph

@Suite struct LatinLettersTests {
  private func letters(_ text: String) -> String? {
    FoldedText(text).bytes.withUnsafeBytes { LatinLetters.ofQuery($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("zhangwei", "zhangwei"), ("Zhang Wei", "zhangwei"), ("zhāng wěi", "zhangwei"),
    ("zhang1wei3", "zhangwei"), ("zhang1 wei3", "zhangwei"), ("xi'an", "xian"), ("xi’an", "xian"),
    ("lü", "lv"), ("LÜ", "lv"), ("lǚ", "lv"), ("lu:3", "lv"), ("lv", "lv"), ("lu", "lu"),
    ("u\u{308}", "v"), ("ńg", "ng"), ("zha\u{304}ng", "zhang"), ("ｚｗ", "zw"), ("er5", "er"),
    ("tai-yuan", "taiyuan"), ("ā", "a"),
  ])
  func pinyin(text: String, plain: String) { #expect(letters(text) == plain) }

  @Test(arguments: [
    "", " ", "'", "张", "zhang伟", "3m", "a12", "a9", "a.b", "2024", ":", "a:", "\u{301}", "ж",
    "a\u{0}",
  ])
  func noPinyin(text: String) { #expect(letters(text) == nil) }
}
