/// What harmonic closeness is asked for.
public struct HarmonicOptions: Sendable {
  /// From where distances are measured. Chance sources give an estimate, scaled to all.
  public var sources: VertexSample = .all
  /// Whether sums are divided by the number of other vertices, so that they lie in 0...1.
  public var isNormalised = false

  public init() {}
}

extension Projection {
  /// Harmonic closeness: how near each vertex is to those that reach it.
  ///
  ///     H(v) = Σ over u ≠ v of 1 / d(u, v)
  ///
  /// where `d(u, v)` counts edges, followed in their direction, and 1 / ∞ is 0, so that parts
  /// without a path between them do no harm. Weights are ignored.
  ///
  /// With `k` chance sources, the mean over those that are not `v` itself stands for the mean over
  /// all others: the expected value is the exact one. With sources that are given, the sum is over
  /// those alone, and normalised by how many there are.
  ///
  /// - Returns: one sum a vertex.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, `memory` and `cancelled`.
  /// - Complexity: O(sources / 64 · levels · (vertices + entries)) time at worst, since 64 searches
  ///   go at once, a bit each; for memory see ``harmonicBytes(vertexCount:threadCount:)``.
  /// - Determinism: terms are whole multiples of a unit, about `n · 2⁻⁶¹`, and whole numbers add up
  ///   to the same in any order, so threads never show in the last bit. Each term is rounded down
  ///   by less than a unit.
  /// - Source: Marchiori & Latora 2000, doi 10.1016/S0378-4371(00)00311-3; chance sources Eppstein
  /// &
  ///   Wang 2004, doi 10.7155/jgaa.00081; searches at once Then et al. 2014,
  ///   doi 10.14778/2735496.2735507.
  public func harmonicCloseness(
    _ options: HarmonicOptions = HarmonicOptions(), run: KernelRun
  ) throws(AnalyticsError) -> NumberArray<Double> {
    let sources = try options.sources.vertices(of: vertexCount)
    try run.reserve(Self.harmonicBytes(vertexCount: vertexCount, threadCount: run.threadCount))
    let sums = try withRows { (outgoing, incoming) throws(AnalyticsError) in
      try HarmonicSum(outgoing, incoming).sums(sources, run)
    }
    let otherCount = Double(max(1, vertexCount - 1))
    if case .random = options.sources {
      let own = NumberArray<Bool>(repeating: false, count: vertexCount)
      for source in sources.buffer { own.base[Int(source)] = true }
      for vertex in 0..<vertexCount {
        let count = sources.count - (own.base[vertex] ? 1 : 0)
        sums.base[vertex] *= count > 0 ? otherCount / Double(count) : 0
      }
    }
    if options.isNormalised {
      var divisor = otherCount
      if case .these(let vertices) = options.sources { divisor = Double(max(1, vertices.count)) }
      for vertex in 0..<vertexCount { sums.base[vertex] /= divisor }
    }
    run.progress(1)
    return sums
  }

  /// Bytes that ``harmonicCloseness(_:run:)`` takes: 40 a vertex and thread, and the sums.
  public static func harmonicBytes(vertexCount: Int, threadCount: Int) -> Int {
    vertexCount * (9 + threadCount * 40)
  }
}

/// Batches of sources that workers share.
private struct HarmonicSum {
  private let outgoing: CSR
  private let incoming: CSR

  init(_ outgoing: CSR, _ incoming: CSR) {
    self.outgoing = outgoing
    self.incoming = incoming
  }

  func sums(
    _ sources: NumberArray<UInt32>, _ run: KernelRun
  ) throws(AnalyticsError) -> NumberArray<Double> {
    let n = outgoing.vertexCount
    let sums = NumberArray<Double>(repeating: 0, count: n)
    guard sources.count > 0 else { return sums }
    // Few sources are parted so that every worker has some.
    let size = min(64, max(1, (sources.count + run.threadCount - 1) / run.threadCount))
    let batchCount = (sources.count + size - 1) / size
    let workerCount = min(run.threadCount, batchCount)
    let (outgoing, incoming) = (outgoing, incoming)
    // A sum has at most one for each source, and those may be as many as one likes.
    let bits = Int.bitWidth - max(n, sources.count).leadingZeroBitCount
    let unit = UInt64(1) << UInt64(62 - bits)
    let searches = (0..<workerCount).map { _ in ManySearch(outgoing, incoming, unit) }
    var first = 0
    while first < batchCount {
      // Rounds of batches, so that progress is heard of.
      let (begin, count) = (first, min(batchCount - first, workerCount * 8))
      try run.forEachChunk(of: count, size: 1) { chunk, worker in
        let start = (begin + chunk.lowerBound) * size
        // There may be more workers than searches, but then no more batches than those.
        let own = count <= workerCount ? chunk.lowerBound : worker
        searches[own].search(sources, start..<min(start + size, sources.count), run)
      }
      first += count
      run.progress(Double(first) / Double(batchCount))
    }
    try run.check()
    try run.forEachChunk(of: n, size: 1 << 14) { chunk, _ in
      for vertex in chunk {
        var total: UInt64 = 0
        for search in searches { total &+= search.totals.base[vertex] }
        sums.base[vertex] = Double(total) / Double(unit)
      }
    }
    return sums
  }
}

/// Up to 64 searches at once: a bit each in one word a vertex.
private struct ManySearch: @unchecked Sendable {
  private let outgoing: CSR
  private let incoming: CSR
  /// What a distance of one adds.
  private let unit: UInt64
  /// What this worker's searches found, in parts of `unit`.
  let totals: NumberArray<UInt64>
  /// Which searches have reached a vertex, which did so in this level, which do in the next.
  private let seen: NumberArray<UInt64>
  private let reached: NumberArray<UInt64>
  private let next: NumberArray<UInt64>
  /// Vertices that some search reached in this level, and in the next.
  private let level: NumberArray<UInt32>
  private let nextLevel: NumberArray<UInt32>

  init(_ outgoing: CSR, _ incoming: CSR, _ unit: UInt64) {
    self.outgoing = outgoing
    self.incoming = incoming
    self.unit = unit
    totals = NumberArray(repeating: 0, count: outgoing.vertexCount)
    seen = NumberArray(repeating: 0, count: outgoing.vertexCount)
    reached = NumberArray(repeating: 0, count: outgoing.vertexCount)
    next = NumberArray(repeating: 0, count: outgoing.vertexCount)
    level = NumberArray(count: outgoing.vertexCount)
    nextLevel = NumberArray(count: outgoing.vertexCount)
  }

  func search(_ sources: NumberArray<UInt32>, _ batch: Range<Int>, _ run: KernelRun) {
    let n = outgoing.vertexCount
    seen.base.update(repeating: 0, count: n)
    var (reached, next) = (reached.base, next.base)
    reached.update(repeating: 0, count: n)
    next.update(repeating: 0, count: n)
    var (level, nextLevel) = (level.base, nextLevel.base)
    var count = 0
    for (bit, at) in batch.enumerated() {
      let source = Int(sources.base[at])
      if reached[source] == 0 {
        level[count] = UInt32(source)
        count += 1
      }
      reached[source] |= 1 << UInt64(bit)
      seen.base[source] |= 1 << UInt64(bit)
    }
    let all = batch.count == 64 ? UInt64.max : (1 << UInt64(batch.count)) - 1
    var distance: UInt64 = 1
    while count > 0, !isStopped(run) {
      let found =
        isPulling(level, count)
        ? pull(reached, next, nextLevel, all, unit / distance)
        : push(level, count, reached, next, nextLevel, unit / distance)
      // What was reached before is cleared for the level after the next.
      for at in 0..<count { reached[Int(level[at])] = 0 }
      swap(&reached, &next)
      swap(&level, &nextLevel)
      count = found
      distance += 1
    }
  }

  private func isStopped(_ run: KernelRun) -> Bool {
    do {
      try run.check()
      return false
    } catch { return true }
  }

  private func isPulling(_ level: UnsafeMutablePointer<UInt32>, _ count: Int) -> Bool {
    if count < outgoing.vertexCount / 64 { return false }
    var entries = 0
    for at in 0..<count { entries &+= outgoing.degree(Int(level[at])) }
    return entries * 3 > outgoing.entryCount + outgoing.vertexCount
  }

  private func push(
    _ level: UnsafeMutablePointer<UInt32>, _ count: Int, _ reached: UnsafeMutablePointer<UInt64>,
    _ next: UnsafeMutablePointer<UInt64>, _ nextLevel: UnsafeMutablePointer<UInt32>,
    _ share: UInt64
  ) -> Int {
    let (offsets, targets) = (outgoing.offsets, outgoing.targets)
    let (seen, totals) = (seen.base, totals.base)
    var touched = 0
    for place in 0..<count {
      let vertex = Int(level[place])
      let bits = reached[vertex]
      var at = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while at < end {
        let neighbour = Int(targets[at])
        at &+= 1
        let new = bits & ~seen[neighbour]
        if new == 0 { continue }
        if next[neighbour] == 0 {
          nextLevel[touched] = UInt32(truncatingIfNeeded: neighbour)
          touched &+= 1
        }
        next[neighbour] |= new
      }
    }
    for place in 0..<touched {
      let vertex = Int(nextLevel[place])
      seen[vertex] |= next[vertex]
      totals[vertex] &+= UInt64(next[vertex].nonzeroBitCount) &* share
    }
    return touched
  }

  private func pull(
    _ reached: UnsafeMutablePointer<UInt64>, _ next: UnsafeMutablePointer<UInt64>,
    _ nextLevel: UnsafeMutablePointer<UInt32>, _ all: UInt64, _ share: UInt64
  ) -> Int {
    let (offsets, targets) = (incoming.offsets, incoming.targets)
    let (seen, totals) = (seen.base, totals.base)
    var found = 0
    var vertex = 0
    while vertex < incoming.vertexCount {
      let missing = all & ~seen[vertex]
      if missing != 0 {
        var at = Int(offsets[vertex])
        let end = Int(offsets[vertex &+ 1])
        var bits: UInt64 = 0
        while at < end, bits & missing != missing {
          bits |= reached[Int(targets[at])]
          at &+= 1
        }
        bits &= missing
        if bits != 0 {
          next[vertex] = bits
          seen[vertex] |= bits
          totals[vertex] &+= UInt64(bits.nonzeroBitCount) &* share
          nextLevel[found] = UInt32(truncatingIfNeeded: vertex)
          found &+= 1
        }
      }
      vertex &+= 1
    }
    return found
  }
}
