/// Everything in a graph, by identity: what side effects are measured on.
public struct GraphInventory: Sendable {
  /// A node or a relationship under an identity that is never given twice.
  public struct Entity: Sendable {
    public var identity: String
    /// A node's labels, or the one type of a relationship.
    public var names: [String]
    public var properties: [ScenarioProperty]

    public init(identity: String, names: [String], properties: [ScenarioProperty]) {
      self.identity = identity
      self.names = names
      self.properties = properties
    }
  }

  public var nodes: [Entity]
  public var relationships: [Entity]

  public init(nodes: [Entity] = [], relationships: [Entity] = []) {
    self.nodes = nodes
    self.relationships = relationships
  }
}
