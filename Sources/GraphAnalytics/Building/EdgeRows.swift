/// Rows made from a list of edges.
struct EdgeRows {
  let offsets: NumberArray<UInt32>
  let targets: NumberArray<UInt32>
  let weights: NumberArray<Double>?
}

/// What becomes of edges with the same ends.
public enum ParallelEdges: Sendable {
  /// One edge, of the smallest weight.
  case least
  /// One edge; weights add up. Unweighted ones stay unweighted.
  case sum
  /// All of them.
  case keep
}

extension Projection {
  /// A graph from a list of edges.
  ///
  /// - Parameters:
  ///   - sources: where edges begin, each below `vertexCount`.
  ///   - targets: where they end, as many.
  ///   - weights: as many, or none where every edge counts one.
  ///   - keepsLoops: whether a vertex may be its own neighbour, once in an undirected row.
  /// - Throws: ``AnalyticsError/size(entries:)`` where offsets of 32 bits do not reach, and
  ///   ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + edges · log degree) time, about 3 times the result in memory.
  public convenience init(
    vertexCount: Int, sources: NumberArray<UInt32>, targets: NumberArray<UInt32>,
    weights: NumberArray<Double>? = nil, isDirected: Bool = false,
    parallel: ParallelEdges = .least, keepsLoops: Bool = false, nodes: NumberArray<UInt32>? = nil,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) {
    precondition(sources.count == targets.count && sources.count == weights?.count ?? sources.count)
    let list = EdgeList(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights,
      parallel: parallel, keepsLoops: keepsLoops)
    if isDirected {
      let forward = try list.rows(.forward, run)
      self.init(rows: forward, reverse: try list.rows(.backward, run), nodes: nodes)
    } else {
      self.init(rows: try list.rows(.both, run), reverse: nil, nodes: nodes)
    }
  }

  /// A graph from a list of edges in arrays.
  public convenience init(
    vertexCount: Int, edges: [(Int, Int)], weights: [Double]? = nil, isDirected: Bool = false,
    parallel: ParallelEdges = .least, keepsLoops: Bool = false
  ) throws(AnalyticsError) {
    try self.init(
      vertexCount: vertexCount, sources: NumberArray(edges.map { UInt32($0.0) }),
      targets: NumberArray(edges.map { UInt32($0.1) }), weights: weights.map { NumberArray($0) },
      isDirected: isDirected, parallel: parallel, keepsLoops: keepsLoops)
  }
}
