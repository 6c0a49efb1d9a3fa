import Synchronization

extension Projection {
  /// Groups of vertices that agree on a label: label propagation, all vertices at once.
  ///
  /// Each vertex starts with its own number. In each round it takes the label that weighs most
  /// among its neighbours and itself (itself counts one, or its heaviest tie where weighted), the
  /// smallest among equals. Ends when nothing changes.
  ///
  /// Direction is ignored: a tie weighs what both directions weigh. Loops do not count.
  ///
  /// - Parameter roundMax: rounds at most, at least 1, default 20. Labels may still swing then.
  /// - Returns: communities numbered by their smallest vertices, with their modularity. They may be
  ///   disconnected.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` where `roundMax` is below 1 or a
  ///   weight below 0, ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(edges) a round; 40 bytes a vertex, 8 more a thread (8 an entry more where
  ///   weighted).
  ///
  /// Deterministic on any number of threads: a round reads only labels of the last. *Source:*
  /// Raghavan, Albert, Kumara 2007, doi 10.1103/PhysRevE.76.036106. Deviation: all at once, with a
  /// vote of its own for each vertex, instead of one by one with random ties.
  public func labelPropagation(
    roundMax: Int = 20, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Communities {
    guard roundMax >= 1 else {
      throw .parameter(name: "roundMax", found: "\(roundMax)", expected: "1 or more")
    }
    let n = vertexCount
    try run.reserve(
      n * (40 + 8 * run.threadCount)
        + (isWeighted || isDirected ? targets.count * (isDirected ? 24 : 8) : 0))
    let graph = try LevelGraph(self, run: run)
    let rowMax = graph.degreeMax()
    let tallies = (0..<run.threadCount).map { _ in NeighbourTally(keyCount: n, rowMax: rowMax + 1) }
    var labels = NumberArray<UInt32>((0..<n).map { UInt32($0) })
    var next = NumberArray<UInt32>(count: n)
    for round in 0..<roundMax {
      let changed = Atomic<Int>(0)
      let (from, to) = (labels, next)
      try run.forEachChunk(of: n, size: 2048) { chunk, worker in
        var tally = tallies[worker].view
        var count = 0
        for vertex in chunk {
          to.base[vertex] = Self.heaviest(graph, from.base, vertex, &tally)
          if to.base[vertex] != from.base[vertex] { count += 1 }
        }
        changed.wrappingAdd(count, ordering: .relaxed)
      }
      (labels, next) = (next, labels)
      run.progress(Double(round + 1) / Double(roundMax))
      if changed.load(ordering: .relaxed) == 0 { break }
    }
    run.progress(1)
    let found = Climbed(graph: graph, labels: labels, place: nil, levelCount: 0)
    return try Communities(graph, found, vertexCount: n, resolution: 1, run)
  }

  /// The label that weighs most around a vertex.
  @inline(__always) private static func heaviest(
    _ graph: LevelGraph, _ labels: UnsafePointer<UInt32>, _ vertex: Int,
    _ tally: inout NeighbourTally.View
  ) -> UInt32 {
    let (targets, weights) = (graph.targetsAt, graph.weightsAt)
    let row = Int(graph.beginsAt[vertex])..<Int(graph.endsAt[vertex])
    tally.count = 0
    var own: Int64 = weights == nil ? 1 : 0
    for at in row where targets[at] != UInt32(vertex) {
      let weight = weights.map { $0[at] } ?? 1
      own = max(own, weight)
      tally.add(labels[Int(targets[at])], weight)
    }
    tally.add(labels[vertex], own)
    var best: UInt32 = .max
    var most: Int64 = -1
    for index in 0..<tally.count {
      let label = tally.touched[index]
      let sum = tally.take(label)
      if sum > most || (sum == most && label < best) { (best, most) = (label, sum) }
    }
    return best
  }
}
