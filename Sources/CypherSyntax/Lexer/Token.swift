/// One word or sign of query text.
struct Token {
  var kind: TokenKind
  /// Which keyword an unquoted word spells, in any case. No keyword is reserved: the grammar
  /// decides at each place whether the word or a name is meant.
  var keyword: Keyword?
  var lowerBound: Int
  var upperBound: Int
  /// For a string, a quoted name or a parameter: where its text stands in ``TokenList/texts``.
  var text = -1
  /// For an opening bracket: the token that closes it, or -1 where none does.
  var partner = -1
  /// For an opening bracket: the last `|` directly inside, or -1.
  var lastBar = -1
  /// For an opening bracket: whether a comma stands directly inside.
  var holdsComma = false

  var span: SourceSpan { SourceSpan(lowerBound, upperBound) }
}

/// What a token is.
enum TokenKind: UInt8 {
  /// The text ends here; always the last token, unless ``invalid`` is.
  case endOfText
  /// Nothing can be read from here on; ``TokenList/fault`` says why.
  case invalid

  case word, quotedName, integer, float, string, parameter

  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, semicolon, dot, doubleDot, colon, doubleColon
  case bar, doubleBar, ampersand, exclamation
  case plus, minus, asterisk, slash, percent, caret, plusEqual
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, matches

  /// A dash, and heads of arrows, other than ASCII's: they draw relationships and nothing else.
  case dash, leftArrowhead, rightArrowhead
}

/// All tokens of a text.
struct TokenList {
  var tokens: [Token] = []
  /// What strings, quoted names and parameters say, escapes replaced.
  var texts: [String] = []
  /// Why the last token is ``TokenKind/invalid``.
  var fault: SyntaxDiagnostic?
}
