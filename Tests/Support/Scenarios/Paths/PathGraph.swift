/// The plainest graph there is: arrays of nodes and relationships, ends by position.
///
/// The brute-force enumerator works on it. No index, no sharing, nothing that could be wrong.
public struct PathGraph: Sendable {
  /// A node: labels and properties.
  public struct Node: Sendable {
    public var labels: [String]
    public var properties: [String: PathValue]

    public init(labels: [String], properties: [String: PathValue]) {
      self.labels = labels
      self.properties = properties
    }
  }

  /// A relationship from one node's position to another's.
  public struct Relationship: Sendable {
    public var source: Int
    public var target: Int
    public var type: String
    public var properties: [String: PathValue]

    public init(source: Int, target: Int, type: String, properties: [String: PathValue]) {
      self.source = source
      self.target = target
      self.type = type
      self.properties = properties
    }
  }

  public var nodes: [Node] = []
  public var relationships: [Relationship] = []

  public init() {}

  /// The relationships that touch a node, with the node at the other side; a loop comes once.
  func steps(from node: Int) -> [(relationship: Int, target: Int)] {
    var steps: [(relationship: Int, target: Int)] = []
    for (at, relationship) in relationships.enumerated() {
      if relationship.source == node { steps.append((at, relationship.target)) }
      if relationship.target == node && relationship.source != node {
        steps.append((at, relationship.source))
      }
    }
    return steps
  }
}

/// A walk: nodes and, between them, the relationships taken; one node more than relationships.
public struct PathWalk: Sendable, Hashable {
  public var nodes: [Int]
  public var relationships: [Int]

  public init(nodes: [Int], relationships: [Int]) {
    self.nodes = nodes
    self.relationships = relationships
  }

  public var length: Int { relationships.count }

  /// Whether no relationship occurs twice.
  var isTrail: Bool { Set(relationships).count == relationships.count }

  /// Whether the walk keeps to a mode.
  func keeps(to mode: PathMode) -> Bool {
    switch mode {
    case .walk: true
    case .trail: isTrail
    case .acyclic: Set(nodes).count == nodes.count
    case .simple:
      length > 0 && nodes.first == nodes.last
        ? Set(nodes.dropLast()).count == nodes.count - 1 : Set(nodes).count == nodes.count
    }
  }
}

/// A value while a pattern is matched: nodes and relationships by position.
public enum PathValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case float(Double)
  case string(String)
  case list([PathValue])
  case node(Int)
  case relationship(Int)
  case path(PathWalk)

  /// The value as scenarios write it.
  func scenarioValue(in graph: PathGraph) -> ScenarioValue {
    switch self {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(Int64(value))
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .list(let elements): return .list(elements.map { $0.scenarioValue(in: graph) })
    case .node(let at): return .node(graph.scenarioNode(at))
    case .relationship(let at): return .relationship(graph.scenarioRelationship(at))
    case .path(let walk):
      let steps = walk.relationships.indices.map { at in
        let relationship = walk.relationships[at]
        return ScenarioPath.Step(
          relationship: graph.scenarioRelationship(relationship),
          isForward: graph.relationships[relationship].source == walk.nodes[at],
          node: graph.scenarioNode(walk.nodes[at + 1]))
      }
      return .path(ScenarioPath(start: graph.scenarioNode(walk.nodes[0]), steps: steps))
    }
  }
}

extension PathGraph {
  func scenarioNode(_ at: Int) -> ScenarioNode {
    ScenarioNode(
      labels: nodes[at].labels, properties: scenarioProperties(nodes[at].properties))
  }

  func scenarioRelationship(_ at: Int) -> ScenarioRelationship {
    ScenarioRelationship(
      type: relationships[at].type,
      properties: scenarioProperties(relationships[at].properties))
  }

  private func scenarioProperties(_ properties: [String: PathValue]) -> [ScenarioProperty] {
    properties.sorted { $0.key < $1.key }.map {
      ScenarioProperty($0.key, $0.value.scenarioValue(in: self))
    }
  }

  /// The graph as scenarios count it.
  public var inventory: GraphInventory {
    GraphInventory(
      nodes: nodes.indices.map { at in
        let node = scenarioNode(at)
        return GraphInventory.Entity(
          identity: "n\(at)", names: node.labels, properties: node.properties)
      },
      relationships: relationships.indices.map { at in
        let relationship = scenarioRelationship(at)
        return GraphInventory.Entity(
          identity: "r\(at)", names: [relationship.type], properties: relationship.properties)
      })
  }
}
