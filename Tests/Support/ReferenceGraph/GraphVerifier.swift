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
    try references(node, isVisible: isVisible)
    guard isVisible else { return try hidden(index, tell) }
    try agree(
      ByteString(try snapshot.reference(of: index)) == ByteString(expected.reference),
      tell("reference"))
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

  /// Whoever does not see a node learns nothing of it.
  private func hidden(_ index: NodeIndex, _ tell: (String) -> String) throws {
    var code: GraphError.Code?
    do throws(GraphError) { _ = try snapshot.reference(of: index) } catch { code = error.code }
    try agree(code == .notThere, tell("shows its reference"))
    try agree(snapshot.labels(of: index).isEmpty, tell("hidden labels"))
    for label in snapshot.labels {
      try agree(!snapshot.has(snapshot.label(label)!, index), tell("hidden \(label)"))
    }
    try agree(try snapshot.properties(of: index).isEmpty, tell("hidden properties"))
    for name in view.graph.names[.property, default: []] + ["id"] {
      try agree(try snapshot.value(name, of: index) == nil, tell("hidden \(name)"))
    }
    try agree(try snapshot.citations(of: index).isEmpty, tell("hidden citations"))
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
        stored.map { snapshot.name(of: $0.space) } == (isVisible ? space : nil)
          && stored.map { ByteString($0.key) } == (isVisible ? ByteString(key) : nil),
        "stored \(expected.reference)")
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
      guard let column = try snapshot.column(name) else {
        throw Disagreement(description: "no column of \(name)")
      }
      for (node, value) in expected.enumerated() {
        let found = column.value(UInt32(node))
        try agree(
          Self.isSame(found, value), "\(name)[\(node)] is \(String(describing: found))")
        try agree(
          column.date(UInt32(node)) == Self.date(value)
            && column.text(UInt32(node)).map { ByteString($0) } == Self.text(value),
          "\(name)[\(node)] read by kind")
      }
    }
    for name in view.scope.hiddenProperties {
      try agree(try snapshot.column(name) == nil, "a column of hidden \(name)")
    }
  }

  private static func date(_ value: Value?) -> CalendarDate? {
    if case .date(let day)? = value { day } else { nil }
  }

  private static func text(_ value: Value?) -> ByteString? {
    if case .string(let text)? = value { text } else { nil }
  }

  private static func double(_ value: Value?) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  // MARK: - Relationships

  private func relationships(_ name: String) throws {
    let type = snapshot.type(name)!
    let visible = view.relationships(name)
    let all = view.graph.relationships[name]!
    try agree(try snapshot.relationshipCount(type) == visible.count, "count of \(name)")
    try agree(Int(snapshot.positionLimit(of: type)) == all.count, "positions of \(name)")
    let out = try snapshot.outgoing(type)
    let back = try snapshot.incoming(type)
    typealias Step = (neighbour: UInt32, position: UInt32)
    var expectedOut = [[Step]](repeating: [], count: arrival.count)
    var expectedBack = expectedOut
    for (at, one) in visible {
      let (from, to) = (UInt32(position[one.from]), UInt32(position[one.to]))
      expectedOut[Int(from)].append((to, UInt32(at)))
      expectedBack[Int(to)].append((from, UInt32(at)))
    }
    for (adjacency, expected) in [(out, expectedOut), (back, expectedBack)] {
      for node in expected.indices {
        let wanted = expected[node].sorted(by: <)
        let id = UInt32(node)
        try agree(
          adjacency.neighbours(of: id) == wanted.map(\.neighbour), "run \(name) \(node)")
        var found: [Step] = []
        adjacency.forEachRelationship(of: id) { found.append(($0, $1)) }
        try agree(found.elementsEqual(wanted, by: ==), "positions \(name) \(node)")
        try agree(adjacency.degree(of: id) == wanted.count, "degree \(name) \(node)")
        try agree(adjacency.isEmpty(of: id) == wanted.isEmpty, "empty \(name) \(node)")
      }
      try agree(
        adjacency.neighbours(of: UInt32(expected.count)).isEmpty, "run beyond the nodes")
    }
    let seen = Dictionary(uniqueKeysWithValues: visible.map { ($0.position, $0.relationship) })
    for at in all.indices {
      let index = RelationshipIndex(type: type, position: UInt32(at))
      let expected = seen[at].map {
        Relationship(index: index, from: self.index($0.from), to: self.index($0.to))
      }
      try agree(try snapshot.relationship(index) == expected, "\(name)[\(at)]")
    }
    let beyond = RelationshipIndex(type: type, position: UInt32(all.count))
    try agree(try snapshot.relationship(beyond) == nil, "\(name) beyond its positions")
    for (position, one) in visible { try relationship(name, type, position, one) }
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
        let wanted = properties[property]
        try agree(
          Self.isSame(column.value(position), wanted)
            && column.date(position) == Self.date(wanted)
            && column.double(position)?.bitPattern == Self.double(wanted)?.bitPattern,
          tell("column of \(property)"))
      } else {
        try agree(properties[property] == nil, tell("no column of \(property)"))
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
