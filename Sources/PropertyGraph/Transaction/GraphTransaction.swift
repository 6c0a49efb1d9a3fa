/// Changes to a graph on their way to a commit: all of them or none.
///
/// It works on records, each by itself, and sees its own changes. Nobody else sees them before
/// ``commit(to:)`` has returned. One transaction at a time: whoever begins one makes sure that its
/// snapshot is the newest state.
///
/// ```swift
/// let transaction = try GraphTransaction(on: snapshot)
/// let ann = try transaction.createNode(labels: ["Person"], key: ("person", "7"))
/// try transaction.set("name", of: ann, to: .text("安"))
/// let after = try transaction.commit(to: log)
/// ```
///
/// Not safe for use by several threads at once.
public final class GraphTransaction {
  private var base: GraphSnapshot
  private(set) var state: GraphState
  private var changes: [GraphChange] = []

  /// - Parameter snapshot: the newest state, seen whole: a hidden relationship would be left
  ///   without its end.
  public init(on snapshot: GraphSnapshot) throws(GraphError) {
    guard snapshot.scope == .all else {
      throw GraphError(.conflict, "a reader that does not see everything cannot write")
    }
    base = snapshot
    state = snapshot.state
  }

  /// The graph with the changes so far.
  public func snapshot(scope: ReadScope = .all) throws(GraphError) -> GraphSnapshot {
    try GraphSnapshot(state, scope: scope, parties: base.parties, seal: base.seal)
  }

  /// How many changes there are so far.
  public var changeCount: Int { changes.count }

  /// Makes the changes durable, all or none. What is changed afterwards waits for the next commit.
  ///
  /// - Returns: the graph with the changes, for the reader it was begun for.
  /// - Throws: what the log throws; then nothing has changed.
  public func commit(to log: some CommitLog) throws -> GraphSnapshot {
    if changes.isEmpty { return base }
    let commit = Commit(changes, on: base.state.overlay)
    var state = state
    state.overlay.follow(commit)
    // First what may fail, so that a commit which was kept is never reported as lost.
    let after = try GraphSnapshot(
      state, scope: base.scope, parties: base.parties, seal: base.seal)
    try log.append(commit)
    (base, self.state, changes) = (after, state, [])
    return after
  }

  // MARK: - Nodes

  /// A new node.
  ///
  /// - Parameter key: key space and key; a node that has one already keeps it, and this one gets a
  ///   sequence number instead.
  public func createNode(
    labels: [String], key: (space: String, key: String)? = nil, properties: [String: Value] = [:]
  ) throws(GraphError) -> NodeIndex {
    let node = state.nodeLimit
    var identity = NodeIdentity.sequence(state.overlay.next.node)
    if let key {
      let space = try number(.space, key.space)
      if try find(space, key.key) == nil { identity = .key(space: space, ByteString(key.key)) }
    }
    let numbers = try labelNumbers(labels)
    // Everything that may be refused comes first: a node is made whole or not at all.
    let values = try numbered(properties)
    try make(.createNode(node, identity, labels: numbers))
    for (property, value) in values { try make(.setProperty(node, property, value)) }
    return NodeIndex(node)
  }

  /// Properties with the numbers of their names, ascending.
  private func numbered(
    _ properties: [String: Value]
  ) throws(GraphError) -> [(property: UInt16, value: Value)] {
    var values: [(property: UInt16, value: Value)] = []
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
      try check(value)
      values.append((try number(.property, name), value))
    }
    return values
  }

  func find(_ space: UInt16, _ key: String) throws(GraphError) -> UInt32? {
    var key = key
    let found = key.withUTF8 { bytes -> Result<UInt32?, GraphError> in
      do throws(GraphError) {
        return .success(try state.node(space: space, key: UnsafeRawBufferPointer(bytes)))
      } catch { return .failure(error) }
    }
    return try found.get()
  }

  /// Gives a node these labels and no others.
  public func setLabels(_ labels: [String], of node: NodeIndex) throws(GraphError) {
    try check(node)
    let numbers = try labelNumbers(labels)
    if numbers != state.labels(of: node.rawValue) { try make(.setLabels(node.rawValue, numbers)) }
  }

  public func add(label: String, to node: NodeIndex) throws(GraphError) {
    try check(node)
    let numbers = Set(state.labels(of: node.rawValue) + [try number(.label, label)]).sorted()
    if numbers != state.labels(of: node.rawValue) { try make(.setLabels(node.rawValue, numbers)) }
  }

  public func remove(label: String, from node: NodeIndex) throws(GraphError) {
    try check(node)
    guard let number = state.names.labels.find(label) else { return }
    let before = state.labels(of: node.rawValue)
    let after = before.filter { $0 != UInt16(number) }
    if after != before { try make(.setLabels(node.rawValue, after)) }
  }

  /// Sets a property; nil takes it away.
  public func set(
    _ property: String, of node: NodeIndex, to value: Value?
  ) throws(GraphError) {
    try check(node)
    try check(value)
    if value == nil, state.names.properties.find(property) == nil { return }
    let property = try number(.property, property)
    if try state.value(property, of: node.rawValue).isSame(as: value) { return }
    try make(.setProperty(node.rawValue, property, value))
  }

  /// Takes a node out.
  ///
  /// - Parameter detaching: takes its relationships out too; otherwise a node that has any is an
  ///   error.
  public func delete(_ node: NodeIndex, detaching: Bool = false) throws(GraphError) {
    try check(node)
    for type in 0..<state.names.types.count {
      for isForward in [true, false] {
        let there = try state.neighbours(of: node.rawValue, type, isForward: isForward)
        for (other, position) in there {
          guard detaching else {
            throw GraphError(.conflict, "the node still has relationships")
          }
          let ends = isForward ? (node.rawValue, other) : (other, node.rawValue)
          try make(
            .setRelationshipState(UInt16(type), position, from: ends.0, to: ends.1, .deleted))
        }
      }
    }
    try make(.setState(node.rawValue, .deleted))
  }

  // MARK: - Relationships

  /// A new relationship.
  public func createRelationship(
    _ type: String, from: NodeIndex, to: NodeIndex, properties: [String: Value] = [:]
  ) throws(GraphError) -> RelationshipIndex {
    try check(from)
    try check(to)
    let number = try number(.type, type)
    let position = state.positionLimit(Int(number))
    guard position < UInt32.max - 1 else {
      throw GraphError(.tooLarge, "more relationships of a type than 32 bits can number")
    }
    let values = try numbered(properties)
    try make(
      .createRelationship(
        number, position, from: from.rawValue, to: to.rawValue,
        sequence: state.overlay.next.relationship))
    for (property, value) in values {
      try make(.setRelationshipProperty(number, position, property, value))
    }
    return RelationshipIndex(type: TypeID(number), position: position)
  }

  /// Sets a property; nil takes it away.
  public func set(
    _ property: String, of relationship: RelationshipIndex, to value: Value?
  ) throws(GraphError) {
    try check(relationship)
    try check(value)
    if value == nil, state.names.properties.find(property) == nil { return }
    let property = try number(.property, property)
    let (type, position) = (relationship.type.rawValue, relationship.position)
    if try state.value(property, of: Int(type), position).isSame(as: value) { return }
    try make(.setRelationshipProperty(type, position, property, value))
  }

  /// Takes a relationship out.
  public func delete(_ relationship: RelationshipIndex) throws(GraphError) {
    try check(relationship)
    let (type, position) = (relationship.type.rawValue, relationship.position)
    let ends = try state.ends(Int(type), position)
    try make(.setRelationshipState(type, position, from: ends.from, to: ends.to, .deleted))
  }

  // MARK: - Checks

  private func make(_ change: GraphChange) throws(GraphError) {
    if state.overlay.draft == 0 { state.overlay.draft = GraphStateIdentity.newDraft() }
    try state.overlay.apply(change)
    changes.append(change)
  }

  private func check(_ node: NodeIndex) throws(GraphError) {
    guard state.isLive(node.rawValue) else { throw GraphError(.notThere, "the node is not there") }
  }

  private func check(_ relationship: RelationshipIndex) throws(GraphError) {
    let type = Int(relationship.type.rawValue)
    guard type < state.names.types.count, relationship.position < state.positionLimit(type),
      state.state(type, relationship.position).isLive
    else { throw GraphError(.notThere, "the relationship is not there") }
  }

  private func check(_ value: Value?) throws(GraphError) {
    guard let value, case .list = value else { return }
    guard value.depth < ValueCoding.depthMax else {
      throw GraphError(.tooLarge, "a list nested deeper than \(ValueCoding.depthMax - 1)")
    }
  }

  /// The number of a name, which is made when it is new.
  private func number(_ kind: GraphNames.Kind, _ name: String) throws(GraphError) -> UInt16 {
    if let number = state.names[kind].find(name) { return UInt16(number) }
    guard !state.names[kind].isFull else {
      throw GraphError(.tooLarge, "more names than 16 bits can number")
    }
    if kind == .space, name == "n" || name == "r" {
      throw GraphError(.conflict, "the key spaces n and r are taken by what has no key")
    }
    try make(.name(kind, name))
    return UInt16(state.names[kind].find(name)!)
  }

  private func labelNumbers(_ labels: [String]) throws(GraphError) -> [UInt16] {
    var numbers: Set<UInt16> = []
    for label in labels { numbers.insert(try number(.label, label)) }
    return numbers.sorted()
  }
}

extension Value {
  /// How deeply lists are nested in it; 0 for anything else.
  var depth: Int {
    guard case .list(let values) = self else { return 0 }
    return 1 + (values.map(\.depth).max() ?? 0)
  }
}

extension Value? {
  /// Whether two values are the same, decimals bit for bit.
  func isSame(as other: Value?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (.double(let a)?, .double(let b)?): a.bitPattern == b.bitPattern
    case (.list(let a)?, .list(let b)?):
      a.count == b.count && zip(a, b).allSatisfy { Optional($0).isSame(as: $1) }
    case (let a?, let b?): a == b
    default: false
    }
  }
}
