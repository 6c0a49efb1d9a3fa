/// Edges as they come, and the rows they make.
struct EdgeList: Sendable {
  enum Side { case forward, backward, both }

  let vertexCount: Int
  let sources: NumberArray<UInt32>
  let targets: NumberArray<UInt32>
  let weights: NumberArray<Double>?
  let parallel: ParallelEdges
  let keepsLoops: Bool

  /// Counting, placing, ordering. Each worker counts and places for a range of vertices of its own
  /// and reads all edges for that: no two touch the same place, so a processor may wait for many
  /// places at once. Rows are ordered at the end.
  func rows(_ side: Side, _ run: KernelRun) throws(AnalyticsError) -> EdgeRows {
    let count = sources.count
    let entryMax = side == .both ? 2 * count : count
    guard entryMax <= Int(UInt32.max) else { throw .size(entries: entryMax) }
    let offsets = NumberArray<UInt32>(count: vertexCount + 1, zeroed: true)
    let n = UInt32(vertexCount)
    for edge in 0..<count {
      precondition(
        sources.base[edge] < n && targets.base[edge] < n,
        "an edge leads to a vertex that is not there")
    }
    try forEachEntry(side, evenRanges(run.threadCount), run) { vertex, _, _ in
      offsets.base[Int(vertex) + 1] &+= 1
    }
    for vertex in 0..<vertexCount { offsets.base[vertex + 1] &+= offsets.base[vertex] }
    let entryCount = Int(offsets.base[vertexCount])
    let placed = NumberArray<UInt32>(count: entryCount)
    let placedWeights = weights.map { _ in NumberArray<Double>(count: entryCount) }
    let next = NumberArray<UInt32>(count: vertexCount)
    next.base.update(from: offsets.base, count: vertexCount)
    try forEachEntry(side, ranges(run.threadCount, offsets), run) { vertex, neighbour, edge in
      let at = Int(next.base[Int(vertex)])
      next.base[Int(vertex)] = UInt32(truncatingIfNeeded: at &+ 1)
      placed.base[at] = neighbour
      if let placedWeights { placedWeights.base[at] = weights.unsafelyUnwrapped.base[edge] }
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

  /// Calls `body` for each entry of the rows of each range, ranges side by side.
  @inline(__always)
  private func forEachEntry(
    _ side: Side, _ ranges: [Range<UInt32>], _ run: KernelRun,
    _ body: @Sendable (_ vertex: UInt32, _ neighbour: UInt32, _ edge: Int) -> Void
  ) throws(AnalyticsError) {
    let (sources, targets, count) = (sources.base, targets.base, sources.count)
    let block = 1 << 20
    nonisolated(unsafe) let ends = (sources, targets)
    try run.forEachChunk(of: ranges.count, size: 1) { chunk, _ in
      let (sources, targets) = ends
      for range in ranges[chunk] {
        let (low, length) = (range.lowerBound, range.upperBound &- range.lowerBound)
        for start in stride(from: 0, to: count, by: block) {
          if (try? run.check()) == nil { return }
          for edge in start..<min(start + block, count) {
            let (u, v) = (sources[edge], targets[edge])
            if u == v {
              if keepsLoops, u &- low < length { body(u, v, edge) }
              continue
            }
            if side != .backward, u &- low < length { body(u, v, edge) }
            if side != .forward, v &- low < length { body(v, u, edge) }
          }
        }
      }
    }
    try run.check()
  }

  /// As many ranges of as many vertices.
  private func evenRanges(_ count: Int) -> [Range<UInt32>] {
    (0..<count).map { at in
      UInt32(at * vertexCount / count)..<UInt32((at + 1) * vertexCount / count)
    }
  }

  /// As many ranges of about as many entries.
  private func ranges(_ count: Int, _ offsets: NumberArray<UInt32>) -> [Range<UInt32>] {
    let entryCount = Int(offsets.base[vertexCount])
    var ends = [0]
    for at in 1..<max(1, count) {
      let wanted = at * entryCount / count
      var (low, high) = (ends[at - 1], vertexCount)
      while low < high {
        let middle = (low + high) / 2
        if Int(offsets.base[middle]) < wanted { low = middle + 1 } else { high = middle }
      }
      ends.append(low)
    }
    ends.append(vertexCount)
    return zip(ends, ends.dropFirst()).map { UInt32($0)..<UInt32($1) }
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
