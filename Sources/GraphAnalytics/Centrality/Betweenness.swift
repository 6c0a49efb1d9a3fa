/// What betweenness is asked for.
public struct BetweennessOptions: Sendable {
  /// Where shortest paths begin. Chance sources give an estimate, scaled to all.
  public var sources: VertexSample = .all
  /// Whether scores are divided by the number of pairs of other vertices, so that they lie in
  /// 0...1.
  public var isNormalised = false

  public init() {}
}

extension Projection {
  /// Betweenness: how many shortest paths lead through each vertex.
  ///
  ///     B(v) = Σ over s ≠ v ≠ t of σ(s, t | v) / σ(s, t)
  ///
  /// where `σ(s, t)` is the number of shortest paths from `s` to `t` and `σ(s, t | v)` of those
  /// through `v`, ends not counted. Edges are followed in their direction; weights are ignored. An
  /// undirected pair counts once. Parallel entries are paths of their own; pairs without a path add
  /// nothing.
  ///
  /// With `k` chance sources of `n` vertices, sums are scaled by `n / k`: the expected value is the
  /// exact one. With sources that are given, only pairs that begin there count, unscaled, an
  /// undirected one half.
  ///
  /// - Returns: one score a vertex; normalised ones are divided by `(n − 1)(n − 2)`, undirected by
  ///   half of that.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, also where there are more
  ///   shortest paths than a `Double` reaches; `memory` and `cancelled`.
  /// - Complexity: O(sources · (vertices + entries)) time; for memory see
  ///   ``betweennessBytes(vertexCount:threadCount:)``.
  /// - Determinism: each source is searched by one worker, and what sources give is added in their
  ///   order, so threads never show in the last bit.
  /// - Source: Brandes 2001, doi 10.1080/0022250X.2001.9990249; chance sources Brandes & Pich 2007,
  ///   doi 10.1142/S0218127407018403; the turn from pushing to pulling in searches after Beamer,
  ///   Asanović & Patterson 2012, doi 10.1109/SC.2012.50.
  public func betweenness(
    _ options: BetweennessOptions = BetweennessOptions(), run: KernelRun
  ) throws(AnalyticsError) -> NumberArray<Double> {
    let sources = try options.sources.vertices(of: vertexCount)
    try run.reserve(Self.betweennessBytes(vertexCount: vertexCount, threadCount: run.threadCount))
    let scores = NumberArray<Double>(repeating: 0, count: vertexCount)
    try withRows { (outgoing, incoming) throws(AnalyticsError) in
      try BetweennessSum(outgoing, incoming, scores).add(sources, run)
    }
    var scale = isDirected ? 1 : 0.5
    if case .random = options.sources { scale *= Double(vertexCount) / Double(sources.count) }
    if options.isNormalised, vertexCount > 2 {
      let pairs = Double(vertexCount - 1) * Double(vertexCount - 2)
      scale /= isDirected ? pairs : pairs / 2
    }
    for vertex in 0..<vertexCount { scores.base[vertex] *= scale }
    run.progress(1)
    return scores
  }

  /// Bytes that ``betweenness(_:run:)`` takes: 36 a vertex and thread, and the scores.
  public static func betweennessBytes(vertexCount: Int, threadCount: Int) -> Int {
    vertexCount * (8 + threadCount * (20 + BetweennessSum.slotsOfWorker * 8))
  }
}

/// What sources give, added up in their order.
private struct BetweennessSum {
  /// Sources that a worker may be ahead.
  static let slotsOfWorker = 2

  private let outgoing: CSR
  private let incoming: CSR
  private let scores: NumberArray<Double>

  init(_ outgoing: CSR, _ incoming: CSR, _ scores: NumberArray<Double>) {
    self.outgoing = outgoing
    self.incoming = incoming
    self.scores = scores
  }

  func add(_ sources: NumberArray<UInt32>, _ run: KernelRun) throws(AnalyticsError) {
    let n = outgoing.vertexCount
    let workerCount = min(run.threadCount, max(1, sources.count))
    let searches = (0..<workerCount).map { _ in BrandesSearch(outgoing, incoming) }
    let slotCount = min(workerCount * Self.slotsOfWorker, sources.count)
    let slots = (0..<slotCount).map { _ in NumberArray<Double>(count: n) }
    let overflows = NumberArray<Bool>(repeating: false, count: max(1, slotCount))
    let scores = scores
    var first = 0
    while first < sources.count {
      let (begin, count) = (first, min(slotCount, sources.count - first))
      try run.forEachChunk(of: count, size: 1) { chunk, worker in
        let slot = chunk.lowerBound
        // There may be more workers than searches, but then no more sources than those.
        let own = count <= workerCount ? slot : worker
        overflows.base[slot] = !searches[own].search(
          Int(sources.base[begin + slot]), slots[slot].base, run)
      }
      // A search that was stopped halfway ends here.
      try run.check()
      if overflows.buffer[..<count].contains(true) {
        throw .parameter(
          name: "the number of shortest paths between two vertices",
          found: "above \(Double.greatestFiniteMagnitude)", expected: "less")
      }
      try run.forEachChunk(of: n, size: 1 << 14) { chunk, _ in
        for slot in 0..<count {
          let dependencies = slots[slot].base
          for vertex in chunk { scores.base[vertex] += dependencies[vertex] }
        }
      }
      first += count
      run.progress(Double(first) / Double(sources.count))
    }
  }
}

/// Searches from one source after the other, with arrays of its own.
///
/// Neither pass asks for distances. Going out, `next` takes the path counts of the level that is
/// being found, and a vertex without paths has not been found before. Coming back, `next` takes
/// `(1 + δ) / σ` of each level as soon as it is known; neighbours that are not one step farther
/// have none yet, so a row is added up without a branch.
private struct BrandesSearch: @unchecked Sendable {
  private let outgoing: CSR
  private let incoming: CSR
  /// Shortest paths from the source to each vertex; 0 where it was not found.
  private let paths: NumberArray<Double>
  private let next: NumberArray<Double>
  /// Vertices in the order they were found, level by level.
  private let order: NumberArray<UInt32>

  init(_ outgoing: CSR, _ incoming: CSR) {
    self.outgoing = outgoing
    self.incoming = incoming
    paths = NumberArray(repeating: 0, count: outgoing.vertexCount)
    next = NumberArray(repeating: 0, count: outgoing.vertexCount)
    order = NumberArray(count: outgoing.vertexCount)
  }

  /// Sets the dependency of the source on each vertex: the share of its shortest paths that leads
  /// through it. False where there are too many paths to count.
  func search(
    _ source: Int, _ dependencies: UnsafeMutablePointer<Double>, _ run: KernelRun
  ) -> Bool {
    dependencies.update(repeating: 0, count: outgoing.vertexCount)
    if outgoing.degree(source) == 0 { return true }
    var levels = [0, 1]
    order.base[0] = UInt32(source)
    paths.base[source] = 1
    var entriesLeft = outgoing.entryCount - incoming.degree(source)
    var fits = true
    while let end = levels.last, end > levels[levels.count - 2], !isStopped(run) {
      let level = levels[levels.count - 2]..<end
      var found = end
      if isPulling(level, entriesLeft) { found = pull(end) } else { found = push(level) }
      for at in end..<found {
        let vertex = Int(order.base[at])
        entriesLeft &-= incoming.degree(vertex)
        paths.base[vertex] = next.base[vertex]
        next.base[vertex] = 0
        if !(paths.base[vertex] < .infinity) { fits = false }
      }
      levels.append(found)
    }
    // The last level is empty, the first is the source alone, which lies on no path of its own.
    var at = levels.count - 3
    while at >= 1, fits, !isStopped(run) {
      comeBack(levels[at]..<levels[at + 1], dependencies)
      at -= 1
    }
    clear(levels[levels.count - 1])
    return fits
  }

  private func isStopped(_ run: KernelRun) -> Bool {
    do {
      try run.check()
      return false
    } catch { return true }
  }

  /// Whether it is cheaper to look from all vertices that were not found yet: a pull has neither
  /// branches nor writes in its rows, but passes over all vertices.
  private func isPulling(_ level: Range<Int>, _ entriesLeft: Int) -> Bool {
    var entries = 0
    for at in level { entries &+= outgoing.degree(Int(order.base[at])) }
    return entries * 2 > entriesLeft + outgoing.vertexCount
  }

  /// Goes from the level to all neighbours, and returns where the list of those found ends.
  private func push(_ level: Range<Int>) -> Int {
    let (offsets, targets) = (outgoing.offsets, outgoing.targets)
    let (paths, next, order) = (paths.base, next.base, order.base)
    var found = level.upperBound
    for place in level {
      let vertex = Int(order[place])
      let count = paths[vertex]
      var at = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      while at < end {
        let neighbour = Int(targets[at])
        at &+= 1
        if paths[neighbour] != 0 { continue }
        if next[neighbour] == 0 {
          order[found] = UInt32(truncatingIfNeeded: neighbour)
          found &+= 1
        }
        next[neighbour] += count
      }
    }
    return found
  }

  /// Adds up from every vertex that was not found yet.
  private func pull(_ start: Int) -> Int {
    let (offsets, targets) = (incoming.offsets, incoming.targets)
    let (paths, next, order) = (paths.base, next.base, order.base)
    var found = start
    var vertex = 0
    while vertex < incoming.vertexCount {
      if paths[vertex] == 0 {
        var at = Int(offsets[vertex])
        let end = Int(offsets[vertex &+ 1])
        var sum = 0.0
        while at < end {
          sum += paths[Int(targets[at])]
          at &+= 1
        }
        if sum != 0 {
          next[vertex] = sum
          order[found] = UInt32(truncatingIfNeeded: vertex)
          found &+= 1
        }
      }
      vertex &+= 1
    }
    return found
  }

  private func comeBack(_ level: Range<Int>, _ dependencies: UnsafeMutablePointer<Double>) {
    let (offsets, targets) = (outgoing.offsets, outgoing.targets)
    let (paths, next, order) = (paths.base, next.base, order.base)
    for place in level {
      let vertex = Int(order[place])
      var at = Int(offsets[vertex])
      let end = Int(offsets[vertex &+ 1])
      var sum = 0.0
      while at < end {
        sum += next[Int(targets[at])]
        at &+= 1
      }
      dependencies[vertex] = sum * paths[vertex]
    }
    for place in level {
      let vertex = Int(order[place])
      next[vertex] = (1 + dependencies[vertex]) / paths[vertex]
    }
  }

  /// Makes the arrays ready for the next source.
  private func clear(_ found: Int) {
    if found > outgoing.vertexCount / 8 {
      paths.base.update(repeating: 0, count: outgoing.vertexCount)
      next.base.update(repeating: 0, count: outgoing.vertexCount)
    } else {
      for at in 0..<found {
        paths.base[Int(order.base[at])] = 0
        next.base[Int(order.base[at])] = 0
      }
    }
  }
}
