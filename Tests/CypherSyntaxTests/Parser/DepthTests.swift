import CypherSyntax
import Testing

@Suite("Depth")
struct DepthTests {
  /// What stands before and behind a thing that is nested.
  static let brackets: [(String, String)] = [
    ("(", ")"), ("[", "]"), ("{a: ", "}"), ("NOT (", ")"), ("f(", ")"), ("x[", "]"), ("-(", ")"),
    ("CASE WHEN ", " THEN 1 END"), ("[x IN [1] WHERE ", "]"), ("[(a)-->(b {x: ", "}) | 1]"),
    ("EXISTS { (a)-->({x: ", "}) }"), ("COUNT { MATCH (a) WHERE ", " RETURN a }"),
    ("(a)-->(b)-->({x: ", "})"), ("all(x IN [1] WHERE ", ")"), ("n {x: ", "}"),
    ("reduce(a = 1, x IN [1] | ", ")"), ("(a)-[r WHERE ", "]-(b)"),
  ]

  private func nested(_ count: Int, _ bracket: (String, String), in core: String = "1") -> String {
    String(repeating: bracket.0, count: count) + core + String(repeating: bracket.1, count: count)
  }

  @Test("forty nested brackets are read at once", arguments: brackets)
  func forty(_ open: String, _ close: String) throws {
    let text = "RETURN " + nested(40, (open, close))
    let clock = ContinuousClock()
    let start = clock.now
    let statement = try CypherParser.parse(text)
    #expect(clock.now - start < .seconds(30))
    let printed = CypherPrinter.print(statement)
    #expect(TreeShape(try CypherParser.parse(printed)) == TreeShape(statement))
  }

  @Test("ten thousand are refused", arguments: brackets)
  func tenThousand(_ open: String, _ close: String) {
    let whole = fault(in: "RETURN " + nested(10_000, (open, close)))
    #expect(whole?.detail == .nestedTooDeeply)
    #expect(fault(in: "RETURN " + String(repeating: open, count: 10_000)) != nil)
  }

  @Test(
    "so are parts of patterns, subqueries, label expressions and types",
    arguments: [
      ("MATCH ", "(", "(a)-->(b)", ")", " RETURN 1"),
      ("", "CALL { ", "CREATE (n)", " }", " FINISH"),
      ("", "FOREACH (x IN [] | ", "CREATE (n)", ")", ""),
      ("RETURN n:", "(", "A", ")", ""), ("RETURN n:", "!", "A", "", ""),
      ("RETURN n :: ", "LIST<", "INTEGER", ">", ""),
    ])
  func others(_ parts: (String, String, String, String, String)) {
    for (count, isRefused) in [(40, false), (10_000, true)] {
      let text = parts.0 + nested(count, (parts.1, parts.3), in: parts.2) + parts.4
      #expect(fault(in: text).map { $0.detail == .nestedTooDeeply } ?? false == isRefused)
    }
  }

  @Test(
    "chains may be a thousand deep, and no deeper",
    arguments: [" + 1", " * 1", " ^ 1", ".x", "[0]", "[0..1]", " IS NULL", " IN x", " IS A"])
  func chains(_ link: String) throws {
    func chain(_ count: Int) -> String { "RETURN x" + String(repeating: link, count: count) }
    #expect(try CypherParser.parse(chain(10)).depth == 10)
    #expect(try CypherParser.parse(chain(490)).depth == 490)
    #expect(fault(in: chain(SyntaxLimits.depthMax + 1))?.detail == .nestedTooDeeply)
    #expect(fault(in: chain(100_000))?.detail == .nestedTooDeeply)
  }

  @Test("so may signs and negations", arguments: ["-", "+", "NOT "])
  func prefixes(_ prefix: String) throws {
    func chain(_ count: Int) -> String { "RETURN " + String(repeating: prefix, count: count) + "x" }
    #expect(try CypherParser.parse(chain(SyntaxLimits.depthMax)).depth == SyntaxLimits.depthMax)
    #expect(fault(in: chain(SyntaxLimits.depthMax + 1))?.detail == .nestedTooDeeply)
    #expect(fault(in: chain(100_000))?.detail == .nestedTooDeeply)
  }

  @Test("chains inside brackets add up, in whichever side they stand")
  func sums() throws {
    let chain = "x" + String(repeating: " + 1", count: 400)
    #expect(try CypherParser.parse("RETURN (\(chain)) * (\(chain))").depth == 401)
    let tower =
      String(repeating: "(", count: 3) + chain
      + String(repeating: ") + 1" + String(repeating: " + 1", count: 400), count: 3)
    #expect(fault(in: "RETURN \(tower)")?.detail == .nestedTooDeeply)
  }

  @Test(
    "lists of things side by side may have any length",
    arguments: [" AND ", " OR ", " XOR ", " = ", ", "])
  func flat(_ separator: String) throws {
    let text = "RETURN " + Array(repeating: "x", count: 10_000).joined(separator: separator)
    #expect(try CypherParser.parse(text).depth <= 1)
  }

  @Test("nesting side by side does not add up")
  func sideBySide() throws {
    let nested = "[[[[x]]]]"
    #expect(try CypherParser.parse("RETURN \(nested)").depth == 4)
    #expect(try CypherParser.parse("RETURN [\(nested), \(nested), {a: \(nested)}]").depth == 6)
    let labels = Array(repeating: "!A", count: 5_000).joined(separator: "|")
    #expect(try CypherParser.parse("MATCH (n:\(labels)) RETURN n").depth == 2)
  }
}
