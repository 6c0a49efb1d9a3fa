import CypherSyntax
import PropertyGraph

/// The indexes and constraints of a graph: a value, kept as text beside the graph.
///
/// Every index is made of what people declared; nothing has to be declared for a query to be right.
/// A uniqueness constraint brings an index of its own.
public struct SchemaCatalog: Hashable, Sendable {
  /// In the order they were made.
  public internal(set) var rules: [SchemaRule] = []
  /// The number the next one gets; none is given twice.
  var nextID = 1

  public init() {}

  public var indexes: [SchemaRule] { rules.filter { !$0.kind.isConstraint } }
  public var constraints: [SchemaRule] { rules.filter(\.kind.isConstraint) }

  func rule(named name: String) -> SchemaRule? {
    rules.first { ByteString($0.name) == ByteString(name) }
  }

  /// What brings an index of a label and property: an index whose first property it is, or a
  /// uniqueness constraint.
  func index(onLabel label: String, property: String) -> SchemaRule? {
    rules.first {
      $0.kind != .notNull && !$0.isOnRelationships && ByteString($0.label) == ByteString(label)
        && $0.properties.first.map { ByteString($0) } == ByteString(property)
    }
  }

  /// Whether a value of a property has one node of a label at most.
  func isUnique(label: String, property: String) -> Bool {
    rules.contains {
      $0.kind.isUnique && $0.properties.count == 1 && ByteString($0.label) == ByteString(label)
        && ByteString($0.properties[0]) == ByteString(property)
    }
  }
}
