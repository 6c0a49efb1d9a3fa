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
    if isHidden(type) { return 0 }
    guard visibility.hidesNodes else { return state.relationshipCount(Int(type.rawValue)) }
    let adjacency = try outgoing(type)
    return ranges.joined().reduce(0) { $0 + adjacency.degree(of: $1) }
  }

  /// Neighbours along a type, from source to target.
  public func outgoing(_ type: TypeID) throws(GraphError) -> Adjacency {
    try adjacency(type, isForward: true)
  }

  /// Neighbours against a type, from target to source.
  public func incoming(_ type: TypeID) throws(GraphError) -> Adjacency {
    try adjacency(type, isForward: false)
  }

  /// One past the highest position of a type's relationships; not every position below is taken by
  /// one that this reader sees.
  public func positionLimit(of type: TypeID) -> UInt32 { state.positionLimit(Int(type.rawValue)) }

  /// A property of a type's relationships, by position, if any may have it.
  public func column(
    _ property: String, of type: TypeID
  ) throws(GraphError) -> RelationshipColumn? {
    guard let number = self.property(property), !isHidden(type) else { return nil }
    return try RelationshipColumn(state, number.rawValue, Int(type.rawValue))
  }

  /// When the relationships of a type hold.
  public func validity(of type: TypeID) throws(GraphError) -> Validity {
    Validity(from: try column("valid_from", of: type), to: try column("valid_to", of: type))
  }

  /// The interval of each relationship of a type, by position.
  public struct Validity: Sendable {
    let from: RelationshipColumn?
    let to: RelationshipColumn?

    /// Whether any relationship of the type may carry a date.
    public var isDated: Bool { from != nil || to != nil }

    public func interval(_ position: Int) -> ValidityInterval {
      ValidityInterval(from: from?.date(position), to: to?.date(position))
    }
  }

  /// Calls `body` with every visible relationship of a node, type by type in order of first use,
  /// outgoing before incoming. A loop comes twice, once from each side. A node that this reader
  /// does not see has none.
  public func forEachRelationship(
    of node: NodeIndex, types: [TypeID]? = nil, directions: [Direction] = Direction.allCases,
    _ body: (Relationship, Direction) throws -> Void
  ) throws {
    guard isVisible(node) else { return }
    let chosen = types ?? self.types.map { type($0)! }
    for type in chosen {
      if directions.contains(.outgoing) {
        try outgoing(type).forEachRelationship(of: node.rawValue) { other, position in
          let index = RelationshipIndex(type: type, position: position)
          try body(Relationship(index: index, from: node, to: NodeIndex(other)), .outgoing)
        }
      }
      guard directions.contains(.incoming) else { continue }
      try incoming(type).forEachRelationship(of: node.rawValue) { other, position in
        let index = RelationshipIndex(type: type, position: position)
        try body(Relationship(index: index, from: NodeIndex(other), to: node), .incoming)
      }
    }
  }

  /// How many visible relationships touch a node, loops twice.
  ///
  /// *Complexity:* O(types), and O(degree) where more than the base has to be looked at.
  public func degree(of node: NodeIndex) throws(GraphError) -> Int {
    guard isVisible(node) else { return 0 }
    var total = 0
    for name in types {
      let type = type(name)!
      total += try outgoing(type).degree(of: node.rawValue)
      total += try incoming(type).degree(of: node.rawValue)
    }
    return total
  }

  /// A relationship with its ends, where this reader sees it.
  ///
  /// *Complexity:* O(log nodes).
  public func relationship(_ index: RelationshipIndex) throws(GraphError) -> Relationship? {
    let type = Int(index.type.rawValue)
    guard !isHidden(index.type), index.position < state.positionLimit(type),
      state.state(type, index.position).isLive
    else { return nil }
    let ends = try state.ends(type, index.position)
    let (from, to) = (canonical(NodeIndex(ends.from)), canonical(NodeIndex(ends.to)))
    guard isVisible(from), isVisible(to) else { return nil }
    return Relationship(index: index, from: from, to: to)
  }

  /// The value of a relationship's property, or nil.
  public func value(
    _ property: String, of relationship: RelationshipIndex
  ) throws(GraphError) -> Value? {
    guard let number = self.property(property), !isHidden(relationship.type) else { return nil }
    return try state.value(
      number.rawValue, of: Int(relationship.type.rawValue), relationship.position)
  }

  /// All visible properties of a relationship, by name.
  public func properties(
    of relationship: RelationshipIndex
  ) throws(GraphError) -> [(name: String, value: Value)] {
    if isHidden(relationship.type) { return [] }
    let all = try state.properties(of: Int(relationship.type.rawValue), relationship.position)
    return all.filter { !hiddenProperties.contains($0.property) }
      .map { (name: state.names.properties[$0.property], value: $0.value) }
      .sorted { $0.name < $1.name }
  }

  /// When a relationship holds.
  public func interval(
    of relationship: RelationshipIndex
  ) throws(GraphError) -> ValidityInterval {
    func date(_ name: String) throws(GraphError) -> CalendarDate? {
      if case .date(let day)? = try value(name, of: relationship) { day } else { nil }
    }
    return ValidityInterval(from: try date("valid_from"), to: try date("valid_to"))
  }

  /// The source rows of a relationship, the primary one first.
  public func citations(of relationship: RelationshipIndex) throws(GraphError) -> [Citation] {
    if isHidden(relationship.type) { return [] }
    return try state.citations(Int(relationship.type.rawValue), relationship.position)
  }

  /// Whether any relationship of a type may cite more than one source row.
  public func mayHaveSeveralCitations(_ type: TypeID) -> Bool {
    state.stack.segments.contains { segment in
      let tables = segment.catalog.tables
      return Int(type.rawValue) < tables.count && tables[Int(type.rawValue)].further.length > 0
    }
  }

  // MARK: - References

  /// The text by which a relationship is known outside, as long as it is there: `r:<sequence>`
  /// where it was made by hand, `r:<source>.<row>` where it came from a source row, and
  /// `r:<source>.<row>.<ordinal>` for the second and further ones of one row. Never given to
  /// another relationship.
  public func reference(of relationship: RelationshipIndex) throws(GraphError) -> String {
    let type = Int(relationship.type.rawValue)
    let primary = try state.primary(type, relationship.position)
    if primary.source == 0 { return "r:\(primary.row)" }
    let ordinal = try state.form(type, relationship.position).ordinal
    return "r:\(primary.source).\(primary.row)" + (ordinal == 0 ? "" : ".\(ordinal)")
  }

  /// The visible relationship that a reference names.
  ///
  /// *Complexity:* O(relationships): nobody keeps an index for it.
  public func relationship(reference: String) throws(GraphError) -> Relationship? {
    let parts = reference.utf8.dropFirst(2).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false
    ).map { UInt32(String($0) ?? "") }
    guard reference.utf8.starts(with: "r:".utf8), (1...3).contains(parts.count),
      !parts.contains(nil)
    else { return nil }
    let numbers = parts.map { $0! }
    let wanted =
      numbers.count == 1
      ? Citation(source: 0, row: numbers[0]) : Citation(source: numbers[0], row: numbers[1])
    for name in types {
      let type = type(name)!
      for position in 0..<positionLimit(of: type) {
        let number = Int(type.rawValue)
        guard try state.primary(number, position) == wanted,
          try self.reference(of: RelationshipIndex(type: type, position: position)) == reference,
          let found = try relationship(RelationshipIndex(type: type, position: position))
        else { continue }
        return found
      }
    }
    return nil
  }
}
