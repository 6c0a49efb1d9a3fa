/// Reading single elements with the changes so far, without opening a snapshot: what an updating
/// statement asks for once a row. Like everything in a transaction it works on records.
extension GraphTransaction {
  /// Tells this state from every other.
  public var identity: GraphStateIdentity { state.identity }

  public func isThere(_ node: NodeIndex) -> Bool { state.isLive(node.rawValue) }

  public func isThere(_ relationship: RelationshipIndex) -> Bool {
    let type = Int(relationship.type.rawValue)
    return type < state.names.types.count
      && relationship.position < state.positionLimit(type)
      && state.state(type, relationship.position).isLive
  }

  // MARK: - Nodes

  /// The labels of a node, in order of first use.
  public func labels(of node: NodeIndex) -> [String] {
    state.labels(of: node.rawValue).map { state.names.labels[$0] }
  }

  /// The stored value of a property; the key of a node is none.
  public func value(
    _ property: String, of node: NodeIndex
  ) throws(GraphError) -> Value? {
    guard node.rawValue < state.nodeLimit, let number = state.names.properties.find(property)
    else { return nil }
    return try state.value(UInt16(number), of: node.rawValue)
  }

  /// All stored properties of a node, in order of first use of their names.
  public func properties(
    of node: NodeIndex
  ) throws(GraphError) -> [(name: String, value: Value)] {
    guard node.rawValue < state.nodeLimit else { return [] }
    return try state.properties(of: node.rawValue).map {
      (state.names.properties[$0.property], $0.value)
    }
  }

  /// Key space and key of a node; nil where it has none.
  public func key(of node: NodeIndex) throws(GraphError) -> (space: String, key: String)? {
    guard node.rawValue < state.nodeLimit,
      case .key(let space, let key) = try state.identity(of: node.rawValue)
    else { return nil }
    return (state.names.spaces[space], key.text)
  }

  /// The nodes that have a key in any space, in order of the spaces.
  ///
  /// *Complexity:* O(spaces × segments) expected.
  public func nodes(key: String) throws(GraphError) -> [NodeIndex] {
    var found: [NodeIndex] = []
    for space in state.names.spaces.names.indices {
      if let node = try find(UInt16(space), key), state.isLive(node) {
        found.append(NodeIndex(node))
      }
    }
    return found
  }

  // MARK: - Relationships

  /// The relationships that touch a node, type by type, loops once.
  ///
  /// *Complexity:* O(types + degree).
  public func relationships(of node: NodeIndex) throws(GraphError) -> [Relationship] {
    var found: [Relationship] = []
    for type in state.names.types.names.indices {
      let id = TypeID(UInt16(type))
      for (other, position) in try state.neighbours(of: node.rawValue, type, isForward: true) {
        found.append(
          Relationship(
            index: RelationshipIndex(type: id, position: position), from: node,
            to: NodeIndex(other)))
      }
      for (other, position) in try state.neighbours(of: node.rawValue, type, isForward: false)
      where other != node.rawValue {
        found.append(
          Relationship(
            index: RelationshipIndex(type: id, position: position), from: NodeIndex(other),
            to: node))
      }
    }
    return found
  }

  /// The relationships of a type from one node to another, by position.
  ///
  /// *Complexity:* O(log degree) a segment, and O(new relationships of the node that has fewer).
  public func relationships(
    _ type: String, from: NodeIndex, to: NodeIndex
  ) throws(GraphError) -> [RelationshipIndex] {
    guard let type = state.names.types.find(type) else { return [] }
    let positions = try state.positions(type, from: from.rawValue, to: to.rawValue)
    return positions.map { RelationshipIndex(type: TypeID(UInt16(type)), position: $0) }
  }

  /// The stored value of a property.
  public func value(
    _ property: String, of relationship: RelationshipIndex
  ) throws(GraphError) -> Value? {
    guard let number = state.names.properties.find(property) else { return nil }
    return try state.value(
      UInt16(number), of: Int(relationship.type.rawValue), relationship.position)
  }

  /// All properties of a relationship, in order of first use of their names.
  public func properties(
    of relationship: RelationshipIndex
  ) throws(GraphError) -> [(name: String, value: Value)] {
    try state.properties(of: Int(relationship.type.rawValue), relationship.position).map {
      (state.names.properties[$0.property], $0.value)
    }
  }
}
