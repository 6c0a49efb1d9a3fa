import Testing

@testable import CypherSyntax

@Suite("Keywords")
struct KeywordTests {
  @Test("every keyword is found in any case", arguments: Keyword.allCases)
  func lookup(_ keyword: Keyword) {
    for text in [keyword.rawValue, keyword.rawValue.lowercased()] {
      #expect(Keyword.spelled(by: Array(text.utf8)[...]) == keyword)
    }
    #expect(Keyword.spelled(by: Array((keyword.rawValue + "_").utf8)[...]) == nil)
  }

  @Test(
    "slips are near, other words are not",
    arguments: [
      ("MTACH", Keyword.match), ("macth", .match), ("retrn", .return), ("WEHRE", .where),
      ("unwnid", .unwind), ("OPTINAL", .optional), ("abc", nil), ("person", nil), ("ab", nil),
    ] as [(String, Keyword?)])
  func nearest(_ word: String, _ keyword: Keyword?) {
    #expect(Keyword.nearest(to: Array(word.utf8)[...]) == keyword)
  }
}
