import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct TimeRespectingPathsTests {
  /// Ties with times, and what can be reached by them the slow way.
  private struct TimedGraph {
    let vertexCount: Int
    var ties: [(u: Int, v: Int, from: Int32, to: Int32)] = []
    let projection: TimedProjection

    init(seed: UInt64, isDirected: Bool) throws {
      let graph = RandomGraph(seed: seed, vertexMax: 20, isDirected: isDirected)
      var random = SeededGenerator(seed: seed)
      vertexCount = graph.vertexCount
      var (from, to): ([Int32], [Int32]) = ([], [])
      for (u, v) in graph.edges {
        let isOpen = Int.random(in: 0..<4, using: &random)
        let begin = isOpen == 0 ? Int32.min : Int32.random(in: 0..<30, using: &random)
        let end = isOpen == 1 ? Int32.max : Int32.random(in: 0..<45, using: &random)
        from.append(begin)
        to.append(end)
        ties.append((u, v, begin, end))
        if !isDirected { ties.append((v, u, begin, end)) }
      }
      projection = try TimedProjection(
        vertexCount: vertexCount, sources: NumberArray(graph.edges.map { UInt32($0.0) }),
        targets: NumberArray(graph.edges.map { UInt32($0.1) }), from: NumberArray(from),
        to: NumberArray(to), isDirected: isDirected)
    }

    /// The first day by vertex after 0, 1, 2 … ties.
    func arrivals(from source: Int, start: Int32) -> [[Int32]] {
      var days = [Int32](repeating: .max, count: vertexCount)
      days[source] = start
      var levels = [days]
      for _ in 1..<max(2, vertexCount) {
        var next = days
        for tie in ties where days[tie.u] < .max {
          let use = max(days[tie.u], tie.from)
          if use < tie.to { next[tie.v] = min(next[tie.v], use) }
        }
        days = next
        levels.append(days)
      }
      return levels
    }

    /// Whether the ties of a path can be used on its days.
    func holds(_ path: TimedPath, start: Int32) -> Bool {
      var day = start
      for (at, use) in path.days.enumerated() {
        let (u, v) = (Int(path.vertices[at]), Int(path.vertices[at + 1]))
        guard
          use >= day,
          ties.contains(where: { $0.u == u && $0.v == v && $0.from <= use && use < $0.to })
        else { return false }
        day = use
      }
      return path.vertices.count == path.days.count + 1
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func arrivalsAndPathsAreThoseOfTheVerifier(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = try TimedGraph(seed: seed, isDirected: isDirected)
      for start in [Int32.min, 0, 12, 40] {
        let source = Int(seed) % graph.vertexCount
        let levels = graph.arrivals(from: source, start: start)
        let last = levels[levels.count - 1]
        let found = try graph.projection.earliestArrivals(from: source, start: start)
        #expect(found.days.numbers == last)
        for target in 0..<graph.vertexCount {
          for maxHops in [0, 2, Int.max] {
            let bound = min(maxHops, levels.count - 1)
            let first = levels[...bound].firstIndex { $0[target] < .max }
            let short = try graph.projection.timeRespectingPath(
              from: source, to: target, start: start, maxHops: maxHops)
            #expect(short?.days.count == first)
            if let short, let first {
              #expect(graph.holds(short, start: start))
              #expect(short.days.last ?? start == levels[first][target])
            }
            let early = try graph.projection.timeRespectingPath(
              from: source, to: target, start: start, maxHops: maxHops, goal: .earliestArrival)
            #expect(early?.days.last ?? (early == nil ? .max : start) == levels[bound][target])
            if let early {
              #expect(graph.holds(early, start: start))
              #expect(
                levels.firstIndex { $0[target] == levels[bound][target] } == early.days.count)
            }
          }
        }
      }
    }
  }

  /// The short way is only open before one can be there; a parallel tie opens it again.
  @Test func tiesMustFollowEachOther() throws {
    func path(_ lastFrom: Int32, _ lastTo: Int32) throws -> TimedPath? {
      let timed = try TimedProjection(
        vertexCount: 3, sources: NumberArray([0, 1, 1]), targets: NumberArray([1, 2, 2]),
        from: NumberArray([10, 0, lastFrom]), to: NumberArray([20, 10, lastTo]))
      return try timed.timeRespectingPath(from: 0, to: 2)
    }
    #expect(try path(0, 5) == nil)
    #expect(try path(0, 11)?.days == [10, 10])
    #expect(try path(15, .max)?.days == [10, 15])
  }

  @Test func badParametersAndCancellation() throws {
    let empty = NumberArray<Int32>([])
    let two = try Projection(vertexCount: 2, edges: [(0, 1)])
    #expect(throws: AnalyticsError.self) { try TimedProjection(two, from: empty, to: empty) }
    let always = try TimedProjection(
      two, from: NumberArray([.min, .min]), to: NumberArray([.max, .max]))
    #expect(throws: AnalyticsError.self) { try always.earliestArrivals(from: 2) }
    #expect(throws: AnalyticsError.self) { try always.timeRespectingPath(from: 0, to: -1) }
    #expect(throws: AnalyticsError.self) {
      try always.timeRespectingPath(from: 0, to: 1, maxHops: -1)
    }
    #expect(try always.earliestArrivals(from: 0).days.numbers == [.min, .min])
    let stopping = KernelRun(threadCount: 1, shouldStop: { true })
    #expect(throws: AnalyticsError.cancelled) {
      try always.timeRespectingPath(from: 0, to: 1, run: stopping)
    }
    #expect(throws: AnalyticsError.cancelled) {
      try always.earliestArrivals(from: 0, run: stopping)
    }
  }
}
