import PropertyGraph

/// A property graph as dictionaries and arrays: slow, obvious, and the judge of the real one.
///
/// It follows a ``GraphScript`` and answers what a ``GraphSnapshot`` should. Texts that decide
/// identity are kept as ``ByteString``, so that canonically equivalent spellings stay apart.
public struct ReferenceGraph {
  public struct Node {
    /// Key space and key, if it has one.
    public var key: (space: String, key: String)?
    /// The number of a node without a key.
    public var sequence: Int?
    public var labels: Set<String> = []
    public var properties: [String: Value] = [:]
    /// The primary one first, the others ascending.
    public var citations: [Citation] = []

    public var reference: String {
      key.map { "\($0.space):\($0.key)" } ?? "n:\(sequence!)"
    }
  }

  public struct Relationship {
    public var from: Int
    public var to: Int
    public var properties: [String: Value] = [:]
    /// The primary one first, the others ascending.
    public var citations: [Citation] = []
    var merges = false
    var arrivals: [Int]
  }

  /// By arrival.
  public private(set) var nodes: [Node] = []
  /// By type, in forward order: source, target, arrival.
  public private(set) var relationships: [String: [Relationship]] = [:]
  /// In order of first use.
  public private(set) var names: [GraphScript.Name: [String]] = [:]
  /// Where each node stands in the snapshot, by arrival.
  public private(set) var positions: [Int] = []
  public private(set) var report = GraphBuilder.Report()

  private var keys: [String: [ByteString: Int]] = [:]
  private var sequences = 0
  private var nodeColumns: [String: (nodes: [Int], values: [Value?])] = [:]
  private var arrived: [String: [Relationship]] = [:]
  private var columns: [String: [String: [Value?]]] = [:]
  private var cited: [String: [(arrival: Int, citation: Citation)]] = [:]

  public init(_ script: GraphScript) {
    for step in script.steps { follow(step) }
    settleNodes()
    for type in names[.type] ?? [] { settle(type) }
    report.nodes = nodes.count
  }

  /// The node with a key.
  public func node(space: String, key: String) -> Int? { keys[space]?[ByteString(key)] }

  // MARK: - Steps

  private mutating func note(_ kind: GraphScript.Name, _ name: String) {
    if names[kind]?.contains(name) != true { names[kind, default: []].append(name) }
  }

  private mutating func follow(_ step: GraphScript.Step) {
    switch step {
    case .declare(let kind, let name): note(kind, name)
    case .node(let space, let key):
      note(.space, space)
      if keys[space]?[ByteString(key)] == nil {
        keys[space, default: [:]][ByteString(key)] = nodes.count
        nodes.append(Node(key: (space, key)))
      }
    case .nodeWithoutKey:
      sequences += 1
      nodes.append(Node(sequence: sequences))
    case .label(let node, let labels):
      for label in labels { note(.label, label) }
      nodes[node].labels.formUnion(labels)
    case .cite(let node, let citation):
      if citation.source != 0 { nodes[node].citations.append(citation) }
    case .set(let nodes, let column):
      note(.property, column.property)
      nodeColumns[column.property, default: ([], [])].nodes += nodes
      nodeColumns[column.property]!.values += column.values
    case .relationships(let batch): add(batch)
    case .citeRelationship(let type, let arrival, let citation):
      if citation.source != 0 { cited[type, default: []].append((arrival, citation)) }
    }
  }

  private mutating func add(_ batch: GraphScript.Batch) {
    note(.type, batch.type)
    let start = arrived[batch.type]?.count ?? 0
    for i in batch.from.indices {
      var one = Relationship(from: batch.from[i], to: batch.to[i], arrivals: [start + i])
      if batch.source != 0 {
        one.citations = [Citation(source: batch.source, row: batch.rows[i])]
      }
      one.merges = batch.merges
      arrived[batch.type, default: []].append(one)
    }
    for column in batch.columns {
      note(.property, column.property)
      var whole = columns[batch.type]?[column.property] ?? []
      whole += Array(repeating: nil, count: start - whole.count) + column.values
      columns[batch.type, default: [:]][column.property] = whole
    }
  }

  // MARK: - The end

  private mutating func settleNodes() {
    for (property, column) in nodeColumns {
      for (node, value) in zip(column.nodes, column.values) {
        guard let value else { continue }
        if let earlier = nodes[node].properties[property] {
          if earlier != value { report.conflicts += 1 }
        } else {
          nodes[node].properties[property] = value
        }
      }
    }
    for node in nodes.indices { nodes[node].citations = Self.ordered(nodes[node].citations) }
    let labels = names[.label] ?? []
    let sets = nodes.map { node in node.labels.map { labels.firstIndex(of: $0)! }.sorted() }
    let order = nodes.indices.sorted {
      sets[$0] == sets[$1] ? $0 < $1 : sets[$0].lexicographicallyPrecedes(sets[$1])
    }
    positions = [Int](repeating: 0, count: nodes.count)
    for (position, node) in order.enumerated() { positions[node] = position }
  }

  private mutating func settle(_ type: String) {
    var all = arrived[type] ?? []
    for (property, column) in columns[type] ?? [:] {
      for (at, value) in column.enumerated() where value != nil {
        all[at].properties[property] = value
      }
    }
    var kept: [Relationship] = []
    for one in all {
      let twin = kept.firstIndex {
        $0.merges && one.merges && $0.from == one.from && $0.to == one.to
          && $0.properties == one.properties
      }
      if let twin {
        kept[twin].arrivals += one.arrivals
        kept[twin].citations += one.citations
        report.merged += 1
      } else {
        kept.append(one)
      }
    }
    for (arrival, citation) in cited[type] ?? [] {
      let at = kept.firstIndex { $0.arrivals.contains(arrival) }!
      kept[at].citations.append(citation)
    }
    for at in kept.indices {
      // The first arrival's own row is primary; without one all are further.
      let hasPrimary = !all[kept[at].arrivals[0]].citations.isEmpty
      kept[at].citations =
        hasPrimary ? Self.ordered(kept[at].citations) : Set(kept[at].citations).sorted()
    }
    relationships[type] = kept.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (positions[x.from], positions[x.to], a.offset)
        < (positions[y.from], positions[y.to], b.offset)
    }.map(\.element)
    report.relationships += kept.count
  }

  private static func ordered(_ citations: [Citation]) -> [Citation] {
    citations.prefix(1) + Set(citations.dropFirst()).subtracting(citations.prefix(1)).sorted()
  }
}
