import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct WeightedShortestPathsTests {
  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func distancesAreLeastAndParentsLeadThere(seed: UInt64, threadCount: Int) throws {
    for (isDirected, weighted) in [(false, true), (true, true), (true, false)] {
      let graph = try WeightedGraph(
        seed: seed, vertexMax: 40, isDirected: isDirected, weighted: weighted)
      for direction in [PathDirection.outgoing, .incoming] {
        let source = Int(seed * 5) % graph.vertexCount
        var options = WeightedPathOptions(source: source)
        options.direction = direction
        options.delta = [nil, 0.5, 100][Int(seed) % 3]
        let run = KernelRun(threadCount: threadCount)
        let tree = try graph.projection.lightestPaths(options, run: run)
        let expected = graph.distances(from: source, reversed: direction == .incoming)
        #expect(tree.distances.numbers == expected)
        #expect(tree.reachedCount == expected.count { $0 < .infinity })
        for vertex in 0..<graph.vertexCount {
          guard var path = tree.path(to: vertex) else {
            #expect(expected[vertex] == .infinity)
            continue
          }
          #expect(path.first == UInt32(source))
          if direction == .incoming { path.reverse() }
          #expect(graph.weight(path) == expected[vertex])
          expectSmallestParent(graph, tree, vertex, direction)
        }
        options.maxDistance = 4
        let near = try graph.projection.lightestPaths(options, run: run)
        #expect(near.distances.numbers == expected.map { $0 <= 4 ? $0 : .infinity })
      }
    }
  }

  private func expectSmallestParent(
    _ graph: WeightedGraph, _ tree: WeightedPathTree, _ vertex: Int, _ direction: PathDirection
  ) {
    let nearer = (0..<graph.vertexCount).first {
      let (u, v) = direction == .outgoing ? ($0, vertex) : (vertex, $0)
      guard let weight = graph.weightOf[u][v] else { return false }
      return tree.distances[$0] < tree.distances[vertex]
        && tree.distances[$0] + weight == tree.distances[vertex]
    }
    if let nearer { #expect(tree.parents[vertex] == UInt32(nearer)) }
  }

  /// Fractions, many of them, whose sums depend on the order: the same on any number of threads.
  @Test func largeGraphsGiveTheSameOnAnyNumberOfThreads() throws {
    var random = SeededGenerator(seed: 3)
    let n = 3000
    let edges = (0..<5 * n).map { _ in
      (Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random))
    }
    let weights = edges.map { _ in Double.random(in: 0..<1, using: &random) }
    let projection = try Projection(vertexCount: n, edges: edges, weights: weights)
    let options = WeightedPathOptions(source: 0)
    let alone = try projection.lightestPaths(options)
    var fine = options
    fine.delta = 0.01
    for other in [
      try projection.lightestPaths(options, run: KernelRun(threadCount: 3)),
      try projection.lightestPaths(fine, run: KernelRun(threadCount: 2)),
    ] {
      #expect(other.distances.numbers == alone.distances.numbers)
      #expect(other.parents.numbers == alone.parents.numbers)
    }
  }

  @Test func tiesOfNoWeightMakeNoCircles() throws {
    let n = 50
    let edges = (0..<n).map { ($0, ($0 + 1) % n) }
    let projection = try Projection(
      vertexCount: n, edges: edges, weights: [Double](repeating: 0, count: n))
    let tree = try projection.lightestPaths(WeightedPathOptions(source: 7))
    for vertex in 0..<n {
      let around = abs(vertex - 7)
      #expect(tree.path(to: vertex)?.count == min(around, n - around) + 1)
    }
  }

  @Test func badParametersAndWeights() throws {
    let one = try Projection(vertexCount: 1, edges: [])
    #expect(try one.lightestPaths(WeightedPathOptions(source: 0)).distances.numbers == [0])
    #expect(throws: AnalyticsError.self) { try one.lightestPaths(WeightedPathOptions(source: 1)) }
    var options = WeightedPathOptions(source: 0)
    options.delta = 0
    #expect(throws: AnalyticsError.self) { try one.lightestPaths(options) }
    options.delta = nil
    options.maxDistance = -1
    #expect(throws: AnalyticsError.self) { try one.lightestPaths(options) }
    for weight in [-1.0, .nan, .infinity] {
      let bad = try Projection(vertexCount: 2, edges: [(0, 1)], weights: [weight])
      #expect(throws: AnalyticsError.self) {
        try bad.lightestPaths(WeightedPathOptions(source: 0))
      }
      #expect(throws: AnalyticsError.self) { try bad.lightestPath(from: 0, to: 1) }
    }
    let stopping = KernelRun(threadCount: 1, shouldStop: { true })
    #expect(throws: AnalyticsError.cancelled) {
      try one.lightestPaths(WeightedPathOptions(source: 0), run: stopping)
    }
    #expect(throws: AnalyticsError.cancelled) {
      try one.lightestPath(from: 0, to: 0, run: stopping)
    }
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func twoEndsFindALightestPath(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = try WeightedGraph(seed: seed, vertexMax: 24, isDirected: isDirected)
      let searcher = WeightedPathSearcher(graph.projection)
      for source in 0..<graph.vertexCount {
        let distances = graph.distances(from: source)
        for target in 0..<graph.vertexCount {
          let path = try searcher.lightestPath(from: source, to: target)
          #expect(path?.weight ?? .infinity == distances[target])
          if let path {
            #expect(graph.weight(path.vertices) == path.weight)
            #expect(Set(path.vertices).count == path.vertices.count)
            #expect(path.vertices.first == UInt32(source))
            #expect(path.vertices.last == UInt32(target))
          }
          let light = try searcher.lightestPath(from: source, to: target, maxWeight: 3)
          #expect((light != nil) == (distances[target] <= 3))
        }
      }
    }
  }
}
