/// How many things a statement has changed. Only what is not zero is sent.
public struct BoltCounters: Sendable, Equatable {
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
  public var systemUpdates = 0

  public init() {}

  var isEmpty: Bool { self == BoltCounters() }

  var metadata: BoltMap {
    let counts: [(String, Int)] = [
      ("nodes-created", nodesCreated), ("nodes-deleted", nodesDeleted),
      ("relationships-created", relationshipsCreated),
      ("relationships-deleted", relationshipsDeleted),
      ("properties-set", propertiesSet),
      ("labels-added", labelsAdded), ("labels-removed", labelsRemoved),
      ("indexes-added", indexesAdded), ("indexes-removed", indexesRemoved),
      ("constraints-added", constraintsAdded), ("constraints-removed", constraintsRemoved),
      ("system-updates", systemUpdates),
    ]
    var metadata = BoltMap(
      entries: counts.filter { $0.1 != 0 }.map { .init(key: $0, value: .integer(Int64($1))) })
    var withoutSystem = self
    withoutSystem.systemUpdates = 0
    if !withoutSystem.isEmpty { metadata["contains-updates"] = true }
    if systemUpdates != 0 { metadata["contains-system-updates"] = true }
    return metadata
  }
}
