import Synchronization

/// The named zones, read from ``TimeZoneTable`` once and worked out when first asked for.
final class TimeZoneDatabase: Sendable {
  static let shared = TimeZoneDatabase()

  private let rules: [String: [TimeZoneTable.Rule]]
  private let zones: [String: [TimeZoneTable.Era]]
  /// Second names to the first.
  private let links: [String: String]
  private let known = Mutex<[String: TimeZoneRules]>([:])

  private init() {
    rules = Self.groups(TimeZoneTable.rules).mapValues { $0.compactMap(TimeZoneTable.rule) }
    zones = Self.groups(TimeZoneTable.zones).mapValues { $0.compactMap(TimeZoneTable.era) }
    var links: [String: String] = [:]
    for (zone, names) in Self.groups(TimeZoneTable.links) {
      for name in names { links[String(name)] = zone }
    }
    self.links = links
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
  var names: [String] { (Array(zones.keys) + Array(links.keys)).sorted() }

  /// The known name that differs from another in case alone.
  func nearest(to name: String) -> String? {
    let lowered = name.lowercased()
    return names.first { $0.lowercased() == lowered }
  }

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
