import GraphAnalytics
import Testing

/// Searches that share one ``PathSearcher``, which each must leave as it found it.
@Suite struct PathSearcherTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func shortestPathsAreAsLongAsTheVerifierSays(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, vertexMax: 24, isDirected: isDirected)
      let verifier = PathVerifier(graph)
      let searcher = PathSearcher(try graph.projection())
      for source in 0..<graph.vertexCount {
        let distances = verifier.distances(from: source)
        for target in 0..<graph.vertexCount {
          let maxHops = (source + 2 * target) % 9
          let expected =
            distances[target] < 0 || distances[target] > maxHops ? nil : distances[target]
          let path = try searcher.shortestPath(from: source, to: target, maxHops: maxHops)
          #expect(path.map { $0.count - 1 } == expected)
          if let path {
            #expect(path.first == UInt32(source) && path.last == UInt32(target))
            for (u, v) in zip(path, path.dropFirst()) {
              #expect(verifier.neighbours[Int(u)].contains(Int(v)))
            }
          }
          #expect(
            try searcher.distance(from: source, to: target)
              == (distances[target] < 0 ? nil : distances[target]))
        }
      }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func simpleAndShortestPathsAreThoseOfTheVerifier(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, vertexMax: 12, isDirected: isDirected)
      let verifier = PathVerifier(graph)
      let searcher = PathSearcher(try graph.projection())
      for source in 0..<graph.vertexCount {
        let target = (source * 7 + Int(seed)) % graph.vertexCount
        for maxHops in [0, 1, 2, 3, 4, 5] {
          let expected = verifier.simplePaths(from: source, to: target, maxHops: maxHops)
          var options = SimplePathOptions(maxHops: maxHops)
          #expect(
            try searcher.simplePathCount(from: source, to: target, options) == expected.count)
          let listed = try searcher.simplePaths(from: source, to: target, options)
          #expect(listed.lists == expected)
          #expect(!listed.isCut)
          options.minHops = 3
          let longOnes = expected.filter { $0.count > 3 }
          #expect(
            try searcher.simplePathCount(from: source, to: target, options) == longOnes.count)
          #expect(try searcher.simplePaths(from: source, to: target, options).lists == longOnes)
          options.limit = 2
          let cut = try searcher.simplePaths(from: source, to: target, options)
          #expect(cut.lists == Array(longOnes.prefix(2)))
          #expect(cut.isCut == (longOnes.count > 2))
          #expect(
            try searcher.simplePathCount(from: source, to: target, options)
              == min(2, longOnes.count))

          let shortest =
            source == target ? [[source]] : expected.filter { $0.count == expected[0].count }
          let count = try searcher.shortestPathCount(from: source, to: target, maxHops: maxHops)
          #expect(count?.count ?? 0 == shortest.count)
          #expect(count.map { $0.hops + 1 } == shortest.first?.count)
          let all = try searcher.shortestPaths(from: source, to: target, maxHops: maxHops)
          #expect(all.lists == shortest)
          let two = try searcher.shortestPaths(from: source, to: target, maxHops: maxHops, limit: 1)
          #expect(two.lists == Array(shortest.prefix(1)))
          #expect(two.isCut == (shortest.count > 1))
        }
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func neighbourhoodsAreThoseOfTheVerifier(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let forward = PathVerifier(graph)
      let searcher = PathSearcher(try graph.projection())
      for direction in [PathDirection.outgoing, .incoming] {
        let verifier = direction == .outgoing ? forward : forward.reversed
        for vertex in stride(from: 0, to: graph.vertexCount, by: 3) {
          let distances = verifier.distances(from: vertex)
          for hops in [0, 1, 2, 3, Int.max] {
            let expected = distances.indices
              .filter { distances[$0] > 0 && distances[$0] <= hops }
              .sorted { (distances[$0], $0) < (distances[$1], $1) }
            let count = try searcher.neighbourCount(of: vertex, within: hops, direction: direction)
            #expect(count == expected.count)
            let found = try searcher.neighbourhood(of: vertex, within: hops, direction: direction)
            #expect(found.vertices.map { Int($0) } == expected)
            for at in 1..<6 where at <= hops {
              #expect(found.vertices(at: at).allSatisfy { distances[Int($0)] == at })
              #expect(found.vertices(at: at).count == distances.count { $0 == at })
            }
          }
        }
      }
    }
  }

  /// Ladders have 2 to the power of their rungs shortest paths: counted, not listed.
  @Test func manyShortestPathsAreCounted() throws {
    let rungs = 70
    var edges: [(Int, Int)] = []
    for rung in 0..<rungs {
      let at = rung * 3
      edges += [(at, at + 1), (at, at + 2), (at + 1, at + 3), (at + 2, at + 3)]
    }
    let searcher = PathSearcher(try Projection(vertexCount: 3 * rungs + 1, edges: edges))
    #expect(try searcher.shortestPathCount(from: 0, to: 150)?.count == 1 << 50)
    let all = try searcher.shortestPathCount(from: 0, to: 210)
    #expect(all?.hops == 140 && all?.count == .max)
    let some = try searcher.shortestPaths(from: 0, to: 210, limit: 5)
    #expect(some.count == 5 && some.isCut)
    #expect(some[0].count == 141)
  }

  @Test func parallelTiesAreOnePath() throws {
    let projection = try Projection(
      vertexCount: 3, edges: [(0, 1), (0, 1), (1, 2), (1, 2), (1, 1)], parallel: .keep,
      keepsLoops: true)
    let searcher = PathSearcher(projection)
    let options = SimplePathOptions(maxHops: 4)
    #expect(try searcher.simplePathCount(from: 0, to: 2, options) == 1)
    #expect(try searcher.shortestPathCount(from: 0, to: 2)?.count == 1)
    #expect(try searcher.shortestPath(from: 0, to: 2) == [0, 1, 2])
    #expect(try searcher.neighbourCount(of: 0, within: 2) == 2)
  }

  @Test func badParametersAndNoVertices() throws {
    let none = PathSearcher(try Projection(vertexCount: 0, edges: []))
    #expect(throws: AnalyticsError.self) { try none.shortestPath(from: 0, to: 0) }
    let two = PathSearcher(try Projection(vertexCount: 2, edges: [(0, 1)]))
    #expect(throws: AnalyticsError.self) { try two.shortestPath(from: 0, to: 2) }
    #expect(throws: AnalyticsError.self) { try two.shortestPath(from: 0, to: 1, maxHops: -1) }
    #expect(throws: AnalyticsError.self) { try two.neighbourCount(of: 2, within: 1) }
    #expect(throws: AnalyticsError.self) { try two.shortestPaths(from: 0, to: 1, limit: -1) }
    #expect(throws: AnalyticsError.self) {
      try two.simplePathCount(from: 0, to: 1, SimplePathOptions(maxHops: -2))
    }
    #expect(try two.projection.shortestPath(from: 0, to: 1) == [0, 1])
  }

  /// A walk that would take for ever stops when it is told to, and leaves no marks behind.
  @Test func longWalksCanBeCancelled() throws {
    let n = 30
    let edges = (0..<n).flatMap { u in (u + 1..<n).map { (u, $0) } }
    let stopping = KernelRun(threadCount: 1, shouldStop: { true })
    let searcher = PathSearcher(try Projection(vertexCount: n, edges: edges), run: stopping)
    #expect(throws: AnalyticsError.cancelled) {
      try searcher.simplePathCount(from: 0, to: 1, SimplePathOptions(maxHops: 20))
    }
    #expect(try searcher.shortestPath(from: 0, to: 1) == [0, 1])
    #expect(try searcher.neighbourCount(of: 0, within: 1) == n - 1)
  }
}

extension PathList {
  /// The paths as arrays.
  var lists: [[Int]] { (0..<count).map { self[$0].map { Int($0) } } }
}
