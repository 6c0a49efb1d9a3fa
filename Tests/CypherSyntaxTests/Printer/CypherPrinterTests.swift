import CypherSyntax
import QueryGenerator
import Testing

@Suite("Printing")
struct CypherPrinterTests {
  /// What was written, and how it is printed.
  static let expressions: [(String, String)] = [
    // Literals.
    ("1_000", "1000"), ("0x1F", "31"), ("0X1f", "31"), ("0o17", "15"), (".5", "0.5"), ("007", "7"),
    ("1e3", "1000.0"), ("1e-999", "0.0"), ("5e-324", "5e-324"), ("1.5e-7", "1.5e-07"),
    ("2.5F", "2.5"), ("-0.0", "-0.0"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("- 0x8000000000000000", "-9223372036854775808"),
    ("'it''s'", "'it\\'s'"), (#""a\"b\\""#, #"'a"b\\'"#), ("'\\u00e9\\U0001F600'", "'é😀'"),
    ("'\\uD83D\\uDE00'", "'😀'"), ("'\\t\\n\\b\\f\\r'", "'\\t\\n\\b\\f\\r'"),
    ("'\u{1}'", "'\\u0001'"),
    ("TRUE", "true"), ("Null", "null"), ("[ 1 ,2]", "[1, 2]"),
    ("{a:1,`b c`:2}", "{a: 1, `b c`: 2}"),
    ("{``: 1}", "{``: 1}"), ("$p + $1 + $`a b`", "$p + $1 + $`a b`"), ("`a``b`", "`a``b`"),
    ("`abc`", "abc"), ("名字.年龄", "名字.年龄"), ("`9a`", "`9a`"),
    // Strengths.
    ("1 + 2 * 3", "1 + 2 * 3"), ("(1 + 2) * 3", "(1 + 2) * 3"), ("(1 * 2) + 3", "1 * 2 + 3"),
    ("1 - (2 - 3)", "1 - (2 - 3)"), ("(1 - 2) - 3", "1 - 2 - 3"), ("2 ^ 3 ^ 4", "2 ^ 3 ^ 4"),
    ("2 ^ (3 ^ 4)", "2 ^ (3 ^ 4)"), ("-3 ^ 2", "-3 ^ 2"), ("-(3 ^ 2)", "-(3 ^ 2)"),
    ("(-3) ^ 2", "-3 ^ 2"), ("-(3)", "-(3)"), ("- - 3", "--3"), ("-x.y", "-x.y"),
    ("(-x).y", "(-x).y"),
    ("(-1).y", "(-1).y"), ("-1.y", "-1.y"), ("+x", "+x"), ("a || b + c", "a || b + c"),
    ("NOT a AND b", "NOT a AND b"), ("NOT (a AND b)", "NOT (a AND b)"), ("NOT NOT a", "NOT NOT a"),
    ("a OR b XOR c AND d", "a OR b XOR c AND d"), ("(a OR b) AND c", "(a OR b) AND c"),
    ("(a AND b) AND c", "(a AND b) AND c"), ("a AND b AND c", "a AND b AND c"),
    ("1 < 2 <= 3", "1 < 2 <= 3"), ("(1 < 2) = true", "(1 < 2) = true"),
    ("a = b IN c", "a = b IN c"),
    ("(a = b) IN c", "(a = b) IN c"), ("a + b IN c + d", "a + b IN c + d"),
    ("a IS NULL IS NOT NULL", "a IS NULL IS NOT NULL"), ("a IN b IN c", "a IN b IN c"),
    ("a IN (b IN c)", "a IN (b IN c)"), ("a STARTS WITH 'b' + 'c'", "a STARTS WITH 'b' + 'c'"),
    ("a =~ 'b'", "a =~ 'b'"), ("a<-1", "a < -1"),
    // Types and labels.
    ("a :: integer", "a IS :: INTEGER"),
    ("a IS NOT TYPED list<string not null>", "a IS NOT :: LIST<STRING NOT NULL>"),
    ("a IS :: ZONED DATETIME", "a IS :: ZONED DATETIME"),
    ("a IS :: INTEGER|FLOAT", "a IS :: INTEGER | FLOAT"),
    ("n:A:B", "n:A:B"), ("n:A&B", "n:A:B"), ("n IS A", "n:A"), ("n:A|B&!C", "n:A|B&!C"),
    ("n:(A|B)&%", "n:(A|B)&%"), ("n:!!A", "n:!!A"), ("(n:A):B", "(n:A):B"),
    // Accesses.
    ("a.b[1].c[1..][..2][..][a..b]", "a.b[1].c[1..][..2][..][a..b]"), ("(a + b)[0]", "(a + b)[0]"),
    ("n.return.match", "n.return.match"), ("n {.a, .*, b, c: 1}", "n {.a, .*, b, c: 1}"),
    // Names that are keywords.
    ("case", "`case`"), ("not + 1", "NOT +1"), ("not = 1", "`not` = 1"), ("count", "`count`"),
    ("any", "any"),
    ("count {.x}", "`count` {.x}"), ("match.x", "`match`.x"),
    // Constructs.
    ("COUNT(*)", "count(*)"), ("count(distinct x)", "count(DISTINCT x)"),
    ("a.b.c(1, 2)", "a.b.c(1, 2)"),
    ("case when a then 1 end", "CASE WHEN a THEN 1 END"),
    ("CASE a WHEN 1, 2 THEN 3 ELSE 4 END", "CASE a WHEN 1, 2 THEN 3 ELSE 4 END"),
    ("[x IN xs]", "[x IN xs]"), ("[(x IN xs)]", "[(x IN xs)]"), ("[x IN xs, y]", "[x IN xs, y]"),
    ("[x IN xs WHERE x:A | x.b]", "[x IN xs WHERE x:A | x.b]"),
    ("[x IN xs WHERE x:A|B | x.b]", "[x IN xs WHERE (x:A|B) | x.b]"),
    ("[x IN xs WHERE x:A | x:B|C]", "[x IN xs WHERE x:A | (x:B|C)]"),
    ("[(a)-->(b) | b.x]", "[(a)-->(b) | b.x]"), ("[(a)-->(b)]", "[(a)-->(b)]"),
    ("[p = (a)-->(b) WHERE a.x | p]", "[p = (a)-->(b) WHERE a.x | p]"), ("[p = (a)]", "[p = a]"),
    ("all(x IN xs WHERE x > 1)", "all(x IN xs WHERE x > 1)"), ("any(x)", "`any`(x)"),
    ("reduce(a = 0, x IN xs | a + x)", "reduce(a = 0, x IN xs | a + x)"),
    ("EXISTS { (a)-->(b) WHERE b.x }", "EXISTS { (a)-->(b) WHERE b.x }"),
    ("count { MATCH (a) RETURN a }", "COUNT { MATCH (a) RETURN a }"),
    ("COLLECT { MATCH (a) RETURN a.x }", "COLLECT { MATCH (a) RETURN a.x }"),
    // Patterns and what only looks like one.
    ("(a)--(b)", "(a)--(b)"), ("(a)-(b)", "a - b"), ("(a)-[1, 2]", "a - [1, 2]"),
    ("(a)<--(b)", "(a)<--(b)"), ("(a)<-[b]-(c)", "(a)<-[b]-(c)"), ("(a) - -b", "a - -b"),
    ("(n:A)-->()", "(n:A)-->()"), ("((n:A)) - [x]", "((n:A)) - [x]"),
    ("(a + 1) - [x]", "a + 1 - [x]"),
    ("size((a)-[:T*1..2]->())", "size((a)-[:T*1..2]->())"),
    ("shortestPath((a)-[*]->(b))", "shortestPath((a)-[*]->(b))"),
  ]

  @Test("expressions", arguments: expressions)
  func expression(_ text: String, _ expected: String) throws {
    let printed = CypherPrinter.print(try CypherParser.parse("RETURN \(text)"))
    #expect(printed == "RETURN \(expected)")
  }

  @Test("statements", arguments: StatementTable.rows)
  func statement(_ text: String, _ expected: String) throws {
    let printed = CypherPrinter.print(try CypherParser.parse(text))
    #expect(printed.replacingNewlines == expected)
  }

  @Test("parsing, printing and parsing again is the identity on generated statements")
  func generated() throws {
    for seed in 1...700 as ClosedRange<UInt64> {
      var generator = QueryGenerator(seed: seed)
      try expectIdentity(generator.statement())
    }
  }

  @Test(
    "parsing, printing and parsing again is the identity on the scenarios' queries",
    .enabled(if: ScenarioQueries.folder != nil, "no openCypher scenarios beside the package"))
  func scenarios() throws {
    for scenario in ScenarioQueries.all where scenario.failure == nil {
      for query in scenario.queries { try expectIdentity(query) }
    }
  }

  private func expectIdentity(_ text: String) throws {
    let tree = try #require(try? CypherParser.parse(text), "\(text)")
    let printed = CypherPrinter.print(tree)
    let again = try #require(try? CypherParser.parse(printed), "\(text)\n\(printed)")
    guard TreeShape(tree) != TreeShape(again) else { return }
    Issue.record("\(text)\n\(printed)\n\(TreeShape(tree))\n\(TreeShape(again))")
  }
}

extension String {
  fileprivate var replacingNewlines: String { split(separator: "\n").joined(separator: " ") }
}
