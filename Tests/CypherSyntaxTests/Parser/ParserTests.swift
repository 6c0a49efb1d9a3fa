import CypherSyntax
import Testing

@Suite("Reading")
struct ParserTests {
  private func query(_ text: String) throws -> Query {
    guard case .query(let query) = try CypherParser.parse(text).body else {
      throw SyntaxDiagnostic(.unexpectedSyntax, "no query", SourceSpan(0, 0))
    }
    return query
  }

  private func items(_ text: String) throws -> [ProjectionItem] {
    guard case .return(let clause)? = try query(text).first.clauses.last else { return [] }
    return clause.items
  }

  @Test("a column is named by its exact text")
  func itemTexts() throws {
    let items = try items("RETURN  1+ 2 , ( a . b ) AS x, count( * ), 'é' /* c */ || $p // end")
    #expect(items.map(\.text) == ["1+ 2", "( a . b )", "count( * )", "'é' /* c */ || $p"])
  }

  @Test("minus and a number are one literal")
  func negativeLiterals() throws {
    let kinds = try items("RETURN -1, - 1, -(1), -1.5, -9223372036854775808, -x, - -1, -1[0]")
      .map(\.expression.kind)
    let one = Expression(.integer(1), SourceSpan(0, 0))
    #expect(kinds[0] == .integer(-1))
    #expect(kinds[1] == .integer(-1))
    #expect(TreeShape(kinds[2]) == TreeShape(ExpressionKind.negated(one)))
    #expect(kinds[3] == .float(-1.5))
    #expect(kinds[4] == .integer(.min))
    for kind in kinds[5...] {
      if case .negated = kind { continue }
      Issue.record("\(kind)")
    }
  }

  @Test("every expression spans what was written")
  func spans() throws {
    let text = "RETURN (a.b + 1) * f(x)[0], NOT a = b, n:A&B, CASE WHEN a THEN 1 END, -x"
    let expected = ["(a.b + 1) * f(x)[0]", "NOT a = b", "n:A&B", "CASE WHEN a THEN 1 END", "-x"]
    let spans = try items(text).map(\.expression.span)
    let bytes = Array(text.utf8)
    let texts = spans.map { String(decoding: bytes[$0.lowerBound..<$0.upperBound], as: UTF8.self) }
    #expect(texts == expected)
  }

  @Test("names are told apart by their bytes")
  func names() throws {
    let composed = try items("RETURN \u{E9}")[0].expression.kind
    let decomposed = try items("RETURN e\u{301}")[0].expression.kind
    #expect(
      TreeShape(composed).description.utf8.count != TreeShape(decomposed).description.utf8.count)
    #expect(composed != decomposed)
  }

  @Test(
    "any keyword is a name where a name is wanted",
    arguments: [
      "match", "where", "return", "null", "true", "not", "case", "in", "all", "exists", "count",
      "shortestPath", "as", "order", "union", "is", "distinct", "end",
    ])
  func keywordsAsNames(_ word: String) throws {
    let text = """
      MATCH (\(word):\(word) {\(word): 1})-[:\(word)]->(m:\(word))
      WHERE m.\(word) = 1 AND m:\(word)
      WITH m AS \(word), {\(word): 1} AS `map`
      CALL \(word).\(word)(1) YIELD \(word) AS x
      RETURN x AS \(word)
      """
    let statement = try CypherParser.parse(text)
    let printed = CypherPrinter.print(statement)
    #expect(TreeShape(try CypherParser.parse(printed)) == TreeShape(statement))
  }

  @Test("the whole statement has its settings, mode and span")
  func statements() throws {
    let statement = try CypherParser.parse("  CYPHER at='x' n=1 EXPLAIN RETURN 1 ; ")
    #expect(statement.settings.map(\.name.text) == ["at", "n"])
    #expect(statement.settings.map(\.value.kind) == [.string("x"), .integer(1)])
    #expect(statement.mode == .explain)
    #expect(statement.span == SourceSpan(2, 36))
  }

  @Test("parentheses around a whole pattern are its own")
  func wholePatterns() throws {
    guard
      case .match(let match) = try query("MATCH q = ANY (p = (a)-->(b) WHERE a.x) RETURN 1").first
        .clauses[0]
    else { return }
    let pattern = match.patterns[0]
    #expect(pattern.isParenthesized && pattern.elements.count == 3)
    #expect(pattern.variable?.text == "q" && pattern.innerVariable?.text == "p")
    #expect(pattern.predicate != nil && pattern.selector == .any(nil))
  }
}
