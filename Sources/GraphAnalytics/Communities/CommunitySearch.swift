/// The levels of Louvain and Leiden: move, refine, merge, and again on what was merged.
struct CommunitySearch {
  let options: CommunityOptions
  let tuning: CommunityTuning
  /// Leiden refines and leaves no community disconnected; Louvain does neither.
  let refines: Bool

  func search(_ projection: Projection, run: KernelRun) throws(AnalyticsError) -> Communities {
    try options.validate()
    let n = projection.vertexCount
    try run.reserve(
      Self.byteEstimate(
        vertexCount: n, entryCount: projection.targets.count * (projection.isDirected ? 2 : 1),
        isWeighted: projection.isWeighted))
    let graph = try LevelGraph(projection, run: run)
    var tallies = [NeighbourTally]()
    let rowMax = min(graph.degreeMax(), n)
    for _ in 0..<run.threadCount { tallies.append(NeighbourTally(rowMax: rowMax)) }
    var labels = NumberArray<UInt32>(count: n)
    for vertex in 0..<n { labels.base[vertex] = UInt32(vertex) }
    var levelCount = 0
    var result = Communities(membership: labels, count: n, modularity: 0, levelCount: 0)
    // Leiden starts from a quick sketch, so that its costly first level moves few vertices.
    let passes = (refines ? 1 : 0) + options.iterationCount
    for pass in 0..<passes {
      let share = 1 / Double(passes)
      let done = Double(pass) * share
      let climb = Climb(
        options: options, tuning: tuning, isSketch: refines && pass == 0,
        refines: refines && pass > 0,
        pass: pass)
      result = try climb.climb(graph, labels, &tallies, &levelCount, run) { part in
        run.progress(done + share * part)
      }
      labels = NumberArray(count: n)
      labels.base.update(from: result.membership.base, count: n)
    }
    run.progress(1)
    return result
  }

  /// Bytes that a search takes beside the projection, at most.
  static func byteEstimate(vertexCount: Int, entryCount: Int, isWeighted: Bool) -> Int {
    vertexCount * 140 + entryCount * (isWeighted ? 44 : 28)
  }
}

/// One climb over the levels: move, merge, and again on what was merged.
private struct Climb {
  let options: CommunityOptions
  let tuning: CommunityTuning
  /// Whether the result only serves as a start: few rounds a level.
  let isSketch: Bool
  let refines: Bool
  let pass: Int

  /// From level 0 up until nothing merges any more.
  func climb(
    _ base: LevelGraph, _ start: NumberArray<UInt32>, _ tallies: inout [NeighbourTally],
    _ levelCount: inout Int, _ run: KernelRun, _ report: (Double) -> Void
  ) throws(AnalyticsError) -> Communities {
    var (graph, labels) = (base, start)
    var place: NumberArray<UInt32>?
    var tolerance = isSketch ? tuning.sketchTolerance : tuning.tolerance
    var left = 1.0
    for level in 0..<64 {
      let seed = options.seed &+ UInt64(pass * 64 + level) &* 0x9E37_79B9_7F4A_7C15
      let moving = LocalMoving(
        graph: graph, labels: labels, tallies: tallies, resolution: options.resolution, seed: seed,
        batchCount: tuning.batchCount, serialEntryMax: tuning.serialEntryMax)
      let moveCount = try moving.move(
        tolerance: tolerance,
        roundMax: isSketch ? tuning.sketchRoundMax : tuning.roundMax, run: run)
      tolerance /= 10
      left *= 0.4
      report(1 - left)
      if moveCount == 0, !refines { break }
      let groups = CommunityGroups(labels: labels)
      if groups.communityCount == graph.count { break }
      var parts: NumberArray<UInt32>?
      if refines {
        let refinement = Refinement(
          graph: graph, labels: labels, groups: groups, tallies: tallies,
          resolution: options.resolution, seed: seed)
        try refinement.refine(run: run)
        parts = refinement.parts
      }
      let next = try Aggregation(
        graph, groups: groups, parts: parts, tallies: &tallies, run: run)
      if next.graph.count == graph.count { break }
      levelCount += 1
      if let placed = place {
        let merged = next.merged
        try run.forEachChunk(of: placed.count, size: 1 << 14) { chunk, _ in
          for vertex in chunk {
            placed.base[vertex] = merged.base[Int(placed.base[vertex])]
          }
        }
      } else {
        place = next.merged
      }
      (graph, labels) = (next.graph, next.labels)
    }
    if refines { labels = try CommunityParts.connected(graph, labels, run) }
    return try Communities(
      graph, labels, place, resolution: options.resolution, levelCount: levelCount, run)
  }
}

/// The connected parts of communities.
enum CommunityParts {
  /// Names each connected part of a community for its smallest vertex. Splitting never lowers
  /// modularity, as no weight lies between parts.
  static func connected(
    _ graph: LevelGraph, _ labels: NumberArray<UInt32>, _ run: KernelRun
  ) throws(AnalyticsError) -> NumberArray<UInt32> {
    let n = graph.count
    let parts = NumberArray<UInt32>(repeating: .max, count: n)
    let queue = NumberArray<UInt32>(count: n)
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (labelOf, partOf, waiting) = (labels.base, parts.base, queue.base)
    for first in 0..<n where partOf[first] == .max {
      if first & 0xFFF == 0 { try run.check() }
      let label = labelOf[first]
      partOf[first] = UInt32(first)
      waiting[0] = UInt32(first)
      var (head, tail) = (0, 1)
      while head < tail {
        let vertex = Int(waiting[head])
        head += 1
        for at in Int(begins[vertex])..<Int(ends[vertex]) {
          let other = Int(targets[at])
          if partOf[other] == .max, labelOf[other] == label {
            partOf[other] = UInt32(first)
            waiting[tail] = UInt32(other)
            tail += 1
          }
        }
      }
    }
    return parts
  }
}
