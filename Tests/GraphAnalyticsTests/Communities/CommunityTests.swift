import GraphAnalytics
import ReferenceGraph
import Testing

/// Modularity by its definition, pair by pair.
private func plainModularity(
  _ graph: RandomGraph, _ membership: [UInt32], weighted: Bool, resolution: Double
) -> Double {
  let n = graph.vertexCount
  var weights = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for (u, row) in graph.weightOf.enumerated() {
    for (v, weight) in row {
      weights[u][v] += weighted ? weight : 1
      if graph.isDirected { weights[v][u] += weighted ? weight : 1 }
    }
  }
  let strengths = weights.map { $0.reduce(0, +) }
  let whole = strengths.reduce(0, +)
  if whole == 0 { return 0 }
  var sum = 0.0
  for u in 0..<n {
    for v in 0..<n where membership[u] == membership[v] {
      sum += weights[u][v] - resolution * strengths[u] * strengths[v] / whole
    }
  }
  return sum / whole
}

/// Whether each group hangs together by its own edges.
private func isConnected(_ graph: RandomGraph, _ membership: [UInt32]) -> Bool {
  var sets = graph.neighbours
  for (u, others) in graph.neighbours.enumerated() { for v in others { sets[v].insert(u) } }
  var firsts = [UInt32: Int]()
  var seen = Set<Int>()
  for vertex in sets.indices where !seen.contains(vertex) {
    if firsts.updateValue(vertex, forKey: membership[vertex]) != nil { return false }
    var waiting = [vertex]
    seen.insert(vertex)
    while let one = waiting.popLast() {
      for other in sets[one]
      where membership[other] == membership[one] && seen.insert(other).inserted {
        waiting.append(other)
      }
    }
  }
  return true
}

/// Blocks of vertices with many edges inside and few between.
private func planted(_ blocks: Int, _ size: Int, inside: Int, between: Int) -> [(Int, Int)] {
  var random = SeededGenerator(seed: 3)
  let n = blocks * size
  return (0..<n * (inside + between)).map { index in
    let u = index % n
    if index / n >= inside { return (u, Int.random(in: 0..<n, using: &random)) }
    return (u, u / size * size + Int.random(in: 0..<size, using: &random))
  }
}

@Suite struct CommunityTests {
  /// Every vertex in batches, so that small graphs take the way of large ones.
  static var batched: CommunityTuning {
    var tuning = CommunityTuning()
    tuning.serialEntryMax = -1
    tuning.serialVertexMax = -1
    tuning.batchCount = 7
    return tuning
  }

  @Test(arguments: 0..<100 as Range<UInt64>, [false, true])
  func communitiesAreConnectedNumberedAndNoWorseThanNone(seed: UInt64, weighted: Bool) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      let projection = try graph.projection(weighted: weighted)
      let resolution = [0.5, 1, 2][Int(seed % 3)]
      let options = CommunityOptions(
        resolution: resolution, seed: seed, iterationCount: 1 + Int(seed % 2))
      let alone = plainModularity(
        graph, (0..<graph.vertexCount).map { UInt32($0) }, weighted: weighted,
        resolution: resolution)
      for tuning in [CommunityTuning(), Self.batched] {
        for threadCount in [1, 3] {
          let run = KernelRun(threadCount: threadCount)
          let leiden = try projection.leiden(options, tuning: tuning, run: run)
          let louvain = try projection.louvain(options, tuning: tuning, run: run)
          for found in [leiden, louvain] {
            let membership = found.membership.numbers
            let plain = plainModularity(
              graph, membership, weighted: weighted, resolution: resolution)
            #expect(abs(found.modularity - plain) < 1e-9)
            #expect(found.modularity >= alone - 1e-9)
            let firsts = membership.reduce(into: [UInt32]()) {
              if !$0.contains($1) { $0.append($1) }
            }
            #expect(firsts == (0..<found.count).map { UInt32($0) })
            #expect(found.sizes().reduce(0, +) == graph.vertexCount)
          }
          #expect(isConnected(graph, leiden.membership.numbers))
          if threadCount > 1 {
            let alone = KernelRun(threadCount: 1)
            let again = try projection.leiden(options, tuning: tuning, run: alone)
            #expect(again.membership.numbers == leiden.membership.numbers)
            #expect(again.modularity == leiden.modularity)
            let more = try projection.louvain(options, tuning: tuning, run: alone)
            #expect(more.membership.numbers == louvain.membership.numbers)
          }
        }
      }
    }
  }

  @Test func plantedBlocksAreFoundOnAnyNumberOfThreads() throws {
    let (blocks, size) = (12, 250)
    let projection = try Projection(
      vertexCount: blocks * size, edges: planted(blocks, size, inside: 8, between: 1))
    var tuning = CommunityTuning()
    tuning.serialEntryMax = 0
    tuning.serialVertexMax = -1
    for tuning in [tuning, CommunityTuning()] {
      var first: Communities?
      for threadCount in [1, 2, 5] {
        let found = try projection.leiden(
          CommunityOptions(seed: 5), tuning: tuning, run: KernelRun(threadCount: threadCount))
        let first = first ?? found
        #expect(found.membership.numbers == first.membership.numbers)
        #expect(found.count == blocks)
        let isPlanted = (0..<blocks * size).allSatisfy { (vertex: Int) -> Bool in
          Int(found.membership.base[vertex]) == vertex / size
        }
        #expect(isPlanted)
      }
      first = nil
    }
  }

  @Test func smallGraphsReachTheBestPartition() throws {
    // All partitions of up to 7 vertices.
    var isBest = 0
    for seed in 0..<40 as Range<UInt64> {
      let graph = RandomGraph(seed: seed, vertexMax: 7)
      var best = -1.0
      var membership = [UInt32](repeating: 0, count: graph.vertexCount)
      func place(_ vertex: Int, _ groups: UInt32) {
        if vertex == graph.vertexCount {
          best = max(
            best, plainModularity(graph, membership, weighted: false, resolution: 1))
          return
        }
        for group in 0...groups {
          membership[vertex] = group
          place(vertex + 1, max(groups, group + 1))
        }
      }
      place(0, 0)
      let found = try graph.projection().leiden(CommunityOptions(iterationCount: 2)).modularity
      #expect(found <= best + 1e-12)
      if found > best - 1e-9 { isBest += 1 }
    }
    #expect(isBest >= 34)
  }

  @Test func verticesWithoutTiesDoNotChangeWhatIsFound() throws {
    // They settle at the first level; the small components do at later ones.
    let edges =
      planted(6, 60, inside: 8, between: 1) + (0..<50).map { (400 + 2 * $0, 401 + 2 * $0) }
    let loops = [(700, 700), (701, 701)]
    for tuning in [CommunityTuning(), Self.batched] {
      let few = try Projection(vertexCount: 500, edges: edges)
        .leiden(CommunityOptions(), tuning: tuning, run: KernelRun(threadCount: 1))
      let many = try Projection(vertexCount: 20_000, edges: edges + loops, keepsLoops: true)
      let found = try many.leiden(
        CommunityOptions(), tuning: tuning, run: KernelRun(threadCount: 2))
      #expect(few.count == 6 + 40 + 50)
      #expect(Array(found.membership.numbers[..<500]) == few.membership.numbers)
      #expect(found.count == few.count + 19_500)
      let whole: Double = try many.modularity(of: found.membership)
      #expect(abs(found.modularity - whole) < 1e-12)
    }
  }

  @Test func modularityOfKnownPartitions() throws {
    // Two triangles and an edge between: Q = 2 (6/14 - 1/4).
    let edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]
    let projection = try Projection(vertexCount: 6, edges: edges)
    let two = NumberArray<UInt32>([0, 0, 0, 1, 1, 1])
    let offTwo: Double = try projection.modularity(of: two) - 5.0 / 14
    #expect(offTwo.magnitude < 1e-15)
    #expect(try projection.leiden().membership.numbers == two.numbers)
    let one = NumberArray<UInt32>(repeating: 5, count: 6)
    #expect(try projection.modularity(of: one) == 0)
    // A loop counts twice in its vertex's strength: Q = 1 - (1/3)² - (2/3)² for a loop and an edge
    // of twice its weight.
    let loop = try Projection(
      vertexCount: 3, edges: [(0, 0), (1, 2)], weights: [0.1, 0.2], keepsLoops: true)
    let parted = NumberArray<UInt32>([0, 1, 1])
    let offParted: Double = try loop.modularity(of: parted) - 4.0 / 9
    #expect(offParted.magnitude < 1e-12)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func labelsSpreadAsTheyPlainlyDo(seed: UInt64) throws {
    for isDirected in [false, true] {
      let graph = RandomGraph(seed: seed, isDirected: isDirected)
      var weights = [[Int: Double]](repeating: [:], count: graph.vertexCount)
      for (u, row) in graph.weightOf.enumerated() {
        for (v, weight) in row {
          weights[u][v, default: 0] += weight
          if isDirected { weights[v][u, default: 0] += weight }
        }
      }
      // Both entries of a pair that is tied both ways are seen when a vertex votes for itself.
      let heaviest = graph.weightOf.indices.map { u in
        var most = graph.weightOf[u].values.max() ?? 0
        if isDirected { for row in graph.weightOf { most = max(most, row[u] ?? 0) } }
        return most
      }
      var labels = Array(0..<graph.vertexCount)
      for _ in 0..<20 {
        labels = labels.indices.map { vertex in
          var votes = [labels[vertex]: heaviest[vertex]]
          for (other, weight) in weights[vertex] { votes[labels[other], default: 0] += weight }
          return votes.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }!.key
        }
      }
      var numbers = [Int: UInt32]()
      let expected = labels.map { label in
        if numbers[label] == nil { numbers[label] = UInt32(numbers.count) }
        return numbers[label]!
      }
      for threadCount in [1, 3] {
        let found = try graph.projection(weighted: true)
          .labelPropagation(run: KernelRun(threadCount: threadCount))
        #expect(found.membership.numbers == expected)
        #expect(found.count == numbers.count)
      }
    }
  }

  @Test func stabilityOfClearAndOfUnclearCommunities() throws {
    let (blocks, size) = (6, 60)
    let clear = try Projection(
      vertexCount: blocks * size, edges: planted(blocks, size, inside: 8, between: 1))
    let stable = try clear.leidenStability(seedCount: 4)
    #expect(stable.partitions.count == 4)
    #expect(stable.variations == [Double](repeating: 0, count: 6))
    #expect(stable.meanVariation == 0)
    #expect(stable.meanOverlaps == [Double](repeating: 1, count: blocks))
    // A ring looks the same everywhere: where it is cut depends on the seed.
    let ring = try Projection(vertexCount: 60, edges: (0..<60).map { ($0, ($0 + 1) % 60) })
    let loose = try ring.leidenStability(seedCount: 4)
    #expect(loose.meanVariation > 0)
    #expect(loose.meanOverlaps.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(loose.meanOverlaps.contains { $0 < 1 })
  }

  @Test(arguments: [0, 1, 6])
  func graphsWithoutEdges(count: Int) throws {
    for isDirected in [false, true] {
      let projection = try Projection(vertexCount: count, edges: [], isDirected: isDirected)
      let numbers = (0..<count).map { UInt32($0) }
      for found in [
        try projection.leiden(), try projection.louvain(), try projection.labelPropagation(),
      ] {
        #expect(found.membership.numbers == numbers)
        #expect(found.count == count)
        #expect(found.modularity == 0)
      }
    }
  }

  @Test func parametersOutOfRange() throws {
    let projection = try Projection(vertexCount: 3, edges: [(0, 1), (1, 2)])
    for resolution in [0, -1, .nan, .infinity] {
      #expect(throws: AnalyticsError.self) {
        try projection.leiden(CommunityOptions(resolution: resolution))
      }
    }
    #expect(throws: AnalyticsError.self) {
      try projection.louvain(CommunityOptions(iterationCount: 0))
    }
    #expect(throws: AnalyticsError.self) { try projection.labelPropagation(roundMax: 0) }
    #expect(throws: AnalyticsError.self) { try projection.leidenStability(seedCount: 1) }
    #expect(throws: AnalyticsError.self) {
      try projection.modularity(of: NumberArray<UInt32>([0, 0]))
    }
    #expect(throws: AnalyticsError.self) {
      try projection.modularity(of: NumberArray<UInt32>([0, 0, 3]))
    }
    for weight in [-1, .nan, .infinity] {
      let bad = try Projection(vertexCount: 2, edges: [(0, 1)], weights: [weight])
      #expect(throws: AnalyticsError.self) { try bad.leiden() }
    }
  }

  @Test func runsStopAndKeepToTheirMemory() throws {
    let projection = try Projection(
      vertexCount: 30_000, edges: (0..<29_999).map { ($0, $0 + 1) })
    let kernels: [(KernelRun) throws -> Void] = [
      { _ = try projection.leiden(run: $0) },
      { _ = try projection.louvain(run: $0) },
      { _ = try projection.labelPropagation(run: $0) },
      { _ = try projection.leidenStability(run: $0) },
      { _ = try projection.modularity(of: NumberArray(repeating: 0, count: 30_000), run: $0) },
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
