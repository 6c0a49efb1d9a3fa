import GraphAnalytics
import Testing

@Suite struct KShortestPathsTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func pathsAreThoseOfTheVerifierInOrder(seed: UInt64) throws {
    for (isDirected, weighted) in [(false, true), (true, true), (false, false), (true, false)] {
      let graph = try WeightedGraph(
        seed: seed, vertexMax: 9, isDirected: isDirected, weighted: weighted)
      let verifier = PathVerifier(graph.weightOf.map { Set($0.keys) })
      let source = Int(seed) % graph.vertexCount
      for target in 0..<graph.vertexCount {
        let all = verifier.simplePaths(from: source, to: target, maxHops: 9)
          .map { path in path.map { UInt32($0) } }
        var expected = all.map { WeightedPath(vertices: $0, weight: graph.weight($0)) }
        if source == target { expected = [WeightedPath(vertices: [UInt32(source)], weight: 0)] }
        expected.sort(by: precedes)
        for count in [1, 4, 30] {
          var options = KShortestPathOptions(source: source, target: target, count: count)
          let found = try graph.projection.kShortestPaths(options)
          #expect(found == Array(expected.prefix(count)))
          options.maxWeight = 5
          let light = try graph.projection.kShortestPaths(options)
          #expect(light == Array(expected.filter { $0.weight <= 5 }.prefix(count)))
        }
      }
    }
  }

  private func precedes(_ left: WeightedPath, _ right: WeightedPath) -> Bool {
    if left.weight != right.weight { return left.weight < right.weight }
    if left.vertices.count != right.vertices.count {
      return left.vertices.count < right.vertices.count
    }
    return left.vertices.lexicographicallyPrecedes(right.vertices)
  }

  /// Weights that no sum hits exactly, and a bound just below one of them.
  @Test func boundsBetweenNearlyEqualWeights() throws {
    let edges = [(0, 1), (1, 4), (0, 2), (2, 4), (0, 3), (3, 4)]
    let weights = [0.1, 0.2, 0.3, 1e-12, 0.1, 0.3]
    let projection = try Projection(vertexCount: 5, edges: edges, weights: weights)
    var options = KShortestPathOptions(source: 0, target: 4, count: 9)
    #expect(try projection.kShortestPaths(options).map { $0.vertices[1] } == [1, 2, 3])
    options.maxWeight = 0.1 + 0.2
    #expect(try projection.kShortestPaths(options).map { $0.vertices[1] } == [1])
    options.maxWeight = 0.3 + 1e-12
    #expect(try projection.kShortestPaths(options).map { $0.vertices[1] } == [1, 2])
  }

  @Test func badParametersAndCancellation() throws {
    let two = try Projection(vertexCount: 2, edges: [(0, 1)])
    for (source, target, count) in [(0, 2, 1), (-1, 0, 1), (0, 1, 0)] {
      #expect(throws: AnalyticsError.self) {
        try two.kShortestPaths(
          KShortestPathOptions(source: source, target: target, count: count))
      }
    }
    #expect(throws: AnalyticsError.cancelled) {
      try two.kShortestPaths(
        KShortestPathOptions(source: 0, target: 1, count: 1),
        run: KernelRun(threadCount: 1, shouldStop: { true }))
    }
  }
}
