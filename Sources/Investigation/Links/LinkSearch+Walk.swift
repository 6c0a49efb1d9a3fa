import PropertyGraph

extension LinkSearch {
  /// One search between two nodes: balls around both, bounds, then paths in order.
  struct Walk {
    let search: LinkSearch
    let from: UInt32
    let to: UInt32
    private var hopsOf: [UInt32: [Hop]] = [:]
    private var passing: [UInt32: Double] = [:]
    private var pricedOut: [UInt32: Int] = [:]
    private var isCut = false

    init(search: LinkSearch, from: UInt32, to: UInt32) {
      self.search = search
      self.from = from
      self.to = to
    }

    mutating func run() throws -> Answer {
      guard from != to, search.options.maxHops > 0 else { return answer([]) }
      let (near, far) = try grow()
      let bounds = try bounds(near, far)
      return answer(try paths(bounds))
    }

    private func answer(_ paths: [Path]) -> Answer {
      let hubs = pricedOut.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return Answer(
        paths: paths, nodesSearched: hopsOf.count,
        pricedOut: hubs.map { (NodeIndex($0.key), $0.value) }, isCut: isCut)
    }

    /// Distances around one end, and how far out they reach.
    private struct Ball {
      var distance: [UInt32: Int]
      var frontier: [UInt32]
      /// Whatever lies this far out or nearer is in the ball; without bound once nothing is left
      /// outside.
      var radius = 0

      init(_ centre: UInt32) {
        distance = [centre: 0]
        frontier = [centre]
      }
    }

    /// Grows both balls, the smaller frontier first, until a path of `maxHops` would meet.
    private mutating func grow() throws -> (near: Ball, far: Ball) {
      var near = Ball(from)
      var far = Ball(to)
      while near.radius + far.radius < search.options.maxHops, !isCut {
        if near.frontier.count <= far.frontier.count {
          try expand(&near, avoiding: to)
        } else {
          try expand(&far, avoiding: from)
        }
      }
      return (near, far)
    }

    /// One more layer. The other end is reached but never passed through.
    private mutating func expand(_ ball: inout Ball, avoiding end: UInt32) throws {
      var next: [UInt32] = []
      for node in ball.frontier where node != end && canPass(node) {
        guard hopsOf.count < search.options.nodesMax else {
          isCut = true
          return
        }
        for hop in try hops(of: node) where ball.distance[hop.node] == nil {
          ball.distance[hop.node] = ball.radius + 1
          next.append(hop.node)
        }
      }
      ball.radius = next.isEmpty ? search.options.maxHops : ball.radius + 1
      ball.frontier = next
    }

    private mutating func hops(of node: UInt32) throws -> [Hop] {
      if let known = hopsOf[node] { return known }
      let found = try search.hops(of: node)
      hopsOf[node] = found
      return found
    }

    /// Whether a link may pass through a node; the ends always count.
    private mutating func canPass(_ node: UInt32) -> Bool {
      if node == from || node == to { return true }
      if passing[node] != nil { return true }
      if pricedOut[node] != nil { return false }
      let degree = search.degree(of: node)
      guard search.isPassable(node, degree: degree) else {
        pricedOut[node] = degree
        return false
      }
      passing[node] = search.passingCost(degree)
      return true
    }

    /// What it costs to pass through a node: nothing at the far end.
    private mutating func cost(through node: UInt32) -> Double? {
      if node == to { return 0 }
      return canPass(node) ? passing[node] ?? 0 : nil
    }

    /// For each number of remaining hops the least cost to the far end: `bounds[r][v]` over walks
    /// of at most r hops.
    private mutating func bounds(_ near: Ball, _ far: Ball) throws -> [[UInt32: Double]] {
      var bounds: [[UInt32: Double]] = [[to: 0]]
      let maxHops = search.options.maxHops
      // Nodes whose bound fell in the round before; the others have told their neighbours already.
      var news: Set<UInt32> = [to]
      for remaining in 1...maxHops {
        var layer = bounds[remaining - 1]
        if remaining <= far.radius {
          // Outwards from the far end: relax the neighbours of what is settled.
          var fallen: Set<UInt32> = []
          for node in news where node != from {
            guard let passing = cost(through: node) else { continue }
            let rest = bounds[remaining - 1][node]!
            for hop in try hops(of: node) {
              let total = hop.cost + passing + rest
              guard total < layer[hop.node] ?? .infinity else { continue }
              layer[hop.node] = total
              fallen.insert(hop.node)
            }
          }
          news = fallen
        } else {
          // Around the near end: each node asks its neighbours.
          for (node, distance) in near.distance
          where distance <= maxHops - remaining && distance < near.radius && node != to {
            guard canPass(node) else { continue }
            for hop in try hops(of: node) {
              guard let rest = bounds[remaining - 1][hop.node],
                let passing = cost(through: hop.node)
              else { continue }
              let total = hop.cost + passing + rest
              if total < layer[node] ?? .infinity { layer[node] = total }
            }
          }
        }
        bounds.append(layer)
      }
      return bounds
    }

    /// A path under way: its last node and where it came from.
    private struct Partial {
      var node: UInt32
      var parent: Int
      var tie: Relationship?
      var cost: Double
      var hops: Int
    }

    private mutating func paths(_ bounds: [[UInt32: Double]]) throws -> [Path] {
      let maxHops = search.options.maxHops
      guard let least = bounds[maxHops][from] else { return [] }
      var partials = [Partial(node: from, parent: -1, tie: nil, cost: 0, hops: 0)]
      var queue = PriorityQueue<(total: Double, hops: Int, partial: Int)> { a, b in
        (a.total, a.hops, a.partial) < (b.total, b.hops, b.partial)
      }
      queue.push((least, 0, 0))
      var found: [Path] = []
      while found.count < search.options.top, let (total, _, at) = queue.pop() {
        let partial = partials[at]
        if partial.node == to {
          found.append(path(partials, at, score: LinkScore.score(ofCost: total)))
          continue
        }
        guard partial.hops < maxHops else { continue }
        if partials.count > LinkSearch.pathsMax {
          isCut = true
          break
        }
        let remaining = maxHops - partial.hops - 1
        for hop in try hops(of: partial.node) {
          guard let rest = bounds[remaining][hop.node], let passing = cost(through: hop.node),
            !isOnPath(partials, at, hop.node)
          else { continue }
          let cost = partial.cost + hop.cost + passing
          partials.append(
            Partial(
              node: hop.node, parent: at, tie: hop.tie, cost: cost, hops: partial.hops + 1))
          queue.push((cost + rest, partial.hops + 1, partials.count - 1))
        }
      }
      return found
    }

    private func isOnPath(_ partials: [Partial], _ end: Int, _ node: UInt32) -> Bool {
      var at = end
      while at >= 0 {
        if partials[at].node == node { return true }
        at = partials[at].parent
      }
      return false
    }

    private func path(_ partials: [Partial], _ end: Int, score: Double) -> Path {
      var nodes: [NodeIndex] = []
      var ties: [Relationship] = []
      var at = end
      while at >= 0 {
        nodes.append(NodeIndex(partials[at].node))
        if let tie = partials[at].tie { ties.append(tie) }
        at = partials[at].parent
      }
      return Path(score: score, nodes: nodes.reversed(), ties: ties.reversed())
    }
  }
}

/// A binary heap: the least first.
struct PriorityQueue<Element> {
  private var items: [Element] = []
  private let precedes: (Element, Element) -> Bool

  init(_ precedes: @escaping (Element, Element) -> Bool) { self.precedes = precedes }

  mutating func push(_ item: Element) {
    items.append(item)
    var at = items.count - 1
    while at > 0, precedes(items[at], items[(at - 1) / 2]) {
      items.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  mutating func pop() -> Element? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var at = 0
    while true {
      var least = at
      for child in [at * 2 + 1, at * 2 + 2]
      where child < items.count && precedes(items[child], items[least]) {
        least = child
      }
      if least == at { return first }
      items.swapAt(at, least)
      at = least
    }
  }
}
