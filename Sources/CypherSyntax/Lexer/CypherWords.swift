/// The words of the language, for those who help to type them.
public enum CypherWords {
  /// Every keyword in capitals, clauses first.
  public static let keywords: [String] = Keyword.allCases.map(\.rawValue)
}
