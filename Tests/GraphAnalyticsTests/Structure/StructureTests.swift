import GraphAnalytics
import ReferenceGraph
import Testing

/// What each vertex reaches, the plain way.
private func reach(_ neighbours: [Set<Int>], from first: Int) -> Set<Int> {
  var seen: Set<Int> = [first]
  var waiting = [first]
  while let vertex = waiting.popLast() {
    for other in neighbours[vertex] where seen.insert(other).inserted { waiting.append(other) }
  }
  return seen
}

private func bothWays(_ neighbours: [Set<Int>]) -> [Set<Int>] {
  var sets = neighbours
  for (vertex, others) in neighbours.enumerated() {
    for other in others { sets[other].insert(vertex) }
  }
  return sets
}

private func componentCount(_ neighbours: [Set<Int>], without lost: Int? = nil) -> Int {
  var sets = neighbours
  if let lost { for vertex in sets.indices { sets[vertex].remove(lost) } }
  var seen = Set<Int>()
  var count = 0
  for vertex in sets.indices where vertex != lost && !seen.contains(vertex) {
    seen.formUnion(reach(sets, from: vertex))
    count += 1
  }
  return count
}

@Suite struct StructureTests {
  @Test(arguments: 0..<100 as Range<UInt64>, [1, 3])
  func componentsAreWhatIsReached(seed: UInt64, threadCount: Int) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let sets = graph.neighbours
      let ways = bothWays(sets)
      let run = KernelRun(threadCount: threadCount)
      let projection = try graph.projection()
      let weak = try projection.weakComponents(run: run)
      let strong = try projection.strongComponents(run: run)
      for vertex in 0..<graph.vertexCount {
        #expect(Int(weak.labels[vertex]) == reach(ways, from: vertex).min())
        let mutual = reach(sets, from: vertex).filter { reach(sets, from: $0).contains(vertex) }
        #expect(Int(strong.labels[vertex]) == mutual.min())
      }
      #expect(weak.count == Set(weak.labels.numbers).count)
      #expect(strong.count == Set(strong.labels.numbers).count)
      #expect(weak.sizes().numbers.reduce(0, +) == UInt32(graph.vertexCount))
      let largest = try #require(weak.largest())
      #expect(weak.sizes().numbers.max() == UInt32(largest.size))
    }
  }

  @Test func componentsOfALongGraph() throws {
    // Long ways and many chunks, so that workers meet.
    let n = 200_000
    var random = SeededGenerator(seed: 7)
    let edges = (0..<n - 1).filter { $0 % 1000 != 999 }.map { ($0, $0 + 1) }
      .shuffled(using: &random)
    let projection = try Projection(vertexCount: n, edges: edges)
    let weak = try projection.weakComponents(run: KernelRun(threadCount: 3))
    #expect(weak.count == 200)
    #expect((0..<n).allSatisfy { Int(weak.labels.base[$0]) == $0 / 1000 * 1000 })
    #expect(try projection.strongComponents().labels.numbers == weak.labels.numbers)
    let bridges = try projection.bridges()
    #expect(bridges.edges.count == edges.count)
    #expect(bridges.vertices.count == n - 400)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func bridgesAreWhatSplits(seed: UInt64) throws {
    let graph = RandomGraph(seed: seed, vertexMax: 24)
    let sets = graph.neighbours
    let found = try graph.projection().bridges()
    let whole = componentCount(sets)
    var edges = [[Int]]()
    for vertex in sets.indices {
      for other in sets[vertex] where other > vertex {
        var without = sets
        without[vertex].remove(other)
        without[other].remove(vertex)
        if componentCount(without) > whole { edges.append([vertex, other]) }
      }
    }
    #expect(found.edges.map { [$0.0, $0.1] } == edges.sorted { $0.lexicographicallyPrecedes($1) })
    let vertices = sets.indices.filter {
      !sets[$0].isEmpty && componentCount(sets, without: $0) > whole
    }
    #expect(found.vertices == vertices)
  }

  @Test func parallelAndOppositeEdgesAreNoBridges() throws {
    let doubled = try Projection(
      vertexCount: 3, edges: [(0, 1), (0, 1), (1, 2), (2, 2)], parallel: .keep, keepsLoops: true)
    #expect(try doubled.bridges().edges.map { [$0.0, $0.1] } == [[1, 2]])
    let opposite = try Projection(
      vertexCount: 3, edges: [(0, 1), (1, 0), (2, 1)], isDirected: true)
    #expect(try opposite.bridges().edges.map { [$0.0, $0.1] } == [[1, 2]])
    #expect(try opposite.bridges().vertices == [1])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func coresAreWhatRemains(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let sets = graph.neighbours
      let found = try graph.projection().kCore()
      var expected = [Int](repeating: 0, count: graph.vertexCount)
      var left = Set(0..<graph.vertexCount)
      var k = 1
      while !left.isEmpty {
        var isStable = false
        while !isStable {
          isStable = true
          for vertex in left {
            var degree = sets[vertex].intersection(left).count
            if isDirected { degree += left.filter { sets[$0].contains(vertex) }.count }
            if degree < k {
              left.remove(vertex)
              isStable = false
            }
          }
        }
        for vertex in left { expected[vertex] = k }
        k += 1
      }
      #expect(found.coreNumbers.numbers.map(Int.init) == expected)
      #expect(found.degeneracy == expected.max() ?? 0)
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>, [1, 3])
  func trianglesAreTriples(seed: UInt64, threadCount: Int) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let ways = bothWays(graph.neighbours)
      let run = KernelRun(threadCount: threadCount)
      let found = try graph.projection().triangles(run: run)
      var total = 0
      for vertex in 0..<graph.vertexCount {
        let others = ways[vertex].sorted()
        var count = 0
        for (at, one) in others.enumerated() {
          for two in others[(at + 1)...] where ways[one].contains(two) { count += 1 }
        }
        #expect(Int(found.byVertex[vertex]) == count)
        let pairs = Double(others.count * (others.count - 1) / 2)
        #expect(found.clustering[vertex] == (pairs > 0 ? Double(count) / pairs : 0))
        total += count
      }
      #expect(found.count == total / 3)
      #expect(try graph.projection().triangleCount(run: run) == total / 3)
    }
  }

  @Test func transitivityOfKnownGraphs() throws {
    let complete = try Projection(
      vertexCount: 5, edges: (0..<5).flatMap { u in (0..<u).map { (u, $0) } })
    let found = try complete.triangles()
    #expect(found.count == 10)
    #expect(found.transitivity == 1)
    let kept = try Projection(
      vertexCount: 3, edges: [(0, 1), (0, 1), (1, 2), (2, 0), (2, 2)], parallel: .keep,
      keepsLoops: true)
    #expect(try kept.triangles().count == 1)
    #expect(try kept.triangles().transitivity == 1)
  }

  @Test(arguments: [0, 1, 5])
  func graphsWithoutEdges(count: Int) throws {
    for isDirected in [false, true] {
      let projection = try Projection(vertexCount: count, edges: [], isDirected: isDirected)
      let numbers = (0..<count).map { UInt32($0) }
      #expect(try projection.weakComponents().labels.numbers == numbers)
      #expect(try projection.weakComponents().count == count)
      #expect(try projection.weakComponents().largest()?.size == (count == 0 ? nil : 1))
      #expect(try projection.strongComponents().labels.numbers == numbers)
      #expect(try projection.kCore().degeneracy == 0)
      #expect(try projection.triangles().count == 0)
      #expect(try projection.bridges().edges.isEmpty)
      #expect(try projection.bridges().vertices.isEmpty)
    }
  }

  @Test func runsStopAndKeepToTheirMemory() throws {
    let projection = try Projection(
      vertexCount: 30_000, edges: (0..<29_999).map { ($0, $0 + 1) }, isDirected: true)
    let kernels: [(KernelRun) throws -> Void] = [
      { _ = try projection.weakComponents(run: $0) },
      { _ = try projection.strongComponents(run: $0) },
      { _ = try projection.kCore(run: $0) },
      { _ = try projection.triangles(run: $0) },
      { _ = try projection.triangleCount(run: $0) },
      { _ = try projection.bridges(run: $0) },
    ]
    for kernel in kernels {
      #expect(throws: AnalyticsError.cancelled) {
        try kernel(KernelRun(threadCount: 2, shouldStop: { true }))
      }
      #expect(throws: AnalyticsError.self) {
        try kernel(KernelRun(threadCount: 2, byteLimit: 1000))
      }
    }
  }
}
