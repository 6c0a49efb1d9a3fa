import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct PageRankTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func scoresAreThoseOfTheFormula(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      var options = PageRankOptions()
      options.damping = [0.85, 0.5, 0][Int(seed % 3)]
      options.iterationMax = Int(seed % 7) + 1
      options.tolerance = seed % 2 == 0 ? 0 : 1e-300
      options.isWeighted = seed % 4 < 2
      if seed % 5 < 2 { options.restartVertices = [0, graph.vertexCount / 2, 0] }
      let projection = try graph.projection(weighted: true)
      let result = try projection.pageRank(options, run: KernelRun(threadCount: 1))
      let expected = CentralityVerifier(graph).pageRank(
        damping: options.damping, rounds: result.iterationCount, isWeighted: options.isWeighted,
        restart: options.restartVertices)
      #expect(isClose(result.scores, expected))
      #expect((result.scores.numbers.reduce(0, +) - 1).magnitude < 1e-12)
      if options.tolerance == 0 {
        #expect(result.iterationCount == options.iterationMax || result.change == 0)
      }
      let other = try projection.pageRank(options, run: KernelRun(threadCount: 3))
      #expect(other.scores.numbers == result.scores.numbers)
    }
  }

  /// More than one block of vertices.
  @Test func threadsDoNotShow() throws {
    let n = 20_000
    var random = SeededGenerator(seed: 3)
    let edges = (0..<60_000).map { _ in
      (Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n / 2, using: &random))
    }
    let graph = try Projection(vertexCount: n, edges: edges, isDirected: true)
    let options = PageRankOptions()
    let one = try graph.pageRank(options, run: KernelRun(threadCount: 1))
    let three = try graph.pageRank(options, run: KernelRun(threadCount: 3))
    #expect(one.scores.numbers == three.scores.numbers)
    #expect(one.change == three.change)
    #expect(one.change <= options.tolerance)
    #expect(one.iterationCount < options.iterationMax)
  }

  /// Large enough for shares of 32 bits while they move, with long rows, dead ends and restarts.
  @Test(arguments: [(false, []), (true, []), (true, [5, 60_000, 5])] as [(Bool, [Int])])
  func largeGraphsAreAsExactAsSmallOnes(isDirected: Bool, restart: [Int]) throws {
    let n = 70_000
    var random = SeededGenerator(seed: 8)
    let edges = (0..<200_000).map { _ in
      (
        Int.random(in: 0..<n, using: &random),
        Int.random(in: 0..<(Bool.random(using: &random) ? n : 40), using: &random)
      )
    }
    let graph = try Projection(vertexCount: n, edges: edges, isDirected: isDirected)
    var options = PageRankOptions()
    options.restartVertices = restart
    for (tolerance, rounds, error) in [(1e-12, 300, 1e-11), (0, 6, 1e-6), (1e-3, 300, 1e-6)] {
      (options.tolerance, options.iterationMax) = (tolerance, rounds)
      let result = try graph.pageRank(options, run: KernelRun(threadCount: 1))
      let other = try graph.pageRank(options, run: KernelRun(threadCount: 3))
      #expect(other.scores.numbers == result.scores.numbers && other.change == result.change)
      #expect(rounds == 6 ? result.iterationCount == 6 : result.change <= tolerance)
      let expected = try slowScores(graph, restart: restart, rounds: result.iterationCount)
      let misses = (0..<n).map { (result.scores[$0] - expected[$0]).magnitude }
      #expect(misses.reduce(0, +) < error)
      let isClose = (0..<n).allSatisfy { misses[$0] <= 1e-6 * max(expected[$0], 1e-9) }
      #expect(isClose)
      #expect((result.scores.buffer.reduce(0, +) - 1).magnitude < 1e-11)
    }
  }

  /// The formula, row by row.
  private func slowScores(_ graph: Projection, restart: [Int], rounds: Int) throws -> [Double] {
    let n = graph.vertexCount
    var places = [Double](repeating: restart.isEmpty ? 1 / Double(n) : 0, count: n)
    for vertex in restart { places[vertex] += 1 / Double(restart.count) }
    var scores = places
    graph.withRows { outgoing, incoming in
      for _ in 0..<rounds {
        let lost = (0..<n).filter { outgoing.degree($0) == 0 }.reduce(0) { $0 + scores[$1] }
        let shares = (0..<n).map { scores[$0] / Double(max(outgoing.degree($0), 1)) }
        scores = (0..<n).map { vertex in
          let brought = incoming.row(vertex).reduce(0) { $0 + shares[Int(incoming.targets[$1])] }
          return 0.15 * places[vertex] + 0.85 * (brought + lost * places[vertex])
        }
      }
    }
    return scores
  }

  @Test func roundsEndWhenScoresSettle() throws {
    let ring = try Projection(vertexCount: 5, edges: (0..<5).map { ($0, ($0 + 1) % 5) })
    let result = try ring.pageRank(run: KernelRun(threadCount: 1))
    #expect(result.iterationCount == 1)
    #expect(isClose(result.scores, [0.2, 0.2, 0.2, 0.2, 0.2]))
  }

  @Test func restartsStayInTheirPart() throws {
    let graph = try Projection(vertexCount: 5, edges: [(0, 1), (1, 2), (3, 4)], isDirected: true)
    var options = PageRankOptions()
    options.restartVertices = [1]
    let scores = try graph.pageRank(options, run: KernelRun(threadCount: 1)).scores.numbers
    #expect(scores[0] == 0 && scores[3] == 0 && scores[4] == 0)
    // What leaves 1 comes back by way of the dead end 2.
    #expect((scores[1] - 1 / 1.85).magnitude < 1e-6)
  }

  @Test func weightlessEdgesAreNotFollowed() throws {
    let graph = try Projection(
      vertexCount: 3, edges: [(0, 1), (0, 2), (1, 2)], weights: [0, 2, 0], isDirected: true)
    var options = PageRankOptions()
    options.isWeighted = true
    let scores = try graph.pageRank(options, run: KernelRun(threadCount: 1)).scores.numbers
    #expect((scores[0] - scores[1]).magnitude < 1e-12 && scores[2] > scores[0])
  }

  @Test func smallGraphs() throws {
    let run = KernelRun(threadCount: 3)
    let none = try Projection(vertexCount: 0, edges: []).pageRank(run: run)
    #expect(none.scores.numbers == [] && none.iterationCount == 0)
    #expect(try Projection(vertexCount: 1, edges: []).pageRank(run: run).scores.numbers == [1])
    let alone = try Projection(vertexCount: 4, edges: []).pageRank(run: run)
    #expect(isClose(alone.scores, [0.25, 0.25, 0.25, 0.25]))
  }

  @Test func parametersOutOfRangeAreNamed() throws {
    let graph = try Projection(vertexCount: 2, edges: [(0, 1)], weights: [-1])
    let changes: [(String, (inout PageRankOptions) -> Void)] = [
      ("damping", { $0.damping = 1 }), ("damping", { $0.damping = -0.1 }),
      ("damping", { $0.damping = .nan }), ("iterationMax", { $0.iterationMax = 0 }),
      ("tolerance", { $0.tolerance = -1 }), ("tolerance", { $0.tolerance = .nan }),
      ("restartVertices", { $0.restartVertices = [0, 2] }),
      ("restartVertices", { $0.restartVertices = [-1] }), ("a weight", { $0.isWeighted = true }),
    ]
    for (name, change) in changes {
      var options = PageRankOptions()
      change(&options)
      expectParameter(name) { () throws(AnalyticsError) in
        _ = try graph.pageRank(options, run: KernelRun(threadCount: 1))
      }
    }
    let plain = try Projection(vertexCount: 2, edges: [(0, 1)])
    var options = PageRankOptions()
    options.isWeighted = true
    expectParameter("isWeighted") { () throws(AnalyticsError) in
      _ = try plain.pageRank(options, run: KernelRun(threadCount: 1))
    }
  }

  @Test func runsCanBeStoppedAndBounded() throws {
    let graph = try Projection(vertexCount: 3, edges: [(0, 1)])
    expectStopped { run throws(AnalyticsError) in _ = try graph.pageRank(run: run) }
    expectBounded { run throws(AnalyticsError) in _ = try graph.pageRank(run: run) }
  }
}
