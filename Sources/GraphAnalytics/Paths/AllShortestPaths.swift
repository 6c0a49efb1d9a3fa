/// How many shortest paths there are, and how long they are.
public struct ShortestPathCount: Sendable, Equatable {
  /// Edges of each.
  public let hops: Int
  /// Their number, or `Int.max` where it is greater.
  public let count: Int
}

extension PathSearcher {
  /// How many shortest paths lead from one vertex to another; none where there is none of at most
  /// `maxHops` hops.
  ///
  /// A path is the sequence of its vertices: parallel ties do not count again. There is one path of
  /// no hops from a vertex to itself. Follows outgoing ties; weights are ignored.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(entries of two balls of half the distance) time; 4 bytes a vertex of the graph
  ///   and 8 a vertex reached. Numbers are added along the paths, not listed.
  ///
  /// *Source:* counting as in U. Brandes, "A faster algorithm for betweenness centrality", 2001,
  /// doi 10.1080/0022250X.2001.9990249, on what two balls leave over.
  public func shortestPathCount(
    from source: Int, to target: Int, maxHops: Int = .max
  ) throws(AnalyticsError) -> ShortestPathCount? {
    defer { clear() }
    if source == target {
      _ = try projection.checked(source, "source")
      return ShortestPathCount(hops: 0, count: 1)
    }
    return try shortest(source, target, maxHops) {
      (outgoing, pruning, target) throws(AnalyticsError) in
      ShortestPathCount(
        hops: pruning.hops, count: try countLevels(outgoing, target, pruning.hops))
    } ?? nil
  }

  /// The shortest paths from one vertex to another in the order of their vertices, at most `limit`.
  ///
  /// As ``shortestPathCount(from:to:maxHops:)``, and O(length · degree) for each path.
  public func shortestPaths(
    from source: Int, to target: Int, maxHops: Int = .max, limit: Int = .max
  ) throws(AnalyticsError) -> PathList {
    defer { clear() }
    guard limit >= 0 else {
      throw .parameter(name: "limit", found: "\(limit)", expected: "0 or more")
    }
    var paths = PathList()
    if source == target {
      let vertex = try projection.checked(source, "source")
      if limit > 0 { paths.append([vertex]) } else { paths.isCut = true }
      return paths
    }
    _ = try shortest(source, target, maxHops) {
      (outgoing, pruning, target) throws(AnalyticsError) in
      var found = PathList()
      let wanted = limit == .max ? limit : limit + 1
      let count = try walkAll(outgoing, target, pruning, pruning.hops, wanted, &found)
      if count <= limit {
        paths = found
      } else {
        for at in 0..<limit { paths.append(found[at]) }
        paths.isCut = true
      }
    }
    return paths
  }

  private func shortest<Result>(
    _ source: Int, _ target: Int, _ maxHops: Int,
    _ body: (CSR, PathPruning, UInt32) throws(AnalyticsError) -> Result
  ) throws(AnalyticsError) -> Result? {
    let (source, target) = try (
      projection.checked(source, "source"), projection.checked(target, "target")
    )
    let maxHops = try projection.checkedHops(maxHops, "maxHops")
    return try projection.withRows { (outgoing, incoming) throws(AnalyticsError) -> Result? in
      guard
        let pruning = try prune(source, target, maxHops, onlyShortest: true, outgoing, incoming)
      else { return nil }
      return try body(outgoing, pruning, target)
    }
  }

  /// Adds the numbers of paths up from level to level: those of a vertex are the sum of those of
  /// its neighbours one hop nearer to the source.
  private func countLevels(
    _ rows: CSR, _ target: UInt32, _ hops: Int
  ) throws(AnalyticsError) -> Int {
    let (marks, notes) = (marks.base, notes.base)
    var vertices = [nearList.vertices[0]]
    var counts = [1]
    for level in 1...hops {
      try run.check()
      var nextVertices: [UInt32] = []
      var nextCounts: [Int] = []
      let left = UInt32(hops - level)
      // A vertex of the next level trades its distance for its place in it, past all distances.
      let isPlace: UInt32 = 1 << 31
      for (u, count) in zip(vertices, counts) {
        var previous = UInt32.max
        for at in rows.row(Int(u)) {
          let v = rows.targets[at]
          if v == previous || Mark.of(v, marks) & Mark.far == 0 { continue }
          previous = v
          let note = notes[Int(v)]
          if note == left {
            notes[Int(v)] = isPlace | UInt32(nextVertices.count)
            nextVertices.append(v)
            nextCounts.append(count)
          } else if note & isPlace != 0 {
            let place = Int(note & ~isPlace)
            // Places of earlier levels are stale; the vertex tells.
            guard place < nextVertices.count, nextVertices[place] == v else { continue }
            let (sum, overflows) = nextCounts[place].addingReportingOverflow(count)
            nextCounts[place] = overflows ? .max : sum
          }
        }
      }
      vertices = nextVertices
      counts = nextCounts
    }
    return counts.first ?? 0
  }
}
