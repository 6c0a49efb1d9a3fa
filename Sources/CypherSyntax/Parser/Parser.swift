/// A recursive-descent parser over the tokens of one text.
///
/// The grammar is spread over extensions, one stage of it each. A method is named for what it
/// reads; it begins at the current token and leaves the first token that is not its own.
///
/// Two counters keep the stack safe, the parser's own and that of everybody who walks the tree:
/// `nesting` counts the brackets that are open now, `height` how deep the tree is that is being
/// built. Whoever makes a node with children brackets the reading of them in ``beginNode()`` and
/// ``endNode(_:)`` and calls ``grow()`` for each level that it puts above them.
struct Parser {
  let bytes: [UInt8]
  let list: TokenList
  /// The current token.
  private(set) var token: Token
  /// The current token's kind and keyword: so that looking at them copies no token.
  private(set) var kind: TokenKind
  private(set) var keyword: Keyword?
  private(set) var index = 0
  /// Where the token before the current one ends.
  private(set) var previousEnd = 0
  /// The depth of the deepest subtree read since the last ``beginNode()``.
  private var height = 0
  private var nesting = 0
  /// The `|` that ends the expression being read and so is no part of a label expression, or -1.
  var closingBar = -1
  /// Whether a subquery expression is being read, in which nothing may be changed.
  var isReadOnly = false

  init(_ text: String) {
    bytes = Array(text.utf8)
    list = Lexer.tokens(of: bytes)
    token = list.tokens[0]
    kind = token.kind
    keyword = token.keyword
  }

  // MARK: - Tokens

  /// The token so many places on; the last token repeats without end.
  func peek(_ ahead: Int = 1) -> Token { tokenAt(index + ahead) }

  func tokenAt(_ position: Int) -> Token {
    list.tokens[min(position, list.tokens.count - 1)]
  }

  mutating func advance() {
    previousEnd = token.upperBound
    guard index + 1 < list.tokens.count else { return }
    index += 1
    token = list.tokens[index]
    kind = token.kind
    keyword = token.keyword
  }

  func at(_ keyword: Keyword) -> Bool { self.keyword == keyword }

  /// Whether the current token and the next spell these keywords.
  func at(_ first: Keyword, _ second: Keyword) -> Bool {
    keyword == first && peek().keyword == second
  }

  mutating func accept(_ kind: TokenKind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard self.keyword == keyword else { return false }
    advance()
    return true
  }

  /// Passes over a sign that must stand here, described as messages show it.
  mutating func expect(_ kind: TokenKind, _ description: String) throws(SyntaxDiagnostic) {
    guard accept(kind) else { throw unexpected(description) }
  }

  mutating func expect(_ keyword: Keyword) throws(SyntaxDiagnostic) {
    guard accept(keyword) else { throw unexpected(keyword.rawValue) }
  }

  /// From the start of a node to the end of the last token read.
  func span(from start: Int) -> SourceSpan { SourceSpan(start, max(start, previousEnd)) }

  func text(_ span: SourceSpan) -> String {
    String(decoding: bytes[span.lowerBound..<span.upperBound], as: UTF8.self)
  }

  // MARK: - Depth

  mutating func beginNesting() throws(SyntaxDiagnostic) {
    nesting += 1
    guard nesting <= SyntaxLimits.nestingMax else { throw tooDeep() }
  }

  mutating func endNesting() { nesting -= 1 }

  /// Begins the reading of a node's children; what it returns goes to ``endNode(_:)``.
  mutating func beginNode() -> Int {
    let outer = height
    height = 0
    return outer
  }

  /// Puts one level above what was read since ``beginNode()``.
  mutating func grow() throws(SyntaxDiagnostic) {
    height += 1
    guard height <= SyntaxLimits.depthMax else { throw tooDeep() }
  }

  mutating func endNode(_ outer: Int) { height = max(outer, height) }

  /// The depth of everything read so far.
  var depth: Int { height }

  func tooDeep() -> SyntaxDiagnostic {
    SyntaxDiagnostic(
      .nestedTooDeeply, "the query is nested too deeply", token.span,
      hint: "split it with WITH; brackets may nest \(SyntaxLimits.nestingMax) deep, "
        + "operators form chains of \(SyntaxLimits.depthMax)")
  }
}
