import PropertyGraph

/// A node as it leaves the engine: nothing in it depends on a snapshot.
public struct NodeDescription: Sendable {
  /// `id(n)`: valid inside one snapshot alone.
  public var id: Int64
  /// `elementId(n)`: `person:123`.
  public var reference: String
  public var labels: [String]
  public var properties: [(name: String, value: CypherValue)]
  /// Whether the statement deleted it.
  public var isDeleted = false
}

/// A relationship as it leaves the engine.
public struct RelationshipDescription: Sendable {
  public var id: Int64
  public var reference: String
  public var type: String
  public var from: Int64
  public var to: Int64
  public var fromReference: String
  public var toReference: String
  public var properties: [(name: String, value: CypherValue)]
  public var isDeleted = false
}

/// Says what the nodes and relationships of a result are.
///
/// Of a reading statement they are read from its snapshot when asked for. Of a writing one they are
/// read before the transaction ends, since indices may change with it.
final class EntityDescriber {
  private let graph: GraphSnapshot
  private var nodes: [UInt32: NodeDescription] = [:]
  private var relationships: [UInt64: RelationshipDescription] = [:]
  private let keeps: Bool

  /// - Parameter keeps: whether descriptions are kept for later.
  init(_ graph: GraphSnapshot, keeps: Bool) {
    self.graph = graph
    self.keeps = keeps
  }

  func node(_ node: UInt32) throws -> NodeDescription {
    if let known = nodes[node] { return known }
    let description = try described(NodeIndex(node))
    if keeps { nodes[node] = description }
    return description
  }

  private func described(_ node: NodeIndex) throws -> NodeDescription {
    guard graph.isVisible(node) else {
      return NodeDescription(
        id: Int64(node.rawValue), reference: "deleted:\(node.rawValue)", labels: [],
        properties: [], isDeleted: true)
    }
    return NodeDescription(
      id: Int64(node.rawValue), reference: try graph.reference(of: node),
      labels: graph.labels(of: node),
      properties: try graph.properties(of: node).map { ($0.name, CypherValue($0.value)) })
  }

  func relationship(_ relationship: RelationshipValue) throws -> RelationshipDescription {
    if let known = relationships[relationship.packed] { return known }
    var description = RelationshipDescription(
      id: relationship.index.packed, reference: "deleted:\(relationship.packed)",
      type: graph.name(of: TypeID(relationship.type)), from: Int64(relationship.from),
      to: Int64(relationship.to), fromReference: try reference(relationship.from),
      toReference: try reference(relationship.to), properties: [], isDeleted: true)
    if try graph.relationship(relationship.index) != nil {
      description.reference = try graph.reference(of: relationship.index)
      description.properties = try graph.properties(of: relationship.index).map {
        ($0.name, CypherValue($0.value))
      }
      description.isDeleted = false
    }
    if keeps { relationships[relationship.packed] = description }
    return description
  }

  private func reference(_ node: UInt32) throws -> String {
    graph.isVisible(NodeIndex(node))
      ? try graph.reference(of: NodeIndex(node)) : "deleted:\(node)"
  }

  /// Describes every node and relationship inside a value, to be kept.
  func take(_ value: CypherValue) throws {
    switch value {
    case .node(let node): _ = try self.node(node.rawValue)
    case .relationship(let found): _ = try relationship(found)
    case .path(let path):
      for node in path.nodes { _ = try self.node(node) }
      for found in path.relationships { _ = try relationship(found) }
    case .list(let values): for value in values { try take(value) }
    case .map(let map): for (_, value) in map.entries { try take(value) }
    default: break
    }
  }
}
