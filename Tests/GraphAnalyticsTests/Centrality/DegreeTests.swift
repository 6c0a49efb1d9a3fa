import GraphAnalytics
import Testing

@Suite struct DegreeTests {
  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func degreesAreCountsAndSumsOfEdges(seed: UInt64, threadCount: Int) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let projection = try graph.projection(weighted: true)
      let run = KernelRun(threadCount: threadCount)
      for isWeighted in [false, true] {
        var outgoing = [Double](repeating: 0, count: graph.vertexCount)
        var incoming = outgoing
        for (vertex, row) in graph.weightOf.enumerated() {
          for (neighbour, weight) in row {
            outgoing[vertex] += isWeighted ? weight : 1
            incoming[neighbour] += isWeighted ? weight : 1
          }
        }
        func found(_ side: DegreeSide) throws -> [Double] {
          try projection.degree(side, isWeighted: isWeighted, run: run).numbers
        }
        #expect(try found(.outgoing) == outgoing)
        #expect(try found(.incoming) == incoming)
        #expect(
          try found(.total) == (isDirected ? zip(outgoing, incoming).map { $0 + $1 } : outgoing))
      }
    }
  }

  @Test func smallGraphsAndBadParameters() throws {
    let run = KernelRun(threadCount: 1)
    #expect(try Projection(vertexCount: 0, edges: []).degree(run: run).numbers == [])
    let pair = try Projection(vertexCount: 3, edges: [(0, 1)])
    #expect(try pair.degree(run: run).numbers == [1, 1, 0])
    expectParameter("isWeighted") { () throws(AnalyticsError) in
      _ = try pair.degree(isWeighted: true, run: run)
    }
    expectBounded { run throws(AnalyticsError) in _ = try pair.degree(run: run) }
    let stopped = KernelRun(threadCount: 1, shouldStop: { true })
    #expect(throws: AnalyticsError.cancelled) { try pair.degree(run: stopped) }
  }
}
