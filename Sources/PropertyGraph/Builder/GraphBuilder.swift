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
    public var columns: [(property: Int, values: ColumnBuffer)] = []
    /// Whether equal relationships (ends, interval, properties) become one with several citations.
    public var merges = false

    public init(type: Int, source: UInt32) {
      self.type = type
      self.source = source
    }
  }

  var labels = NameTable()
  var types = NameTable()
  var properties = NameTable()
  var spaces = NameTable()
  @exclusivity(unchecked) var keyTables: [KeyTable] = []
  private(set) var labelSets: [[UInt16]] = [[]]
  private(set) var labelSetNumbers: [[UInt16]: Int] = [[]: 0]

  /// Per node, by arrival.
  @exclusivity(unchecked) var nodeLabelSets: [UInt16] = []
  @exclusivity(unchecked) var nodeSpaces: [UInt16] = []
  /// Key: a whole number, or the number of a text in the space's table with the top bit set.
  @exclusivity(unchecked) var nodeKeys: [UInt64] = []
  @exclusivity(unchecked) var nodeSources: [UInt32] = []
  @exclusivity(unchecked) var nodeRows: [UInt32] = []
  @exclusivity(unchecked) var furtherNodeCitations: [(node: UInt32, citation: Citation)] = []
  var nodeColumns: [NodeColumn] = []
  var stages: [RelationshipStage] = []
  private var nextSequence: UInt64

  /// Marks a node key that is a text's number.
  static let textKey: UInt64 = 1 << 63

  /// - Parameter firstSequence: the sequence number of the first node without a key; never reuse
  ///   one in a workspace.
  public init(firstSequence: UInt64 = 1) { nextSequence = firstSequence }

  /// The sequence number the next node without a key would get.
  public var followingSequence: UInt64 { nextSequence }
  /// How many nodes have arrived.
  public var nodeCount: Int { nodeSpaces.count }

  // MARK: - Names

  public func property(_ name: String) -> Int { properties.number(name) }

  public func type(_ name: String) -> Int {
    let number = types.number(name)
    while stages.count <= number { stages.append(RelationshipStage()) }
    return number
  }

  /// The number of a key space. The names `n` and `r` are taken by references to what has no key.
  public func keySpace(_ name: String) -> Int {
    let number = spaces.number(name)
    while keyTables.count <= number { keyTables.append(KeyTable()) }
    return number
  }

  /// The number of a set of labels; order and repetition do not matter.
  public func labelSet(_ names: [String]) -> Int {
    labelSet(Set(names.map { UInt16(labels.number($0)) }).sorted())
  }

  private func labelSet(_ set: [UInt16]) -> Int {
    if let number = labelSetNumbers[set] { return number }
    labelSets.append(set)
    labelSetNumbers[set] = labelSets.count - 1
    return labelSets.count - 1
  }

  // MARK: - Nodes

  /// The node with a key, given as UTF-8, made when it is not there yet. Readers mend malformed
  /// bytes before: two keys that are not UTF-8 would be told apart here and shown alike later.
  public func node(space: Int, key: UnsafeRawBufferPointer) -> (node: UInt32, isNew: Bool) {
    let table = keyTables[space]
    if let node = table.find(key) { return (node, false) }
    let node = UInt32(nodeSpaces.count)
    let before = table.textNodes.count
    table.insert(key, node: node)
    nodeKeys.append(
      table.textNodes.count > before
        ? Self.textKey | UInt64(before) : UInt64(canonicalDecimal(key)!))
    appendNode(space: UInt16(space + 1))
    return (node, true)
  }

  /// The node with a key, made when it is not there yet.
  public func node(space: Int, key: String) -> (node: UInt32, isNew: Bool) {
    var key = key
    return key.withUTF8 { node(space: space, key: UnsafeRawBufferPointer($0)) }
  }

  /// The node with a key, if it has arrived.
  public func find(space: Int, key: UnsafeRawBufferPointer) -> UInt32? {
    // Asked for every end of every tie, by many threads: no reference is counted.
    Unmanaged.passUnretained(keyTables[space])._withUnsafeGuaranteedRef { $0.find(key) }
  }

  /// The number of the key space of a node, or nil where it has no key.
  public func space(of node: UInt32) -> Int? {
    nodeSpaces[Int(node)] == 0 ? nil : Int(nodeSpaces[Int(node)]) - 1
  }

  /// A new node without a key; it gets the next sequence number.
  public func nodeWithoutKey() -> UInt32 {
    nodeKeys.append(nextSequence)
    nextSequence += 1
    appendNode(space: 0)
    return UInt32(nodeSpaces.count - 1)
  }

  private func appendNode(space: UInt16) {
    precondition(nodeSpaces.count < Int(UInt32.max) - 1, "more nodes than 32 bits can number")
    nodeSpaces.append(space)
    nodeLabelSets.append(0)
    nodeSources.append(0)
    nodeRows.append(0)
  }

  /// Gives a node the labels of a set, besides those it has.
  public func add(labels set: Int, to node: UInt32) {
    let current = Int(nodeLabelSets[Int(node)])
    if current == set { return }
    if current == 0 {
      nodeLabelSets[Int(node)] = UInt16(set)
    } else {
      let union = Set(labelSets[current]).union(labelSets[set]).sorted()
      nodeLabelSets[Int(node)] = UInt16(labelSet(union))
    }
  }

  /// Cites a source row for a node: the first one is its primary citation, later ones are kept
  /// beside it.
  public func cite(_ citation: Citation, for node: UInt32) {
    if citation.source == 0 { return }
    if nodeSources[Int(node)] == 0 {
      nodeSources[Int(node)] = citation.source
      nodeRows[Int(node)] = citation.row
    } else {
      furtherNodeCitations.append((node, citation))
    }
  }

  /// Gives nodes values of a property, entry by entry. Where a node has one already the earlier
  /// stands.
  public func set(property: Int, of nodes: [UInt32], to values: ColumnBuffer) {
    precondition(nodes.count == values.count, "one value a node")
    while nodeColumns.count <= property { nodeColumns.append(NodeColumn()) }
    nodeColumns[property].append(nodes, values)
  }

  /// Gives a node a value. Convenient, not fast.
  public func set(_ property: String, of node: UInt32, to value: Value) {
    let buffer = ColumnBuffer(value.kind)
    buffer.append(value)
    set(property: self.property(property), of: [node], to: buffer)
  }

  // MARK: - Relationships

  /// Adds relationships.
  ///
  /// - Returns: the arrival number of the first of them inside its type.
  @discardableResult
  public func append(_ relationships: Relationships) -> UInt32 {
    stages[relationships.type].append(relationships)
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
      let buffer = ColumnBuffer(value.kind)
      buffer.append(value)
      batch.columns.append((property(name), buffer))
    }
    return append(batch)
  }
}

/// Names numbered in order of first use.
struct NameTable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(_ name: String) -> Int {
    if let number = numbers[name] { return number }
    precondition(names.count < Int(UInt16.max), "more names than 16 bits can number")
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

/// Values of one property as they arrive for nodes.
struct NodeColumn {
  private(set) var nodes: [UInt32] = []
  private(set) var values: ColumnBuffer?

  mutating func append(_ nodes: [UInt32], _ values: ColumnBuffer) {
    if self.values == nil { self.values = ColumnBuffer(values.kind) }
    self.nodes.append(contentsOf: nodes)
    self.values!.append(contentsOf: values)
  }
}
