/// Which way a relationship is walked from a node.
public enum Direction: Sendable, Hashable, CaseIterable {
  case outgoing, incoming
}

/// One stored relationship with its ends.
public struct Relationship: Hashable, Sendable {
  public let index: RelationshipIndex
  public let from: NodeIndex
  public let to: NodeIndex

  public init(index: RelationshipIndex, from: NodeIndex, to: NodeIndex) {
    self.index = index
    self.from = from
    self.to = to
  }
}

extension GraphSnapshot {
  /// How many relationships this reader sees.
  public func relationshipCount() throws(GraphError) -> Int {
    var total = 0
    for name in types { total += try relationshipCount(type(name)!) }
    return total
  }

  /// How many relationships of a type this reader sees.
  ///
  /// *Complexity:* O(1), or O(relationships) where nodes are hidden.
  public func relationshipCount(_ type: TypeID) throws(GraphError) -> Int {
    guard hidesNodes else { return Int(catalog.tables[Int(type.rawValue)].count) }
    let adjacency = try outgoing(type)
    var total = 0
    for range in ranges {
      for node in range.clamped(to: adjacency.nodes) {
        for at in adjacency.run(of: node) where isVisible(NodeIndex(adjacency.targets[at])) {
          total += 1
        }
      }
    }
    return total
  }

  /// Neighbours along a type, from source to target.
  public func outgoing(_ type: TypeID) throws(GraphError) -> Adjacency {
    try segment!.adjacency(Int(type.rawValue), isForward: true)
  }

  /// Neighbours against a type, from target to source.
  public func incoming(_ type: TypeID) throws(GraphError) -> Adjacency {
    try segment!.adjacency(Int(type.rawValue), isForward: false)
  }

  /// A property of a type's relationships, by forward position, if any has it.
  public func column(
    _ property: String, of type: TypeID
  ) throws(GraphError) -> PropertyColumn? {
    guard let number = self.property(property) else { return nil }
    return try segment!.column(number.rawValue, type: Int(type.rawValue))
  }

  /// When the relationships of a type hold.
  public func validity(of type: TypeID) throws(GraphError) -> Validity {
    Validity(from: try column("valid_from", of: type), to: try column("valid_to", of: type))
  }

  /// The interval of each relationship of a type, by forward position.
  public struct Validity: Sendable {
    let from: PropertyColumn?
    let to: PropertyColumn?

    /// Whether any relationship of the type carries a date.
    public var isDated: Bool { from != nil || to != nil }

    public func interval(_ position: Int) -> ValidityInterval {
      ValidityInterval(from: from?.date(position), to: to?.date(position))
    }
  }

  /// The forward position of a relationship found from its target's side.
  ///
  /// - Parameter ordinal: which of several parallel relationships, counted from 0 in backward
  ///   order, which is also forward order.
  /// *Complexity:* O(log degree of `from`).
  public func forwardPosition(
    type: TypeID, from: NodeIndex, to: NodeIndex, ordinal: Int
  ) throws(GraphError) -> UInt32 {
    try position(in: try outgoing(type), from: from.rawValue, to: to.rawValue, ordinal: ordinal)
  }

  /// The place of the `ordinal`-th entry `to` in the run of `from`; it must exist.
  public static func position(
    in adjacency: Adjacency, from: UInt32, to: UInt32, ordinal: Int
  ) -> UInt32 {
    guard let found = find(in: adjacency, from: from, to: to, ordinal: ordinal) else {
      preconditionFailure("no such relationship in this snapshot")
    }
    return found
  }

  /// As ``position(in:from:to:ordinal:)``, for relationships that the other direction names: where
  /// it is missing the two directions do not belong together.
  private func position(
    in adjacency: Adjacency, from: UInt32, to: UInt32, ordinal: Int
  ) throws(GraphError) -> UInt32 {
    guard let found = Self.find(in: adjacency, from: from, to: to, ordinal: ordinal) else {
      throw GraphError(
        .corrupt, "a relationship is missing in one direction", file: segment?.file.path)
    }
    return found
  }

  private static func find(
    in adjacency: Adjacency, from: UInt32, to: UInt32, ordinal: Int
  ) -> UInt32? {
    let run = adjacency.run(of: from)
    var (low, high) = (run.lowerBound, run.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if adjacency.targets[middle] < to { low = middle + 1 } else { high = middle }
    }
    guard ordinal < run.upperBound - low, adjacency.targets[low + ordinal] == to else {
      return nil
    }
    return UInt32(low + ordinal)
  }

  /// Calls `body` with every visible relationship of a node, type by type in the order of the
  /// segment, outgoing before incoming, neighbours ascending. A loop comes twice, once from each
  /// side. A hidden node has none.
  public func forEachRelationship(
    of node: NodeIndex, types: [TypeID]? = nil, directions: [Direction] = Direction.allCases,
    _ body: (Relationship, Direction) throws -> Void
  ) throws {
    guard isVisible(node) else { return }
    let chosen = types ?? self.types.map { type($0)! }
    for type in chosen {
      let out = try outgoing(type)
      if directions.contains(.outgoing) {
        for at in out.run(of: node.rawValue) {
          let other = NodeIndex(out.targets[at])
          guard isVisible(other) else { continue }
          let index = RelationshipIndex(type: type, position: UInt32(at))
          try body(Relationship(index: index, from: node, to: other), .outgoing)
        }
      }
      guard directions.contains(.incoming) else { continue }
      let back = try incoming(type)
      var (previous, ordinal) = (UInt32.max, 0)
      for at in back.run(of: node.rawValue) {
        let source = back.targets[at]
        ordinal = source == previous ? ordinal + 1 : 0
        previous = source
        let other = NodeIndex(source)
        guard isVisible(other) else { continue }
        let position = try position(
          in: out, from: source, to: node.rawValue, ordinal: ordinal)
        let index = RelationshipIndex(type: type, position: position)
        try body(Relationship(index: index, from: other, to: node), .incoming)
      }
    }
  }

  /// How many visible relationships touch a node, loops twice.
  ///
  /// *Complexity:* O(types), and O(degree) where nodes are hidden.
  public func degree(of node: NodeIndex) throws(GraphError) -> Int {
    guard isVisible(node) else { return 0 }
    var total = 0
    for name in types {
      let type = type(name)!
      for adjacency in [try outgoing(type), try incoming(type)] {
        let run = adjacency.run(of: node.rawValue)
        total +=
          hidesNodes
          ? run.count { isVisible(NodeIndex(adjacency.targets[$0])) } : run.count
      }
    }
    return total
  }

  /// The value of a relationship's property, or nil.
  public func value(
    _ property: String, of relationship: RelationshipIndex
  ) throws(GraphError) -> Value? {
    try column(property, of: relationship.type)?.value(Int(relationship.position))
  }

  /// All visible properties of a relationship, by name.
  public func properties(
    of relationship: RelationshipIndex
  ) throws(GraphError) -> [(name: String, value: Value)] {
    var result: [(name: String, value: Value)] = []
    for entry in catalog.tables[Int(relationship.type.rawValue)].columns {
      let name = catalog.properties[Int(entry.property)]
      if let value = try value(name, of: relationship) { result.append((name, value)) }
    }
    return result.sorted { $0.name < $1.name }
  }

  /// When a relationship holds.
  public func interval(
    of relationship: RelationshipIndex
  ) throws(GraphError) -> ValidityInterval {
    try validity(of: relationship.type).interval(Int(relationship.position))
  }

  /// The source rows of a relationship, the primary one first.
  public func citations(of relationship: RelationshipIndex) throws(GraphError) -> [Citation] {
    let type = Int(relationship.type.rawValue)
    let position = Int(relationship.position)
    let (sources, rows) = try segment!.citations(type: type)
    var found: [Citation] = []
    if let source = sources.integer(position), source != 0, let row = rows.integer(position) {
      found.append(Citation(source: UInt32(source), row: UInt32(row)))
    }
    return found + (try segment!.further(catalog.tables[type].further, of: relationship.position))
  }
}
