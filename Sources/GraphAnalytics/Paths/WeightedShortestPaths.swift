/// From where, which way and how far a search for the lightest paths goes.
public struct WeightedPathOptions: Sendable {
  public var source: Int
  public var direction = PathDirection.outgoing
  /// Distances greater than this are left out, 0 or more.
  public var maxDistance = Double.infinity
  /// Width of the buckets, greater than 0; none lets the weights decide. It changes the time and
  /// not the answer.
  public var delta: Double?

  public init(source: Int) { self.source = source }
}

/// Distances by weight from one vertex, and a tree of lightest paths.
public struct WeightedPathTree: Sendable {
  public let source: Int
  /// The least sum of weights by vertex, added from the source on; infinite where not reached.
  public let distances: NumberArray<Double>
  /// By vertex the one before it; ``BreadthFirstTree/noParent`` for the source and where not
  /// reached.
  public let parents: NumberArray<UInt32>
  /// Vertices reached, with the source.
  public let reachedCount: Int

  /// The path from the source to a vertex, both with it, or none where it was not reached.
  public func path(to vertex: Int) -> [UInt32]? {
    guard distances[vertex] < .infinity else { return nil }
    var path = [UInt32(vertex)]
    while let last = path.last, parents[Int(last)] != BreadthFirstTree.noParent {
      path.append(parents[Int(last)])
    }
    path.reverse()
    return path
  }
}

extension Projection {
  /// The least sum of weights from one vertex to all others, and a tree of lightest paths.
  ///
  /// `distance(v) = min over ties u → v of distance(u) + weight(u → v)`; a tie weighs one where the
  /// projection has no weights. Of parallel ties the lightest counts; loops change nothing; other
  /// parts stay at infinity. Weights are finite and not negative.
  ///
  /// Vertices are kept in buckets of width delta; the workers relax the ties of one bucket at a
  /// time until nothing falls into it any more.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, also for a bad weight,
  ///   ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + entries · how often a vertex falls) time; about 24 bytes a vertex.
  ///
  /// *Determinism:* rounding never makes a longer start better, so that distances are the same to
  /// the last bit in any order of work. The parent is the smallest-numbered neighbour on a lightest
  /// path that is nearer to the source. Where a tie adds nothing, those reached by fewer such ties
  /// come first, so that there is no circle.
  ///
  /// *Source:* U. Meyer, P. Sanders, "Δ-stepping: a parallelizable shortest path algorithm", J.
  /// Algorithms 49, 2003, doi 10.1016/S0196-6774(03)00076-2, without telling light ties from heavy
  /// ones. Delta is the mean weight, at least a thousandth of the greatest.
  public func lightestPaths(
    _ options: WeightedPathOptions, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> WeightedPathTree {
    let source = try checked(options.source, "source")
    guard options.maxDistance >= 0 else {
      throw .parameter(
        name: "maxDistance", found: "\(options.maxDistance)", expected: "0 or more")
    }
    if let delta = options.delta, !(delta > 0 && delta < .infinity) {
      throw .parameter(name: "delta", found: "\(delta)", expected: "a finite number above 0")
    }
    try run.reserve(Self.lightestPathsByteEstimate(vertexCount: vertexCount))
    return try withRows { (outgoing, incoming) throws(AnalyticsError) in
      let isOutgoing = options.direction == .outgoing
      let stepping = DeltaStepping(
        along: isOutgoing ? outgoing : incoming, against: isOutgoing ? incoming : outgoing,
        source: source, maxDistance: options.maxDistance, run: run)
      let (mean, most) = try stepping.measureWeights()
      // A thousand buckets at most; weights of nothing fall into one.
      let width = max(options.delta ?? mean, most / 1024)
      try stepping.relaxAll(delta: width > 0 ? width : 1, bucketCount: 3 + Int(most / width.orOne))
      return try stepping.tree()
    }
  }

  /// Bytes that ``lightestPaths(_:run:)`` takes beside the projection, its result included.
  public static func lightestPathsByteEstimate(vertexCount: Int) -> Int { vertexCount * 24 }
}

extension Double {
  fileprivate var orOne: Double { self > 0 ? self : 1 }
}

/// A list of vertices of one worker.
private struct VertexBag {
  private(set) var base: UnsafeMutablePointer<UInt32>?
  private var capacity = 0
  var count = 0

  @inline(__always) mutating func append(_ vertex: UInt32) {
    if count == capacity { grow() }
    base.unsafelyUnwrapped[count] = vertex
    count &+= 1
  }

  @inline(never) private mutating func grow() {
    capacity = max(64, 2 * capacity)
    let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    if let base {
      moved.update(from: base, count: count)
      base.deallocate()
    }
    base = moved
  }

  func free() { base?.deallocate() }
}

/// A ring of bags for each worker.
private final class BucketRing: @unchecked Sendable {
  let bags: UnsafeMutablePointer<VertexBag>
  let bucketCount: Int
  let workerCount: Int

  init(workerCount: Int, bucketCount: Int) {
    self.workerCount = workerCount
    self.bucketCount = bucketCount
    bags = .allocate(capacity: workerCount * bucketCount)
    bags.initialize(repeating: VertexBag(), count: workerCount * bucketCount)
  }

  deinit {
    for at in 0..<workerCount * bucketCount { bags[at].free() }
    bags.deallocate()
  }

  func bags(of worker: Int) -> UnsafeMutablePointer<VertexBag> { bags + worker * bucketCount }

  func count(_ bucket: Int) -> Int {
    (0..<workerCount).reduce(0) { $0 + bags[$1 * bucketCount + bucket].count }
  }

  /// Moves the bags of one bucket into a list.
  func empty(_ bucket: Int, into list: UnsafeMutablePointer<UInt32>) {
    var at = 0
    for worker in 0..<workerCount {
      let place = worker * bucketCount + bucket
      if let base = bags[place].base { (list + at).update(from: base, count: bags[place].count) }
      at += bags[place].count
      bags[place].count = 0
    }
  }
}

private struct DeltaStepping {
  let along: CSR
  let against: CSR
  let source: UInt32
  let maxDistance: Double
  let run: KernelRun
  let distances: NumberArray<Double>

  init(along: CSR, against: CSR, source: UInt32, maxDistance: Double, run: KernelRun) {
    self.along = along
    self.against = against
    self.source = source
    self.maxDistance = maxDistance
    self.run = run
    distances = NumberArray(repeating: .infinity, count: along.vertexCount)
    distances.base[Int(source)] = 0
  }

  /// The mean and the greatest weight; throws at a bad one.
  func measureWeights() throws(AnalyticsError) -> (mean: Double, most: Double) {
    guard let weights = along.weights, along.entryCount > 0 else { return (1, 1) }
    let view = along
    let chunkSize = 1 << 16
    let chunkCount = (view.entryCount + chunkSize - 1) / chunkSize
    // By chunk and not by worker, so that sums are the same whoever adds.
    let sums = NumberArray<Double>(repeating: 0, count: chunkCount)
    let mosts = NumberArray<Double>(repeating: 0, count: chunkCount)
    try run.forEachChunk(of: view.entryCount, size: chunkSize) { chunk, _ in
      let weights = view.weights.unsafelyUnwrapped
      var (sum, most) = (0.0, 0.0)
      for entry in chunk {
        let weight = weights[entry]
        sum += weight
        // A bad weight stays the greatest.
        if !(weight >= 0) { most = .infinity }
        if weight > most { most = weight }
      }
      sums.base[chunk.lowerBound / chunkSize] = sum
      mosts.base[chunk.lowerBound / chunkSize] = most
    }
    let most = mosts.buffer.max() ?? 0
    guard most < .infinity else {
      let bad = (0..<view.entryCount).first { !(weights[$0] >= 0 && weights[$0] < .infinity) }
      throw .weight(weights[bad ?? 0])
    }
    return (sums.buffer.reduce(0) { $0 + $1 / Double(view.entryCount) }, most)
  }

  func relaxAll(delta: Double, bucketCount: Int) throws(AnalyticsError) {
    let n = along.vertexCount
    let ring = BucketRing(workerCount: run.threadCount, bucketCount: bucketCount)
    var frontier = NumberArray<UInt32>(count: 1024)
    frontier.base[0] = source
    var count = 1
    var bucket = 0
    var taken = 0
    while true {
      let (along, distances, maxDistance) = (along, distances, maxDistance)
      let now = bucket
      let list = frontier
      try run.forEachChunk(of: count, size: 128) { chunk, worker in
        Self.relax(
          along, distances, list, chunk, ring.bags(of: worker), now, delta, bucketCount,
          maxDistance)
      }
      taken = min(n, taken + count)
      run.progress(0.9 * Double(taken) / Double(n))
      var ahead = 0
      while ahead < bucketCount, ring.count((bucket + ahead) % bucketCount) == 0 { ahead += 1 }
      if ahead == bucketCount { return }
      bucket += ahead
      count = ring.count(bucket % bucketCount)
      if count > frontier.count { frontier = NumberArray(count: 2 * count) }
      ring.empty(bucket % bucketCount, into: frontier.base)
    }
  }

  private static func relax(
    _ rows: CSR, _ distances: NumberArray<Double>, _ frontier: NumberArray<UInt32>,
    _ chunk: Range<Int>, _ bags: UnsafeMutablePointer<VertexBag>, _ bucket: Int, _ delta: Double,
    _ bucketCount: Int, _ maxDistance: Double
  ) {
    let shared = SharedDistances(distances.base)
    for at in chunk {
      let u = Int(frontier.base[at])
      let distance = shared.load(u)
      // It fell into an earlier bucket and was done there.
      if Int(distance / delta) < bucket { continue }
      for entry in rows.row(u) {
        let v = Int(rows.targets[entry])
        let found = distance + rows.weight(entry)
        if found > maxDistance { continue }
        if shared.lower(v, to: found) {
          bags[Int(found / delta) % bucketCount].append(UInt32(v))
        }
      }
    }
  }

  /// Parents by what the distances say, whatever order they came about in.
  func tree() throws(AnalyticsError) -> WeightedPathTree {
    let n = along.vertexCount
    let parents = NumberArray<UInt32>(repeating: .max, count: n)
    let (against, distances, source) = (against, distances, Int(source))
    let reached = WorkerSums(threadCount: run.threadCount)
    let open = NumberArray<UInt64>(count: (n + 63) / 64, zeroed: true)
    try run.forEachChunk(of: open.count, size: 64) { chunk, worker in
      var count = 0
      for v in chunk.lowerBound * 64..<min(n, chunk.upperBound * 64) {
        let distance = distances.base[v]
        if distance == .infinity { continue }
        count += 1
        if v == source { continue }
        for entry in against.row(v) {
          let before = distances.base[Int(against.targets[entry])]
          if before < distance, before + against.weight(entry) == distance {
            parents.base[v] = against.targets[entry]
            break
          }
        }
        if parents.base[v] == .max { open.base[v >> 6] |= 1 &<< UInt64(v & 63) }
      }
      reached.add(count, worker)
    }
    try joinTies(parents, open)
    run.progress(1)
    return WeightedPathTree(
      source: source, distances: distances, parents: parents, reachedCount: reached.total)
  }

  /// Parents of vertices that only ties of no length lead to: in waves from those that have one.
  private func joinTies(
    _ parents: NumberArray<UInt32>, _ open: NumberArray<UInt64>
  ) throws(AnalyticsError) {
    let (distances, parents) = (distances.base, parents.base)
    var wave: [(vertex: UInt32, parent: UInt32)] = []
    for word in 0..<open.count {
      var left = open.base[word]
      while left != 0 {
        let v = word << 6 | left.trailingZeroBitCount
        left &= left &- 1
        for entry in against.row(v) {
          let u = Int(against.targets[entry])
          let isJoined = parents[u] != .max || u == Int(source)
          if isJoined, distances[u] + against.weight(entry) == distances[v] {
            wave.append((UInt32(v), UInt32(u)))
            break
          }
        }
      }
    }
    for (vertex, parent) in wave { parents[Int(vertex)] = parent }
    while !wave.isEmpty {
      try run.check()
      var next: [(vertex: UInt32, parent: UInt32)] = []
      for (u, _) in wave {
        for entry in along.row(Int(u)) {
          let v = Int(along.targets[entry])
          if parents[v] != .max || v == Int(source) || distances[v] == .infinity { continue }
          if distances[Int(u)] + along.weight(entry) == distances[v] {
            parents[v] = u
            next.append((UInt32(v), u))
          }
        }
      }
      wave = next.sorted { $0.vertex < $1.vertex }
    }
  }
}
