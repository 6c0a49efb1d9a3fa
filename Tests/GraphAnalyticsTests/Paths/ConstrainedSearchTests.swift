import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct ConstrainedSearchTests {
  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func pairsAreThoseOfTheVerifier(seed: UInt64, threadCount: Int) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, vertexMax: 200, isDirected: isDirected)
      var random = SeededGenerator(seed: seed)
      let n = graph.vertexCount
      func some(_ share: Int) -> [UInt32] {
        (0..<UInt32(n)).filter { _ in Int.random(in: 0..<share, using: &random) == 0 }
      }
      var options = ConstrainedSearchOptions(
        sources: some(2), targets: some(4), maxHops: Int(seed) % 6)
      let allowed = seed % 3 == 0 ? nil : Set(some(2))
      options.allowed = allowed.map { VertexSet(vertexCount: n, $0) }
      options.direction = seed % 2 == 0 ? .outgoing : .incoming
      let forward = PathVerifier(graph)
      let neighbours = (seed % 2 == 0 ? forward : forward.reversed).neighbours
      for onlyNearest in [false, true] {
        options.onlyNearest = onlyNearest
        var expected: [ReachedPair] = []
        for source in options.sources {
          // Ties into vertices that may not be passed are left in, ties out of them not.
          let inner = neighbours.enumerated().map { vertex, row in
            allowed?.contains(UInt32(vertex)) ?? true || vertex == Int(source) ? row : []
          }
          let distances = PathVerifier(inner).distances(from: Int(source))
          var reached = options.targets.filter {
            distances[Int($0)] >= 0 && distances[Int($0)] <= options.maxHops
          }
          reached.sort { (distances[Int($0)], $0) < (distances[Int($1)], $1) }
          if onlyNearest, let first = reached.first {
            reached = reached.filter { distances[Int($0)] == distances[Int(first)] }
          }
          expected += reached.map { target in
            ReachedPair(source: source, target: target, hops: distances[Int(target)])
          }
        }
        let run = KernelRun(threadCount: threadCount)
        let found = try graph.projection().constrainedSearch(options, run: run)
        #expect(found == expected)
      }
    }
  }

  @Test func emptySetsAndBadParameters() throws {
    let two = try Projection(vertexCount: 2, edges: [(0, 1)])
    func search(_ sources: [UInt32], _ targets: [UInt32], _ hops: Int) throws -> Int {
      let options = ConstrainedSearchOptions(sources: sources, targets: targets, maxHops: hops)
      return try two.constrainedSearch(options).count
    }
    #expect(try search([], [0], 3) == 0)
    #expect(try search([0], [], 3) == 0)
    #expect(try search([0, 0], [1, 1], 3) == 1)
    #expect(throws: AnalyticsError.self) { try search([2], [0], 1) }
    #expect(throws: AnalyticsError.self) { try search([0], [2], 1) }
    #expect(throws: AnalyticsError.self) { try search([0], [1], -1) }
    var options = ConstrainedSearchOptions(sources: [0], targets: [1], maxHops: 1)
    #expect(throws: AnalyticsError.cancelled) {
      try two.constrainedSearch(options, run: KernelRun(threadCount: 1, shouldStop: { true }))
    }
    options.allowed = VertexSet(vertexCount: 3, [])
    #expect(throws: AnalyticsError.self) { try two.constrainedSearch(options) }
  }

  @Test func pairsThatTakeTooMuchMemoryAreRefused() throws {
    let n = 200
    let star = try Projection(vertexCount: n, edges: (1..<n).map { (0, $0) })
    let all = (0..<UInt32(n)).map { $0 }
    let options = ConstrainedSearchOptions(sources: all, targets: all, maxHops: 2)
    #expect(throws: AnalyticsError.self) {
      try star.constrainedSearch(options, run: KernelRun(threadCount: 1, byteLimit: 100_000))
    }
    #expect(try star.constrainedSearch(options).count == n * n)
  }
}
