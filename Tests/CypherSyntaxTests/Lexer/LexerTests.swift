import Testing

@testable import CypherSyntax

@Suite("Tokens")
struct LexerTests {
  private func kinds(_ text: String) -> [TokenKind] {
    Lexer.tokens(of: Array(text.utf8)).tokens.map(\.kind).dropLast()
  }

  @Test(
    "the longest sign that fits is taken",
    arguments: [
      ("1..3", [.integer, .doubleDot, .integer]), ("1.5..2", [.float, .doubleDot, .integer]),
      ("1.x", [.integer, .dot, .word]), (".5", [.float]), ("a.5", [.word, .float]),
      ("1e5", [.float]), ("1.e5", [.integer, .dot, .word]), ("<>", [.notEqual]),
      ("<=>=", [.lessOrEqual, .greaterOrEqual]), ("<-->", [.less, .minus, .minus, .greater]),
      ("=~+=", [.matches, .plusEqual]), ("a::b:c", [.word, .doubleColon, .word, .colon, .word]),
      ("|| |", [.doubleBar, .bar]), ("//x\n1/*2*/3", [.integer, .integer]),
      ("\u{FEFF}a\u{3000}b\u{A0}c", [.word, .word, .word]),
      ("$a$1$`b c`", [.parameter, .parameter, .parameter]),
      ("é人_1", [.word]), ("''\"\"``", [.string, .string, .quotedName]),
      ("—⟨〉", [.dash, .leftArrowhead, .rightArrowhead]),
    ] as [(String, [TokenKind])])
  func signs(_ text: String, _ expected: [TokenKind]) {
    #expect(kinds(text) == expected)
  }

  @Test("brackets know what closes them and what stands directly inside")
  func brackets() {
    let tokens = Lexer.tokens(of: Array("[a, (b | c) | d | {e}] )".utf8)).tokens
    #expect(tokens[0].partner == 14)
    #expect(tokens[0].holdsComma)
    #expect(tokens[0].lastBar == 10)
    #expect(tokens[3].partner == 7 && tokens[3].lastBar == 5 && !tokens[3].holdsComma)
    #expect(Lexer.tokens(of: Array("[(]".utf8)).tokens[0].partner == -1)
  }

  @Test("a fault ends the list where it stands")
  func faults() {
    let list = Lexer.tokens(of: Array("a 'b".utf8))
    #expect(list.tokens.map(\.kind) == [.word, .invalid])
    #expect(list.fault?.span == SourceSpan(2, 3))
  }
}
