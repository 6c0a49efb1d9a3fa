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
    guard let (space, key) = try snapshot.key(of: node) else {
      return ("keyless", String(try snapshot.reference(of: node).dropFirst(2)))
    }
    let name = snapshot.name(of: space)
    guard let transform else { return (name, key) }
    let shown = transform("id", snapshot.labels(of: node), .text(key))
    return (name, shown?.description ?? "#\(node.rawValue + 1)")
  }

  /// The columns of some node properties over one run of nodes, by name.
  func columns(over range: Range<UInt32>) throws(GraphError) -> [ExportedColumn] {
    var result: [ExportedColumn] = []
    let labels = snapshot.labels(of: NodeIndex(range.lowerBound))
    for name in snapshot.properties.sorted() {
      for (nodes, column) in try snapshot.columns(of: snapshot.property(name)!)
      where nodes == range {
        result.append(
          ExportedColumn(name: name, labels: labels, column: column, transform: transform))
      }
    }
    return result
  }

  /// The columns of the relationships of a type, by name.
  func columns(of type: TypeID) throws(GraphError) -> [ExportedColumn] {
    var result: [ExportedColumn] = []
    let labels = [snapshot.name(of: type)]
    for name in snapshot.properties.sorted() {
      guard let column = try snapshot.column(name, of: type) else { continue }
      result.append(
        ExportedColumn(name: name, labels: labels, column: column, transform: transform))
    }
    return result
  }

  /// Calls `body` with every visible relationship of a type, in forward order.
  func forEachRelationship(
    of type: TypeID, _ body: (Int, NodeIndex, NodeIndex) throws -> Void
  ) throws {
    let adjacency = try snapshot.outgoing(type)
    for range in snapshot.ranges {
      for node in range.clamped(to: adjacency.nodes) {
        for at in adjacency.run(of: node) {
          let target = NodeIndex(adjacency.targets[at])
          if snapshot.isVisible(target) { try body(at, NodeIndex(node), target) }
        }
      }
    }
  }
}

/// One property over a run of nodes or over the relationships of a type.
struct ExportedColumn {
  let name: String
  let labels: [String]
  let column: PropertyColumn
  let transform: ExportTransform?

  func value(_ place: Int) -> Value? {
    guard let value = column.value(place) else { return nil }
    return transform.map { $0(name, labels, value) } ?? value
  }
}
