extension PathSearcher {
  /// One shortest path between two vertices, both with it; none where there is none of at most
  /// `maxHops` hops.
  ///
  /// Breadth-first from both ends, one whole level at a time, at the end whose next level has fewer
  /// entries; the first meeting is on a shortest path. The last level that `maxHops` allows is only
  /// looked at. Follows outgoing ties from `source`; weights are ignored; the path from a vertex to
  /// itself is that vertex.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(entries of what both ends reach), about twice the root of what one end would
  ///   reach; memory 8 bytes a vertex reached.
  ///
  /// *Determinism:* among shortest paths the choice depends on the graph alone.
  ///
  /// *Source:* I. Pohl, "Bi-directional search", Machine Intelligence 6, 1971, 127–140.
  public func shortestPath(
    from source: Int, to target: Int, maxHops: Int = .max
  ) throws(AnalyticsError) -> [UInt32]? {
    defer { clear() }
    guard let meeting = try meet(source, target, maxHops) else { return nil }
    var path = nearList.trace(from: meeting.near)
    path.reverse()
    path += farList.trace(from: meeting.far)
    if path.count == 2, source == target { path.removeLast() }
    return path
  }

  /// Hops of a shortest path as ``shortestPath(from:to:maxHops:)`` finds it.
  public func distance(
    from source: Int, to target: Int, maxHops: Int = .max
  ) throws(AnalyticsError) -> Int? {
    defer { clear() }
    return try meet(source, target, maxHops)?.hops
  }

  /// The places in both lists between which the path goes over.
  private func meet(
    _ source: Int, _ target: Int, _ maxHops: Int
  ) throws(AnalyticsError) -> (near: Int, far: Int, hops: Int)? {
    let (source, target) = try (
      projection.checked(source, "source"), projection.checked(target, "target")
    )
    let maxHops = try projection.checkedHops(maxHops, "maxHops")
    return try projection.withRows { (outgoing, incoming) throws(AnalyticsError) in
      var near = PathFront(outgoing, marks.base, Mark.near)
      var far = PathFront(incoming, marks.base, Mark.far)
      near.begin(&nearList, source)
      far.begin(&farList, target)
      if source == target { return (0, 0, 0) }
      var (nearCost, farCost) = (near.cost(nearList), far.cost(farList))
      var entries = 0
      while near.hops + far.hops < maxHops, nearCost > 0, farCost > 0 {
        let isLast = near.hops + far.hops + 1 == maxHops
        let hops = near.hops + far.hops + 1
        entries += min(nearCost, farCost)
        if entries > Self.entriesBetweenChecks {
          entries = 0
          try run.check()
        }
        if nearCost <= farCost {
          if let meeting = isLast ? near.peek(&nearList) : near.expand(&nearList) {
            return (meeting.place, place(of: meeting.vertex, in: farList), hops)
          }
          if isLast { return nil }
          nearCost = near.cost(nearList)
        } else {
          if let meeting = isLast ? far.peek(&farList) : far.expand(&farList) {
            return (place(of: meeting.vertex, in: nearList), meeting.place, hops)
          }
          if isLast { return nil }
          farCost = far.cost(farList)
        }
      }
      return nil
    }
  }

  /// Where a vertex stands in a list; it is in the last level, so the search begins at the end.
  private func place(of vertex: UInt32, in list: VertexList) -> Int {
    let vertices = list.vertices
    var at = list.count - 1
    while vertices[at] != vertex { at -= 1 }
    return at
  }
}

extension Projection {
  /// One shortest path, as ``PathSearcher/shortestPath(from:to:maxHops:)`` finds it. For many pairs
  /// make a searcher once.
  public func shortestPath(
    from source: Int, to target: Int, maxHops: Int = .max,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> [UInt32]? {
    try run.reserve(PathSearcher.byteEstimate(vertexCount: vertexCount))
    return try PathSearcher(self, run: run).shortestPath(
      from: source, to: target, maxHops: maxHops)
  }
}
