import CypherSyntax
import PropertyGraph

/// One index or constraint with its name.
public struct SchemaRule: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case range, text
    case unique, notNull, nodeKey

    public var isConstraint: Bool {
      switch self {
      case .range, .text: false
      case .unique, .notNull, .nodeKey: true
      }
    }

    /// Whether it says that values are met once.
    public var isUnique: Bool { self == .unique || self == .nodeKey }

    /// As `SHOW INDEXES` and `SHOW CONSTRAINTS` spell it.
    func typeName(isOnRelationships: Bool) -> String {
      switch self {
      case .range: "RANGE"
      case .text: "TEXT"
      case .unique: "UNIQUENESS"
      case .notNull:
        isOnRelationships ? "RELATIONSHIP_PROPERTY_EXISTENCE" : "NODE_PROPERTY_EXISTENCE"
      case .nodeKey: "NODE_KEY"
      }
    }
  }

  public var id: Int
  public var name: String
  public var kind: Kind
  public var isOnRelationships: Bool
  /// The label or type.
  public var label: String
  public var properties: [String]

  /// Whether both say the same of the same, whatever their names.
  func isEquivalent(to other: SchemaRule) -> Bool {
    kind == other.kind && isOnRelationships == other.isOnRelationships
      && ByteString(label) == ByteString(other.label)
      && properties.map { ByteString($0) } == other.properties.map { ByteString($0) }
  }

  /// A name that says what it is: `index_Person_name`.
  var ownName: String {
    let first = kind.isConstraint ? "constraint" : "index"
    return ([first, label] + properties).joined(separator: "_")
  }
}
