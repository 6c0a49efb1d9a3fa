import GraphAnalytics
import Testing

@Suite struct ProjectionTests {
  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func rowsAreTheNeighbours(seed: UInt64, threadCount: Int) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let projection = try Projection(
        vertexCount: graph.vertexCount, sources: NumberArray(graph.edges.map { UInt32($0.0) }),
        targets: NumberArray(graph.edges.map { UInt32($0.1) }),
        weights: NumberArray(graph.weights), isDirected: isDirected,
        run: KernelRun(threadCount: threadCount))
      projection.withRows { outgoing, incoming in
        for vertex in 0..<graph.vertexCount {
          let row = outgoing.row(vertex).map { Int(outgoing.targets[$0]) }
          #expect(row == graph.neighbours[vertex].sorted())
          let weights = outgoing.row(vertex).map { outgoing.weights![$0] }
          #expect(weights == row.map { graph.weightOf[vertex][$0] })
          let back = incoming.row(vertex).map { Int(incoming.targets[$0]) }
          #expect(
            back == (0..<graph.vertexCount).filter { graph.neighbours[$0].contains(vertex) })
          for other in 0..<graph.vertexCount {
            #expect(outgoing.contains(vertex, UInt32(other)) == row.contains(other))
          }
        }
      }
    }
  }

  @Test func parallelEdgesAreAddedKeptOrLeft() throws {
    let edges = [(0, 1), (1, 0), (0, 1), (2, 2)]
    func rows(_ parallel: ParallelEdges, loops: Bool = false) throws -> [[Double]] {
      let projection = try Projection(
        vertexCount: 3, edges: edges, weights: [3, 1, 2, 7], parallel: parallel, keepsLoops: loops)
      return projection.withRows { rows, _ in
        (0..<3).map { rows.row($0).map { rows.weights![$0] } }
      }
    }
    #expect(try rows(.least) == [[1], [1], []])
    #expect(try rows(.sum) == [[6], [6], []])
    #expect(try rows(.keep, loops: true) == [[1, 2, 3], [1, 2, 3], [7]])
  }
}
