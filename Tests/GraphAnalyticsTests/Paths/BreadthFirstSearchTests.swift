import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct BreadthFirstSearchTests {
  @Test(arguments: 0..<60 as Range<UInt64>, [1, 3])
  func distancesAndParentsAreThoseOfTheVerifier(seed: UInt64, threadCount: Int) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let projection = try graph.projection()
      let forward = PathVerifier(graph)
      for direction in [PathDirection.outgoing, .incoming] {
        let verifier = direction == .outgoing ? forward : forward.reversed
        let source = Int(seed) % graph.vertexCount
        var options = BreadthFirstOptions(source: source)
        options.direction = direction
        let tree = try projection.breadthFirst(options, run: KernelRun(threadCount: threadCount))
        let expected = verifier.distances(from: source)
        #expect(tree.distances.numbers.map { Int($0) } == expected)
        #expect(tree.reachedCount == expected.count { $0 >= 0 })
        #expect(tree.depth == expected.max())
        for vertex in 0..<graph.vertexCount {
          let parent = verifier.neighbours.indices.first {
            expected[vertex] > 0 && expected[$0] == expected[vertex] - 1
              && verifier.neighbours[$0].contains(vertex)
          }
          let found = tree.parents[vertex]
          #expect((found == BreadthFirstTree.noParent ? nil : Int(found)) == parent)
          let hops = tree.path(to: vertex).map { $0.count - 1 }
          #expect(hops == (expected[vertex] < 0 ? nil : expected[vertex]))
        }
      }
    }
  }

  /// A graph large enough for both directions, several chunks and several workers.
  @Test func largeGraphsGiveTheSameOnAnyNumberOfThreads() throws {
    var random = SeededGenerator(seed: 7)
    let n = 6000
    let edges = (0..<4 * n).map { _ in
      (Int.random(in: 0..<n, using: &random), Int.random(in: 0..<n, using: &random) / 3)
    }
    for isDirected in [false, true] {
      let projection = try Projection(vertexCount: n, edges: edges, isDirected: isDirected)
      var neighbours = [Set<Int>](repeating: [], count: n)
      for (u, v) in edges where u != v {
        neighbours[u].insert(v)
        if !isDirected { neighbours[v].insert(u) }
      }
      let options = BreadthFirstOptions(source: 17)
      let alone = try projection.breadthFirst(options)
      #expect(
        alone.distances.numbers.map { Int($0) } == PathVerifier(neighbours).distances(from: 17))
      for threadCount in [2, 3] {
        let shared = try projection.breadthFirst(options, run: KernelRun(threadCount: threadCount))
        #expect(shared.distances.numbers == alone.distances.numbers)
        #expect(shared.parents.numbers == alone.parents.numbers)
      }
    }
  }

  @Test func endsAfterMaxHops() throws {
    let chain = try Projection(vertexCount: 6, edges: (0..<5).map { ($0, $0 + 1) })
    var options = BreadthFirstOptions(source: 0)
    for hops in 0..<8 {
      options.maxHops = hops
      let tree = try chain.breadthFirst(options)
      #expect(tree.distances.numbers == (0..<6).map { $0 <= hops ? Int32($0) : -1 })
      #expect(tree.depth == min(5, hops))
    }
  }

  @Test func oneVertexAndBadParameters() throws {
    let one = try Projection(vertexCount: 1, edges: [])
    #expect(try one.breadthFirst(BreadthFirstOptions(source: 0)).distances.numbers == [0])
    let none = try Projection(vertexCount: 0, edges: [])
    #expect(throws: AnalyticsError.self) { try none.breadthFirst(BreadthFirstOptions(source: 0)) }
    #expect(throws: AnalyticsError.self) { try one.breadthFirst(BreadthFirstOptions(source: -1)) }
    var options = BreadthFirstOptions(source: 0)
    options.maxHops = -1
    #expect(throws: AnalyticsError.self) { try one.breadthFirst(options) }
    #expect(throws: AnalyticsError.cancelled) {
      try one.breadthFirst(
        BreadthFirstOptions(source: 0), run: KernelRun(threadCount: 1, shouldStop: { true }))
    }
    #expect(throws: AnalyticsError.self) {
      try one.breadthFirst(
        BreadthFirstOptions(source: 0), run: KernelRun(threadCount: 1, byteLimit: 10))
    }
  }
}
