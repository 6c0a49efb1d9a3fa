import GraphAnalytics
import Testing

@Suite struct BetweennessTests {
  private func options(_ sources: VertexSample, isNormalised: Bool = false) -> BetweennessOptions {
    var options = BetweennessOptions()
    options.sources = sources
    options.isNormalised = isNormalised
    return options
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func scoresAreThoseOfEveryPair(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, vertexMax: 24, isDirected: isDirected)
      let projection = try graph.projection()
      let verifier = CentralityVerifier(graph)
      let n = graph.vertexCount
      let scores = try projection.betweenness(run: KernelRun(threadCount: 1))
      let expected = verifier.betweenness(from: Array(0..<n))
      #expect(isClose(scores, expected))
      let some = [n / 2, 0, n / 2, n / 3]
      let part = try projection.betweenness(options(.these(some)), run: KernelRun(threadCount: 3))
      #expect(isClose(part, verifier.betweenness(from: some)))
      let other = try projection.betweenness(run: KernelRun(threadCount: 3))
      #expect(other.numbers == scores.numbers)
      let pairs = max(1, Double((n - 1) * (n - 2)) / (isDirected ? 1 : 2))
      let normalised = try projection.betweenness(
        options(.all, isNormalised: true), run: KernelRun(threadCount: 1))
      #expect(isClose(normalised, expected.map { $0 / pairs }))
    }
  }

  /// Each pair at distance d has d − 1 vertices between its ends.
  @Test(arguments: 100..<104 as Range<UInt64>)
  func scoresAddUpToTheStepsBetween(seed: UInt64) throws {
    let graph = RandomGraph(seed: seed, vertexMax: 300)
    let scores = try graph.projection().betweenness(run: KernelRun(threadCount: 3))
    let verifier = CentralityVerifier(graph)
    var steps = 0
    for vertex in 0..<graph.vertexCount {
      for distance in verifier.paths(from: vertex).distances {
        steps += max(0, (distance ?? 0) - 1)
      }
    }
    let sum = scores.numbers.reduce(0, +)
    #expect((sum - Double(steps) / 2).magnitude <= 1e-9 * max(1, sum))
  }

  @Test(arguments: [false, true])
  func chanceSourcesAreScaled(isDirected: Bool) throws {
    let graph = RandomGraph(seed: 5, isDirected: isDirected)
    let projection = try graph.projection()
    let n = graph.vertexCount
    let exact = try projection.betweenness(run: KernelRun(threadCount: 1))
    let all = try projection.betweenness(
      options(.random(count: n + 5, seed: 1)), run: KernelRun(threadCount: 3))
    #expect(all.numbers == exact.numbers)
    var mean = [Double](repeating: 0, count: n)
    for seed in 0..<400 as Range<UInt64> {
      let sample = options(.random(count: 5, seed: seed))
      let one = try projection.betweenness(sample, run: KernelRun(threadCount: 1)).numbers
      if seed < 10 {
        let three = try projection.betweenness(sample, run: KernelRun(threadCount: 3))
        #expect(three.numbers == one)
      }
      for vertex in 0..<n { mean[vertex] += one[vertex] / 400 }
    }
    let total = exact.numbers.reduce(0, +)
    #expect((mean.reduce(0, +) - total).magnitude < 0.05 * total)
    let top = exact.numbers.indices.max { exact[$0] < exact[$1] }!
    #expect((mean[top] - exact[top]).magnitude < 0.1 * exact[top])
  }

  @Test func knownGraphs() throws {
    let run = KernelRun(threadCount: 3)
    let star = try Projection(vertexCount: 5, edges: (1..<5).map { (0, $0) })
    #expect(try star.betweenness(run: run).numbers == [6, 0, 0, 0, 0])
    #expect(
      try star.betweenness(options(.all, isNormalised: true), run: run).numbers == [1, 0, 0, 0, 0])
    let path = try Projection(vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3)], isDirected: true)
    #expect(try path.betweenness(run: run).numbers == [0, 2, 2, 0])
    for n in 0..<3 {
      let small = try Projection(vertexCount: n, edges: n == 2 ? [(0, 1)] : [])
      for normalised in [false, true] {
        let scores = try small.betweenness(options(.all, isNormalised: normalised), run: run)
        #expect(scores.numbers == [Double](repeating: 0, count: n))
      }
    }
    #expect(try star.betweenness(options(.these([])), run: run).numbers == [0, 0, 0, 0, 0])
  }

  /// Each diamond doubles the number of paths.
  @Test func tooManyPathsAreAnError() throws {
    func chain(_ diamonds: Int) throws -> Projection {
      let edges = (0..<diamonds).flatMap { at in
        [(1, 0), (2, 0), (3, 1), (3, 2)].map { (3 * at + $0.0, 3 * at + $0.1) }
      }
      return try Projection(vertexCount: 3 * diamonds + 1, edges: edges)
    }
    let run = KernelRun(threadCount: 1)
    let fits = try chain(1000).betweenness(options(.these([0])), run: run)
    #expect(fits[1] == fits[2] && (fits[1] - 3000.0 / 4 + 0.25).magnitude < 1)
    let long = try chain(1100)
    expectParameter("the number of shortest paths between two vertices") {
      () throws(AnalyticsError) in
      _ = try long.betweenness(options(.these([0])), run: run)
    }
  }

  @Test func badSourcesAreNamed() throws {
    let graph = try Projection(vertexCount: 3, edges: [(0, 1)])
    for sources in [.these([3]), .these([-1]), .random(count: 0, seed: 1)] as [VertexSample] {
      expectParameter("sources") { () throws(AnalyticsError) in
        _ = try graph.betweenness(options(sources), run: KernelRun(threadCount: 1))
      }
    }
  }

  @Test func runsCanBeStoppedAndBounded() throws {
    let graph = try Projection(vertexCount: 3, edges: [(0, 1), (1, 2)])
    expectStopped { run throws(AnalyticsError) in _ = try graph.betweenness(run: run) }
    expectBounded { run throws(AnalyticsError) in _ = try graph.betweenness(run: run) }
  }
}
