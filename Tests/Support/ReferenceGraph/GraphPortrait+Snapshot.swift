import PropertyGraph

extension GraphPortrait {
  /// A snapshot's portrait, through everything it lets a reader ask.
  ///
  /// - Parameters:
  ///   - identities: nodes to look up, there or not.
  ///   - tieReferences: relationships to look up, there or not.
  /// - Throws: where two ways of asking disagree.
  public init(
    of snapshot: GraphSnapshot, identities: Set<ReferenceHistory.Identity> = [],
    tieReferences: Set<String> = []
  ) throws {
    self.init()
    addNames("labels", snapshot.labels)
    addNames("types", snapshot.types)
    addNames("properties", snapshot.properties)
    addNames("spaces", snapshot.keySpaces)
    let visible = snapshot.ranges.flatMap { Array($0) }
    try Self.agree(
      visible == visible.sorted() && Set(visible).count == visible.count, "ranges overlap")
    add("\(snapshot.nodeCount) nodes")
    let names = try Dictionary(
      uniqueKeysWithValues: visible.map { ($0, try Self.name($0, in: snapshot)) })
    try addNodes(visible, names, of: snapshot)
    for label in snapshot.labels {
      let runs = snapshot.ranges(of: snapshot.label(label)!).flatMap { Array($0) }
      try Self.agree(runs == runs.sorted(), "ranges of \(label) out of order")
      addNames("nodes with \(Self.text(label))", runs.map { names[$0] ?? "hidden" }.sorted())
    }
    let hidden = Set(0..<snapshot.nodeIndexLimit).subtracting(visible)
    for node in hidden { try Self.expectNothing(of: node, in: snapshot) }
    add("\(try snapshot.relationshipCount()) relationships")
    for type in snapshot.types { try addTies(type, visible, names, of: snapshot) }
    for identity in identities {
      let found = try Self.find(identity, in: snapshot)
      add("looking for \(Self.name(identity)): \(found.map { names[$0.rawValue]! } ?? "nothing")")
    }
    for reference in tieReferences {
      let found = try snapshot.relationship(reference: reference)
      if let found {
        try Self.agree(try snapshot.reference(of: found.index) == reference, reference)
      }
      add("looking for \(reference): \(found == nil ? "nothing" : "there")")
    }
  }

  private static func agree(_ isSo: Bool, _ what: @autoclosure () -> String) throws {
    if !isSo { throw Disagreement(what()) }
  }

  private static func name(_ node: UInt32, in snapshot: GraphSnapshot) throws -> String {
    guard let (space, key) = try snapshot.key(of: NodeIndex(node)) else {
      return try snapshot.reference(of: NodeIndex(node))
    }
    return "\(text(snapshot.name(of: space)))|\(text(key))"
  }

  private static func find(
    _ identity: ReferenceHistory.Identity, in snapshot: GraphSnapshot
  ) throws -> NodeIndex? {
    let byReference = try snapshot.node(reference: identity.reference)
    guard case .key(let space, let key) = identity else { return byReference }
    let byKey = try snapshot.keySpace(space.text).flatMap {
      try snapshot.node(space: $0, key: key.text)
    }
    // A reference with colons inside can be read in several ways.
    if identity.reference.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1 {
      try agree(byKey == byReference, "key and reference of \(name(identity))")
    }
    return byKey
  }

  private static func expectNothing(of node: UInt32, in snapshot: GraphSnapshot) throws {
    let index = NodeIndex(node)
    var isSilent =
      try !snapshot.isVisible(index) && snapshot.degree(of: index) == 0
      && snapshot.labels(of: index).isEmpty && snapshot.properties(of: index).isEmpty
      && snapshot.citations(of: index).isEmpty && snapshot.key(of: index) == nil
    for type in snapshot.types.map({ snapshot.type($0)! }) {
      isSilent = try isSilent && snapshot.outgoing(type).isEmpty(of: node)
      isSilent = try isSilent && snapshot.incoming(type).isEmpty(of: node)
    }
    for name in snapshot.properties {
      isSilent = try isSilent && snapshot.column(name)?.value(node) == nil
    }
    try agree(isSilent, "something shows of node \(node), which is not there")
  }

  // MARK: - Nodes

  private mutating func addNodes(
    _ visible: [UInt32], _ names: [UInt32: String], of snapshot: GraphSnapshot
  ) throws {
    let columns = try snapshot.properties.map { ($0, try snapshot.column($0)) }
    for node in visible {
      let (index, name) = (NodeIndex(node), names[node]!)
      try Self.agree(snapshot.isVisible(index), "\(name) is not visible")
      let labels = snapshot.labels(of: index)
      for label in snapshot.labels {
        try Self.agree(
          snapshot.has(snapshot.label(label)!, index) == labels.contains(label),
          "\(name) has \(label)")
      }
      let properties = try snapshot.properties(of: index)
      for (property, column) in columns {
        let value = properties.first { $0.name == property }?.value
        try Self.agree(
          GraphVerifier.isSame(try snapshot.value(property, of: index), value),
          "\(name) one by one: \(property)")
        if property != "id" {
          try Self.agree(
            GraphVerifier.isSame(column?.value(node), value), "column of \(property) at \(name)")
        }
      }
      addNode(
        name, reference: try snapshot.reference(of: index), labels: labels,
        properties: properties, citations: try snapshot.citations(of: index),
        degree: try snapshot.degree(of: index))
      try Self.agree(try snapshot.node(reference: name) == index || !name.hasPrefix("n:"), name)
    }
  }

  // MARK: - Relationships

  private mutating func addTies(
    _ type: String, _ visible: [UInt32], _ names: [UInt32: String], of snapshot: GraphSnapshot
  ) throws {
    let id = snapshot.type(type)!
    add("\(try snapshot.relationshipCount(id)) of \(Self.text(type))")
    let columns = try snapshot.properties.map { ($0, try snapshot.column($0, of: id)) }
    let validity = try snapshot.validity(of: id)
    for isForward in [true, false] {
      let adjacency = isForward ? try snapshot.outgoing(id) : try snapshot.incoming(id)
      for node in visible {
        var (others, steps): ([UInt32], [String]) = ([], [])
        for (other, position) in Self.walk(adjacency, node) {
          let index = RelationshipIndex(type: id, position: position)
          let reference = try snapshot.reference(of: index)
          others.append(other)
          steps.append("\(names[other] ?? "hidden") by \(reference)")
          let ends = isForward ? (node, other) : (other, node)
          let whole = Relationship(index: index, from: NodeIndex(ends.0), to: NodeIndex(ends.1))
          try Self.agree(try snapshot.relationship(index) == whole, "ends of \(reference)")
          if !isForward { continue }
          let properties = try snapshot.properties(of: index)
          for (property, column) in columns {
            let value = properties.first { $0.name == property }?.value
            try Self.agree(
              GraphVerifier.isSame(column?.value(Int(position)), value)
                && GraphVerifier.isSame(try snapshot.value(property, of: index), value),
              "\(property) of \(reference)")
          }
          let interval = try snapshot.interval(of: index)
          try Self.agree(
            validity.interval(Int(position)) == interval, "interval of \(reference)")
          addTie(
            reference, type, from: names[node]!, to: names[other] ?? "hidden",
            properties: properties, interval: interval,
            citations: try snapshot.citations(of: index))
        }
        addNeighbours(names[node]!, type, isForward: isForward, steps)
        try Self.agree(
          adjacency.neighbours(of: node) == others && adjacency.degree(of: node) == others.count
            && adjacency.isEmpty(of: node) == others.isEmpty,
          "neighbours of \(names[node]!) along \(type)")
        var again: [UInt32] = []
        try snapshot.forEachRelationship(
          of: NodeIndex(node), types: [id], directions: [isForward ? .outgoing : .incoming]
        ) {
          again.append(isForward ? $0.to.rawValue : $0.from.rawValue); _ = $1
        }
        try Self.agree(again == others, "relationships of \(names[node]!) along \(type)")
      }
    }
  }

  private static func walk(
    _ adjacency: Adjacency, _ node: UInt32
  ) -> [(neighbour: UInt32, position: UInt32)] {
    var found: [(neighbour: UInt32, position: UInt32)] = []
    adjacency.forEachRelationship(of: node) { found.append(($0, $1)) }
    return found
  }
}
