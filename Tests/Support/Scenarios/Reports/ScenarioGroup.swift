/// The groups that results are reported in, never as one percentage.
public enum ScenarioGroup: String, CaseIterable, Sendable {
  /// Link analysis: reading, projecting, ordering.
  case read
  case write
  case values
  /// Procedures.
  case call
  /// Path search and subqueries beyond openCypher's own scenarios.
  case paths

  static let categories: [ScenarioGroup: [String]] = [
    .read: [
      "match", "match-where", "return", "return-orderby", "return-skip-limit", "with",
      "with-orderBy", "with-skip-limit", "with-where", "union", "unwind", "aggregation",
      "existentialSubqueries", "graph", "path", "pattern", "list", "null", "comparison", "map",
      "useCases", "countingSubgraphMatches", "triadicSelection",
    ],
    .write: ["create", "merge", "set", "remove", "delete"],
    .values: [
      "temporal", "quantifier", "boolean", "precedence", "literals", "typeConversion", "string",
      "conditional", "mathematical",
    ],
    .call: ["call"],
    .paths: ["paths"],
  ]

  /// The group of a feature file, by the folder it lies in; nil for a folder nobody knows.
  public init?(path: String) {
    let folders = path.split(separator: "/").dropLast().map(String.init)
    for group in Self.allCases {
      let known = Self.categories[group] ?? []
      if folders.contains(where: known.contains) {
        self = group
        return
      }
    }
    return nil
  }
}
