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
}
