/// How much one statement changed, as clients are told at its end.
///
/// Counts what was asked for, as Neo4j does: a property set to the value it had counts, a label
/// that was there already does not.
public struct UpdateCounters: Hashable, Sendable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var relationshipsCreated = 0
  public var relationshipsDeleted = 0
  public var propertiesSet = 0
  public var labelsAdded = 0
  public var labelsRemoved = 0
  public var indexesAdded = 0
  public var indexesRemoved = 0
  public var constraintsAdded = 0
  public var constraintsRemoved = 0

  public init() {}

  /// Counts with their names as Bolt spells them, zeros left out.
  public var entries: [(name: String, count: Int)] {
    [
      ("nodes-created", nodesCreated), ("nodes-deleted", nodesDeleted),
      ("relationships-created", relationshipsCreated),
      ("relationships-deleted", relationshipsDeleted), ("properties-set", propertiesSet),
      ("labels-added", labelsAdded), ("labels-removed", labelsRemoved),
      ("indexes-added", indexesAdded), ("indexes-removed", indexesRemoved),
      ("constraints-added", constraintsAdded), ("constraints-removed", constraintsRemoved),
    ].filter { $0.1 != 0 }
  }

  /// Whether anything changed.
  public var containsUpdates: Bool { self != UpdateCounters() }
}
