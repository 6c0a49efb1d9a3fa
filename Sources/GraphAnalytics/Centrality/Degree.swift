/// Which edges of a vertex count.
public enum DegreeSide: String, Sendable, CaseIterable {
  case incoming
  case outgoing
  /// Both; an edge there and one back count two.
  case total
}

extension Projection {
  /// How many edges each vertex has, or what their weights add up to.
  ///
  /// Undirected edges count once, whatever the side.
  ///
  /// - Parameters:
  ///   - side: which edges count where they are directed.
  ///   - isWeighted: whether weights are added; each edge counts one otherwise.
  /// - Returns: one number a vertex.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` where weights are asked for that
  ///   are not there, `memory` and `cancelled`.
  /// - Complexity: O(vertices), with weights O(vertices + entries) time; 8 bytes a vertex.
  /// - Determinism: rows are added in order, incoming before outgoing.
  /// - Source: Freeman 1978, doi 10.1016/0378-8733(78)90021-7; weighted Barrat et al. 2004,
  ///   doi 10.1073/pnas.0400087101.
  public func degree(
    _ side: DegreeSide = .total, isWeighted: Bool = false, run: KernelRun
  ) throws(AnalyticsError) -> NumberArray<Double> {
    if isWeighted, weights == nil {
      throw .parameter(name: "isWeighted", found: "true", expected: "false, there are no weights")
    }
    try run.reserve(Self.degreeBytes(vertexCount: vertexCount))
    let degrees = NumberArray<Double>(count: vertexCount)
    let incomes = side != .outgoing
    let leaves = side == .outgoing || (side == .total && isDirected)
    try withRows { (outgoing, incoming) throws(AnalyticsError) in
      try run.forEachChunk(of: vertexCount, size: 1 << 13) { chunk, _ in
        for vertex in chunk {
          var sum = 0.0
          if incomes { sum += incoming.degreeSum(vertex, isWeighted) }
          if leaves { sum += outgoing.degreeSum(vertex, isWeighted) }
          degrees.base[vertex] = sum
        }
      }
    }
    run.progress(1)
    return degrees
  }

  /// Bytes that ``degree(_:isWeighted:run:)`` takes.
  public static func degreeBytes(vertexCount: Int) -> Int { vertexCount * 8 }
}

extension CSR {
  @inline(__always)
  fileprivate func degreeSum(_ vertex: Int, _ isWeighted: Bool) -> Double {
    guard isWeighted, let weights else { return Double(degree(vertex)) }
    var sum = 0.0
    for at in row(vertex) { sum += weights[at] }
    return sum
  }
}
