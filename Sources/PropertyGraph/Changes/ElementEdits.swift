/// What is known of a node besides its segment, or all of it where no segment has it.
struct NodeEdit: Sendable, Hashable {
  /// All labels, ascending; nil where they are as in the segment.
  var labels: [UInt16]?
  /// Values that stand in place of the segment's; nil for one that was taken away.
  var properties: [UInt16: Value?] = [:]
  var state = ElementState.live
  /// The first source row, where the segment has none.
  var primary: Citation?
  /// Given where no segment has the node.
  var identity: NodeIdentity?
}

/// What is known of a relationship besides its segment, or all of it where no segment has it.
struct RelationshipEdit: Sendable, Hashable {
  var properties: [UInt16: Value?] = [:]
  var state = ElementState.live
  /// The ends, where a removal or the overlay names them.
  var ends: (from: UInt32, to: UInt32)?
  /// Given where no segment has the relationship.
  var sequence: UInt32?

  static func == (a: RelationshipEdit, b: RelationshipEdit) -> Bool {
    a.properties == b.properties && a.state == b.state && a.sequence == b.sequence
      && a.ends?.from == b.ends?.from && a.ends?.to == b.ends?.to
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(properties)
    hasher.combine(state)
    hasher.combine(sequence)
  }
}

/// What is known of the relationships of one type besides the segments.
struct TypeEdits: Sendable {
  /// By position.
  var edits = ShardedTable<UInt32, RelationshipEdit>()
  /// How many relationships no segment has, removed ones among them.
  var madeCount: UInt32 = 0
  /// Positions of relationships no segment has, by the node they start from or end at, ascending.
  var outgoing = ShardedTable<UInt32, [UInt32]>()
  var incoming = ShardedTable<UInt32, [UInt32]>()
  /// How many relationships do not count any more.
  var removedCount = 0
  /// Whether any property of a relationship of a segment was changed.
  var changesProperties = false
}
