/// Reads one statement of Cypher: text → tokens → ``Statement``. Never sees a graph.
public enum CypherParser {
  /// Reads a statement; a semicolon may end it.
  ///
  /// - Throws: the first ``SyntaxDiagnostic``.
  public static func parse(_ text: String) throws(SyntaxDiagnostic) -> Statement {
    throw SyntaxDiagnostic(.unexpectedSyntax, "nothing is read yet", SourceSpan(0, 0))
  }
}
