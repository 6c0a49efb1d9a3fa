/// A walk through the graph in the wire's form: each node and relationship once, and the order in
/// which they are passed.
///
///     (a)-[x]->(b)<-[y]-(a)
///     nodes a b    relationships x y    indices 1 1  -2 0
///
/// Indices come in pairs: a relationship, counted from 1 and negative where it is walked against
/// its direction, then the node it leads to, counted from 0. The first node is `nodes[0]`.
public struct BoltPath: Sendable {
  public var nodes: [BoltNode]
  public var relationships: [BoltUnboundRelationship]
  public var indices: [Int64]

  /// A path as it was read.
  init(nodes: [BoltNode], relationships: [BoltUnboundRelationship], indices: [Int64]) {
    self.nodes = nodes
    self.relationships = relationships
    self.indices = indices
  }

  /// The path that passes these nodes over these relationships, in walking order; a node or a
  /// relationship may occur more than once.
  ///
  /// There must be one node more than relationships, and each relationship must join its
  /// neighbours. A loop counts as walked along its direction.
  public init(walking steps: [BoltNode], over ties: [BoltRelationship]) {
    precondition(steps.count == ties.count + 1, "a path has one node more than relationships")
    var nodePlaces: [Int64: Int] = [:]
    var tiePlaces: [Int64: Int] = [:]
    var nodes: [BoltNode] = []
    var relationships: [BoltUnboundRelationship] = []
    var indices: [Int64] = []
    func place(of node: BoltNode) -> Int {
      if let known = nodePlaces[node.identifier] { return known }
      nodePlaces[node.identifier] = nodes.count
      nodes.append(node)
      return nodes.count - 1
    }
    _ = place(of: steps[0])
    for (at, tie) in ties.enumerated() {
      if tiePlaces[tie.identifier] == nil {
        relationships.append(BoltUnboundRelationship(tie))
        tiePlaces[tie.identifier] = relationships.count
      }
      let number = Int64(tiePlaces[tie.identifier] ?? 0)
      let isForward = tie.start.identifier == steps[at].identifier
      indices.append(isForward ? number : -number)
      indices.append(Int64(place(of: steps[at + 1])))
    }
    self.init(nodes: nodes, relationships: relationships, indices: indices)
  }
}
