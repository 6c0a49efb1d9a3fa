/// A map in the order in which it was written, its keys compared by their UTF-8 bytes.
///
/// A dictionary would take "é" in one scalar and in two for the same key and would give its entries
/// in another order in each process. Look-up walks the entries: maps on the wire are small, and who
/// wants many keys of a large one builds an index.
public struct BoltMap: Sendable {
  /// One key and its value.
  public struct Entry: Sendable {
    public var key: String
    public var value: BoltValue

    public init(key: String, value: BoltValue) {
      self.key = key
      self.value = value
    }
  }

  public private(set) var entries: [Entry]

  /// The entries must have keys that differ; the decoder refuses others.
  public init(entries: [Entry] = []) {
    self.entries = entries
  }

  public var isEmpty: Bool { entries.isEmpty }
  public var count: Int { entries.count }

  /// The value of a key, or nil where the key is absent. Setting nil leaves the map as it was.
  public subscript(key: String) -> BoltValue? {
    get { entries.first { $0.key.hasSameBytes(as: key) }?.value }
    set {
      guard let newValue else { return }
      if let at = entries.firstIndex(where: { $0.key.hasSameBytes(as: key) }) {
        entries[at].value = newValue
      } else {
        entries.append(Entry(key: key, value: newValue))
      }
    }
  }
}

extension BoltMap: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, BoltValue)...) {
    self.init(entries: elements.map { Entry(key: $0, value: $1) })
  }
}

extension BoltMap: Equatable {
  public static func == (left: BoltMap, right: BoltMap) -> Bool {
    BoltValue.map(left) == .map(right)
  }
}

extension String {
  /// Whether two texts are the same code points. Swift's `==` also takes canonically equivalent
  /// texts for equal, which Bolt and Cypher do not.
  func hasSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
