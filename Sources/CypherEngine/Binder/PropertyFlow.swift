import PropertyGraph

/// The properties whose values may show in a value, as far as that can be told.
///
/// Masking depends on it: what leaves by a column is masked by the properties it came from,
/// whatever name the column has.
struct PropertyFlow {
  /// Nil where it cannot be told.
  private(set) var sources: Set<PropertySource>?

  static let none = PropertyFlow(sources: [])
  static let unknown = PropertyFlow(sources: nil)

  init(sources: Set<PropertySource>?) { self.sources = sources }

  init(_ source: PropertySource) { sources = [source] }

  func joined(with other: PropertyFlow) -> PropertyFlow {
    guard let sources, let more = other.sources else { return .unknown }
    return PropertyFlow(sources: sources.union(more))
  }

  /// The flow of something made of the value.
  var derived: PropertyFlow {
    PropertyFlow(
      sources: sources.map { sources in
        Set(sources.map { PropertySource($0.name, labels: $0.labels, isDerived: true) })
      })
  }

  /// The flow of one entry of a map: where all properties of an element may show, that one alone.
  func entry(_ key: String) -> PropertyFlow {
    PropertyFlow(
      sources: sources.map { sources in
        Set(
          sources.map { source in
            source.name == nil && !source.isDerived
              ? PropertySource(key, labels: source.labels) : source
          })
      })
  }

  /// In order of bytes of their names, those that are any property first.
  var sorted: [PropertySource]? {
    sources?.sorted { a, b in
      func key(_ source: PropertySource) -> [ByteString] {
        [ByteString(source.name ?? ""), ByteString(source.isDerived ? "1" : "0")]
          + source.labels.map { ByteString($0) }
      }
      return key(a).lexicographicallyPrecedes(key(b))
    }
  }
}
