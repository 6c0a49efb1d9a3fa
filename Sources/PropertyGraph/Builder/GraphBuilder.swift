import Synchronization

/// Gathers nodes and relationships as they stream in and writes them as one segment.
///
/// Nodes are numbered by arrival while building; ``write(to:)`` groups them by label set.
/// Everything is kept in flat arrays, never in an object or dictionary entry for each node. The
/// same calls in the same order give the same bytes.
///
/// ```swift
/// let builder = GraphBuilder()
/// let ann = builder.node(space: builder.keySpace("person"), key: "1").node
/// builder.add(labels: builder.labelSet(["Person"]), to: ann)
/// …
/// try builder.write(to: "base.gxs")
/// ```
///
/// Over a graph that stands already it gathers a delta: nodes of that graph keep their numbers, new
/// ones count on from them, and what a row says of a node that is there is added to it.
///
/// Not safe for use by several threads at once, but for ``find(space:key:)``: it may run on many
/// threads while nobody adds nodes or names; adding relationships does not disturb it.
public final class GraphBuilder {
  /// What was built.
  public struct Report: Sendable, Hashable {
    public var nodes = 0
    public var relationships = 0
    /// Relationships that became one with an equal one, as their mapping asked.
    public var merged = 0
    /// Values that differ from the one an earlier row gave the same node; the earlier one stands.
    public var conflicts = 0
    /// Nodes that a replaced source said and no other does.
    public var withdrawnNodes = 0
    /// Nodes and relationships of that kind.
    public var withdrawn = 0

    public init() {}
  }

  /// Relationships of one type that arrive together; all arrays are of one length.
  public struct Relationships {
    public var type: Int
    public var from: [UInt32] = []
    public var to: [UInt32] = []
    /// The source all of them come from.
    public var source: UInt32
    public var rows: [UInt32] = []
    /// Which of the relationships that each row makes these are, below 32,768.
    public var ordinal = 0
    public var columns: [(property: Int, values: ColumnBuffer)] = []
    /// Whether equal relationships (ends, interval, properties) become one with several citations.
    public var merges = false

    public init(type: Int, source: UInt32) {
      self.type = type
      self.source = source
    }
  }

  /// The node properties whose texts can be searched.
  public var searched: Set<String> = ["name", "title", "alias"]
  /// The label whose bearers are persons, whose surnames are read as surnames.
  static let personLabel = "Person"

  /// The graph this is to continue, if there is one.
  let base: GraphState?
  /// How many nodes it holds in segments. New ones are numbered from here by arrival.
  let firstNode: UInt32
  var names: GraphNames
  @exclusivity(unchecked) var keyTables: [KeyTable] = []
  private(set) var labelSets: [[UInt16]] = [[]]
  private(set) var labelSetNumbers: [[UInt16]: Int] = [[]: 0]

  /// Per new node, by arrival.
  @exclusivity(unchecked) var nodeLabelSets = FlatList<UInt16>()
  @exclusivity(unchecked) var nodeSpaces = FlatList<UInt16>()
  /// Key: a whole number, or the number of a text in the space's table with the top bit set.
  @exclusivity(unchecked) var nodeKeys = FlatList<UInt64>()
  @exclusivity(unchecked) var nodeSources = FlatList<UInt32>()
  @exclusivity(unchecked) var nodeRows = FlatList<UInt32>()
  @exclusivity(unchecked) var furtherNodeCitations: [(node: UInt32, citation: Citation)] = []
  var nodeColumns: [ArrivedColumn] = []
  var stages: [RelationshipStage] = []
  /// What is added to nodes of the base: labels by set, in order of first mention.
  var addedLabels = FirstSeen<Int>()
  /// Nodes of the base that have no source row yet.
  var addedPrimaries = FirstSeen<Citation>()
  /// Other changes to elements of the base.
  var changes: [GraphChange] = []
  /// New elements that are withdrawn already, which happens when a graph is written anew, and the
  /// sources that first lacked them.
  @exclusivity(unchecked) var withdrawnNodes: [UInt32: UInt32] = [:]
  private(set) var next: Sequences
  /// What is withdrawn unless it comes again; nil where nothing is.
  var withdrawal: Withdrawal?
  /// What went wrong while the base was read, by several threads perhaps; then nothing is written.
  let fault = Mutex<GraphError?>(nil)

  /// Marks a node key that is a text's number.
  static let textKey: UInt64 = 1 << 63

  /// Starts a graph of its own.
  ///
  /// - Parameter firstSequence: the sequence number of the first node without a key; never reuse
  ///   one in a workspace.
  public init(firstSequence: UInt64 = 1) {
    base = nil
    firstNode = 0
    names = GraphNames()
    next = Sequences()
    next.node = firstSequence
  }

  /// Starts a delta over what a snapshot was opened on, whatever its scope and parties. Edits that
  /// stand in no segment yet become part of the delta.
  public init(over snapshot: GraphSnapshot) throws(GraphError) {
    base = snapshot.state
    firstNode = snapshot.state.stack.nodeLimit
    names = snapshot.state.names
    next = snapshot.state.overlay.next
    for _ in 0..<names.types.count { stages.append(RelationshipStage()) }
    for _ in 0..<names.spaces.count { keyTables.append(KeyTable()) }
    try absorbOverlay(of: snapshot.state)
  }

  /// Starts a graph of its own with everything that a snapshot's state says: the same names,
  /// references and citations, in one segment.
  ///
  /// *Complexity:* O(n + m + values).
  public init(compacting snapshot: GraphSnapshot) throws(GraphError) {
    base = nil
    firstNode = 0
    names = snapshot.state.names
    next = snapshot.state.overlay.next
    for _ in 0..<names.types.count { stages.append(RelationshipStage()) }
    for _ in 0..<names.spaces.count { keyTables.append(KeyTable()) }
    try absorb(snapshot.state)
  }

  deinit {
    nodeLabelSets.deallocate()
    nodeSpaces.deallocate()
    nodeKeys.deallocate()
    nodeSources.deallocate()
    nodeRows.deallocate()
  }

  /// The sequence number the next node without a key would get.
  public var followingSequence: UInt64 { next.node }
  /// One past the highest number of a node: of the base and those that have arrived.
  public var nodeCount: Int { Int(firstNode) + nodeSpaces.count }

  /// The numbers a new relationship without a source row, or a node without a key, takes.
  func takeSequences(nodes: UInt64 = 0, relationships: UInt32 = 0) {
    next.node += nodes
    next.relationship += relationships
  }

  // MARK: - Names

  public func property(_ name: String) -> Int { names.properties.number(name) }

  public func type(_ name: String) -> Int {
    let number = names.types.number(name)
    while stages.count <= number { stages.append(RelationshipStage()) }
    return number
  }

  /// The number of a key space. The names `n` and `r` are taken by references to what has no key.
  public func keySpace(_ name: String) -> Int {
    let number = names.spaces.number(name)
    while keyTables.count <= number { keyTables.append(KeyTable()) }
    return number
  }

  /// The number of a set of labels; order and repetition do not matter.
  public func labelSet(_ names: [String]) -> Int {
    labelSet(Set(names.map { UInt16(self.names.labels.number($0)) }).sorted())
  }

  func labelSet(_ set: [UInt16]) -> Int {
    if let number = labelSetNumbers[set] { return number }
    labelSets.append(set)
    labelSetNumbers[set] = labelSets.count - 1
    return labelSets.count - 1
  }

  // MARK: - Nodes

  /// The node with a key, given as UTF-8, made when it is not there yet. Readers mend malformed
  /// bytes before: two keys that are not UTF-8 would be told apart here and shown alike later.
  public func node(space: Int, key: UnsafeRawBufferPointer) -> (node: UInt32, isNew: Bool) {
    // Asked for every row of a register: no reference is counted.
    let known = Unmanaged.passUnretained(keyTables[space])._withUnsafeGuaranteedRef {
      $0.find(key)
    }
    if let node = known {
      // A withdrawn record that comes again counts again.
      if !withdrawnNodes.isEmpty { withdrawnNodes[node] = nil }
      return (node, false)
    }
    if let (node, state) = inBase(space: space, key: key) {
      if !state.isLive { changes.append(.setState(node, .live)) }
      keyTables[space].insert(key, node: node)
      return (node, false)
    }
    return (newNode(space: space, key: key), true)
  }

  /// A new node with a key that no other has.
  func newNode(space: Int, key: UnsafeRawBufferPointer) -> UInt32 {
    let node = UInt32(nodeCount)
    let number = Unmanaged.passUnretained(keyTables[space])._withUnsafeGuaranteedRef {
      $0.insert(key, node: node)
    }
    switch number {
    case .whole(let number): nodeKeys.append(UInt64(number))
    case .text(let number): nodeKeys.append(Self.textKey | UInt64(number))
    }
    appendNode(space: UInt16(space + 1))
    return node
  }

  /// The node with a key, made when it is not there yet.
  public func node(space: Int, key: String) -> (node: UInt32, isNew: Bool) {
    var key = key
    return key.withUTF8 { node(space: space, key: UnsafeRawBufferPointer($0)) }
  }

  /// The node with a key, if it has arrived or the base has it.
  public func find(space: Int, key: UnsafeRawBufferPointer) -> UInt32? {
    // Asked for every end of every tie, by many threads: no reference is counted.
    if let found = Unmanaged.passUnretained(keyTables[space])._withUnsafeGuaranteedRef({
      $0.find(key)
    }) {
      return withdrawnNodes.isEmpty || withdrawnNodes[found] == nil ? found : nil
    }
    guard firstNode > 0, let (node, state) = inBase(space: space, key: key), state.isLive else {
      return nil
    }
    return node
  }

  /// Where the node of a key that is a whole number stands, plus one; 0 stands where there is none
  /// that ``find(space:key:)`` would not know better, and there is no place for other keys.
  ///
  /// Whoever asks for many places first and looks at them together waits for memory once. Valid
  /// until a node is added.
  package func place(space: Int, key: UnsafeRawBufferPointer) -> UnsafePointer<UInt32>? {
    guard withdrawnNodes.isEmpty else { return nil }
    return Unmanaged.passUnretained(keyTables[space])._withUnsafeGuaranteedRef { $0.place(key) }
  }

  /// The node of the base with a key.
  private func inBase(
    space: Int, key: UnsafeRawBufferPointer
  ) -> (node: UInt32, state: ElementState)? {
    guard firstNode > 0 else { return nil }
    return read { base throws(GraphError) in
      guard let node = try base.node(space: UInt16(space), key: key), node < firstNode else {
        return nil
      }
      return (node, base.state(of: node))
    }
  }

  /// What the base says; nil too where it cannot be read, which ``write(to:)`` then reports.
  private func read<T>(_ body: (GraphState) throws(GraphError) -> T?) -> T? {
    guard let base else { return nil }
    do throws(GraphError) { return try body(base) } catch {
      fault.withLock { $0 = $0 ?? error }
      return nil
    }
  }

  /// The number of the key space of a node, or nil where it has no key.
  public func space(of node: UInt32) -> Int? {
    if node < firstNode {
      let identity = read { base throws(GraphError) in try base.identity(of: node) }
      return if case .key(let space, _)? = identity { Int(space) } else { nil }
    }
    let space = nodeSpaces[Int(node - firstNode)]
    return space == 0 ? nil : Int(space) - 1
  }

  /// A new node without a key; it gets the next sequence number.
  public func nodeWithoutKey() -> UInt32 {
    takeSequences(nodes: 1)
    return newNode(sequence: next.node - 1)
  }

  /// A new node with a sequence number that was taken.
  func newNode(sequence: UInt64) -> UInt32 {
    nodeKeys.append(sequence)
    appendNode(space: 0)
    return UInt32(nodeCount - 1)
  }

  private func appendNode(space: UInt16) {
    precondition(nodeCount < Int(UInt32.max) - 1, "more nodes than 32 bits can number")
    nodeSpaces.append(space)
    nodeLabelSets.append(0)
    nodeSources.append(0)
    nodeRows.append(0)
  }

  /// Gives a node the labels of a set, besides those it has.
  public func add(labels set: Int, to node: UInt32) {
    if node < firstNode {
      let current = addedLabels[node] ?? labelSet(base!.labels(of: node))
      let union = union(current, set)
      if union != current { addedLabels[node] = union }
      return
    }
    let at = Int(node - firstNode)
    let current = Int(nodeLabelSets[at])
    if current != set { nodeLabelSets[at] = UInt16(union(current, set)) }
  }

  private func union(_ a: Int, _ b: Int) -> Int {
    if a == b || b == 0 { return a }
    if a == 0 { return b }
    return labelSet(Set(labelSets[a]).union(labelSets[b]).sorted())
  }

  /// Cites a source row for a node: the first one is its primary citation, later ones are kept
  /// beside it.
  public func cite(_ citation: Citation, for node: UInt32) {
    if citation.source == 0 { return }
    if node < firstNode {
      withdrawal?.citedNodes.insert(node)
      let isCited =
        addedPrimaries[node] != nil
        || read { base throws(GraphError) in try base.primary(of: node) } != nil
      if !isCited {
        addedPrimaries[node] = citation
      } else {
        furtherNodeCitations.append((node, citation))
      }
    } else if nodeSources[Int(node - firstNode)] == 0 {
      nodeSources[Int(node - firstNode)] = citation.source
      nodeRows[Int(node - firstNode)] = citation.row
    } else {
      furtherNodeCitations.append((node, citation))
    }
  }

  /// Gives nodes values of a property, entry by entry. Where a node has one already the earlier
  /// stands.
  public func set(property: Int, of nodes: [UInt32], to values: ColumnBuffer) {
    precondition(nodes.count == values.count, "one value a node")
    while nodeColumns.count <= property { nodeColumns.append(ArrivedColumn()) }
    nodeColumns[property].append(nodes, values)
  }

  /// Gives a node a value. Convenient, not fast.
  public func set(_ property: String, of node: UInt32, to value: Value) {
    set(property: self.property(property), of: [node], to: ColumnBuffer(value))
  }

  /// Calls `body` with every value of a property that a node with a key in a space has, of the base
  /// and of what has arrived.
  public func forEachValue(
    of property: Int, inSpace space: Int, _ body: (UInt32, Value) -> Void
  ) throws(GraphError) {
    if let base, firstNode > 0, property < base.names.properties.count {
      let column = try NodeColumn(
        base, UInt16(property), .none, NodeVisibility(base, .none, .all))
      for index in 0..<base.stack.rangeCount {
        let (segment, range) = base.stack.place(ofRange: index)
        guard let spaces = try segment.system(.spaces, range: range) else { continue }
        for (row, node) in base.stack.range(index).nodes.enumerated()
        where spaces.integer(row) == Int64(space) + 1 && base.isLive(node) {
          if let value = column.value(node) { body(node, value) }
        }
      }
    }
    guard property < nodeColumns.count, let values = nodeColumns[property].values else { return }
    for (entry, node) in nodeColumns[property].nodes.enumerated()
    where self.space(of: node) == space {
      if let value = values.value(entry) { body(node, value) }
    }
  }

  // MARK: - Relationships

  /// Adds relationships.
  ///
  /// - Returns: the arrival number of the first of them inside its type.
  @discardableResult
  public func append(_ relationships: Relationships) -> UInt32 {
    var rows = relationships.rows
    if relationships.source == 0 {
      let count = UInt32(relationships.from.count)
      takeSequences(relationships: count)
      rows = (0..<count).map { next.relationship - count + $0 }
    }
    return relationships.from.withUnsafeBufferPointer { from in
      relationships.to.withUnsafeBufferPointer { to in
        rows.withUnsafeBufferPointer { rows in
          stages[relationships.type].append(relationships, from: from, to: to, rows: rows)
        }
      }
    }
  }

  /// Adds relationships whose ends and rows stand beside them.
  @discardableResult
  package func append(
    _ relationships: Relationships, from: FlatList<UInt32>, to: FlatList<UInt32>,
    rows: FlatList<UInt32>
  ) -> UInt32 {
    guard relationships.source != 0 else {
      var whole = relationships
      (whole.from, whole.to, whole.rows) = (Array(from.items), Array(to.items), Array(rows.items))
      return append(whole)
    }
    return stages[relationships.type].append(
      relationships, from: UnsafeBufferPointer(from.items), to: UnsafeBufferPointer(to.items),
      rows: UnsafeBufferPointer(rows.items))
  }

  /// Cites a further row for a relationship that has arrived.
  public func cite(_ citation: Citation, forRelationship arrival: UInt32, ofType type: Int) {
    if citation.source == 0 { return }
    stages[type].further.append((arrival, citation))
  }

  /// Adds one relationship. Convenient, not fast.
  @discardableResult
  public func relationship(
    _ type: String, from: UInt32, to: UInt32, citation: Citation,
    properties: [String: Value] = [:], merges: Bool = false
  ) -> UInt32 {
    var batch = Relationships(type: self.type(type), source: citation.source)
    batch.from = [from]
    batch.to = [to]
    batch.rows = [citation.row]
    batch.merges = merges
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
      batch.columns.append((property(name), ColumnBuffer(value)))
    }
    return append(batch)
  }
}

/// Values of one property as they arrive for nodes.
struct ArrivedColumn {
  private(set) var nodes: [UInt32] = []
  private(set) var values: ColumnBuffer?

  mutating func append(_ nodes: [UInt32], _ values: ColumnBuffer) {
    if self.values == nil { self.values = ColumnBuffer(values.kind) }
    self.nodes.append(contentsOf: nodes)
    self.values!.append(contentsOf: values)
  }
}

/// Something for each of a few nodes, in the order in which they were first met.
struct FirstSeen<Item> {
  private(set) var nodes: [UInt32] = []
  private var items: [UInt32: Item] = [:]

  subscript(_ node: UInt32) -> Item? {
    get { items[node] }
    set {
      if items.updateValue(newValue!, forKey: node) == nil { nodes.append(node) }
    }
  }
}
