import PropertyGraph

/// Compares a snapshot with the reference, read by read, and throws at the first disagreement.
public struct GraphVerifier {
  /// Where snapshot and reference part ways.
  public struct Disagreement: Error, CustomStringConvertible {
    public var description: String
  }

  let snapshot: GraphSnapshot
  let view: ReferenceView
  /// The position of each node by arrival, and back.
  let position: [Int]
  let arrival: [Int]
  /// The nodes that share a reference, which colons in keys and spaces allow.
  let readings: [ByteString: [Int]]

  public static func verify(_ snapshot: GraphSnapshot, against graph: ReferenceGraph) throws {
    let view = ReferenceView(graph, scope: snapshot.scope)
    var arrival = [Int](repeating: 0, count: graph.positions.count)
    for (node, position) in graph.positions.enumerated() { arrival[position] = node }
    let verifier = GraphVerifier(
      snapshot: snapshot, view: view, position: graph.positions, arrival: arrival,
      readings: Dictionary(grouping: graph.nodes.indices) {
        ByteString(graph.nodes[$0].reference)
      })
    try verifier.names()
    try verifier.nodes()
    try verifier.columns()
    for type in view.types { try verifier.relationships(type) }
    try verifier.walks()
  }

  func agree(_ isSo: Bool, _ what: @autoclosure () -> String) throws {
    if !isSo { throw Disagreement(description: what()) }
  }

  func index(_ node: Int) -> NodeIndex { NodeIndex(UInt32(position[node])) }

  /// Whether two values are the same, decimals bit for bit.
  public static func isSame(_ a: Value?, _ b: Value?) -> Bool {
    switch (a, b) {
    case (.double(let x)?, .double(let y)?): x.bitPattern == y.bitPattern
    case (.list(let x)?, .list(let y)?): x.count == y.count && zip(x, y).allSatisfy(isSame)
    default: a == b
    }
  }

  private func agree(
    _ found: [(name: String, value: Value)], _ expected: [String: Value],
    _ what: @autoclosure () -> String
  ) throws {
    try agree(
      found.count == expected.count
        && found.allSatisfy { Self.isSame($0.value, expected[$0.name]) },
      "\(what()): properties \(found), not \(expected)")
  }

  // MARK: - Names and nodes

  private func names() throws {
    try agree(snapshot.labels == view.labels, "labels")
    try agree(snapshot.types == view.types, "types")
    try agree(snapshot.properties == view.properties, "properties")
    try agree(snapshot.keySpaces == view.keySpaces, "key spaces")
    for name in view.labels { try agree(snapshot.name(of: snapshot.label(name)!) == name, name) }
    for name in view.types { try agree(snapshot.name(of: snapshot.type(name)!) == name, name) }
    for name in view.scope.hiddenLabels { try agree(snapshot.label(name) == nil, name) }
    for name in view.scope.hiddenTypes { try agree(snapshot.type(name) == nil, name) }
    for name in view.scope.hiddenProperties { try agree(snapshot.property(name) == nil, name) }
  }

  private func nodes() throws {
    let graph = view.graph
    let visible = Set(view.nodes)
    try agree(snapshot.nodeIndexLimit == graph.nodes.count, "node index limit")
    try agree(snapshot.nodeCount == visible.count, "node count")
    try agree(snapshot.hidesNodes == (visible.count < graph.nodes.count), "hides nodes")
    let runs = snapshot.ranges.flatMap { Array($0) }
    try agree(runs == visible.map { UInt32(position[$0]) }.sorted(), "ranges")
    for label in view.labels {
      let runs = snapshot.ranges(of: snapshot.label(label)!).flatMap { Array($0) }
      let expected = visible.filter { graph.nodes[$0].labels.contains(label) }
      try agree(runs == expected.map { UInt32(position[$0]) }.sorted(), "ranges of \(label)")
    }
    for node in graph.nodes.indices { try self.node(node, isVisible: visible.contains(node)) }
  }

  private func node(_ node: Int, isVisible: Bool) throws {
    let expected = view.graph.nodes[node]
    let index = index(node)
    func tell(_ what: String) -> String { "node \(expected.reference): \(what)" }
    try agree(snapshot.isVisible(index) == isVisible, tell("visibility"))
    try agree(
      ByteString(try snapshot.reference(of: index)) == ByteString(expected.reference),
      tell("reference"))
    try references(node, isVisible: isVisible)
    try agree(Set(snapshot.labels(of: index)) == expected.labels, tell("labels"))
    for label in view.labels {
      let has = snapshot.has(snapshot.label(label)!, index)
      try agree(has == expected.labels.contains(label), tell("has \(label)"))
    }
    let properties = view.properties(of: node)
    try agree(try snapshot.properties(of: index), properties, tell("all"))
    for name in view.graph.names[.property, default: []] + ["id", "nothing"] {
      let value = try snapshot.value(name, of: index)
      try agree(
        Self.isSame(value, properties[name]), tell("\(name) is \(String(describing: value))"))
    }
    let citations = try snapshot.citations(of: index)
    try agree(citations == expected.citations, tell("citations \(citations)"))
    try agree(snapshot.canonical(index) == index, tell("canonical"))
    try agree(snapshot.members(of: index) == [index], tell("members"))
  }

  /// Finds a node by key and by reference.
  private func references(_ node: Int, isVisible: Bool) throws {
    let expected = view.graph.nodes[node]
    let index = index(node)
    let byReference = try snapshot.node(reference: expected.reference)
    if let (space, key) = expected.key {
      let found = try snapshot.node(space: snapshot.keySpace(space)!, key: key)
      try agree(found == (isVisible ? index : nil), "key \(expected.reference)")
      for other in view.keySpaces where other != space {
        let found = try snapshot.node(space: snapshot.keySpace(other)!, key: key)
        let there = view.graph.node(space: other, key: key).flatMap {
          view.isVisible($0) ? $0 : nil
        }
        try agree(found == there.map(self.index), "key \(other):\(key)")
      }
      let stored = try snapshot.key(of: index)
      try agree(
        stored.map { snapshot.name(of: $0.space) } == space
          && stored.map { ByteString($0.key) } == ByteString(key), "stored \(expected.reference)")
    } else {
      try agree(try snapshot.key(of: index) == nil, "\(expected.reference) has a key")
    }
    try agree(byReference == reading(of: expected.reference), "reading \(expected.reference)")
  }

  /// The visible node with the longest key space that a reference can mean.
  private func reading(of reference: String) -> NodeIndex? {
    let all = readings[ByteString(reference), default: []].filter(view.isVisible)
    return all.max {
      let spaces = [$0, $1].map { view.graph.nodes[$0].key?.space.utf8.count ?? .max }
      return spaces[0] < spaces[1]
    }.map(index)
  }

  private func columns() throws {
    for name in view.properties {
      var expected = [Value?](repeating: nil, count: arrival.count)
      for node in view.nodes { expected[position[node]] = view.graph.nodes[node].properties[name] }
      for (nodes, column) in try snapshot.columns(of: snapshot.property(name)!) {
        try agree(column.count == nodes.count, "length of a column of \(name)")
        for (at, node) in nodes.enumerated() {
          try entry(column, at, expected[Int(node)], name)
          expected[Int(node)] = nil
        }
      }
      try agree(expected.allSatisfy { $0 == nil }, "\(name) lacks values")
    }
  }

  /// Reads one entry of a column in every way there is.
  private func entry(
    _ column: PropertyColumn, _ at: Int, _ expected: Value?, _ name: String
  ) throws {
    let found = column.value(at)
    try agree(Self.isSame(found, expected), "\(name)[\(at)] is \(String(describing: found))")
    try agree(column.isPresent(at) == (expected != nil), "\(name)[\(at)] presence")
    var (integer, double): (Int64?, Double?)
    var (boolean, date, text): (Bool?, CalendarDate?, String?)
    switch expected {
    case .integer(let number): (integer, double) = (number, Double(number))
    case .double(let number): double = number
    case .boolean(let flag): boolean = flag
    case .date(let day): date = day
    case .string(let string): text = string.text
    default: break
    }
    try agree(
      column.integer(at) == integer && column.boolean(at) == boolean && column.date(at) == date
        && column.double(at)?.bitPattern == double?.bitPattern
        && column.text(at).map { ByteString($0) } == text.map { ByteString($0) },
      "\(name)[\(at)] read by kind")
    if let text, column.kind == .string {
      let isSame = column.withBytes(at) { $0.elementsEqual(text.utf8) }
      try agree(isSame, "\(name)[\(at)] bytes")
    }
  }

  // MARK: - Relationships

  private func relationships(_ name: String) throws {
    let type = snapshot.type(name)!
    let visible = view.relationships(name)
    let all = view.graph.relationships[name]!
    try agree(try snapshot.relationshipCount(type) == visible.count, "count of \(name)")
    let out = try snapshot.outgoing(type)
    let back = try snapshot.incoming(type)
    try agree(out.count == all.count && back.count == all.count, "entries of \(name)")
    var expectedOut = [[UInt32]](repeating: [], count: arrival.count)
    var expectedBack = expectedOut
    for one in all {
      expectedOut[position[one.from]].append(UInt32(position[one.to]))
      expectedBack[position[one.to]].append(UInt32(position[one.from]))
    }
    for (adjacency, expected) in [(out, expectedOut), (back, expectedBack)] {
      for node in expected.indices {
        let run = adjacency.run(of: UInt32(node))
        try agree(
          run.map { adjacency.targets[$0] } == expected[node].sorted(), "run \(name) \(node)")
        try agree(adjacency.degree(of: UInt32(node)) == run.count, "degree \(name) \(node)")
        try agree(
          run.isEmpty || adjacency.nodes.contains(UInt32(node)), "nodes \(name) \(node)")
      }
      try agree(adjacency.run(of: UInt32(expected.count)).isEmpty, "run beyond the nodes")
    }
    try positions(name, type, all)
    for (position, one) in visible { try relationship(name, type, position, one) }
  }

  /// Walks backward and finds every forward position again.
  private func positions(
    _ name: String, _ type: TypeID, _ all: [ReferenceGraph.Relationship]
  ) throws {
    var ordinals: [[Int]: Int] = [:]
    for (position, one) in all.enumerated() {
      let ordinal = ordinals[[one.from, one.to], default: 0]
      ordinals[[one.from, one.to]] = ordinal + 1
      let found = try snapshot.forwardPosition(
        type: type, from: index(one.from), to: index(one.to), ordinal: ordinal)
      try agree(found == position, "\(name) position \(position)")
    }
  }

  private func relationship(
    _ name: String, _ type: TypeID, _ position: Int, _ expected: ReferenceGraph.Relationship
  ) throws {
    let index = RelationshipIndex(type: type, position: UInt32(position))
    func tell(_ what: String) -> String { "\(name)[\(position)]: \(what)" }
    let properties = view.properties(of: expected)
    try agree(try snapshot.properties(of: index), properties, tell("all"))
    for property in view.graph.names[.property, default: []] {
      let value = try snapshot.value(property, of: index)
      try agree(Self.isSame(value, properties[property]), tell(property))
      if let column = try snapshot.column(property, of: type) {
        try entry(column, position, properties[property], tell(property))
      }
    }
    let interval = view.interval(of: expected)
    try agree(try snapshot.interval(of: index) == interval, tell("interval"))
    let validity = try snapshot.validity(of: type)
    try agree(validity.interval(position) == interval, tell("validity"))
    try agree(validity.isDated || !interval.isDated, tell("dated"))
    let citations = try snapshot.citations(of: index)
    try agree(citations == expected.citations, tell("citations \(citations)"))
  }

  /// Every relationship of every node, both ways.
  private func walks() throws {
    typealias Step = (relationship: Relationship, direction: Direction)
    var expected = [[Step]](repeating: [], count: arrival.count)
    var total = 0
    for name in view.types {
      let type = snapshot.type(name)!
      let visible = view.relationships(name)
      total += visible.count
      let all = visible.map { at, one in
        Relationship(
          index: RelationshipIndex(type: type, position: UInt32(at)), from: index(one.from),
          to: index(one.to))
      }
      for one in all { expected[Int(one.from.rawValue)].append((one, .outgoing)) }
      for one in all.sorted(by: { ($0.from, $0.index) < ($1.from, $1.index) }) {
        expected[Int(one.to.rawValue)].append((one, .incoming))
      }
    }
    try agree(try snapshot.relationshipCount() == total, "relationship count")
    for node in expected.indices {
      let index = NodeIndex(UInt32(node))
      for directions in [Direction.allCases, [.outgoing], [.incoming]] {
        var found: [Step] = []
        try snapshot.forEachRelationship(of: index, directions: directions) {
          found.append(($0, $1))
        }
        let wanted = expected[node].filter { directions.contains($0.direction) }
        try agree(found.elementsEqual(wanted, by: ==), "walk from \(node) \(directions)")
      }
      try agree(try snapshot.degree(of: index) == expected[node].count, "degree of \(node)")
    }
    if let name = view.types.first {
      let type = snapshot.type(name)!
      var found = 0
      for node in expected.indices {
        let index = NodeIndex(UInt32(node))
        try snapshot.forEachRelationship(of: index, types: [type]) { _, _ in found += 1 }
      }
      try agree(found == view.relationships(name).count * 2, "walk along \(name) alone")
    }
  }
}
