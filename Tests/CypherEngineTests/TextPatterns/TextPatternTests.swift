import PropertyGraph
import Testing

@testable import CypherEngine

/// What a regular expression fits as a whole.
@Suite struct TextPatternTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let pattern: String
    let fits: [String]
    let fails: [String]

    init(_ pattern: String, fits: [String] = [], not fails: [String] = []) {
      self.pattern = pattern
      self.fits = fits
      self.fails = fails
    }

    var testDescription: String { pattern }
  }

  static let cases: [Case] = [
    Case("", fits: [""], not: ["a"]),
    Case("abc", fits: ["abc"], not: ["ab", "abcd", "xabc", "ABC"]),
    Case("a.c", fits: ["abc", "a中c", "a𠀀c"], not: ["ac", "a\nc", "a\r\nc", "abbc"]),
    Case("(?s)a.c", fits: ["a\nc", "abc"]),
    Case(".*有限公司", fits: ["北京某某有限公司", "有限公司"], not: ["有限公司分公司"]),
    Case("(?i)ABC", fits: ["abc", "aBc"], not: ["abd"]),
    Case("(?i)straße", fits: ["STRAßE", "straße"], not: ["strasse"]),
    Case("(?i)é+", fits: ["éÉé"]),
    Case("a(?i)b", fits: ["ab", "aB"], not: ["AB"]),
    Case("a(?i:b)c", fits: ["aBc", "abc"], not: ["aBC"]),
    Case("(a(?i)b)c", fits: ["aBc"], not: ["aBC"]),
    Case("(?i)a(?-i)b", fits: ["Ab", "ab"], not: ["AB"]),
    Case("[a-c]+", fits: ["abccba"], not: ["", "abd"]),
    Case("[^a-c]", fits: ["d", "中", "\n"], not: ["a", "dd"]),
    Case("(?i)[^a]", fits: ["b"], not: ["a", "A"]),
    Case("(?i)[a-c]+", fits: ["aBc"]),
    Case("[]a]", fits: ["]", "a"], not: ["b"]),
    Case("[-a]", fits: ["-", "a"]),
    Case("[a-]", fits: ["-", "a"]),
    Case("[a\\-z]", fits: ["a", "-", "z"], not: ["b"]),
    Case("[a[xy]]", fits: ["a", "x", "y"], not: ["b"]),
    Case("[a-z&&[^b-d]]", fits: ["a", "e"], not: ["b", "c", "A"]),
    Case("[\\d_]+", fits: ["12_3"], not: ["a"]),
    Case("[.*+?]", fits: [".", "*", "+", "?"], not: ["a"]),
    Case("\\d{17}[\\dX]", fits: ["11010519491231002X"], not: ["1101051949123100X", "一二"]),
    Case("\\w+@\\w+\\.com", fits: ["ab_1@x.com"], not: ["@x.com", "ab@xxcom"]),
    Case("\\s+", fits: [" \t\n"], not: ["\u{A0}", ""]),
    Case("\\S\\D\\W", fits: ["aa-"], not: ["a1-", " a-"]),
    Case("\\h\\v\\R", fits: ["\u{3000}\n\r\n"], not: ["a\n\n"]),
    Case("a|b|cd", fits: ["a", "b", "cd"], not: ["c", "ab", ""]),
    Case("a|", fits: ["a", ""], not: ["b"]),
    Case("(?:ab)+", fits: ["ab", "abab"], not: ["aba", ""]),
    Case("(?<name>ab)?c", fits: ["c", "abc"]),
    Case("a{2}", fits: ["aa"], not: ["a", "aaa"]),
    Case("a{2,}", fits: ["aa", "aaaaa"], not: ["a"]),
    Case("a{1,3}", fits: ["a", "aaa"], not: ["", "aaaa"]),
    Case("a{0}", fits: [""], not: ["a"]),
    Case("a{2}{3}", fits: ["aaaaaa"], not: ["aaaa"]),
    Case("a*?b+?c??", fits: ["b", "aabbc"], not: ["aa"]),
    Case("(a*)*", fits: ["", "aaa"], not: ["b"]),
    Case("(a|b*)*c", fits: ["abbac", "c"], not: ["ab"]),
    Case("^a$", fits: ["a"], not: ["a\n", "ba"]),
    Case("\\Aa\\z", fits: ["a"], not: ["a\n"]),
    Case("a\\Z.?", fits: ["a"], not: ["ab"]),
    Case("(?s)a$.", fits: ["a\n"], not: ["ab"]),
    Case("(?m)a$\\n^b", fits: ["a\nb"], not: ["ab"]),
    Case("a$\\n^b", not: ["a\nb"]),
    Case("a\\b.\\bb", fits: ["a b"], not: ["axb"]),
    Case("a\\Bb", fits: ["ab"]),
    Case("中\\b", fits: ["中"]),
    Case("\\p{L}+", fits: ["aé中"], not: ["1", ""]),
    Case("\\p{Lu}\\p{Ll}", fits: ["Ab"], not: ["ab"]),
    Case("\\pL\\PL", fits: ["a1"], not: ["aa"]),
    Case("\\P{IsHan}", fits: ["a"], not: ["中"]),
    Case("\\p{^Nd}", fits: ["a"], not: ["1"]),
    Case("\\p{IsHan}{2,4}", fits: ["张三", "欧阳娜娜"], not: ["张", "张a"]),
    Case("\\p{script=Han}", fits: ["㐀", "𠀀"], not: ["あ"]),
    Case("\\p{sc=Latin}+", fits: ["aé"], not: ["а"]),
    Case("\\p{IsCyrillic}", fits: ["а"], not: ["a"]),
    Case("\\p{InCJKUnifiedIdeographs}", fits: ["中"], not: ["㐀"]),
    Case("[\\p{Alpha}\\p{Digit}]+", fits: ["a1"], not: ["é"]),
    Case("\\p{IsAlphabetic}", fits: ["é", "中"], not: ["-"]),
    Case("\\p{gc=Sc}", fits: ["¥"], not: ["a"]),
    Case("\\Qa.b\\E.", fits: ["a.bc"], not: ["axbc"]),
    Case("\\Qab\\E+", fits: ["abbb"], not: ["abab"]),
    Case("\\Qa*", fits: ["a*"], not: ["aa"]),
    Case("\\u4e2d\\x41\\x{1F600}\\uD83D\\uDE00\\0101", fits: ["中A😀😀A"]),
    Case("\\t\\n\\r\\f\\e\\a\\cA", fits: ["\t\n\r\u{0C}\u{1B}\u{07}\u{01}"]),
    Case("\\.\\*\\\\\\-\\中", fits: [".*\\-中"]),
    Case("(?x) a b # c\n c", fits: ["abc"], not: ["a b"]),
    Case("é", fits: ["é"], not: ["e\u{301}"]),
    Case("e.", fits: ["e\u{301}"]),
    Case("a]}", fits: ["a]}"]),
  ]

  @Test(arguments: cases)
  func fits(_ each: Case) throws {
    let pattern = try TextPattern(each.pattern)
    for text in each.fits { #expect(try pattern.matches(ByteString(text)), "\(text)") }
    for text in each.fails { #expect(try !pattern.matches(ByteString(text)), "\(text)") }
  }

  @Test(arguments: [
    "(", ")", "a)", "[", "[a", "*", "+a", "?", "a**", "{", "a{", "a{1", "a{2,1}", "a{,2}", "a{x}",
    "\\", "\\y", "\\1", "(a)\\1", "\\k<n>", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?>a)", "a*+",
    "a++", "(?z)a", "(?i", "(?<n a)", "\\p{Nonsense}", "\\p{L", "\\u12", "\\x{110000}", "\\uD83D",
    "[z-a]", "[a-\\d]", "a{10001}", "(a{1000}){1000}", "((a{100}){100}){100}", "\\c",
    String(repeating: "(", count: 10_000), String(repeating: "[", count: 10_000),
    "a" + String(repeating: "{1}", count: 10_000),
  ])
  func isRefused(_ pattern: String) {
    #expect {
      _ = try TextPattern(pattern)
    } throws: { error in
      (error as? CypherError)?.code == .argument
    }
  }

  @Test func saysWhereButNotWhat() throws {
    #expect {
      _ = try TextPattern("李四(张三")
    } throws: { error in
      let text = "\(error)"
      return text.contains("character 6") && !text.contains("张三")
    }
  }

  /// Patterns that take other matchers time without end.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)*x", "(a?){50}a{50}b", "(\\w+\\s?)*!"])
  func isQuick(_ pattern: String) throws {
    #expect(
      try !TextPattern(pattern).matches(ByteString(String(repeating: "a", count: 2_000))))
  }

  @Test func canBeStopped() throws {
    struct Stop: Error {}
    let pattern = try TextPattern("(a|b|c|d)*x")
    let text = ByteString(String(repeating: "abcd", count: 50_000))
    #expect(throws: Stop.self) { _ = try pattern.matches(text) { throw Stop() } }
  }
}
