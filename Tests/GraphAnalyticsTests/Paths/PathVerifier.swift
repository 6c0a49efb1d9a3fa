/// Paths the slow and obvious way.
struct PathVerifier {
  let neighbours: [Set<Int>]

  init(_ graph: RandomGraph) { neighbours = graph.neighbours }

  init(_ neighbours: [Set<Int>]) { self.neighbours = neighbours }

  /// The graph against its direction.
  var reversed: PathVerifier {
    var sets = [Set<Int>](repeating: [], count: neighbours.count)
    for (u, row) in neighbours.enumerated() { for v in row { sets[v].insert(u) } }
    return PathVerifier(sets)
  }

  /// Hops from a vertex by vertex, -1 where there is no path: one more for all neighbours until
  /// nothing changes.
  func distances(from source: Int) -> [Int] {
    var distances = [Int](repeating: -1, count: neighbours.count)
    distances[source] = 0
    var hops = 0
    while distances.contains(hops) {
      for u in neighbours.indices where distances[u] == hops {
        for v in neighbours[u] where distances[v] < 0 { distances[v] = hops + 1 }
      }
      hops += 1
    }
    return distances
  }

  /// All simple paths of 1 to `maxHops` edges, short ones first, then in the order of vertices.
  func simplePaths(from source: Int, to target: Int, maxHops: Int) -> [[Int]] {
    var found: [[Int]] = []
    func extend(_ path: [Int]) {
      guard let last = path.last else { return }
      if path.count > 1, last == target {
        found.append(path)
        return
      }
      if path.count > maxHops { return }
      for v in neighbours[last] where !path.contains(v) { extend(path + [v]) }
    }
    if source != target { extend([source]) }
    return found.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}
