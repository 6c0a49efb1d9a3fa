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
        isWeighted: projection.isWeighted, threadCount: run.threadCount))
    let graph = try LevelGraph(projection, run: run)
    var tallies = [NeighbourTally]()
    let rowMax = graph.degreeMax()
    for _ in 0..<run.threadCount { tallies.append(NeighbourTally(keyCount: n, rowMax: rowMax)) }
    var found = Climbed(alone: graph)
    // Leiden starts from a quick sketch, so that its costly first level moves few vertices, and
    // puts the sketch's communities together, so that neighbours are near in memory.
    // A small graph is climbed twice as often: it varies more, and takes little time.
    let isSmall = graph.entryCount <= tuning.serialEntryMax
    let climbs = options.iterationCount * (refines && isSmall ? 2 : 1)
    let passes = (refines ? 1 : 0) + climbs
    var order: NumberArray<UInt32>?
    var base = graph
    for pass in 0..<passes {
      let share = 1 / Double(passes)
      let done = Double(pass) * share
      let climb = Climb(
        options: options, tuning: tuning, isSketch: refines && pass == 0,
        refines: refines && pass > 0, pass: pass)
      found = try climb.climb(base, found, &tallies, run) { part in
        run.progress(done + share * part)
      }
      if refines, pass == 0 {
        let groups = CommunityGroups(graph, labels: try found.flat(run))
        order = groups.members
        base = try graph.ordered(groups.members, run)
        found = Climbed(base, groups, levelCount: found.levelCount)
      }
    }
    let result = try Communities(
      base, found, order: order, vertexCount: n, resolution: options.resolution, run)
    run.progress(1)
    return result
  }

  /// Bytes that a search takes beside the projection, at most.
  static func byteEstimate(
    vertexCount: Int, entryCount: Int, isWeighted: Bool, threadCount: Int = 1
  ) -> Int {
    vertexCount * (140 + 8 * threadCount) + entryCount * (isWeighted ? 56 : 32)
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

  private func roundMax(_ level: Int, _ moving: LocalMoving) -> Int {
    if !isSketch { return tuning.roundMax }
    return level == 0 || moving.isSerial ? tuning.sketchRoundMax : tuning.sketchUpperRoundMax
  }

  /// From level 0 up until nothing merges any more.
  func climb(
    _ base: LevelGraph, _ start: Climbed, _ tallies: inout [NeighbourTally], _ run: KernelRun,
    _ report: (Double) -> Void
  ) throws(AnalyticsError) -> Climbed {
    var (graph, labels) = (base, try start.flat(run))
    var levelCount = start.levelCount
    var place: NumberArray<UInt32>?
    var tolerance = tuning.tolerance
    var left = 1.0
    var settledEnd = base.count
    for level in 0..<64 {
      let seed = options.seed &+ UInt64(pass * 64 + level) &* 0x9E37_79B9_7F4A_7C15
      let moving = LocalMoving(
        graph: graph, labels: labels, tallies: tallies, resolution: options.resolution, seed: seed,
        tuning: tuning)
      let moveCount = try moving.move(
        tolerance: tolerance, roundMax: roundMax(level, moving), run: run)
      tolerance /= 10
      left *= 0.4
      report(1 - left)
      if moveCount == 0, !refines { break }
      let goalCount = moving.isSerial ? 0 : tuning.climbTolerance * Double(graph.count)
      if refines, level > 0, Double(moveCount) <= goalCount { break }
      let groups = CommunityGroups(graph, labels: labels)
      if groups.communityCount == graph.count || groups.memberCount == 0 { break }
      var parts: NumberArray<UInt32>?
      if refines {
        let refinement = Refinement(
          graph: graph, labels: labels, groups: groups, tallies: tallies,
          resolution: options.resolution, seed: seed)
        try refinement.refine(run: run)
        parts = refinement.parts
      }
      let next = try Aggregation(
        graph, groups: groups, parts: parts, settledEnd: settledEnd, tallies: tallies, run: run)
      if next.graph.count == graph.count { break }
      levelCount += 1
      if let placed = place {
        let (merged, live) = (next.merged, UInt32(graph.count))
        try run.forEachChunk(of: placed.count, size: 1 << 14) { chunk, _ in
          for vertex in chunk where placed.base[vertex] < live {
            placed.base[vertex] = merged.base[Int(placed.base[vertex])]
          }
        }
      } else {
        place = next.merged
      }
      let rowMax = next.graph.degreeMax()
      if tallies[0].rowMax < rowMax { tallies = tallies.map { $0.widened(rowMax: rowMax) } }
      (graph, labels, settledEnd) = (next.graph, next.labels, next.settledEnd)
    }
    if refines { labels = try CommunityParts.connected(graph, labels, run) }
    return Climbed(graph: graph, labels: labels, place: place, levelCount: levelCount)
  }
}

/// What a climb came to: the communities of its last level's vertices.
struct Climbed {
  let graph: LevelGraph
  let labels: NumberArray<UInt32>
  /// Which of the last level's vertices each vertex became, or a number above them where its
  /// community was settled earlier; none where they are the same.
  let place: NumberArray<UInt32>?
  let levelCount: Int

  /// The community of each vertex that the climb began with, named below their number.
  func flat(_ run: KernelRun) throws(AnalyticsError) -> NumberArray<UInt32> {
    guard let place else { return labels }
    let flat = NumberArray<UInt32>(count: place.count)
    let (live, labels) = (UInt32(graph.count), labels)
    try run.forEachChunk(of: place.count, size: 1 << 14) { chunk, _ in
      for vertex in chunk {
        let placed = place.base[vertex]
        flat.base[vertex] = placed < live ? labels.base[Int(placed)] : placed
      }
    }
    return flat
  }
}

extension Climbed {
  /// Each vertex for itself.
  init(alone graph: LevelGraph) {
    let labels = NumberArray<UInt32>(count: graph.count)
    for vertex in 0..<graph.count { labels.base[vertex] = UInt32(vertex) }
    self.init(graph: graph, labels: labels, place: nil, levelCount: 0)
  }

  /// Vertices in the order of groups, each community named for its first.
  init(_ graph: LevelGraph, _ groups: CommunityGroups, levelCount: Int) {
    let labels = NumberArray<UInt32>(count: graph.count)
    var first: UInt32 = 0
    for position in 0..<graph.count {
      if groups.ends.base[position] != 0 { first = UInt32(position) }
      labels.base[position] = first
    }
    self.init(graph: graph, labels: labels, place: nil, levelCount: levelCount)
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
