import Investigation
import Testing

@Suite struct UnifiedSocialCreditCodeTests {
  @Test func everyValidCodePassesAndNoOtherCheckCharacter() {
    for number in 10_000..<10_040 {
      let code = InventedID.uscc("91990101MA5A\(number)")
      for check in "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ" {
        let text = String(code.dropLast()) + String(check)
        #expect((UnifiedSocialCreditCode(text) != nil) == (check == code.last))
      }
    }
  }

  @Test(arguments: [
    // Known examples.
    ("91350100M000100Y43", "市场监管", "企业"), ("91110000600037341L", "市场监管", "企业"),
    (InventedID.uscc("N2990101MA5A12345"), "农业", "村级集体经济组织"),
    (InventedID.uscc("11990101MA5A12345"), "机构编制", "机关"),
    (InventedID.uscc("A1990101MA5A12345"), "中央军委改革和编制办公室", "军队事业单位"),
    (InventedID.uscc("52990101MA5A12345"), "民政", "民办非企业单位"),
    (InventedID.uscc("Y1990101MA5A12345"), "其他", "其他"),
    // A letter in the second place is a kind nobody published.
    (InventedID.uscc("NC990101MA5A12345"), "农业", nil),
    (InventedID.uscc("C1990101MA5A12345"), nil, nil),
  ])
  func whoRegisteredWhat(text: String, authority: String?, kind: String?) throws {
    let code = try #require(UnifiedSocialCreditCode(text))
    #expect(code.authority?.zh == authority && code.kind?.zh == kind)
    #expect((code.authority?.en == nil) == (authority == nil))
    #expect(code.region == text.dropFirst(2).prefix(6))
  }

  @Test(arguments: [
    ("", UnifiedSocialCreditCode.Verdict.wrongForm), ("91350100M000100Y4", .wrongForm),
    ("91350100m000100Y43", .wrongForm), ("91350100M000100Y433", .wrongForm),
    ("9135010OM000100Y43", .wrongForm), ("企业", .wrongForm),
    ("91350100M000100Y34", .wrongCheck), ("91350100M000100Y44", .wrongCheck),
    ("9135A100M000100Y43", .wrongForm), ("91350100S000100Y43", .wrongForm),
  ])
  func otherTexts(text: String, verdict: UnifiedSocialCreditCode.Verdict) {
    #expect(UnifiedSocialCreditCode.verdict(on: text) == verdict)
  }

  /// The code inside is told apart from the whole: 60003734 has the check 1.
  @Test func theInnerCheckIsToldAndNotHeldAgainstACode() throws {
    let right = try #require(UnifiedSocialCreditCode("91110000600037341L"))
    #expect(right.isInnerCheckRight && right.organisationCode == "600037341")
    let other = try #require(
      UnifiedSocialCreditCode(InventedID.uscc("91110000600037342")))
    #expect(!other.isInnerCheckRight)
  }

  @Test(arguments: [
    ("600037341", "600037341"), ("60003734-1", "600037341"), ("600037342", nil), ("60003734", nil),
    ("", nil), ("6000373é1", nil),
  ])
  func organisationCodes(text: String, code: String?) {
    #expect(OrganisationCode(text)?.code == code)
  }
}
