import GraphAnalytics
import ReferenceGraph

/// Edges of a random graph, and the graph.
struct RandomGraph: CustomStringConvertible, Sendable {
  let vertexCount: Int
  let edges: [(Int, Int)]
  let weights: [Double]
  let isDirected: Bool
  let seed: UInt64

  var description: String { "graph \(seed): \(vertexCount) vertices, \(edges.count) edges" }

  /// A graph whose shape, density and weights depend on the seed: sparse, dense, with hubs, in
  /// parts, with parallel edges and loops.
  init(seed: UInt64, vertexMax: Int = 40, isDirected: Bool = false) {
    var random = SeededGenerator(seed: seed)
    let n = Int.random(in: 1...vertexMax, using: &random)
    let m = Int.random(in: 0...(n * Int.random(in: 1...4, using: &random)), using: &random)
    let hubs = Bool.random(using: &random)
    let parts = Int.random(in: 1...3, using: &random)
    edges = (0..<m).compactMap { _ in
      let u = Int.random(in: 0..<n, using: &random)
      var v = Int.random(in: 0..<n, using: &random)
      if hubs, Int.random(in: 0..<3, using: &random) == 0 { v /= 8 }
      return u % parts == v % parts ? (u, v) : nil
    }
    weights = edges.map { _ in Double(Int.random(in: 1...9, using: &random)) }
    vertexCount = n
    self.isDirected = isDirected
    self.seed = seed
  }

  func projection(weighted: Bool = false) throws -> Projection {
    try Projection(
      vertexCount: vertexCount, edges: edges, weights: weighted ? weights : nil,
      isDirected: isDirected)
  }

  /// Neighbours as sets, the plain way; loops and doubles are left out.
  var neighbours: [Set<Int>] {
    var sets = [Set<Int>](repeating: [], count: vertexCount)
    for (u, v) in edges where u != v {
      sets[u].insert(v)
      if !isDirected { sets[v].insert(u) }
    }
    return sets
  }

  /// The smallest weight between two neighbours.
  var weightOf: [[Int: Double]] {
    var table = [[Int: Double]](repeating: [:], count: vertexCount)
    for ((u, v), weight) in zip(edges, weights) where u != v {
      table[u][v] = min(table[u][v] ?? .infinity, weight)
      if !isDirected { table[v][u] = min(table[v][u] ?? .infinity, weight) }
    }
    return table
  }
}
