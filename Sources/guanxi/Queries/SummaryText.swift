import CypherEngine
import Investigation

/// What a statement did, in words: `2 nodes created, 1 property set`.
enum SummaryText {
  private static let words: [(name: String, one: String, many: String)] = [
    ("nodes-created", "node created", "nodes created"),
    ("nodes-deleted", "node deleted", "nodes deleted"),
    ("relationships-created", "relationship created", "relationships created"),
    ("relationships-deleted", "relationship deleted", "relationships deleted"),
    ("properties-set", "property set", "properties set"),
    ("labels-added", "label added", "labels added"),
    ("labels-removed", "label removed", "labels removed"),
    ("indexes-added", "index added", "indexes added"),
    ("indexes-removed", "index removed", "indexes removed"),
    ("constraints-added", "constraint added", "constraints added"),
    ("constraints-removed", "constraint removed", "constraints removed"),
  ]

  /// Empty where nothing changed.
  static func text(_ counters: UpdateCounters) -> String {
    let counts = Dictionary(uniqueKeysWithValues: counters.entries.map { ($0.name, $0.count) })
    return words.compactMap { word in
      counts[word.name].map { "\($0) \($0 == 1 ? word.one : word.many)" }
    }.joined(separator: ", ")
  }
}
