import Foundation
import Testing

@testable import Investigation

@Suite struct ComparedNameTests {
  @Test(arguments: [
    ("张三", "张三"), ("ＡＢＣ 公司", "abc 公司"), ("abc\u{3000}\t 公司 ", "abc 公司"), ("", ""),
    ("  ", ""), ("Société", "société"), ("Socie\u{301}te\u{301}", "société"), ("ﬁrm", "firm"),
    ("（中国）", "(中国)"), ("Ⅳ", "iv"), ("ＳＥＲＣＯ", "serco"),
    // Blanks between Han characters fill columns; between Latin words they part them.
    ("张 伟", "张伟"), ("张　　伟", "张伟"), ("john smith", "john smith"), ("李 John", "李 john"),
    // Middle dots of every keyboard, blanks around them.
    ("阿不都·热合曼", "阿不都·热合曼"), ("阿不都‧热合曼", "阿不都·热合曼"), ("阿不都・热合曼", "阿不都·热合曼"),
    ("阿不都•热合曼", "阿不都·热合曼"), ("阿不都．热合曼", "阿不都·热合曼"), ("阿不都.热合曼", "阿不都·热合曼"),
    ("阿不都 · 热合曼", "阿不都·热合曼"), ("阿不都･热合曼", "阿不都·热合曼"), ("J. R. Roe", "j. r. roe"),
    ("3.5 Ltd", "3.5 ltd"),
    // Traditional characters and variants.
    ("龐統", "庞统"), ("龎统", "庞统"), ("庞统", "庞统"), ("張國榮", "张国荣"), ("歐陽娜", "欧阳娜"),
    ("劉備", "刘备"), ("鄭衞國", "郑卫国"), ("趙雲峯", "赵云峰"), ("葉靈", "叶灵"),
    // Apostrophes, once and twice encoded, and read in a wrong encoding.
    ("O’Neill", "o'neill"), ("O&#39;Neill", "o'neill"), ("O&amp;#39;Neill", "o'neill"),
    ("O&amp;amp;#39;Neill", "o'neill"), ("O&rsquo;Neill", "o'neill"), ("O`Neill", "o'neill"),
    ("James O‚Äôshaughnessy", "james o'shaughnessy"), ("O\u{E2}\u{20AC}\u{2122}Neill", "o'neill"),
    ("R&D", "r&d"), ("R&amp;D", "r&d"),
  ])
  func oneForm(name: String, form: String) { #expect(ComparedName(person: name).core == form) }

  @Test(arguments: [
    ("华兴有限公司", "华兴", LegalForm.limited), ("華興有限責任公司", "华兴", .limited),
    ("华兴 股份有限公司", "华兴", .shares), ("华兴(北京)有限公司", "华兴(北京)", .limited),
    ("华兴（北京）有限公司", "华兴(北京)", .limited), ("北京华兴有限公司", "北京华兴", .limited),
    ("华兴投资合伙企业（有限合伙）", "华兴投资", .partnership), ("华兴集团公司", "华兴集团", .company),
    ("Topwood Ltd", "topwood", .limited), ("Topwood Limited", "topwood", .limited),
    ("TOPWOOD CO., LTD.", "topwood", .limited), ("Topwood Co Ltd", "topwood", .limited),
    ("Topwood P.L.C.", "topwood", .shares), ("Müller GmbH", "müller", .limited),
    ("Müller GmbH & Co. KG", "müller", .partnership),
    ("Smith and Sons Ltd", "smith & sons", .limited),
    // What is all of a name stays, and words that only end alike.
    ("有限公司", "有限公司", nil), ("Limited", "limited", nil), ("Unlimited", "unlimited", nil),
    ("公安局", "公安局", nil), ("", "", nil),
  ])
  func aFirmWithoutItsForm(name: String, core: String, form: LegalForm?) {
    let compared = ComparedName(organisation: name)
    #expect(compared.core == core && compared.form == form)
  }

  /// A and B shares of one firm bear its short name with a letter.
  @Test func shareClassesAreOneFirm() {
    let (a, b) = (ComparedName(organisation: "粤灯Ａ"), ComparedName(organisation: "粤灯B"))
    #expect(a.core == b.core && a.core == "粤灯" && a.shareClass != b.shareClass)
    #expect(ComparedName(organisation: "Vitamin B").core == "vitamin b")
    #expect(ComparedName(person: "粤灯A").core == "粤灯a")
  }

  /// The table of characters says what the transform says of each alone.
  @Test func theTableIsTheTransform() {
    let variants = Set(HanForms.variants.unicodeScalars)
    for value in stride(from: UInt32(0x4E00), to: 0xA000, by: 61) {
      let scalar = Unicode.Scalar(value)!
      if variants.contains(scalar) { continue }
      let alone = String(scalar).applyingTransform(
        StringTransform("Hant-Hans"), reverse: false)!
      if alone.unicodeScalars.contains(where: variants.contains) { continue }
      #expect(String(HanForms.common(scalar)) == alone)
    }
  }

  /// Comparing twice is comparing once.
  @Test func theFormIsItsOwn() {
    for name in ["張 偉", "O&amp;#39;Neill", "華興有限責任公司", "a. b ・c", "阿不都 ． 热合曼", "x .. y"] {
      let core = ComparedName(person: name).core
      #expect(ComparedName(person: core).core == core)
      #expect(ComparedName(organisation: core).core == ComparedName(organisation: name).core)
    }
  }

  @Test(arguments: [
    ("张伟", "张 偉", true, NameLikeness.same), ("张伟明", "张伟强", true, .apart),
    ("阿不都·热合曼", "阿卜都·热合曼", true, .near), ("john smith", "Smith John", true, .near),
    ("华兴科技", "北京华兴科技", false, .near), ("华兴科技", "华星科技", false, .near),
    ("华兴科技", "华星工贸", false, .apart), ("", "张伟", true, .unknown), ("张伟", "李伟", true, .apart),
    // Read alike, written apart: never the same.
    ("张伟", "章炜", true, .apart), ("单勇", "善勇", true, .apart),
  ])
  func likeness(a: String, b: String, isPerson: Bool, likeness: NameLikeness) {
    func name(_ text: String) -> ComparedName {
      isPerson ? ComparedName(person: text) : ComparedName(organisation: text)
    }
    #expect(NameLikeness(name(a), name(b), isPerson: isPerson) == likeness)
    #expect(NameLikeness(name(b), name(a), isPerson: isPerson) == likeness)
  }

  @Test(
    arguments: [
      "", " ", "无", "不详", "N/A", "n/a ", "NULL", "unknown", "-", "--", "／", "000000", "111111111",
      "1234567890", "9876543210", "0123456789", "000000000000000000", "１２３４５６", "。。。", "0",
      "aaaa",
    ])
  func placeholders(text: String) { #expect(PlaceholderText.isPlaceholder(text)) }

  @Test(
    arguments: [
      "张伟", "无锡", "吴", "丽丽", "123", "12345", "13800000000", "Nathan", "Unknown Pleasures Ltd",
      "1234567891", "7", "o'n",
    ])
  func noPlaceholders(text: String) { #expect(!PlaceholderText.isPlaceholder(text)) }
}
