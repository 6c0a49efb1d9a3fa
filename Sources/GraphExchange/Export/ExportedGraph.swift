import PropertyGraph

/// A snapshot as an export sees it: through the transform, with a key for every node.
struct ExportedGraph {
  let snapshot: GraphSnapshot
  let transform: ExportTransform?

  /// The key space and key under which a node is exported.
  ///
  /// A node without a key goes under its sequence number in the space `keyless`, and has a key when
  /// it comes back. A key that the transform drops is replaced by the place of the node in the
  /// snapshot.
  func key(of node: NodeIndex) throws(GraphError) -> (space: String, key: String) {
    guard let (space, key) = try snapshot.outsideKey(of: node) else {
      return ("keyless", String(try snapshot.reference(of: node).dropFirst(2)))
    }
    let name = snapshot.name(of: space)
    guard let transform else { return (name, key) }
    let shown = transform("id", snapshot.labels(of: node), .text(key))
    return (name, shown?.description ?? "#\(node.rawValue + 1)")
  }

  /// Nodes of one label set.
  struct Group {
    var labels: [String]
    var ranges: [Range<UInt32>]

    var nodes: some Sequence<UInt32> { ranges.joined() }
  }

  /// All visible nodes by label set, in order of the first node of each.
  func groups() -> [Group] {
    var groups: [Group] = []
    var places: [[String]: Int] = [:]
    for range in snapshot.ranges {
      let labels = snapshot.labels(of: NodeIndex(range.lowerBound))
      if let at = places[labels] {
        groups[at].ranges.append(range)
      } else {
        places[labels] = groups.count
        groups.append(Group(labels: labels, ranges: [range]))
      }
    }
    return groups
  }

  /// The node properties, by name, for nodes of some labels; read by node.
  func columns(ofNodesWith labels: [String]) throws(GraphError) -> [ExportedColumn] {
    var result: [ExportedColumn] = []
    for name in snapshot.properties.sorted() {
      guard let column = try snapshot.column(name) else { continue }
      result.append(
        ExportedColumn(name: name, labels: labels, transform: transform) {
          column.value(UInt32($0))
        })
    }
    return result
  }

  /// The properties of the relationships of a type, by name; read by position.
  func columns(of type: TypeID) throws(GraphError) -> [ExportedColumn] {
    var result: [ExportedColumn] = []
    let labels = [snapshot.name(of: type)]
    for name in snapshot.properties.sorted() {
      guard let column = try snapshot.column(name, of: type) else { continue }
      result.append(
        ExportedColumn(name: name, labels: labels, transform: transform) { column.value($0) })
    }
    return result
  }

  /// Calls `body` with every visible relationship of a type, by source.
  func forEachRelationship(
    of type: TypeID, _ body: (Int, NodeIndex, NodeIndex) throws -> Void
  ) throws {
    let adjacency = try snapshot.outgoing(type)
    for node in snapshot.ranges.joined() {
      try adjacency.forEachRelationship(of: node) { target, position in
        try body(Int(position), NodeIndex(node), NodeIndex(target))
      }
    }
  }
}

/// One property of nodes or of the relationships of a type.
struct ExportedColumn {
  let name: String
  let labels: [String]
  let transform: ExportTransform?
  let read: (Int) -> Value?

  func value(_ place: Int) -> Value? {
    guard let value = read(place) else { return nil }
    return transform.map { $0(name, labels, value) } ?? value
  }
}
