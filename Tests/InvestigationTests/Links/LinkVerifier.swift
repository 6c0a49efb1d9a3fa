import Declarations
import Foundation
import PropertyGraph

@testable import Investigation

/// The slow, obvious answer to a link search: every simple path, walked and scored one by one.
struct LinkVerifier {
  let caseGraph: CaseGraph
  let options: LinkSearch.Options

  /// A path as the verifier tells it.
  struct Found: Hashable {
    var score: Double
    var nodes: [NodeIndex]
  }

  /// All paths that the definition allows, best first.
  func paths(from a: NodeIndex, to b: NodeIndex) throws -> [Found] {
    let neighbours = try weights()
    var found: [Found] = []
    func go(_ path: [NodeIndex], _ score: Double) throws {
      guard path.count <= options.maxHops else { return }
      let inside = try path.count == 1 ? 1 : rarity(path.last!)
      for (next, weight) in neighbours[path.last!] ?? [:] where !path.contains(next) {
        let longer = score * inside * weight
        if next == b {
          found.append(Found(score: longer, nodes: path + [next]))
        } else if try isPassable(next) {
          try go(path + [next], longer)
        }
      }
    }
    if a != b { try go([a], 1) }
    return found.sorted { $0.score > $1.score }
  }

  /// Nodes that may not be passed through and lie on a walk that would otherwise be short enough.
  func hubsBetween(_ a: NodeIndex, _ b: NodeIndex) throws -> Set<NodeIndex> {
    let (near, far) = (try distances(from: a, avoiding: b), try distances(from: b, avoiding: a))
    return try Set(
      near.keys.filter {
        try $0 != a && $0 != b && !isPassable($0)
          && near[$0]! + (far[$0] ?? options.maxHops) <= options.maxHops
      })
  }

  /// Nodes that may not be passed through, and are reached from either end.
  func hubsNear(_ a: NodeIndex, _ b: NodeIndex) throws -> Set<NodeIndex> {
    let near = try distances(from: a, avoiding: b).keys
    let far = try distances(from: b, avoiding: a).keys
    return try Set(near).union(far).filter { try $0 != a && $0 != b && !isPassable($0) }
  }

  func isPassable(_ node: NodeIndex) throws -> Bool {
    let labels = caseGraph.graph.labels(of: node)
    return try caseGraph.graph.degree(of: node) <= options.hubLimit
      && !labels.contains("Industry")
  }

  private func rarity(_ node: NodeIndex) throws -> Double {
    1 / max(1, log2(Double(try caseGraph.graph.degree(of: node))) - 4)
  }

  private func distances(from start: NodeIndex, avoiding end: NodeIndex) throws -> [NodeIndex: Int]
  {
    let neighbours = try weights()
    var distances = [start: 0]
    var frontier = [start]
    for hop in 1...options.maxHops {
      var next: [NodeIndex] = []
      for node in frontier where try node == start || (node != end && isPassable(node)) {
        for (other, _) in neighbours[node] ?? [:] where distances[other] == nil {
          distances[other] = hop
          next.append(other)
        }
      }
      frontier = next
    }
    return distances
  }

  /// The best weight between each two neighbours, either way.
  private func weights() throws -> [NodeIndex: [NodeIndex: Double]] {
    var weights: [NodeIndex: [NodeIndex: Double]] = [:]
    let graph = caseGraph.graph
    for raw in 0..<graph.nodeIndexLimit {
      try graph.forEachRelationship(of: NodeIndex(raw), directions: [.outgoing]) { tie, _ in
        let type = graph.name(of: tie.index.type)
        let interval = try graph.interval(of: tie.index)
        let isDated = interval.isDated || caseGraph.ontology.tie(type)?.time != .required
        if let day = options.day, !interval.holds(on: day) { return }
        if options.datedOnly, !isDated { return }
        let weight = min(0.999, caseGraph.ontology.tie(type)?.weight ?? 0.3) * (isDated ? 1 : 0.85)
        for (x, y) in [(tie.from, tie.to), (tie.to, tie.from)] {
          weights[x, default: [:]][y] = max(weight, weights[x]?[y] ?? 0)
        }
      }
    }
    return weights
  }
}
