/// A value as scenarios write it: what a query returns, and what its parameters are.
///
/// A temporal value is the text that `toString()` gives for it, as in the scenarios' own tables.
public indirect enum ScenarioValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([ScenarioValue])
  case map([ScenarioProperty])
  case node(ScenarioNode)
  case relationship(ScenarioRelationship)
  case path(ScenarioPath)
}

/// A key and its value: of a map, of a node, of a relationship, or a parameter.
public struct ScenarioProperty: Sendable {
  public var key: String
  public var value: ScenarioValue

  public init(_ key: String, _ value: ScenarioValue) {
    self.key = key
    self.value = value
  }
}

/// A node as a scenario sees it: labels and properties, no identity.
public struct ScenarioNode: Sendable {
  public var labels: [String]
  public var properties: [ScenarioProperty]

  public init(labels: [String], properties: [ScenarioProperty]) {
    self.labels = labels
    self.properties = properties
  }
}

/// A relationship as a scenario sees it: type and properties, no ends.
public struct ScenarioRelationship: Sendable {
  public var type: String
  public var properties: [ScenarioProperty]

  public init(type: String, properties: [ScenarioProperty]) {
    self.type = type
    self.properties = properties
  }
}

/// A path: where it starts, and the steps from there.
public struct ScenarioPath: Sendable {
  /// A relationship walked along or against its direction, and the node it leads to.
  public struct Step: Sendable {
    public var relationship: ScenarioRelationship
    public var isForward: Bool
    public var node: ScenarioNode

    public init(relationship: ScenarioRelationship, isForward: Bool, node: ScenarioNode) {
      self.relationship = relationship
      self.isForward = isForward
      self.node = node
    }
  }

  public var start: ScenarioNode
  public var steps: [Step]

  public init(start: ScenarioNode, steps: [Step]) {
    self.start = start
    self.steps = steps
  }
}
