import PropertyGraph

/// One way in which a path pattern fits, in the order of the pattern whichever way it was found.
public struct PathMatch {
  /// One more than relationships.
  public let nodes: [UInt32]
  public let relationships: [RelationshipValue]
  /// For each node of the pattern its place among ``nodes``.
  public let places: [Int]
  /// For each link how many steps an iteration has.
  let strides: [Int]

  /// How many relationships it has.
  public var length: Int { relationships.count }

  /// A node of the pattern.
  public func node(_ number: Int) -> UInt32 { nodes[places[number]] }

  /// The relationship of a link that is walked once.
  public func relationship(link: Int) -> RelationshipValue { relationships[places[link]] }

  /// The value of a part.
  ///
  /// - Precondition: not one that exists inside an iteration alone.
  public func value(_ part: PathPart) -> CypherValue {
    switch part {
    case .node(let number): return .node(NodeIndex(node(number)))
    case .relationship(let link): return .relationship(relationship(link: link))
    case .relationships(let link, let step):
      let all = stride(from: places[link] + step, to: places[link + 1], by: strides[link])
      return .list(all.map { .relationship(relationships[$0]) })
    case .nodes(let link, let place):
      let starts = stride(from: places[link], to: places[link + 1], by: strides[link])
      return .list(starts.map { .node(NodeIndex(nodes[$0 + place])) })
    case .path: return .path(PathValue(nodes: nodes, relationships: relationships))
    case .innerNode, .innerRelationship:
      preconditionFailure("no part of a whole path")
    }
  }
}
