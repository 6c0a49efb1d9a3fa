import CypherEngine
import PropertyGraph
import Scenarios

/// What scenarios have no notation for.
struct UnwrittenValue: Error, CustomStringConvertible {
  var description: String
}

extension ScenarioValue {
  /// A value of the engine as scenarios write it; a temporal value or a point is its text.
  ///
  /// - Parameter result: describes nodes and relationships; nil where none can occur.
  init(_ value: CypherValue, of result: QueryResult?) throws {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value.text)
    case .list(let elements):
      self = .list(try elements.map { try ScenarioValue($0, of: result) })
    case .map(let map):
      self = .map(
        try map.entries.map {
          ScenarioProperty($0.key.text, try ScenarioValue($0.value, of: result))
        })
    case .node(let node): self = .node(try ScenarioNode(node, of: result))
    case .relationship(let relationship):
      self = .relationship(try ScenarioRelationship(relationship, of: result))
    case .path(let path):
      var steps: [ScenarioPath.Step] = []
      for (at, relationship) in path.relationships.enumerated() {
        steps.append(
          ScenarioPath.Step(
            relationship: try ScenarioRelationship(relationship, of: result),
            isForward: relationship.from == path.nodes[at],
            node: try ScenarioNode(NodeIndex(path.nodes[at + 1]), of: result)))
      }
      let start = try ScenarioNode(NodeIndex(path.nodes[0]), of: result)
      self = .path(ScenarioPath(start: start, steps: steps))
    case .date, .temporal, .point: self = .string(value.plainText ?? "")
    case .bytes: throw UnwrittenValue(description: "bytes have no notation")
    }
  }

  /// The properties of something the engine described.
  fileprivate static func properties(
    _ described: [(name: String, value: CypherValue)]
  ) throws -> [ScenarioProperty] {
    try described.map { ScenarioProperty($0.name, try ScenarioValue($0.value, of: nil)) }
  }
}

extension ScenarioNode {
  fileprivate init(_ node: NodeIndex, of result: QueryResult?) throws {
    guard let result else { throw UnwrittenValue(description: "a node where none can be") }
    let description = try result.describe(node)
    self.init(
      labels: description.labels,
      properties: try ScenarioValue.properties(description.properties))
  }
}

extension ScenarioRelationship {
  fileprivate init(_ relationship: RelationshipValue, of result: QueryResult?) throws {
    guard let result else { throw UnwrittenValue(description: "a relationship where none can be") }
    let description = try result.describe(relationship)
    self.init(
      type: description.type, properties: try ScenarioValue.properties(description.properties))
  }
}

extension CypherValue {
  /// A parameter or a test procedure's output; nodes, relationships and paths cannot be given and
  /// are null.
  init(_ value: ScenarioValue) {
    switch value {
    case .null, .node, .relationship, .path: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .text(value)
    case .list(let elements): self = .list(elements.map { CypherValue($0) })
    case .map(let entries):
      self = .map(CypherMap(entries.map { (ByteString($0.key), CypherValue($0.value)) }))
    }
  }
}
