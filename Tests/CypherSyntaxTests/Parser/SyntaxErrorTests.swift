import CypherSyntax
import Testing

@Suite("Faults of syntax")
struct SyntaxErrorTests {
  /// A text with the place marked, the detail word, and a part of the message or hint.
  static let faults: [(String, String, String)] = [
    // Misspelt keywords.
    ("«MTACH» (n) RETURN n", "UnexpectedSyntax", "did you mean MATCH?"),
    ("MATCH (n) «WHER» n.x RETURN n", "UnexpectedSyntax", "did you mean WHERE?"),
    ("MATCH (n) «RETRUN» n", "UnexpectedSyntax", "did you mean RETURN?"),
    ("MATCH (n) RETURN n «ODER» BY n", "UnexpectedSyntax", "did you mean ORDER?"),
    ("MATCH (n) WHERE n.x «STRATS» WITH 'a' RETURN n", "UnexpectedSyntax", "did you mean STARTS?"),
    ("RETURN 1 «zzz»", "UnexpectedSyntax", "expected a clause or the end"),
    // What is missing or too much.
    ("«»", "UnexpectedSyntax", "unexpected end of the query"),
    ("RETURN«»", "UnexpectedSyntax", "expected an expression"),
    ("RETURN [«,» ] AS x", "UnexpectedSyntax", "expected an expression"),
    ("RETURN [[[]] «AS» x", "UnexpectedSyntax", "expected ',' or ']'"),
    ("RETURN [[','[«]»',']] AS x", "UnexpectedSyntax", "expected an expression"),
    ("RETURN {a: 1, b «2»}", "UnexpectedSyntax", "unexpected number, expected ':'"),
    ("MATCH (n) WHERE «RETURN» n", "UnexpectedSyntax", "expected an expression"),
    ("RETURN 1; «RETURN» 2", "UnexpectedSyntax", "nothing behind the semicolon"),
    ("RETURN CASE WHEN true THEN 1«»", "UnexpectedSyntax", "expected WHEN, ELSE or END"),
    ("RETURN 1 =«=» 2", "UnexpectedSyntax", "write one ="),
    ("RETURN 1 «!»= 2", "UnexpectedSyntax", "write <>"),
    ("RETURN 9223372«#»54775808", "UnexpectedSyntax", "'#'"),
    ("RETURN «'»abc", "UnexpectedSyntax", "not closed"),
    ("RETURN «`»abc", "UnexpectedSyntax", "not closed"),
    ("RETURN 1 «/*» abc", "UnexpectedSyntax", "not closed"),
    ("RETURN «$» + 1", "UnexpectedSyntax", "no name"),
    ("RETURN '«\\d»'", "UnexpectedSyntax", "backslash"),
    ("MATCH (n) SET «1» = 2", "UnexpectedSyntax", "only properties"),
    ("EXPLAIN «PROFILE» RETURN 1", "UnexpectedSyntax", ""),
    ("CREATE INDEX FOR (n:A) ON («m».a)", "UnexpectedSyntax", "write n"),
    ("CALL a.b() «YIELD *» RETURN x", "UnexpectedSyntax", "name the columns"),
    // Patterns.
    ("MATCH (a)«(»b) RETURN a", "UnexpectedSyntax", "relationship"),
    ("MATCH (a)-->«(»(b)-->(c))+ RETURN a", "UnexpectedSyntax", "a node"),
    ("MATCH ((a)-->(b))+«-»->(c) RETURN a", "UnexpectedSyntax", "write ()"),
    ("MATCH (a)-[:T«..»]->(c) RETURN c", "InvalidRelationshipPattern", "*1..3"),
    ("MATCH (a)-[:T*«-»2]->(c) RETURN c", "InvalidRelationshipPattern", "*1..3"),
    ("MATCH (a)-[*]->«+»(b) RETURN a", "InvalidRelationshipPattern", "two lengths"),
    ("MATCH (a)-[:T]-«RETURN» a", "UnexpectedSyntax", "expected a node"),
    // Numbers and characters.
    ("RETURN «9223372036854775808»", "IntegerOverflow", "-9223372036854775808"),
    ("RETURN -«9223372036854775809»", "IntegerOverflow", ""),
    ("RETURN «0x8000000000000000»", "IntegerOverflow", ""),
    ("RETURN -«0x8000000000000001»", "IntegerOverflow", ""),
    ("RETURN «99999999999999999999999»", "IntegerOverflow", ""),
    ("RETURN «0o1000000000000000000000»", "IntegerOverflow", ""),
    ("MATCH ()-[*«99999999999999999999»]-() RETURN 1", "IntegerOverflow", ""),
    ("RETURN «1.34E999»", "FloatingPointOverflow", ""),
    ("RETURN -«1e400»", "FloatingPointOverflow", ""),
    ("RETURN «9223372h54775808»", "InvalidNumberLiteral", ""),
    ("RETURN «0x»", "InvalidNumberLiteral", ""),
    ("RETURN «0x1A2b3j4D»", "InvalidNumberLiteral", ""),
    ("RETURN «0o9»", "InvalidNumberLiteral", ""),
    ("RETURN {«1B2c3e67»: 1}", "UnexpectedSyntax", "expected a key"),
    ("MATCH (n) RETURN n AS «1x»", "UnexpectedSyntax", "expected a name"),
    ("RETURN «1_»", "InvalidNumberLiteral", ""), ("RETURN «1人»", "InvalidNumberLiteral", ""),
    ("RETURN '«\\u»H'", "InvalidUnicodeLiteral", "four hexadecimal"),
    ("RETURN '«\\uD800»'", "InvalidUnicodeLiteral", ""),
    ("RETURN '«\\U»FFFFFFFF'", "InvalidUnicodeLiteral", ""),
    ("RETURN 42 «—» 41", "InvalidUnicodeCharacter", "ASCII"),
    ("RETURN «（»1）", "InvalidUnicodeCharacter", "write '('"),
    ("RETURN «“»a”", "InvalidUnicodeCharacter", "straight quotes"),
    // Clauses that do not go together.
    ("«MATCH (n)»", "InvalidClauseComposition", "cannot end with MATCH"),
    ("MATCH (n) «WITH n»", "InvalidClauseComposition", "cannot end with WITH"),
    ("«UNWIND [1] AS x»", "InvalidClauseComposition", "cannot end with UNWIND"),
    ("RETURN 1 «MATCH» (n)", "InvalidClauseComposition", "RETURN must be the last"),
    ("RETURN 1 «RETURN» 2", "InvalidClauseComposition", "RETURN must be the last"),
    ("FINISH «CREATE» (n)", "InvalidClauseComposition", "FINISH must be the last"),
    ("RETURN 1 UNION RETURN 2 «UNION ALL» RETURN 3", "InvalidClauseComposition", "mixed"),
    ("«MATCH (n)» UNION RETURN 2", "InvalidClauseComposition", "cannot end with MATCH"),
    ("MATCH (n) CALL { «MATCH (m)» } RETURN n", "InvalidClauseComposition", ""),
    ("MATCH (n) «CALL a.b() YIELD x»", "InvalidClauseComposition", "cannot end with CALL"),
    ("«CALL { RETURN 1 AS x }»", "InvalidClauseComposition", ""),
    ("RETURN EXISTS { «CREATE» (n) }", "InvalidClauseComposition", "CALL { … }"),
    ("RETURN COUNT { CALL { «SET» n.x = 1 } RETURN 1 }", "InvalidClauseComposition", ""),
    ("RETURN COLLECT { «MATCH (n)» }", "InvalidClauseComposition", ""),
    ("FOREACH (x IN [1] | «MATCH» (n))", "InvalidClauseComposition", "FOREACH"),
  ]

  @Test("the place, the detail and the words", arguments: faults)
  func placeAndDetail(_ marked: String, _ detail: String, _ words: String) throws {
    let marked = Marked(marked)
    let diagnostic = try #require(fault(in: marked.text))
    #expect(diagnostic.detail.name == detail)
    #expect(diagnostic.span == marked.span, "\(diagnostic)")
    let said = diagnostic.message + " " + (diagnostic.hint ?? "")
    #expect(words.isEmpty || said.contains(words), "\(said)")
    #expect(diagnostic.message.last != ".")
  }

  @Test(
    "no message shows a value", arguments: ["RETURN 1 'secret'", "RETURN 1 77", "RETURN 1 $secret"])
  func messagesShowNoValues(_ text: String) throws {
    let diagnostic = try #require(fault(in: text))
    #expect(!diagnostic.message.contains("secret") && !diagnostic.message.contains("77"))
  }

  @Test(
    "what the scenarios say is wrong by the grammar is refused",
    .enabled(if: ScenarioQueries.folder != nil, "no openCypher scenarios beside the package"))
  func scenarios() {
    let details = [
      "InvalidNumberLiteral", "IntegerOverflow", "FloatingPointOverflow", "InvalidUnicodeLiteral",
      "InvalidUnicodeCharacter", "InvalidRelationshipPattern",
    ]
    for scenario in ScenarioQueries.all {
      guard let failure = scenario.failure, failure.contains("compile time"),
        let detail = details.first(where: { failure.hasSuffix($0) })
      else { continue }
      for query in scenario.queries.suffix(1) {
        #expect(fault(in: query)?.detail.name == detail, "\(scenario.name)")
      }
    }
  }
}
