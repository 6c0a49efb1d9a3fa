import Synchronization

enum Modularity {
  /// The modularity of a partition of one level's vertices, labels below their number.
  static func of(
    _ graph: LevelGraph, _ labels: NumberArray<UInt32>, resolution: Double, _ run: KernelRun
  ) throws(AnalyticsError) -> Double {
    if graph.total == 0 { return 0 }
    let crossing = Atomic<Int64>(0)
    try run.forEachChunk(of: graph.count, size: 1 << 12) { chunk, _ in
      let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
      let (weights, labels) = (graph.weightsAt, labels.base)
      var sum: Int64 = 0
      for vertex in chunk {
        let label = labels[vertex]
        for at in Int(begins[vertex])..<Int(ends[vertex])
        where labels[Int(targets[at])] != label {
          sum &+= weights.map { $0[at] } ?? 1
        }
      }
      crossing.wrappingAdd(sum, ordering: .relaxed)
    }
    let totals = NumberArray<Int64>(count: graph.count, zeroed: true)
    for vertex in 0..<graph.count {
      totals.base[Int(labels.base[vertex])] &+= graph.strengthsAt[vertex]
    }
    let whole = Double(graph.total)
    var chance = graph.settledChance
    for label in 0..<graph.count {
      let share = Double(totals.base[label]) / whole
      chance += share * share
    }
    return 1 - Double(crossing.load(ordering: .relaxed)) / whole - resolution * chance
  }
}

extension Projection {
  /// How much more weight lies inside the groups of a partition than chance would put there.
  ///
  /// Q = Σ_c (inside_c / 2m − γ (strength_c / 2m)²), where `inside` counts each tie twice, 2m is
  /// the strength of all vertices and γ the resolution. Direction is ignored: a tie weighs what
  /// both directions weigh. A loop counts twice in its vertex's strength. An unweighted edge
  /// weighs 1.
  ///
  /// - Parameters:
  ///   - membership: the group of each vertex, any numbers below `vertexCount`.
  ///   - resolution: γ, above 0; default 1.
  /// - Returns: -0.5...1 at resolution 1; 0 where there are no edges.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` where `membership` has another
  ///   length or a number out of range, `resolution` is not above 0 or a weight is below 0.
  /// - Complexity: O(vertices + edges) time, 16 bytes a vertex and 8 a weight.
  ///
  /// Deterministic: sums are of whole numbers (weights scaled by a power of two and rounded to
  /// the 2^50th part of their sum). *Source:* Newman 2006, doi 10.1073/pnas.0601602103;
  /// resolution by Reichardt and Bornholdt 2006, doi 10.1103/PhysRevE.74.016110.
  public func modularity(
    of membership: NumberArray<UInt32>, resolution: Double = 1,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Double {
    try CommunityOptions(resolution: resolution).validate()
    guard membership.count == vertexCount else {
      throw .parameter(
        name: "membership", found: "\(membership.count) numbers",
        expected: "\(vertexCount), one a vertex")
    }
    for group in membership.buffer where group >= UInt32(vertexCount) {
      throw .parameter(
        name: "membership", found: "\(group)", expected: "numbers below \(vertexCount)")
    }
    try run.reserve(
      vertexCount * 16
        + (isWeighted || isDirected ? 8 * targets.count * (isDirected ? 2 : 1) : 0))
    let graph = try LevelGraph(self, run: run)
    return try Modularity.of(graph, membership, resolution: resolution, run)
  }
}
