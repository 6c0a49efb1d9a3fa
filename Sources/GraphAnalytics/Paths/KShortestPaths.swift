/// How many paths between which vertices.
public struct KShortestPathOptions: Sendable {
  public var source: Int
  public var target: Int
  /// Paths at most, 1 or more.
  public var count: Int
  /// Heavier paths are left out, 0 or more; hops where the projection has no weights.
  public var maxWeight = Double.infinity

  public init(source: Int, target: Int, count: Int) {
    self.source = source
    self.target = target
    self.count = count
  }
}

extension Projection {
  /// The lightest paths without a repeated vertex from one vertex to another, in order.
  ///
  /// Each next path leaves one that was found before at some vertex and never joins what came
  /// before it there. A tie weighs one where the projection has no weights; of parallel ties the
  /// lightest counts; from a vertex to itself there is the one path that weighs nothing.
  ///
  /// - Returns: up to `count` paths, by weight, then by number of hops, then by their vertices.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, also for a negative weight on
  ///   the way, ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(count · length) searches at least, each guided by exact distances around the
  ///   target and going no further than the order needs; about 56 bytes a vertex.
  ///
  /// *Determinism:* the order above is total. Weights are added from the source on; the order is
  /// exact where the sums are, as with whole numbers.
  ///
  /// *Source:* J. Y. Yen, "Finding the K shortest loopless paths in a network", Management Science
  /// 17(11), 1971, doi 10.1287/mnsc.17.11.712; E. L. Lawler, "A procedure for computing the K best
  /// solutions to discrete optimization problems and its application to the shortest path problem",
  /// Management Science 18(7), 1972, doi 10.1287/mnsc.18.7.401.
  public func kShortestPaths(
    _ options: KShortestPathOptions, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> [WeightedPath] {
    let (source, target) = try (
      checked(options.source, "source"), checked(options.target, "target")
    )
    guard options.count >= 1 else {
      throw .parameter(name: "count", found: "\(options.count)", expected: "1 or more")
    }
    try run.reserve(Self.kShortestPathsByteEstimate(vertexCount: vertexCount))
    let searcher = WeightedPathSearcher(self, run: run)
    let first = try searcher.lightestPath(
      from: options.source, to: options.target, maxWeight: options.maxWeight)
    guard let first else { return [] }
    if source == target { return [first] }
    return try withRows { (outgoing, incoming) throws(AnalyticsError) in
      var search = SpurSearch(
        outgoing: outgoing, incoming: incoming, target: target, around: searcher.far,
        radius: searcher.farRadius, maxWeight: options.maxWeight, run: run)
      defer { search.free() }
      return try search.paths(
        from: source, count: options.count, least: first.weight * (1 - 1e-9))
    }
  }

  /// Bytes that ``kShortestPaths(_:run:)`` takes beside the projection.
  public static func kShortestPathsByteEstimate(vertexCount: Int) -> Int { vertexCount * 56 }
}

/// Best continuations of paths that begin in a given way.
private struct SpurSearch {
  let outgoing: CSR
  let incoming: CSR
  let target: UInt32
  /// Distances to the target, exact below `radius`.
  let around: PathLabels
  let radius: Double
  let maxWeight: Double
  let run: KernelRun
  var labels: PathLabels
  let hops: NumberArray<UInt32>
  /// Bits: on the beginning of the path; on a best continuation.
  let isTaken: NumberArray<UInt64>
  let isBest: NumberArray<UInt64>
  var heap = VertexHeap()
  private var steps = 0

  init(
    outgoing: CSR, incoming: CSR, target: UInt32, around: PathLabels, radius: Double,
    maxWeight: Double, run: KernelRun
  ) {
    self.outgoing = outgoing
    self.incoming = incoming
    self.target = target
    self.around = around
    self.radius = radius
    self.maxWeight = maxWeight
    self.run = run
    labels = PathLabels(vertexCount: outgoing.vertexCount)
    hops = NumberArray(count: outgoing.vertexCount)
    isTaken = NumberArray(count: (outgoing.vertexCount + 63) / 64, zeroed: true)
    isBest = NumberArray(count: (outgoing.vertexCount + 63) / 64, zeroed: true)
  }

  func free() { heap.free() }

  /// The paths that begin with `start` and do not go on from there to one of `banned`: the best of
  /// them once it is known, and before that a weight that none of them is below.
  private struct Candidate {
    let start: [UInt32]
    let banned: [UInt32]
    var path: [UInt32]?
    var weight: Double
    /// How much further than `weight` the next search looks.
    var slack: Double

    /// What is not known yet comes first among equal weights, since it may have fewer hops.
    func precedes(_ other: Candidate) -> Bool {
      if weight != other.weight { return weight < other.weight }
      guard let path, let otherPath = other.path else { return path == nil }
      if path.count != otherPath.count { return path.count < otherPath.count }
      return path.lexicographicallyPrecedes(otherPath)
    }
  }

  /// What a search within a limit says.
  private enum Outcome {
    case best([UInt32], Double)
    case atLeast(Double)
    case none
  }

  /// - Parameter least: the weight of the lightest path.
  mutating func paths(
    from source: UInt32, count: Int, least: Double
  ) throws(AnalyticsError) -> [WeightedPath] {
    var found: [WeightedPath] = []
    let slack = least > 0 ? least / 8 : .infinity
    var candidates = [
      Candidate(start: [source], banned: [], path: nil, weight: least, slack: slack)
    ]
    while found.count < count, !candidates.isEmpty {
      try run.check()
      var taken = Self.removeFirst(&candidates)
      guard let vertices = taken.path else {
        // No further than it takes to see that another one comes first, or a little more.
        let next = candidates.reduce(Double.infinity) { min($0, $1.weight) }
        let near = taken.weight + taken.slack
        let limit = min(maxWeight, next < .infinity ? max(next, near) : near)
        switch try search(taken.start, taken.banned, limit) {
        case .best(let path, let weight):
          taken.path = path
          taken.weight = weight
        case .atLeast(let weight):
          // The limit was the last that counts; nearly it is not it.
          if limit == maxWeight { continue }
          taken.weight = max(taken.weight, weight)
          taken.slack *= 2
        case .none: continue
        }
        candidates.append(taken)
        continue
      }
      found.append(WeightedPath(vertices: vertices, weight: taken.weight))
      run.progress(Double(found.count) / Double(count))
      // What is left of the paths it stood for, cut by where they leave it. They are no lighter;
      // the shade less leaves room for rounding.
      for fixed in taken.start.count..<vertices.count {
        let isFirst = fixed == taken.start.count
        candidates.append(
          Candidate(
            start: Array(vertices[..<fixed]),
            banned: (isFirst ? taken.banned : []) + [vertices[fixed]], path: nil,
            weight: taken.weight * (1 - 1e-9), slack: slack))
      }
    }
    return found
  }

  private static func removeFirst(_ candidates: inout [Candidate]) -> Candidate {
    var first = 0
    for at in candidates.indices where candidates[at].precedes(candidates[first]) { first = at }
    candidates.swapAt(first, candidates.count - 1)
    return candidates.removeLast()
  }

  @inline(__always) private func has(_ bits: NumberArray<UInt64>, _ vertex: UInt32) -> Bool {
    bits.base[Int(vertex >> 6)] &>> UInt64(vertex & 63) & 1 != 0
  }

  private func flip(_ bits: NumberArray<UInt64>, _ vertex: UInt32) {
    bits.base[Int(vertex >> 6)] ^= 1 &<< UInt64(vertex & 63)
  }

  /// At least this far from the target.
  @inline(__always) private func bound(_ vertex: UInt32) -> Double {
    min(around.distance(Int(vertex)), radius)
  }

  /// The best path by weight, hops and vertices that begins with `start`, if it weighs no more than
  /// the limit.
  private mutating func search(
    _ start: [UInt32], _ banned: [UInt32], _ limit: Double
  ) throws(AnalyticsError) -> Outcome {
    let spur = start[start.count - 1]
    var weight = 0.0
    for (u, v) in zip(start, start.dropFirst()) { weight += outgoing.leastWeight(Int(u), v) }
    for vertex in start { flip(isTaken, vertex) }
    defer { for vertex in start { flip(isTaken, vertex) } }
    labels.begin()
    heap.removeAll()
    labels.set(Int(spur), weight, from: .max)
    hops.base[Int(spur)] = 0
    heap.insert(weight + bound(spur), spur)
    var beyond = Double.infinity
    while heap.count > 0 {
      // Sums toward the target are rounded otherwise than sums from the source.
      let best = min(labels.distance(Int(target)), limit)
      if heap.leastKey > best + best * 1e-9 { break }
      let (key, u) = heap.removeLeast().parts
      // Left from before its label became better.
      if u == target || key > labels.distance(Int(u)) + bound(u) { continue }
      beyond = min(beyond, try relax(u, u == spur ? banned : [], limit))
      steps &+= 1
      if steps & 0xFFFF == 0 { try run.check() }
    }
    let best = labels.distance(Int(target))
    if best <= limit, best < .infinity {
      return .best(start + leastContinuation(spur, banned), best)
    }
    beyond = min(beyond, heap.leastKey) * (1 - 1e-9)
    return beyond < .infinity ? .atLeast(beyond) : .none
  }

  /// Labels the neighbours of a vertex; returns the least of the weights that were past the limit.
  private mutating func relax(
    _ u: UInt32, _ banned: [UInt32], _ limit: Double
  ) throws(AnalyticsError) -> Double {
    let (distance, hop) = (labels.distance(Int(u)), hops.base[Int(u)] &+ 1)
    let most = limit + limit * 1e-9
    var beyond = Double.infinity
    for entry in outgoing.row(Int(u)) {
      let v = outgoing.targets[entry]
      if has(isTaken, v) || (!banned.isEmpty && banned.contains(v)) { continue }
      let weight = outgoing.weight(entry)
      guard weight >= 0, weight < .infinity else { throw .weight(weight) }
      let found = distance + weight
      let before = labels.distance(Int(v))
      if found > before || (found == before && hop >= hops.base[Int(v)]) { continue }
      // Infinite where the target is known not to be within reach.
      let key = found + bound(v)
      if key > most || (v == target && found > limit) || key == .infinity {
        beyond = min(beyond, key)
        continue
      }
      labels.set(Int(v), found, from: u)
      hops.base[Int(v)] = hop
      heap.insert(key, v)
    }
    return beyond
  }

  /// Whether a tie is on a best path to where it leads.
  private func isTight(_ u: UInt32, _ v: UInt32, _ weight: Double) -> Bool {
    labels.distance(Int(u)) + weight == labels.distance(Int(v))
      && hops.base[Int(u)] &+ 1 == hops.base[Int(v)]
  }

  /// Marks back from the target what is on a best path, and goes there from the spur by the
  /// smallest vertices.
  private func leastContinuation(_ spur: UInt32, _ banned: [UInt32]) -> ArraySlice<UInt32> {
    var marked = [target]
    flip(isBest, target)
    var at = 0
    while at < marked.count {
      let v = marked[at]
      at += 1
      for entry in incoming.row(Int(v)) {
        let u = incoming.targets[entry]
        if has(isBest, u) || labels.distance(Int(u)) == .infinity { continue }
        if u == spur, banned.contains(v) { continue }
        if isTight(u, v, incoming.weight(entry)) {
          flip(isBest, u)
          marked.append(u)
        }
      }
    }
    var path = [spur]
    while let u = path.last, u != target {
      let next = outgoing.row(Int(u)).first {
        let v = outgoing.targets[$0]
        if !has(isBest, v) || (u == spur && banned.contains(v)) { return false }
        return isTight(u, v, outgoing.weight($0))
      }
      guard let next else { break }
      path.append(outgoing.targets[next])
    }
    for vertex in marked { flip(isBest, vertex) }
    return path.dropFirst()
  }
}
