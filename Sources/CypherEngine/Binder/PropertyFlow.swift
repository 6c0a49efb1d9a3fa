import PropertyGraph

/// The properties whose values may show in a value, as far as that can be told.
///
/// Masking depends on it: what leaves by a column is masked by the properties it came from, whatever
/// name the column has.
struct PropertyFlow {
  /// Nil where it cannot be told.
  private(set) var keys: Set<ByteString>?

  static let none = PropertyFlow(keys: [])
  static let unknown = PropertyFlow(keys: nil)

  init(keys: Set<ByteString>?) { self.keys = keys }
  init(key: String) { keys = [ByteString(key)] }

  func joined(with other: PropertyFlow) -> PropertyFlow {
    guard let keys, let more = other.keys else { return .unknown }
    return PropertyFlow(keys: keys.union(more))
  }

  /// In order of bytes.
  var sorted: [String]? { keys.map { $0.sorted().map(\.text) } }
}
