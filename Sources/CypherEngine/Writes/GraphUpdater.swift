import PropertyGraph

/// What one statement does to the graph: every change of it goes through here.
///
/// It wraps the transaction, counts, keeps what must be checked at the end of the statement, and
/// gives the newest state of the graph to readers. A statement that fails dooms its transaction:
/// whoever ran it gives the transaction up, and nothing of it is ever seen.
///
/// ```swift
/// let updates = try GraphUpdater(transaction, keys: rule, seesRecords: statement.isRaw)
/// context.updates = updates
/// …                       // executors run
/// try updates.finish()    // end of the statement
/// ```
///
/// A node stands for its party: changes go to the record that stands for it, removals to all its
/// records. Not safe for use by several threads at once.
public final class GraphUpdater {
  let transaction: GraphTransaction
  private let keys: KeyRule
  private let seesRecords: Bool
  let parties: Parties
  private let seal: (any ReferenceSealing)?

  public internal(set) var counters = UpdateCounters()
  /// How many new nodes found their key taken, by key space.
  private var takenKeys: [(space: String, count: Int)] = []
  /// Records whose labels or properties changed, in order of change, perhaps several times each.
  private(set) var touched: [UInt32] = []
  /// Relationships that changed, where somebody has to check them.
  private(set) var touchedRelationships: [RelationshipValue] = []
  /// Relationships that went with a node which was deleted without DETACH. Until the end of the
  /// statement somebody must delete them by name.
  var orphans = OrphanedRelationships()

  /// What must hold at the end of the statement, and the indexes that have to know what changes.
  let schema: SchemaCatalog
  let indexes: IndexCache
  /// How much of ``touched`` the indexes know, and the state they know it of.
  private var indexed: (count: Int, state: GraphStateIdentity)

  /// Watches over the statement; changes are charged to it, since they stay until its end.
  var monitor: StatementMonitor?

  private var newest: GraphSnapshot
  private var newestAt: Int
  /// Why the newest state could not be opened.
  private var fault: (any Error)?

  /// - Parameters:
  ///   - transaction: may hold the changes of earlier statements.
  ///   - seesRecords: `CYPHER identity=raw`.
  ///   - indexes: those that readers of the same graph use.
  public init(
    _ transaction: GraphTransaction, keys: KeyRule = .none, seesRecords: Bool = false,
    schema: SchemaCatalog = SchemaCatalog(), indexes: IndexCache = IndexCache()
  ) throws {
    self.schema = schema
    self.indexes = indexes
    indexed = (0, transaction.identity)
    self.transaction = transaction
    self.keys = keys
    self.seesRecords = seesRecords
    newest = try Self.open(transaction, seesRecords)
    newestAt = transaction.changeCount
    parties = newest.parties
    seal = newest.seal
  }

  private static func open(
    _ transaction: GraphTransaction, _ seesRecords: Bool
  ) throws -> GraphSnapshot {
    let snapshot = try transaction.snapshot()
    return seesRecords && !snapshot.parties.isEmpty ? try snapshot.records() : snapshot
  }

  /// The graph with everything that the statement changed so far.
  ///
  /// *Complexity:* O(1), and O(label ranges + names) after a change.
  public var graph: GraphSnapshot {
    if newestAt != transaction.changeCount {
      do {
        newest = try Self.open(transaction, seesRecords)
        newestAt = transaction.changeCount
      } catch {
        fault = error
      }
    }
    return newest
  }

  /// - Throws: what kept ``graph`` from being the newest state.
  func checkFault() throws { if let fault { throw fault } }

  /// Ends the statement: what holds only at its end is checked.
  ///
  /// - Throws: ``CypherError`` `DeleteConnectedNode` where a deleted node still has relationships.
  public func finish() throws {
    try checkFault()
    guard orphans.isEmpty else {
      let nodes = orphans.nodeCount
      throw CypherError.runtime(
        .constraintVerification, "DeleteConnectedNode",
        nodes == 1
          ? "a deleted node still has relationships"
          : "\(nodes) deleted nodes still have relationships",
        hint: "delete its relationships too, or use DETACH DELETE")
    }
    try tellIndexes()
    try ConstraintCheck(schema, self).check()
  }

  /// Tells the indexes what changed since they were last told. Whoever runs a plan or ends a clause
  /// does it first.
  func tellIndexes() throws {
    let state = transaction.identity
    guard indexed.count < touched.count || indexed.state != state else { return }
    let nodes = Set(touched[indexed.count...]).sorted().map { canonical(NodeIndex($0)) }
    try indexes.take(nodes, from: indexed.state, to: state) { property, node in
      isThere(.node(node)) ? try storedValue(property, of: node) : nil
    }
    indexed = (touched.count, state)
  }

  /// What the statement's author should know, one sentence each, without values.
  public var warnings: [String] {
    takenKeys.map { space, count in
      let subject = count == 1 ? "a new node has" : "\(count) new nodes have"
      return "\(subject) a key of ‘\(space)’ that is taken; "
        + "the reference is a sequence number instead"
    }
  }

  // MARK: - Creating

  /// A new node.
  func createNode(
    labels: [String], properties: [(name: ByteString, value: Value)]
  ) throws -> NodeIndex {
    try charge(properties)
    let key = keys.key(labels: labels, properties: properties)
    let node = try transaction.createNode(labels: labels, key: key)
    if let key, try transaction.key(of: node) == nil { note(takenKey: key.space) }
    for (name, value) in properties { try transaction.set(name.text, of: node, to: value) }
    counters.nodesCreated += 1
    counters.labelsAdded += Set(labels.map { ByteString($0) }).count
    counters.propertiesSet += properties.count
    touched.append(node.rawValue)
    return node
  }

  private func note(takenKey space: String) {
    if let at = takenKeys.firstIndex(where: { $0.space.utf8.elementsEqual(space.utf8) }) {
      takenKeys[at].count += 1
    } else {
      takenKeys.append((space, 1))
    }
  }

  /// A new relationship.
  func createRelationship(
    _ type: String, from: NodeIndex, to: NodeIndex,
    properties: [(name: ByteString, value: Value)]
  ) throws -> RelationshipValue {
    try checkThere(.node(from))
    try checkThere(.node(to))
    try charge(properties)
    let index = try transaction.createRelationship(type, from: from, to: to)
    for (name, value) in properties { try transaction.set(name.text, of: index, to: value) }
    counters.relationshipsCreated += 1
    counters.propertiesSet += properties.count
    let made = RelationshipValue(Relationship(index: index, from: from, to: to))
    touchedRelationships.append(made)
    return made
  }

  // MARK: - Noting

  /// What a new element takes in the transaction and in the states that readers see, about.
  private static let elementBytes = 256

  private func charge(_ properties: [(name: ByteString, value: Value)]) throws {
    guard let monitor else { return }
    var held = HeldBytes()
    let bytes = properties.reduce(Self.elementBytes) {
      $0 + 64 + held.count(CypherValue($1.value))
    }
    try monitor.charge(bytes)
    try monitor.check()
  }

  /// Charges a change of something that is there.
  func charge(_ value: CypherValue) throws {
    guard let monitor else { return }
    var held = HeldBytes()
    try monitor.charge(Self.elementBytes / 2 + held.count(value))
    try monitor.check()
  }

  func note(touched element: GraphElement) {
    switch element {
    case .node(let node): touched.append(node.rawValue)
    case .relationship(let found): touchedRelationships.append(found)
    }
  }

  /// The form in which a key is seen as the property `id`.
  func visibleKey(_ key: (space: String, key: String)) -> Value {
    guard let seal, seal.isSealed(space: key.space) else { return .text(key.key) }
    return .text(seal.seal(space: key.space, key: key.key))
  }

  /// Whether any key space has keys that are not seen as they are.
  var hasSealedKeys: Bool {
    guard let seal else { return false }
    return newest.keySpaces.contains { seal.isSealed(space: $0) }
  }
}
