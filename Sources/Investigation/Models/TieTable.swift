import PropertyGraph

/// The ties of one type, as native models walk them; one that nobody has is empty.
struct TieTable {
  let type: TypeID
  let out: Adjacency
  let back: Adjacency

  init?(_ name: String, _ graph: GraphSnapshot) throws(GraphError) {
    guard let type = graph.type(name) else { return nil }
    self.type = type
    out = try graph.outgoing(type)
    back = try graph.incoming(type)
  }

  /// The ties that leave a node.
  func ties(from node: UInt32) -> [Relationship] {
    var ties: [Relationship] = []
    out.forEachRelationship(of: node) { other, position in
      ties.append(
        Relationship(
          index: RelationshipIndex(type: type, position: position), from: NodeIndex(node),
          to: NodeIndex(other)))
    }
    return ties
  }

  func ties(from node: UInt32, to end: UInt32) -> [Relationship] {
    ties(from: node).filter { $0.to.rawValue == end }
  }
}

/// The order of evidence: lists of references, by their bytes.
enum ReferenceOrder {
  static func precedes(_ a: [String], _ b: [String]) -> Bool {
    for (x, y) in zip(a, b) where x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
    return a.count < b.count
  }
}

extension EvidencePath {
  /// Ties that follow one another from a node, each in either direction.
  init(from start: NodeIndex, _ ties: [Relationship]) {
    var nodes = [start]
    for tie in ties { nodes.append(tie.from == nodes.last! ? tie.to : tie.from) }
    self.init(nodes: nodes, ties: ties)
  }
}
