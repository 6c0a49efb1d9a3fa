import Synchronization

/// Edges as they come, and the rows they make.
struct EdgeList: Sendable {
  enum Side { case forward, backward, both }

  let vertexCount: Int
  let sources: NumberArray<UInt32>
  let targets: NumberArray<UInt32>
  let weights: NumberArray<Double>?
  let parallel: ParallelEdges
  let keepsLoops: Bool

  /// Counting, placing, ordering: three passes, each shared by the workers. Rows are ordered at the
  /// end, so that it does not matter who placed what when.
  func rows(_ side: Side, _ run: KernelRun) throws(AnalyticsError) -> EdgeRows {
    let count = sources.count
    let entryMax = side == .both ? 2 * count : count
    guard entryMax <= Int(UInt32.max) else { throw .size(entries: entryMax) }
    let offsets = NumberArray<UInt32>(count: vertexCount + 1, zeroed: true)
    let degrees = Counters(offsets.base + 1)
    let n = UInt32(vertexCount)
    try run.forEachChunk(of: count, size: 1 << 16) { chunk, _ in
      for edge in chunk {
        let (u, v) = (sources.base[edge], targets.base[edge])
        precondition(u < n && v < n, "an edge leads to a vertex that is not there")
        if u == v {
          if keepsLoops { degrees.add(Int(u)) }
          continue
        }
        if side != .backward { degrees.add(Int(u)) }
        if side != .forward { degrees.add(Int(v)) }
      }
    }
    for vertex in 0..<vertexCount { offsets.base[vertex + 1] &+= offsets.base[vertex] }
    let entryCount = Int(offsets.base[vertexCount])
    let placed = NumberArray<UInt32>(count: entryCount)
    let placedWeights = weights.map { _ in NumberArray<Double>(count: entryCount) }
    let next = NumberArray<UInt32>(count: vertexCount)
    next.base.update(from: offsets.base, count: vertexCount)
    let cursors = Counters(next.base)
    try run.forEachChunk(of: count, size: 1 << 16) { chunk, _ in
      func place(_ u: UInt32, _ v: UInt32, _ edge: Int) {
        let at = cursors.add(Int(u))
        placed.base[at] = v
        if let placedWeights { placedWeights.base[at] = weights.unsafelyUnwrapped.base[edge] }
      }
      for edge in chunk {
        let (u, v) = (sources.base[edge], targets.base[edge])
        if u == v {
          if keepsLoops { place(u, v, edge) }
          continue
        }
        if side != .backward { place(u, v, edge) }
        if side != .forward { place(v, u, edge) }
      }
    }
    // Each row in order, equal neighbours made one; `next` keeps how long it is then.
    try run.forEachChunk(of: vertexCount, size: 1 << 12) { chunk, _ in
      for vertex in chunk {
        let start = Int(offsets.base[vertex])
        let length = Int(offsets.base[vertex + 1]) - start
        next.base[vertex] = UInt32(
          RowOrder.arrange(
            placed.base + start, placedWeights.map { $0.base + start }, length, parallel))
      }
    }
    return try packed(offsets, next, placed, placedWeights, run)
  }

  /// Closes the gaps that rows left which became shorter.
  private func packed(
    _ offsets: NumberArray<UInt32>, _ lengths: NumberArray<UInt32>, _ placed: NumberArray<UInt32>,
    _ placedWeights: NumberArray<Double>?, _ run: KernelRun
  ) throws(AnalyticsError) -> EdgeRows {
    let packedOffsets = NumberArray<UInt32>(count: vertexCount + 1)
    packedOffsets.base[0] = 0
    for vertex in 0..<vertexCount {
      packedOffsets.base[vertex + 1] = packedOffsets.base[vertex] &+ lengths.base[vertex]
    }
    let entryCount = Int(packedOffsets.base[vertexCount])
    if entryCount == placed.count {
      return EdgeRows(offsets: offsets, targets: placed, weights: placedWeights)
    }
    let packed = NumberArray<UInt32>(count: entryCount)
    let packedWeights = placedWeights.map { _ in NumberArray<Double>(count: entryCount) }
    try run.forEachChunk(of: vertexCount, size: 1 << 13) { chunk, _ in
      for vertex in chunk {
        let (to, from) = (Int(packedOffsets.base[vertex]), Int(offsets.base[vertex]))
        let length = Int(lengths.base[vertex])
        (packed.base + to).update(from: placed.base + from, count: length)
        if let packedWeights {
          (packedWeights.base + to).update(
            from: placedWeights.unsafelyUnwrapped.base + from, count: length)
        }
      }
    }
    return EdgeRows(offsets: packedOffsets, targets: packed, weights: packedWeights)
  }
}

/// Numbers that several workers count up.
struct Counters: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Atomic<UInt32>>

  init(_ numbers: UnsafeMutablePointer<UInt32>) {
    base = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Atomic<UInt32>.self)
  }

  /// Adds one and returns what was there before.
  @discardableResult @inline(__always) func add(_ index: Int) -> Int {
    Int(base[index].wrappingAdd(1, ordering: .relaxed).oldValue)
  }
}
