import PropertyGraph

extension Projection {
  /// The graph that a request asks for, built in parallel, the same on any number of threads.
  ///
  /// - Throws: ``AnalyticsError`` for labels and types that are not there, for too little memory
  ///   and when cancelled; `GraphError` for a damaged file.
  /// - Complexity: O(nodes · types + ties · log degree) time; see
  ///   ``byteEstimate(_:of:)`` for memory. A fold takes O(squared degrees of what is shared).
  public static func of(
    _ snapshot: GraphSnapshot, _ request: ProjectionRequest, run: KernelRun
  ) throws -> Projection {
    let types = try typeNumbers(request, snapshot)
    try run.reserve(byteEstimate(request, of: snapshot))
    let numbers = try VertexNumbers(snapshot, labels: request.labels)
    let visitors = try types.map { type throws(GraphError) in
      try TieVisitor(snapshot, type, request)
    }
    if let fold = request.fold {
      return try folded(snapshot, numbers, visitors, fold, run)
    }
    let list = try TieList(numbers, numbers, visitors, isWeighted: request.weight != .none, run)
    return try Projection(
      vertexCount: numbers.count,
      sources: request.orientation == .reverse ? list.ends : list.starts,
      targets: request.orientation == .reverse ? list.starts : list.ends, weights: list.weights,
      isDirected: request.orientation != .undirected, parallel: .sum, nodes: numbers.nodes, run: run
    )
  }

  /// About how many bytes building takes at its height, beside the graph; folds are counted from
  /// the degrees of what is shared.
  ///
  /// *Complexity:* O(types), and O(nodes · types) for a fold.
  public static func byteEstimate(
    _ request: ProjectionRequest, of snapshot: GraphSnapshot
  ) throws -> Int {
    let types = try typeNumbers(request, snapshot)
    let ties = try types.reduce(0) { try $0 + snapshot.relationshipCount($1) }
    let entry = request.weight == .none ? 4 : 12
    let nodes = Int(snapshot.nodeIndexLimit)
    var bytes = nodes * 16 + ties * (4 + entry) + ties * 2 * entry
    if let fold = request.fold {
      bytes += try foldedEntryMax(fold, types, snapshot) * 12
    }
    return bytes
  }

  static func typeNumbers(
    _ request: ProjectionRequest, _ snapshot: GraphSnapshot
  ) throws(AnalyticsError) -> [TypeID] {
    var numbers: [TypeID] = []
    for name in request.types.isEmpty ? snapshot.types : request.types {
      guard let number = snapshot.type(name) else {
        throw .parameter(
          name: "type", found: "`\(name)`",
          expected: "one of " + snapshot.types.map { "`\($0)`" }.joined(separator: ", "))
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }
}
