import GraphAnalytics

/// A random graph with weights of which a third are nothing.
struct WeightedGraph {
  let vertexCount: Int
  let projection: Projection
  let weightOf: [[Int: Double]]

  init(seed: UInt64, vertexMax: Int, isDirected: Bool, weighted: Bool = true) throws {
    let graph = RandomGraph(seed: seed, vertexMax: vertexMax, isDirected: isDirected)
    let weights = weighted ? graph.weights.map { max(0, $0 - 3) } : nil
    vertexCount = graph.vertexCount
    projection = try Projection(
      vertexCount: graph.vertexCount, edges: graph.edges, weights: weights,
      isDirected: isDirected)
    weightOf = graph.weightOf.map { row in
      row.mapValues { weighted ? max(0, $0 - 3) : 1 }
    }
  }

  /// The least sums of weights from a vertex: all ties again until nothing changes.
  func distances(from source: Int, reversed: Bool = false) -> [Double] {
    var distances = [Double](repeating: .infinity, count: vertexCount)
    distances[source] = 0
    var changes = true
    while changes {
      changes = false
      for u in 0..<vertexCount {
        for (v, weight) in weightOf[u] {
          let (from, to) = reversed ? (v, u) : (u, v)
          if distances[from] + weight < distances[to] {
            distances[to] = distances[from] + weight
            changes = true
          }
        }
      }
    }
    return distances
  }

  func weight(_ path: [UInt32]) -> Double {
    zip(path, path.dropFirst()).reduce(0) {
      $0 + (weightOf[Int($1.0)][Int($1.1)] ?? .infinity)
    }
  }
}
