import GraphAnalytics
import Testing

@Suite struct HarmonicClosenessTests {
  private func options(_ sources: VertexSample, isNormalised: Bool = false) -> HarmonicOptions {
    var options = HarmonicOptions()
    options.sources = sources
    options.isNormalised = isNormalised
    return options
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func sumsAreThoseOfEveryDistance(seed: UInt64) throws {
    for isDirected in [false, true] {
      // Up to three batches of sources.
      let graph = RandomGraph(
        seed: seed, vertexMax: seed % 6 == 0 ? 150 : 40, isDirected: isDirected)
      let projection = try graph.projection()
      let verifier = CentralityVerifier(graph)
      let n = graph.vertexCount
      let sums = try projection.harmonicCloseness(run: KernelRun(threadCount: 1))
      let expected = verifier.harmonic(from: Array(0..<n))
      #expect(isClose(sums, expected))
      let other = try projection.harmonicCloseness(run: KernelRun(threadCount: 3))
      #expect(other.numbers == sums.numbers)
      let some = [n / 2, 0, n / 2, n / 3]
      let part = try projection.harmonicCloseness(
        options(.these(some), isNormalised: true), run: KernelRun(threadCount: 3))
      #expect(isClose(part, verifier.harmonic(from: some).map { $0 / 4 }))
      let normalised = try projection.harmonicCloseness(
        options(.all, isNormalised: true), run: KernelRun(threadCount: 1))
      #expect(isClose(normalised, expected.map { $0 / Double(max(1, n - 1)) }))
    }
  }

  @Test(arguments: [false, true])
  func chanceSourcesAreScaled(isDirected: Bool) throws {
    let graph = RandomGraph(seed: 5, isDirected: isDirected)
    let projection = try graph.projection()
    let n = graph.vertexCount
    let exact = try projection.harmonicCloseness(run: KernelRun(threadCount: 1)).numbers
    let all = try projection.harmonicCloseness(
      options(.random(count: n, seed: 1)), run: KernelRun(threadCount: 3))
    #expect(all.numbers == exact)
    var mean = [Double](repeating: 0, count: n)
    for seed in 0..<400 as Range<UInt64> {
      let sample = options(.random(count: 6, seed: seed))
      let one = try projection.harmonicCloseness(sample, run: KernelRun(threadCount: 1)).numbers
      if seed < 10 {
        let three = try projection.harmonicCloseness(sample, run: KernelRun(threadCount: 3))
        #expect(three.numbers == one)
      }
      for vertex in 0..<n { mean[vertex] += one[vertex] / 400 }
    }
    for vertex in 0..<n {
      #expect((mean[vertex] - exact[vertex]).magnitude <= 0.15 * exact[vertex])
    }
  }

  @Test func knownGraphs() throws {
    let run = KernelRun(threadCount: 3)
    let path = try Projection(vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3)], isDirected: true)
    let sums = try path.harmonicCloseness(run: run).numbers
    #expect(sums[0...2] == [0, 1, 1.5] && (sums[3] - 11.0 / 6).magnitude < 1e-15)
    let full = try Projection(
      vertexCount: 6, edges: (0..<6).flatMap { u in (0..<u).map { (u, $0) } })
    #expect(
      try full.harmonicCloseness(options(.all, isNormalised: true), run: run).numbers
        == [1, 1, 1, 1, 1, 1])
    for n in 0..<3 {
      let small = try Projection(vertexCount: n, edges: [])
      for sources in [.all, .these([]), .random(count: 1, seed: 0)] as [VertexSample] {
        let sums = try small.harmonicCloseness(options(sources, isNormalised: true), run: run)
        #expect(sums.numbers == [Double](repeating: 0, count: n))
      }
    }
  }

  /// As many levels as vertices.
  @Test func longPath() throws {
    let n = 2000
    let path = try Projection(vertexCount: n, edges: (1..<n).map { ($0 - 1, $0) })
    let sums = try path.harmonicCloseness(
      options(.these([0, n - 1])), run: KernelRun(threadCount: 3))
    #expect((sums[500] - 1.0 / 500 - 1.0 / 1499).magnitude < 1e-12)
  }

  @Test func badSourcesAreNamed() throws {
    let graph = try Projection(vertexCount: 3, edges: [(0, 1)])
    for sources in [.these([3]), .random(count: -1, seed: 1)] as [VertexSample] {
      expectParameter("sources") { () throws(AnalyticsError) in
        _ = try graph.harmonicCloseness(options(sources), run: KernelRun(threadCount: 1))
      }
    }
  }

  @Test func runsCanBeStoppedAndBounded() throws {
    let graph = try Projection(vertexCount: 3, edges: [(0, 1), (1, 2)])
    expectStopped { run throws(AnalyticsError) in _ = try graph.harmonicCloseness(run: run) }
    expectBounded { run throws(AnalyticsError) in _ = try graph.harmonicCloseness(run: run) }
  }
}
