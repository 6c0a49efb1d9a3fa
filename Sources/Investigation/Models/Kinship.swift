import PropertyGraph

/// The kin of one person by number of steps over the four kin types, in either direction, dates
/// disregarded.
///
/// This is the plain distance of the models with a fixed definition (`KIN-00`); legal degrees stand
/// elsewhere.
struct Kinship {
  static let types = ["PARENT_OF", "SPOUSE_OF", "SIBLING_OF", "GUARDIAN_OF"]

  private let caseGraph: CaseGraph
  private let tables: [(type: TypeID, out: Adjacency, back: Adjacency)]

  init(_ caseGraph: CaseGraph) throws {
    self.caseGraph = caseGraph
    tables = try caseGraph.types(Self.types).map { type in
      (type, try caseGraph.graph.outgoing(type), try caseGraph.graph.incoming(type))
    }
  }

  /// Everyone within `hops` steps of a person, with the distance; not the person.
  ///
  /// *Complexity:* O(kin ties of everyone closer than `hops`).
  func relatives(of person: UInt32, hops: Int) -> [(node: UInt32, hops: Int)] {
    var found: [(node: UInt32, hops: Int)] = [(person, 0)]
    // A family is small: looking through it beats hashing. A guardian of hundreds is not.
    var known: Set<UInt32> = []
    var layer = 0..<1
    for hop in 1...hops {
      for at in layer {
        forEachNeighbour(of: found[at].node) { other in
          let isKnown =
            known.isEmpty ? found.contains { $0.node == other } : known.contains(other)
          guard !isKnown else { return }
          found.append((other, hop))
          if !known.isEmpty {
            known.insert(other)
          } else if found.count > Self.smallFamily {
            known = Set(found.map(\.node))
          }
        }
      }
      layer = layer.upperBound..<found.count
    }
    return Array(found.dropFirst())
  }

  /// Up to this many relatives are looked through one by one.
  private static let smallFamily = 64

  /// The shortest chain from a person to a relative; among several the one whose references come
  /// first.
  func chain(from person: UInt32, to relative: UInt32, hops: Int) throws -> EvidencePath? {
    var best: (references: [String], nodes: [UInt32])?
    func go(_ path: [UInt32], _ references: [String]) throws {
      if path.count == hops + 1 {
        guard path.last == relative else { return }
        if let found = best, !references.lexicographicallyPrecedes(found.references) { return }
        best = (references, path)
        return
      }
      var neighbours: Set<UInt32> = []
      forEachNeighbour(of: path.last!) { neighbours.insert($0) }
      for other in neighbours where !path.contains(other) {
        guard path.count < hops || other == relative else { continue }
        try go(path + [other], references + [try caseGraph.graph.reference(of: NodeIndex(other))])
      }
    }
    try go([person], [])
    guard let nodes = best?.nodes.map({ NodeIndex($0) }) else { return nil }
    let types = tables.map(\.type)
    let ties = try zip(nodes, nodes.dropFirst()).map { a, b in
      try caseGraph.ties(between: a, and: b, types: types).first!
    }
    return EvidencePath(nodes: nodes, ties: ties)
  }

  private func forEachNeighbour(of node: UInt32, _ body: (UInt32) -> Void) {
    for table in tables {
      table.out.forEachNeighbour(of: node) { if $0 != node { body($0) } }
      table.back.forEachNeighbour(of: node) { if $0 != node { body($0) } }
    }
  }
}
