import Declarations
import Foundation
import PropertyGraph

@testable import Investigation

/// The slow, obvious answer to a link search: every simple path, walked and scored one by one, and
/// gathered into explanations by the rule as it is written.
struct LinkVerifier {
  let caseGraph: CaseGraph
  let options: LinkSearch.Options
  /// A tie that is taken for wrong.
  var without: RelationshipIndex?

  /// A path as the verifier tells it: the best of all choices of ties over its nodes.
  struct Found: Hashable {
    /// In steps of 2⁻²⁰, as the order asks.
    var cost: Int
    var score: Double
    var nodes: [NodeIndex]
    var ties: [RelationshipIndex]
  }

  struct Explanation {
    var path: Found
    var variants: [Found] = []
  }

  private struct Tie {
    var index: RelationshipIndex
    var isForward: Bool
    var factors: [Double]
    var interval: ValidityInterval
    var cost: Int { factors.reduce(0) { $0 + LinkVerifier.cost($1) } }
  }

  private static func cost(_ factor: Double) -> Int { Int((-log(factor) * 1_048_576).rounded()) }

  /// All paths that the definition allows, best first, equal ones by their nodes.
  func paths(from a: NodeIndex, to b: NodeIndex) throws -> [Found] {
    let neighbours = try ties()
    var found: [Found] = []
    func go(_ path: [NodeIndex], _ hops: [[Tie]]) throws {
      guard path.count <= options.maxHops else { return }
      for (next, ties) in neighbours[path.last!] ?? [:] where !path.contains(next) {
        if next == b {
          found.append(try best(path + [next], hops + [ties]))
        } else if try isPassable(next) {
          try go(path + [next], hops + [ties])
        }
      }
    }
    if a != b { try go([a], []) }
    return found.sorted {
      $0.cost != $1.cost
        ? $0.cost < $1.cost
        : $0.nodes.map(\.rawValue).lexicographicallyPrecedes($1.nodes.map(\.rawValue))
    }
  }

  private func best(_ nodes: [NodeIndex], _ hops: [[Tie]]) throws -> Found {
    var choices: [[Tie]] = [[]]
    for ties in hops { choices = choices.flatMap { choice in ties.map { choice + [$0] } } }
    let rarities = try nodes.dropFirst().dropLast().map { try rarity($0) }
    let all = choices.map { choice -> Found in
      let from = choice.compactMap(\.interval.from).max()
      let to = choice.compactMap(\.interval.to).min()
      let isApart = from != nil && to != nil && from! >= to!
      let factors = choice.flatMap(\.factors) + rarities + (isApart ? [0.5] : [])
      return Found(
        cost: factors.reduce(0) { $0 + Self.cost($1) }, score: factors.reduce(1, *), nodes: nodes,
        ties: choice.map(\.index))
    }
    return all.min {
      $0.cost != $1.cost
        ? $0.cost < $1.cost
        : $0.ties.map(\.packed).lexicographicallyPrecedes($1.ties.map(\.packed))
    }!
  }

  /// Greedy by the rule: the first explanation that a path resembles takes it.
  func explanations(_ paths: [Found]) throws -> (list: [Explanation], hasMore: Bool) {
    var list: [Explanation] = []
    for path in paths {
      if let place = try list.firstIndex(where: { try resembles(path, $0.path) }) {
        list[place].variants.append(path)
      } else if list.count == options.top {
        return (list, true)
      } else {
        list.append(Explanation(path: path))
      }
    }
    return (list, false)
  }

  private func resembles(_ a: Found, _ b: Found) throws -> Bool {
    let (x, y) = (Array(a.nodes.dropFirst().dropLast()), Array(b.nodes.dropFirst().dropLast()))
    if Set(x).intersection(y).count * 2 > x.count { return true }
    return try shape(a) == shape(b) && x.indices.count { x[$0] != y[$0] } == 1
  }

  private func shape(_ path: Found) throws -> [String] {
    let graph = caseGraph.graph
    return try path.nodes.map { graph.labels(of: $0).joined(separator: "+") }
      + path.ties.enumerated().map { at, index in
        let name = graph.name(of: index.type)
        let declared = caseGraph.ontology.tie(name)
        if declared?.isSymmetric == true || declared?.kind == .contact { return name }
        return try graph.relationship(index)!.from == path.nodes[at] ? name + ">" : name + "<"
      }
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
    let isShared = !Set(caseGraph.graph.labels(of: node)).isDisjoint(with: ["Address", "Phone"])
    let degree = Double(try caseGraph.graph.degree(of: node))
    return 1 / max(1, log2(degree) - (isShared ? 0 : 4))
  }

  private func distances(from start: NodeIndex, avoiding end: NodeIndex) throws -> [NodeIndex: Int]
  {
    let neighbours = try ties()
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

  /// The ties between each two neighbours that take part, cheapest first, either way.
  private func ties() throws -> [NodeIndex: [NodeIndex: [Tie]]] {
    var all: [NodeIndex: [NodeIndex: [Tie]]] = [:]
    let graph = caseGraph.graph
    for raw in 0..<graph.nodeIndexLimit {
      try graph.forEachRelationship(of: NodeIndex(raw), directions: [.outgoing]) { tie, _ in
        guard tie.index != without, tie.from != tie.to else { return }
        let type = graph.name(of: tie.index.type)
        let interval = try graph.interval(of: tie.index)
        let isDated = interval.isDated || caseGraph.ontology.tie(type)?.time != .required
        if let day = options.day, !interval.holds(on: day) { return }
        if options.datedOnly, !isDated { return }
        var interest = min(0.999, caseGraph.ontology.tie(type)?.weight ?? 0.3)
        if type == "OWNS", case .double(let share)? = try graph.value("share", of: tie.index) {
          interest *= min(1, 0.3 + 1.4 * share)
        }
        let validity = !isDated ? 0.8 : interval.to != nil && options.day == nil ? 0.9 : 1
        let isIdentified = try isIdentified(tie.from) && isIdentified(tie.to)
        for (x, y) in [(tie.from, tie.to), (tie.to, tie.from)] {
          all[x, default: [:]][y, default: []].append(
            Tie(
              index: tie.index, isForward: x == tie.from,
              factors: [interest, validity, isIdentified ? 0.98 : 0.95], interval: interval))
        }
      }
    }
    for (x, others) in all {
      for y in others.keys {
        all[x]![y]!.sort { ($0.cost, $0.index.packed) < ($1.cost, $1.index.packed) }
      }
    }
    return all
  }

  private func isIdentified(_ node: NodeIndex) throws -> Bool {
    try caseGraph.graph.value("id_card", of: node) != nil
  }
}
