import Synchronization

/// The named zones, read from ``TimeZoneTable`` once and worked out when first asked for.
final class TimeZoneDatabase: Sendable {
  static let shared = TimeZoneDatabase()

  private let rules: [String: [TimeZoneTable.Rule]]
  private let zones: [String: [TimeZoneTable.Era]]
  /// Second names to the first.
  private let links: [String: String]
  /// The names by what they are in lower case.
  private let spellings: [String: String]
  private let known = Mutex<[String: TimeZoneRules]>([:])

  private init() {
    rules = Self.groups(TimeZoneTable.rules).mapValues { $0.compactMap(TimeZoneTable.rule) }
    zones = Self.groups(TimeZoneTable.zones).mapValues { $0.compactMap(TimeZoneTable.era) }
    var links: [String: String] = [:]
    for (zone, names) in Self.groups(TimeZoneTable.links) {
      for name in names { links[String(name)] = zone }
    }
    self.links = links
    spellings = Dictionary(
      (Array(zones.keys) + Array(links.keys)).map { ($0.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The rules of a zone, or nil where there is none of this name.
  func zone(_ name: String) -> TimeZoneRules? {
    known.withLock { known in
      if let rules = known[name] { return rules }
      guard let eras = zones[links[name] ?? name] else { return nil }
      let zone = TimeZoneRules(name: name, eras: eras, rules: rules)
      known[name] = zone
      return zone
    }
  }

  /// Every name there is, sorted.
  var names: [String] { spellings.values.sorted() }

  /// The name that differs from another in case alone.
  func spelling(of name: String) -> String? { spellings[name.lowercased()] }

  /// The tokens of a table by the name they stand behind.
  private static func groups(_ table: StaticString) -> [String: [Substring]] {
    var groups: [String: [Substring]] = [:]
    var name = ""
    for token in "\(table)".split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if token.first == "=" {
        name = String(token.dropFirst())
        groups[name] = []
      } else {
        groups[name, default: []].append(token)
      }
    }
    return groups
  }
}
