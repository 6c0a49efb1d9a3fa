import PropertyGraph

/// Which nodes get a reference from one of their properties when a statement makes them.
///
/// An ontology declares it; the engine only asks. `Person` with the key space `person` and the
/// property `id` makes `(:Person {id: '7'})` known outside as `person:7`.
public struct KeyRule: Sendable {
  /// The key of one label.
  public struct Entry: Hashable, Sendable {
    public var label: String
    public var space: String
    public var property: String

    public init(label: String, space: String, property: String) {
      self.label = label
      self.space = space
      self.property = property
    }
  }

  /// In order of precedence: the first label that a node carries decides.
  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  /// No node gets a key.
  public static let none = KeyRule([])

  /// The key space and key of a new node; nil where no label is keyed or the property is neither a
  /// text nor a whole number.
  func key(
    labels: [String], properties: [(name: ByteString, value: Value)]
  ) -> (space: String, key: String)? {
    guard !entries.isEmpty, !labels.isEmpty else { return nil }
    let carried = Set(labels.map { ByteString($0) })
    guard let entry = entries.first(where: { carried.contains(ByteString($0.label)) }) else {
      return nil
    }
    switch properties.first(where: { $0.name == ByteString(entry.property) })?.value {
    case .string(let text)?: return (entry.space, text.text)
    case .integer(let number)?: return (entry.space, String(number))
    default: return nil
    }
  }
}
