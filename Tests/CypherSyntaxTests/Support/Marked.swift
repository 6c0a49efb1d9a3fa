import CypherSyntax

/// A text in which a place is marked: `MATCH (n) «RETRUN» n`.
struct Marked {
  let text: String
  let span: SourceSpan

  init(_ marked: String) {
    let parts = marked.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false)
    text = "\(parts[0])\(rest[0])\(rest[1])"
    let start = parts[0].utf8.count
    span = SourceSpan(start, start + rest[0].utf8.count)
  }
}

/// What a text was found to be wrong with, or nil where it is right.
func fault(in text: String) -> SyntaxDiagnostic? {
  do throws(SyntaxDiagnostic) {
    _ = try CypherParser.parse(text)
    return nil
  } catch {
    return error
  }
}
