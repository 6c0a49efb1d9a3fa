import CypherEngine
import PropertyGraph

/// A value as it leaves a query: nothing in it depends on a snapshot.
public enum AnswerValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([AnswerValue])
  /// Entries in the order of the query.
  case map([(key: String, value: AnswerValue)])
  case node(AnswerNode)
  case relationship(AnswerRelationship)
  case path(AnswerPath)
  case date(LocalDate)
  /// Every temporal value but a date.
  indirect case temporal(TemporalValue)
  indirect case point(Point)
  case bytes([UInt8])

  /// - Parameter result: describes nodes and relationships.
  init(_ value: CypherValue, of result: QueryResult) throws {
    switch value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = .integer(number)
    case .float(let number): self = .float(number)
    case .string(let text): self = .string(text.text)
    case .list(let values): self = .list(try values.map { try AnswerValue($0, of: result) })
    case .map(let map):
      self = .map(
        try map.entries.map { ($0.key.text, try AnswerValue($0.value, of: result)) })
    case .node(let node): self = .node(try AnswerNode(result.describe(node), of: result))
    case .relationship(let found):
      self = .relationship(try AnswerRelationship(result.describe(found), of: result))
    case .path(let path):
      self = .path(
        AnswerPath(
          nodes: try path.nodes.map {
            try AnswerNode(result.describe(NodeIndex($0)), of: result)
          },
          relationships: try path.relationships.map {
            try AnswerRelationship(result.describe($0), of: result)
          }))
    case .date(let date): self = .date(date)
    case .temporal(let value): self = .temporal(value)
    case .point(let point): self = .point(point)
    case .bytes(let bytes): self = .bytes(bytes)
    }
  }
}

/// A node as it leaves a query.
public struct AnswerNode: Sendable {
  /// `id(n)`: valid inside one state of the graph alone.
  public var id: Int64
  /// `elementId(n)`: `person:123`.
  public var reference: String
  public var labels: [String]
  public var properties: [(name: String, value: AnswerValue)]

  init(_ node: NodeDescription, of result: QueryResult) throws {
    id = node.id
    reference = node.reference
    labels = node.labels
    properties = try node.properties.map { ($0.name, try AnswerValue($0.value, of: result)) }
  }
}

/// A relationship as it leaves a query.
public struct AnswerRelationship: Sendable {
  public var id: Int64
  public var reference: String
  public var type: String
  public var from: Int64
  public var to: Int64
  public var fromReference: String
  public var toReference: String
  public var properties: [(name: String, value: AnswerValue)]

  init(_ found: RelationshipDescription, of result: QueryResult) throws {
    id = found.id
    reference = found.reference
    type = found.type
    from = found.from
    to = found.to
    fromReference = found.fromReference
    toReference = found.toReference
    properties = try found.properties.map { ($0.name, try AnswerValue($0.value, of: result)) }
  }
}

/// A path as it leaves a query: one node more than relationships, in walking order.
public struct AnswerPath: Sendable {
  public var nodes: [AnswerNode]
  public var relationships: [AnswerRelationship]
}
