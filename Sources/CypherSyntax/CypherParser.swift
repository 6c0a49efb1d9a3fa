/// Reads one statement of Cypher: text → tokens → ``Statement``. Never sees a graph.
///
/// The time is linear in the text: the parser looks a bounded number of tokens ahead and never goes
/// back. Nothing in a text ends the process: nesting and depth are bounded by ``SyntaxLimits``.
public enum CypherParser {
  /// Reads a statement; a semicolon may end it.
  ///
  /// - Throws: the first ``SyntaxDiagnostic``, its span inside the text.
  public static func parse(_ text: String) throws(SyntaxDiagnostic) -> Statement {
    var parser = Parser(text)
    return try parser.statement()
  }
}

/// How far a statement may go.
public enum SyntaxLimits {
  /// How many brackets, subqueries and the like may stand inside each other.
  public static let nestingMax = 200
  /// How deep the tree may be: a chain such as `a + b + c` is as deep as it is long. AND, OR and
  /// XOR are flat and may have any length. What goes down such a tree, built without optimisation,
  /// takes up to ten kilobytes of stack a level; a thread has eight megabytes.
  public static let depthMax = 500
}
