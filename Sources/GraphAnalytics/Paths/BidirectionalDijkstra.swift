/// A path and the sum of its weights.
public struct WeightedPath: Sendable, Equatable {
  /// Both ends with it.
  public let vertices: [UInt32]
  /// Added from the first vertex on.
  public let weight: Double

  public init(vertices: [UInt32], weight: Double) {
    self.vertices = vertices
    self.weight = weight
  }
}

/// Distances of the vertices that one end of a search has met.
struct PathLabels {
  let stamps: NumberArray<UInt32>
  let distances: NumberArray<Double>
  let parents: NumberArray<UInt32>
  var epoch: UInt32 = 0

  init(vertexCount: Int) {
    stamps = NumberArray(count: vertexCount, zeroed: true)
    distances = NumberArray(count: vertexCount)
    parents = NumberArray(count: vertexCount)
  }

  /// Forgets all labels.
  mutating func begin() {
    epoch &+= 1
    if epoch == 0 {
      stamps.base.update(repeating: 0, count: stamps.count)
      epoch = 1
    }
  }

  /// Infinite where a vertex has none.
  @inline(__always) func distance(_ vertex: Int) -> Double {
    stamps.base[vertex] == epoch ? distances.base[vertex] : .infinity
  }

  @inline(__always) func set(_ vertex: Int, _ distance: Double, from parent: UInt32) {
    stamps.base[vertex] = epoch
    distances.base[vertex] = distance
    parents.base[vertex] = parent
  }

  func trace(_ vertex: UInt32) -> [UInt32] {
    var path = [vertex]
    while let last = path.last, parents.base[Int(last)] != .max {
      path.append(parents.base[Int(last)])
    }
    return path
  }
}

/// Working memory for many searches for the lightest path between two vertices.
///
/// Labels carry the number of the search that wrote them, so that a search costs what it touches.
/// Not for two threads at once. About 32 bytes a vertex.
public final class WeightedPathSearcher {
  public let projection: Projection
  let run: KernelRun
  private var near: PathLabels
  private(set) var far: PathLabels
  private var nearHeap = VertexHeap()
  private var farHeap = VertexHeap()
  /// What the end at the target had reached when the last search ended: distances to the target
  /// below this are exact.
  private(set) var farRadius = 0.0

  public init(_ projection: Projection, run: KernelRun = KernelRun(threadCount: 1)) {
    self.projection = projection
    self.run = run
    near = PathLabels(vertexCount: projection.vertexCount)
    far = PathLabels(vertexCount: projection.vertexCount)
  }

  deinit {
    nearHeap.free()
    farHeap.free()
  }

  public static func byteEstimate(vertexCount: Int) -> Int { vertexCount * 32 }

  /// A lightest path from one vertex to another, or none where there is none up to `maxWeight`.
  ///
  /// Dijkstra's search from both ends, the nearer one first, until what both have reached is no
  /// less than the best path that joins them. A tie weighs one where the projection has no weights;
  /// of parallel ties the lightest counts; the path from a vertex to itself weighs nothing.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, also for a negative weight on
  ///   the way, ``AnalyticsError/cancelled``.
  /// - Complexity: O(entries · log vertices) of what both ends reach.
  ///
  /// *Determinism:* the choice among lightest paths depends on the graph alone. Where sums of the
  /// two ends are rounded, a path may be as much heavier than the lightest as rounding is coarse.
  ///
  /// *Source:* T. A. J. Nicholson, "Finding the shortest route between two points in a network",
  /// The Computer Journal 9(3), 1966, doi 10.1093/comjnl/9.3.275.
  public func lightestPath(
    from source: Int, to target: Int, maxWeight: Double = .infinity
  ) throws(AnalyticsError) -> WeightedPath? {
    let (source, target) = try (
      projection.checked(source, "source"), projection.checked(target, "target")
    )
    guard maxWeight >= 0 else {
      throw .parameter(name: "maxWeight", found: "\(maxWeight)", expected: "0 or more")
    }
    try run.check()
    return try projection.withRows { (outgoing, incoming) throws(AnalyticsError) in
      guard
        let middle = try Self.meet(
          source, target, maxWeight, outgoing, incoming, &near, &far, &nearHeap, &farHeap,
          &farRadius, run)
      else { return nil }
      var vertices = near.trace(middle)
      vertices.reverse()
      vertices += far.trace(middle).dropFirst()
      var weight = 0.0
      for (u, v) in zip(vertices, vertices.dropFirst()) {
        weight += outgoing.leastWeight(Int(u), v)
      }
      return WeightedPath(vertices: vertices, weight: weight)
    }
  }

  private static func meet(
    _ source: UInt32, _ target: UInt32, _ maxWeight: Double, _ outgoing: CSR, _ incoming: CSR,
    _ near: inout PathLabels, _ far: inout PathLabels, _ nearHeap: inout VertexHeap,
    _ farHeap: inout VertexHeap, _ farRadius: inout Double, _ run: KernelRun
  ) throws(AnalyticsError) -> UInt32? {
    near.begin()
    far.begin()
    nearHeap.removeAll()
    farHeap.removeAll()
    near.set(Int(source), 0, from: .max)
    far.set(Int(target), 0, from: .max)
    nearHeap.insert(0, source)
    farHeap.insert(0, target)
    var best = source == target ? 0 : Double.infinity
    var middle = source
    var steps = 0
    while nearHeap.count > 0, farHeap.count > 0 {
      let reach = nearHeap.leastKey + farHeap.leastKey
      if reach >= best || reach > maxWeight { break }
      if nearHeap.leastKey <= farHeap.leastKey {
        try step(outgoing, near, far, &nearHeap, &best, &middle)
      } else {
        try step(incoming, far, near, &farHeap, &best, &middle)
      }
      steps &+= 1
      if steps & 0xFFFF == 0 { try run.check() }
    }
    farRadius = farHeap.leastKey
    return best <= maxWeight && best < .infinity ? middle : nil
  }

  /// Settles one end's nearest vertex and relaxes its ties.
  private static func step(
    _ rows: CSR, _ mine: PathLabels, _ other: PathLabels, _ heap: inout VertexHeap,
    _ best: inout Double, _ middle: inout UInt32
  ) throws(AnalyticsError) {
    let least = heap.removeLeast()
    let u = Int(least.vertex)
    if least.key > mine.distance(u) { return }
    for entry in rows.row(u) {
      let weight = rows.weight(entry)
      guard weight >= 0, weight < .infinity else { throw .weight(weight) }
      let v = rows.targets[entry]
      let distance = least.key + weight
      if distance >= mine.distance(Int(v)) { continue }
      mine.set(Int(v), distance, from: least.vertex)
      heap.insert(distance, v)
      let joined = distance + other.distance(Int(v))
      if joined < best {
        best = joined
        middle = v
      }
    }
  }
}

extension CSR {
  /// The least weight of the ties from one vertex to another that is its neighbour.
  func leastWeight(_ vertex: Int, _ neighbour: UInt32) -> Double {
    var least = Double.infinity
    for entry in row(vertex) where targets[entry] == neighbour {
      least = min(least, weight(entry))
    }
    return least
  }
}

extension Projection {
  /// A lightest path, as ``WeightedPathSearcher/lightestPath(from:to:maxWeight:)`` finds it. For
  /// many pairs make a searcher once.
  public func lightestPath(
    from source: Int, to target: Int, maxWeight: Double = .infinity,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> WeightedPath? {
    try run.reserve(WeightedPathSearcher.byteEstimate(vertexCount: vertexCount))
    return try WeightedPathSearcher(self, run: run).lightestPath(
      from: source, to: target, maxWeight: maxWeight)
  }
}
