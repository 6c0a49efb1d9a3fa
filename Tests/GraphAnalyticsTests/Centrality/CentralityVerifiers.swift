import GraphAnalytics

/// Centralities the slow, obvious way.
struct CentralityVerifier {
  let graph: RandomGraph
  let neighbours: [[Int]]

  init(_ graph: RandomGraph) {
    self.graph = graph
    neighbours = graph.neighbours.map { $0.sorted() }
  }

  private var vertices: Range<Int> { 0..<graph.vertexCount }

  /// Rounds of the formula, pushed along edges.
  func pageRank(
    damping: Double, rounds: Int, isWeighted: Bool, restart: [Int]
  ) -> [Double] {
    let n = graph.vertexCount
    var places = [Double](repeating: restart.isEmpty ? 1 / Double(n) : 0, count: n)
    for vertex in restart { places[vertex] += 1 / Double(restart.count) }
    var scores = places
    for _ in 0..<rounds {
      var next = places.map { $0 * (1 - damping) }
      for vertex in vertices {
        let weights = neighbours[vertex].map { isWeighted ? graph.weightOf[vertex][$0]! : 1 }
        let leaving = weights.reduce(0, +)
        if leaving == 0 {
          for other in vertices { next[other] += damping * scores[vertex] * places[other] }
        }
        for (neighbour, weight) in zip(neighbours[vertex], weights) where leaving > 0 {
          next[neighbour] += damping * scores[vertex] * weight / leaving
        }
      }
      scores = next
    }
    return scores
  }

  /// Distances and numbers of shortest paths from one vertex; no distance where there is no path.
  func paths(from source: Int) -> (distances: [Int?], counts: [Double]) {
    var distances = [Int?](repeating: nil, count: graph.vertexCount)
    var counts = [Double](repeating: 0, count: graph.vertexCount)
    distances[source] = 0
    counts[source] = 1
    var level = [source]
    var distance = 0
    while !level.isEmpty {
      distance += 1
      var next: [Int] = []
      for vertex in level {
        for neighbour in neighbours[vertex] {
          if distances[neighbour] == nil {
            distances[neighbour] = distance
            next.append(neighbour)
          }
          if distances[neighbour] == distance { counts[neighbour] += counts[vertex] }
        }
      }
      level = next
    }
    return (distances, counts)
  }

  /// Every pair and every vertex between them.
  func betweenness(from sources: [Int]) -> [Double] {
    let paths = vertices.map { self.paths(from: $0) }
    var scores = [Double](repeating: 0, count: graph.vertexCount)
    for s in sources {
      for t in vertices where t != s {
        guard let distance = paths[s].distances[t] else { continue }
        for v in vertices where v != s && v != t {
          guard let there = paths[s].distances[v], let on = paths[v].distances[t],
            there + on == distance
          else { continue }
          scores[v] += paths[s].counts[v] * paths[v].counts[t] / paths[s].counts[t]
        }
      }
    }
    return graph.isDirected ? scores : scores.map { $0 / 2 }
  }

  /// What each source adds to each vertex.
  func harmonic(from sources: [Int]) -> [Double] {
    var sums = [Double](repeating: 0, count: graph.vertexCount)
    for source in sources {
      for (vertex, distance) in paths(from: source).distances.enumerated() {
        if let distance, distance > 0 { sums[vertex] += 1 / Double(distance) }
      }
    }
    return sums
  }
}

/// Whether numbers are the same but for rounding.
func isClose(_ found: NumberArray<Double>, _ expected: [Double]) -> Bool {
  found.count == expected.count
    && zip(found.numbers, expected).allSatisfy {
      ($0 - $1).magnitude <= 1e-11 * max(1, $1.magnitude)
    }
}
