/// From where, which way and how far a breadth-first search goes.
public struct BreadthFirstOptions: Sendable {
  public var source: Int
  public var direction = PathDirection.outgoing
  /// Hops after which it ends, 0 or more.
  public var maxHops = Int.max

  public init(source: Int) { self.source = source }
}

extension Projection {
  /// Distances in hops from one vertex to all others, and a tree of shortest paths.
  ///
  /// The search goes from a small frontier to its neighbours, and while the frontier is large it
  /// asks the vertices not yet reached whether a neighbour is in it. Weights are ignored; loops and
  /// parallel ties change nothing; vertices in other parts stay unreached.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``,
  ///   ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + entries) time, in practice a fraction of the entries; about 17
  ///   bytes a vertex.
  ///
  /// *Determinism:* distances are what they are, and the parent is the smallest-numbered neighbour
  /// one hop nearer, on any number of threads.
  ///
  /// *Source:* S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search",
  /// SC 2012, doi 10.1109/SC.2012.50, with its thresholds for changing direction as in the GAP
  /// suite. Deviations: visited vertices are bits of their own, so that most checks stay in near
  /// cache, and parents are minima instead of whoever came first.
  public func breadthFirst(
    _ options: BreadthFirstOptions, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> BreadthFirstTree {
    let source = try checked(options.source, "source")
    let maxHops = try checkedHops(options.maxHops, "maxHops")
    try run.check()
    try run.reserve(Self.breadthFirstByteEstimate(vertexCount: vertexCount))
    return try withRows { (outgoing, incoming) throws(AnalyticsError) in
      let isOutgoing = options.direction == .outgoing
      var wave = BreadthFirstWave(
        along: isOutgoing ? outgoing : incoming, against: isOutgoing ? incoming : outgoing,
        source: source, run: run)
      return try wave.tree(maxHops: maxHops)
    }
  }

  /// Bytes that ``breadthFirst(_:run:)`` takes beside the projection, its result included.
  public static func breadthFirstByteEstimate(vertexCount: Int) -> Int {
    vertexCount * 16 + 3 * (vertexCount / 8 + 8)
  }
}

/// The state of one search: the levels reached so far, and the last of them as frontier.
private struct BreadthFirstWave {
  /// The GAP suite's thresholds: a frontier with more than one in `alpha` of the entries not yet
  /// looked at is met from the other side, until it shrinks below one in `beta` of the vertices.
  static let alpha = 15
  static let beta = 18

  let along: CSR
  let against: CSR
  let source: UInt32
  let run: KernelRun
  let distances: NumberArray<Int32>
  let parents: NumberArray<UInt32>
  let visited: NumberArray<UInt64>
  /// Bitmap of the frontier, made when it is first needed.
  var front: NumberArray<UInt64>?
  var next: NumberArray<UInt64>?
  var queue: NumberArray<UInt32>
  var nextQueue: NumberArray<UInt32>
  var queueCount = 1

  init(along: CSR, against: CSR, source: UInt32, run: KernelRun) {
    self.along = along
    self.against = against
    self.source = source
    self.run = run
    let n = along.vertexCount
    distances = NumberArray(repeating: -1, count: n)
    parents = NumberArray(repeating: .max, count: n)
    visited = NumberArray(count: (n + 63) / 64, zeroed: true)
    queue = NumberArray(count: n)
    nextQueue = NumberArray(count: n)
    distances.base[Int(source)] = 0
    // Bits past the last vertex count as visited, so that nobody asks for their rows.
    if n & 63 != 0 { visited.base[n >> 6] = ~0 &<< UInt64(n & 63) }
    visited.base[Int(source) >> 6] |= 1 &<< UInt64(source & 63)
    queue.base[0] = source
  }

  mutating func tree(maxHops: Int) throws(AnalyticsError) -> BreadthFirstTree {
    let n = along.vertexCount
    var level = 0
    var reachedCount = 1
    var entriesLeft = along.entryCount
    var frontEntries = along.degree(Int(source))
    while queueCount > 0, level < maxHops {
      if frontEntries > entriesLeft / Self.alpha {
        try fillFront()
        var count = queueCount
        var countBefore = 0
        repeat {
          countBefore = count
          let reached = try bottomUp(level: Int32(level + 1))
          count = reached.vertices
          entriesLeft -= reached.entries
          reachedCount += count
          if count > 0 { level += 1 }
          swap(&front, &next)
          run.progress(Double(reachedCount) / Double(n))
        } while count > 0 && level < maxHops && (count >= countBefore || count > n / Self.beta)
        fillQueue()
        frontEntries = 1
      } else {
        entriesLeft -= frontEntries
        let reached = try topDown(level: Int32(level + 1))
        frontEntries = reached.entries
        queueCount = reached.vertices
        reachedCount += reached.vertices
        if queueCount > 0 { level += 1 }
        swap(&queue, &nextQueue)
        run.progress(Double(reachedCount) / Double(n))
      }
    }
    run.progress(1)
    return BreadthFirstTree(
      source: Int(source), distances: distances, parents: parents, reachedCount: reachedCount,
      depth: level)
  }

  // MARK: - From the frontier to its neighbours

  private func topDown(level: Int32) throws(AnalyticsError) -> (vertices: Int, entries: Int) {
    let (along, parents, distances, visited) = (along, parents, distances, visited)
    let (queue, nextQueue) = (queue, nextQueue)
    let isShared = run.threadCount > 1 && queueCount > Self.queueChunk
    let tail = NumberArray<UInt32>(count: 1, zeroed: true)
    let end = SharedTail(tail.base)
    try run.forEachChunk(of: queueCount, size: Self.queueChunk) { chunk, _ in
      if isShared {
        Self.claim(along, queue, chunk, visited, parents, distances, level, nextQueue, end)
      } else {
        tail.base[0] = UInt32(
          Self.claimAlone(
            along, queue, chunk, visited, parents, distances, level, nextQueue,
            Int(tail.base[0])))
      }
    }
    // Visited bits come after the level, so that every tie from it has its say on the parent.
    let count = Int(tail.base[0])
    let sums = WorkerSums(threadCount: run.threadCount)
    let bits = SharedBits(visited.base)
    try run.forEachChunk(of: count, size: 1 << 13) { chunk, worker in
      var entries = 0
      for at in chunk {
        let vertex = Int(nextQueue.base[at])
        if isShared {
          bits.insert(vertex)
        } else {
          visited.base[vertex >> 6] |= 1 &<< UInt64(vertex & 63)
        }
        entries += along.degree(vertex)
      }
      sums.add(entries, worker)
    }
    return (count, sums.total)
  }

  private static let queueChunk = 256

  /// One worker's chunk while nobody else is at work; returns where the next queue ends.
  private static func claimAlone(
    _ rows: CSR, _ queue: NumberArray<UInt32>, _ chunk: Range<Int>,
    _ visited: NumberArray<UInt64>, _ parents: NumberArray<UInt32>,
    _ distances: NumberArray<Int32>, _ level: Int32, _ nextQueue: NumberArray<UInt32>, _ end: Int
  ) -> Int {
    let (queue, visited, parents) = (queue.base, visited.base, parents.base)
    let (distances, nextQueue) = (distances.base, nextQueue.base)
    var end = end
    for at in chunk {
      let u = queue[at]
      for entry in rows.row(Int(u)) {
        let v = Int(rows.targets[entry])
        if visited[v >> 6] &>> UInt64(v & 63) & 1 != 0 { continue }
        let parent = parents[v]
        if u >= parent { continue }
        parents[v] = u
        if parent != .max { continue }
        distances[v] = level
        nextQueue[end] = UInt32(v)
        end &+= 1
      }
    }
    return end
  }

  /// One worker's chunk beside others: finds are gathered and put into the queue some at a time.
  private static func claim(
    _ rows: CSR, _ queue: NumberArray<UInt32>, _ chunk: Range<Int>,
    _ visited: NumberArray<UInt64>, _ parents: NumberArray<UInt32>,
    _ distances: NumberArray<Int32>, _ level: Int32, _ nextQueue: NumberArray<UInt32>,
    _ tail: SharedTail
  ) {
    let (queue, visited, distances) = (queue.base, visited.base, distances.base)
    let minima = SharedMinima(parents.base)
    let nextQueue = nextQueue.base
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1024) { finds in
      let finds = finds.baseAddress.unsafelyUnwrapped
      var count = 0
      for at in chunk {
        let u = queue[at]
        for entry in rows.row(Int(u)) {
          let v = Int(rows.targets[entry])
          if visited[v >> 6] &>> UInt64(v & 63) & 1 != 0 { continue }
          guard minima.lower(v, to: u) else { continue }
          distances[v] = level
          finds[count] = UInt32(v)
          count &+= 1
          if count == 1024 {
            (nextQueue + tail.take(count)).update(from: finds, count: count)
            count = 0
          }
        }
      }
      if count > 0 { (nextQueue + tail.take(count)).update(from: finds, count: count) }
    }
  }

  // MARK: - From vertices not yet reached to the frontier

  private func bottomUp(level: Int32) throws(AnalyticsError) -> (vertices: Int, entries: Int) {
    let (against, along, parents, distances) = (against, along, parents, distances)
    let visited = visited
    let front = front.unsafelyUnwrapped
    let next = next.unsafelyUnwrapped
    let vertices = WorkerSums(threadCount: run.threadCount)
    let entries = WorkerSums(threadCount: run.threadCount)
    try run.forEachChunk(of: visited.count, size: 64) { chunk, worker in
      let found = Self.ask(against, along, chunk, visited, front, next, parents, distances, level)
      vertices.add(found.vertices, worker)
      entries.add(found.entries, worker)
    }
    return (vertices.total, entries.total)
  }

  /// The first neighbour found in the frontier is the smallest, since rows ascend.
  private static func ask(
    _ rows: CSR, _ along: CSR, _ words: Range<Int>, _ visited: NumberArray<UInt64>,
    _ front: NumberArray<UInt64>, _ next: NumberArray<UInt64>, _ parents: NumberArray<UInt32>,
    _ distances: NumberArray<Int32>, _ level: Int32
  ) -> (vertices: Int, entries: Int) {
    let (visited, front, next) = (visited.base, front.base, next.base)
    let (parents, distances) = (parents.base, distances.base)
    let (offsets, targets) = (rows.offsets, rows.targets)
    var vertices = 0
    var entries = 0
    for word in words {
      var open = ~visited[word]
      var found: UInt64 = 0
      while open != 0 {
        let bit = open & (0 &- open)
        let v = word &<< 6 | open.trailingZeroBitCount
        open ^= bit
        var at = Int(offsets[v])
        let end = Int(offsets[v &+ 1])
        while at < end {
          let u = targets[at]
          if front[Int(u &>> 6)] &>> UInt64(u & 63) & 1 != 0 {
            parents[v] = u
            distances[v] = level
            found |= bit
            entries &+= along.degree(v)
            break
          }
          at &+= 1
        }
      }
      next[word] = found
      visited[word] |= found
      vertices &+= found.nonzeroBitCount
    }
    return (vertices, entries)
  }

  // MARK: - Between both forms of the frontier

  private mutating func fillFront() throws(AnalyticsError) {
    if front == nil {
      front = NumberArray(count: visited.count)
      next = NumberArray(count: visited.count)
    }
    let bits = front.unsafelyUnwrapped.base
    bits.update(repeating: 0, count: visited.count)
    for at in 0..<queueCount {
      let vertex = Int(queue.base[at])
      bits[vertex >> 6] |= 1 &<< UInt64(vertex & 63)
    }
  }

  private mutating func fillQueue() {
    let bits = front.unsafelyUnwrapped.base
    let queue = queue.base
    var count = 0
    for word in 0..<visited.count {
      var left = bits[word]
      while left != 0 {
        queue[count] = UInt32(word << 6 | left.trailingZeroBitCount)
        count &+= 1
        left &= left &- 1
      }
    }
    queueCount = count
  }
}

/// Sums that workers keep each for itself, far enough apart not to disturb one another.
struct WorkerSums: Sendable {
  private let sums: NumberArray<Int>

  init(threadCount: Int) { sums = NumberArray(count: threadCount * 16, zeroed: true) }

  @inline(__always) func add(_ amount: Int, _ worker: Int) { sums.base[worker &* 16] &+= amount }

  var total: Int {
    stride(from: 0, to: sums.count, by: 16).reduce(0) { $0 + sums.base[$1] }
  }
}
