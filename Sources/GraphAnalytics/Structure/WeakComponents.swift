import Synchronization

/// The connected components of a graph.
public struct WeakComponents: Sendable {
  /// The component of each vertex, named for its smallest vertex.
  public let labels: NumberArray<UInt32>
  public let count: Int

  /// How many vertices each component has, by its label; 0 for other vertices.
  public func sizes() -> NumberArray<UInt32> {
    let sizes = NumberArray<UInt32>(count: labels.count, zeroed: true)
    for vertex in 0..<labels.count { sizes.base[Int(labels.base[vertex])] &+= 1 }
    return sizes
  }

  /// The label and size of the largest component, the smaller label among equals; none without
  /// vertices.
  public func largest() -> (label: Int, size: Int)? {
    let sizes = sizes()
    var best = 0
    for label in 0..<sizes.count where sizes.base[label] > sizes.base[best] { best = label }
    return sizes.count == 0 ? nil : (best, Int(sizes.base[best]))
  }
}

extension Projection {
  /// Which vertices hang together, whatever the direction of edges.
  ///
  /// Afforest: link every vertex to its first neighbours, find the component that most of a sample
  /// is in, and link the other edges only of vertices outside it. Weights do not matter, loops and
  /// parallel edges neither.
  ///
  /// - Returns: for each vertex the smallest vertex of its component, and how many there are.
  /// - Throws: ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + edges) time at worst, mostly near O(vertices); 4 bytes a vertex.
  ///
  /// Deterministic: labels only ever fall, so that roots are smallest vertices whoever links first.
  /// *Source:* Sutton, Ben-Nun, Barak 2018, doi 10.1109/IPDPS.2018.00023.
  public func weakComponents(
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> WeakComponents {
    try run.reserve(Self.weakComponentsByteEstimate(vertexCount: vertexCount))
    let n = vertexCount
    let forest = LinkForest(count: n)
    try run.forEachChunk(of: n, size: 1 << 15) { chunk, _ in forest.begin(chunk) }
    let rounds = 2
    for round in 0..<rounds {
      try withRows { outgoing, _ throws(AnalyticsError) in
        try run.forEachChunk(of: n, size: 1 << 13) { chunk, _ in
          forest.linkOne(outgoing, chunk, round)
        }
      }
      try run.forEachChunk(of: n, size: 1 << 14) { chunk, _ in forest.compress(chunk) }
      run.progress(0.3 * Double(round + 1))
    }
    let skipped = forest.mostFrequent()
    let isDirected = isDirected
    try withRows { outgoing, incoming throws(AnalyticsError) in
      try run.forEachChunk(of: n, size: 1 << 12) { chunk, _ in
        forest.linkRest(outgoing, chunk, from: rounds, skipped)
        if isDirected { forest.linkRest(incoming, chunk, from: 0, skipped) }
      }
    }
    run.progress(0.9)
    let count = Atomic<Int>(0)
    try run.forEachChunk(of: n, size: 1 << 14) { chunk, _ in
      count.wrappingAdd(forest.compress(chunk), ordering: .relaxed)
    }
    run.progress(1)
    return WeakComponents(labels: forest.labels, count: count.load(ordering: .relaxed))
  }

  /// Bytes that ``weakComponents(run:)`` takes beside the projection.
  public static func weakComponentsByteEstimate(vertexCount: Int) -> Int { vertexCount * 4 }
}

/// Trees of vertices, each pointing to a smaller one or itself, that workers join.
struct LinkForest: @unchecked Sendable {
  let labels: NumberArray<UInt32>
  private let parents: UnsafeMutablePointer<Atomic<UInt32>>

  init(count: Int) {
    labels = NumberArray(count: count)
    parents = UnsafeMutableRawPointer(labels.base).assumingMemoryBound(to: Atomic<UInt32>.self)
  }

  func begin(_ chunk: Range<Int>) {
    let base = labels.base
    for vertex in chunk { base[vertex] = UInt32(truncatingIfNeeded: vertex) }
  }

  /// Makes two vertices hang in one tree.
  @inline(__always) func link(_ u: UInt32, _ v: UInt32) {
    let parents = parents
    var one = parents[Int(u)].load(ordering: .relaxed)
    var two = parents[Int(v)].load(ordering: .relaxed)
    while one != two {
      let high = max(one, two)
      let low = min(one, two)
      let above = parents[Int(high)].load(ordering: .relaxed)
      if above == low { return }
      if above == high,
        parents[Int(high)].compareExchange(expected: high, desired: low, ordering: .relaxed)
          .exchanged
      {
        return
      }
      let up = parents[Int(high)].load(ordering: .relaxed)
      one = parents[Int(up)].load(ordering: .relaxed)
      two = parents[Int(low)].load(ordering: .relaxed)
    }
  }

  func linkOne(_ rows: CSR, _ chunk: Range<Int>, _ index: Int) {
    let (offsets, targets) = (rows.offsets, rows.targets)
    for vertex in chunk {
      let at = Int(offsets[vertex]) &+ index
      if at < Int(offsets[vertex &+ 1]) {
        link(UInt32(truncatingIfNeeded: vertex), targets[at])
      }
    }
  }

  func linkRest(_ rows: CSR, _ chunk: Range<Int>, from index: Int, _ skipped: UInt32) {
    let (offsets, targets) = (rows.offsets, rows.targets)
    for vertex in chunk where parents[vertex].load(ordering: .relaxed) != skipped {
      var at = Int(offsets[vertex]) &+ index
      let end = Int(offsets[vertex &+ 1])
      while at < end {
        link(UInt32(truncatingIfNeeded: vertex), targets[at])
        at &+= 1
      }
    }
  }

  /// Points each vertex at its root. Returns how many are roots.
  @discardableResult func compress(_ chunk: Range<Int>) -> Int {
    let parents = parents
    var roots = 0
    for vertex in chunk {
      var parent = parents[vertex].load(ordering: .relaxed)
      var above = parents[Int(parent)].load(ordering: .relaxed)
      if Int(parent) == vertex {
        roots &+= 1
        continue
      }
      if above == parent { continue }
      while above != parent {
        parent = above
        above = parents[Int(parent)].load(ordering: .relaxed)
      }
      parents[vertex].store(parent, ordering: .relaxed)
    }
    return roots
  }

  /// The label that most of a sample of 1024 vertices has.
  func mostFrequent() -> UInt32 {
    let n = labels.count
    if n == 0 { return 0 }
    var counts = [UInt32: Int]()
    var best: UInt32 = 0
    var bestCount = 0
    let scatter = Scatter(count: n, seed: 0)
    var place = scatter.place(0)
    for _ in 0..<min(n, 1024) {
      let label = labels.base[place]
      place = scatter.next(place)
      let count = counts[label, default: 0] + 1
      counts[label] = count
      if count > bestCount { (best, bestCount) = (label, count) }
    }
    return best
  }
}
