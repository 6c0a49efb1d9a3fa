import PropertyGraph

/// Finds nodes by label and property without going over all of them. The planner asks what there
/// is; operators ask for nodes.
///
/// What it gives are candidates: every visible node that fits is among them, each carries the
/// label, in ascending order; the predicate itself is still to be checked. That lets an index serve
/// several states of the graph at once. May be asked by several workers at a time.
public protocol IndexProvider: AnyObject, Sendable {
  /// What is known of looking up by a property, or nil where that is no quicker than a scan.
  func statistics(label: String, property: String, in graph: GraphSnapshot) -> IndexStatistics?

  /// Nodes whose property may equal a value.
  func nodes(
    label: String, property: String, equalTo value: CypherValue, in graph: GraphSnapshot
  ) throws -> [UInt32]

  /// Nodes whose property may lie in a range.
  func nodes(
    label: String, property: String, in range: IndexRange, in graph: GraphSnapshot
  ) throws -> [UInt32]
}

/// What the planner wants to know of an index.
public struct IndexStatistics: Hashable, Sendable {
  /// As `SHOW INDEXES` and plans call it.
  public var name: String
  /// Nodes that have the property, about.
  public var entryCount: Int
  /// Different values, about.
  public var distinctCount: Int
  /// Whether a value has one node at most.
  public var isUnique: Bool
  /// Whether ranges are served too.
  public var isOrdered: Bool

  public init(
    name: String, entryCount: Int, distinctCount: Int, isUnique: Bool, isOrdered: Bool
  ) {
    self.name = name
    self.entryCount = entryCount
    self.distinctCount = distinctCount
    self.isUnique = isUnique
    self.isOrdered = isOrdered
  }

  /// Nodes that a value has on average.
  public var rowsForValue: Double {
    isUnique ? 1 : Double(entryCount) / Double(max(distinctCount, 1))
  }
}

/// A stretch of values in the order of `<`.
public enum IndexRange: Sendable {
  /// Between two values, either absent; whether the ends are in is for the predicate to say.
  case between(CypherValue?, CypherValue?)
  /// Texts that begin with a text.
  case startingWith(ByteString)
}
