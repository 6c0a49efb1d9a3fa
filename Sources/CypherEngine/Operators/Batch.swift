import PropertyGraph

/// The values of one slot over the rows of a batch.
///
/// Nodes and relationships, which walks make by the million, stand as plain numbers; everything
/// else as values.
public enum Column {
  /// The slot has no value here.
  case absent
  /// Indices; ``Column/noNode`` is null.
  case nodes([UInt32])
  /// ``Column/noRelationship`` is null.
  case relationships([RelationshipValue])
  case values([CypherValue])
  /// The same value in every row.
  case constant(CypherValue)

  public static let noNode = UInt32.max
  public static let noRelationship = RelationshipValue(
    from: .max, to: .max, position: .max, type: .max)

  /// The value in a row.
  @inline(__always)
  public func value(_ row: Int) -> CypherValue {
    switch self {
    case .absent: .null
    case .nodes(let nodes): nodes[row] == Self.noNode ? .null : .node(NodeIndex(nodes[row]))
    case .relationships(let found):
      found[row].type == .max ? .null : .relationship(found[row])
    case .values(let values): values[row]
    case .constant(let value): value
    }
  }

  /// The node in a row, or nil where there is null or no node.
  @inline(__always)
  public func node(_ row: Int) -> UInt32? {
    switch self {
    case .nodes(let nodes): return nodes[row] == Self.noNode ? nil : nodes[row]
    case .values(let values):
      if case .node(let node) = values[row] { return node.rawValue }
      return nil
    case .constant(.node(let node)): return node.rawValue
    default: return nil
    }
  }

  /// The relationship in a row, or nil where there is null or no relationship.
  @inline(__always)
  public func relationship(_ row: Int) -> RelationshipValue? {
    switch self {
    case .relationships(let found): return found[row].type == .max ? nil : found[row]
    case .values(let values):
      if case .relationship(let found) = values[row] { return found }
      return nil
    case .constant(.relationship(let found)): return found
    default: return nil
    }
  }

  /// The column of some rows, in the order given; a row may come several times.
  func gathered(_ rows: [Int32]) -> Column {
    switch self {
    case .absent, .constant: self
    case .nodes(let nodes): .nodes(rows.map { nodes[Int($0)] })
    case .relationships(let found): .relationships(rows.map { found[Int($0)] })
    case .values(let values): .values(rows.map { values[Int($0)] })
    }
  }
}

/// Some rows at a time: one column a slot.
public struct Batch {
  public var count: Int
  public var columns: [Column]

  /// - Parameter slotCount: how many slots the statement has.
  public init(count: Int, slotCount: Int) {
    self.count = count
    columns = Array(repeating: .absent, count: slotCount)
  }

  /// One row without values: what a statement begins with.
  public static func unit(slotCount: Int) -> Batch { Batch(count: 1, slotCount: slotCount) }

  public subscript(_ slot: Slot) -> Column {
    get { columns[slot.number] }
    set { columns[slot.number] = newValue }
  }

  /// Some of the rows, in the order given.
  public func gathered(_ rows: [Int32]) -> Batch {
    var batch = Batch(count: rows.count, slotCount: columns.count)
    for at in columns.indices {
      if case .absent = columns[at] { continue }
      batch.columns[at] = columns[at].gathered(rows)
    }
    return batch
  }
}
