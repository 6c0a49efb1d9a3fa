import Synchronization

/// From which vertices to which, through which and how far.
public struct ConstrainedSearchOptions: Sendable {
  public var sources: [UInt32]
  public var targets: [UInt32]
  /// Hops at most, 0 or more.
  public var maxHops: Int
  /// Vertices that a path may pass through; its ends need not be among them. None allows all.
  public var allowed: VertexSet?
  public var direction = PathDirection.outgoing
  /// Whether of each source only the targets nearest to it are wanted.
  public var onlyNearest = false

  public init(sources: [UInt32], targets: [UInt32], maxHops: Int) {
    self.sources = sources
    self.targets = targets
    self.maxHops = maxHops
  }
}

/// A source, a target that it reaches, and how far that is.
public struct ReachedPair: Sendable, Equatable {
  public let source: UInt32
  public let target: UInt32
  public let hops: Int

  public init(source: UInt32, target: UInt32, hops: Int) {
    self.source = source
    self.target = target
    self.hops = hops
  }
}

extension Projection {
  /// Which vertices of one set reach which of another within some hops, and how far they are.
  ///
  /// All sources are searched from together, 64 in the bits of one word, so that ways they share
  /// are gone once. Weights are ignored, parallel ties and loops change nothing. A vertex in both
  /// sets reaches itself in no hops.
  ///
  /// - Returns: each pair once, by source, then hops, then target.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``,
  ///   ``AnalyticsError/memory(needed:allowed:)`` also where the pairs take more than is allowed,
  ///   ``AnalyticsError/cancelled``.
  /// - Complexity: O(sources / 64 · entries of what they reach) time at worst; 32 bytes a vertex
  ///   and thread, and 24 bytes a pair.
  ///
  /// *Determinism:* the pairs are what they are, on any number of threads.
  ///
  /// *Source:* M. Then et al., "The more the merrier: efficient multi-source graph traversal",
  /// PVLDB 8(4), 2014, doi 10.14778/2735496.2735507, with lists of the vertices in the frontier
  /// instead of passes over all.
  public func constrainedSearch(
    _ options: ConstrainedSearchOptions, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> [ReachedPair] {
    for source in options.sources { _ = try checked(Int(source), "sources") }
    for target in options.targets { _ = try checked(Int(target), "targets") }
    let maxHops = try checkedHops(options.maxHops, "maxHops")
    if let allowed = options.allowed, allowed.vertexCount != vertexCount {
      throw .parameter(
        name: "allowed", found: "a set of \(allowed.vertexCount) vertices",
        expected: "one of \(vertexCount)")
    }
    let sources = NumberArray(Array(Set(options.sources)).sorted())
    let targets = VertexSet(vertexCount: vertexCount, options.targets)
    let batchCount = (sources.count + 63) / 64
    let workerCount = min(run.threadCount, max(1, batchCount))
    try run.reserve(
      Self.constrainedSearchByteEstimate(vertexCount: vertexCount, threadCount: workerCount))
    try run.check()
    let gathered = Mutex<(lists: [Int: [ReachedPair]], count: Int)>(([:], 0))
    let isStopped = Atomic<Bool>(false)
    try withRows { (outgoing, incoming) throws(AnalyticsError) in
      let rows = options.direction == .outgoing ? outgoing : incoming
      let workers = Mutex<[Int: BatchSearch]>([:])
      let (vertexCount, byteLimit) = (vertexCount, run.byteLimit)
      try run.forEachChunk(of: batchCount, size: 1) { chunk, worker in
        let search = workers.withLock {
          let known = $0[worker] ?? BatchSearch(vertexCount: vertexCount)
          $0[worker] = known
          return known
        }
        for batch in chunk {
          if isStopped.load(ordering: .relaxed) { return }
          let pairs = search.pairs(
            rows, sources, batch * 64..<min(sources.count, batch * 64 + 64), targets,
            options.allowed, maxHops, options.onlyNearest, run)
          guard let pairs else {
            isStopped.store(true, ordering: .relaxed)
            return
          }
          let (count, share) = gathered.withLock {
            $0.lists[batch] = pairs
            $0.count += pairs.count
            return ($0.count, $0.lists.count)
          }
          if count * MemoryLayout<ReachedPair>.stride > byteLimit {
            isStopped.store(true, ordering: .relaxed)
          }
          if worker == 0 { run.progress(Double(share) / Double(batchCount)) }
        }
      }
    }
    let (lists, count) = gathered.withLock { $0 }
    try run.reserve(count * MemoryLayout<ReachedPair>.stride)
    if isStopped.load(ordering: .relaxed) { throw .cancelled }
    run.progress(1)
    return (0..<batchCount).flatMap { lists[$0] ?? [] }
  }

  /// Bytes that ``constrainedSearch(_:run:)`` takes beside the projection and its pairs.
  public static func constrainedSearchByteEstimate(vertexCount: Int, threadCount: Int) -> Int {
    vertexCount * 32 * threadCount
  }
}

/// Working memory of one worker: by vertex the sources that reached it, as bits.
private final class BatchSearch: @unchecked Sendable {
  private let seen: NumberArray<UInt64>
  private let visit: NumberArray<UInt64>
  private let next: NumberArray<UInt64>
  private var touched = VertexList()
  private var frontier = VertexList()
  private var nextFrontier = VertexList()

  init(vertexCount: Int) {
    seen = NumberArray(count: vertexCount, zeroed: true)
    visit = NumberArray(count: vertexCount, zeroed: true)
    next = NumberArray(count: vertexCount, zeroed: true)
  }

  deinit {
    touched.free()
    frontier.free()
    nextFrontier.free()
  }

  /// The pairs of up to 64 sources, or none if the run was cancelled.
  func pairs(
    _ rows: CSR, _ sources: NumberArray<UInt32>, _ lanes: Range<Int>, _ targets: VertexSet,
    _ allowed: VertexSet?, _ maxHops: Int, _ onlyNearest: Bool, _ run: KernelRun
  ) -> [ReachedPair]? {
    defer { clear() }
    var pairs: [ReachedPair] = []
    for lane in lanes {
      let source = sources.base[lane]
      visit.base[Int(source)] |= 1 &<< UInt64(lane - lanes.lowerBound)
      seen.base[Int(source)] |= 1 &<< UInt64(lane - lanes.lowerBound)
      frontier.append(source)
      touched.append(source)
    }
    var active: UInt64 = .max
    var hops = 0
    while frontier.count > 0 {
      let arrived = report(&pairs, sources, lanes.lowerBound, targets, hops)
      if onlyNearest { active &= ~arrived }
      if hops == maxHops || active == 0 { break }
      do throws(AnalyticsError) { try run.check() } catch { return nil }
      spread(rows, active, hops == 0 ? nil : allowed)
      settle()
      hops += 1
    }
    return pairs.sorted {
      ($0.source, $0.hops, $0.target) < ($1.source, $1.hops, $1.target)
    }
  }

  /// Adds the pairs of this level; returns the sources that have one.
  private func report(
    _ pairs: inout [ReachedPair], _ sources: NumberArray<UInt32>, _ first: Int,
    _ targets: VertexSet, _ hops: Int
  ) -> UInt64 {
    var arrived: UInt64 = 0
    for at in 0..<frontier.count {
      let vertex = frontier.vertices[at]
      if !targets.contains(vertex) { continue }
      var left = visit.base[Int(vertex)]
      arrived |= left
      while left != 0 {
        let source = sources.base[first + left.trailingZeroBitCount]
        pairs.append(ReachedPair(source: source, target: vertex, hops: hops))
        left &= left &- 1
      }
    }
    return arrived
  }

  /// Hands the bits of the frontier to its neighbours.
  private func spread(_ rows: CSR, _ active: UInt64, _ allowed: VertexSet?) {
    let (seen, visit, next) = (seen.base, visit.base, next.base)
    let (offsets, targets) = (rows.offsets, rows.targets)
    for at in 0..<frontier.count {
      let u = frontier.vertices[at]
      let bits = visit[Int(u)] & active
      visit[Int(u)] = 0
      if bits == 0 { continue }
      if let allowed, !allowed.contains(u) { continue }
      var entry = Int(offsets[Int(u)])
      let end = Int(offsets[Int(u) &+ 1])
      nextFrontier.ensureRoom(end &- entry)
      let list = nextFrontier.vertices
      var count = nextFrontier.count
      while entry < end {
        let v = Int(targets[entry])
        let new = bits & ~seen[v]
        if new != 0 {
          if next[v] == 0 {
            list[count] = UInt32(truncatingIfNeeded: v)
            count &+= 1
          }
          next[v] |= new
        }
        entry &+= 1
      }
      nextFrontier.count = count
    }
  }

  /// Makes what was handed on the new frontier.
  private func settle() {
    touched.ensureRoom(nextFrontier.count)
    for at in 0..<nextFrontier.count {
      let v = nextFrontier.vertices[at]
      let bits = next.base[Int(v)]
      next.base[Int(v)] = 0
      visit.base[Int(v)] = bits
      if seen.base[Int(v)] == 0 { touched.append(v) }
      seen.base[Int(v)] |= bits
    }
    swap(&frontier, &nextFrontier)
    nextFrontier.count = 0
  }

  private func clear() {
    for at in 0..<touched.count {
      let vertex = Int(touched.vertices[at])
      seen.base[vertex] = 0
      visit.base[vertex] = 0
    }
    touched.count = 0
    frontier.count = 0
    nextFrontier.count = 0
  }
}
