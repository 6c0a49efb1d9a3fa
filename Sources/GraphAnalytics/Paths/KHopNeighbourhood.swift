/// Vertices around one, nearest first.
public struct Neighbourhood: Sendable, Equatable {
  /// Ordered by distance, then by number; the vertex itself is not among them.
  public let vertices: [UInt32]
  /// `ends[h]` vertices are within `h` hops; `ends[0]` is 0.
  public let ends: [Int]

  /// The vertices at exactly a distance, from 1.
  public func vertices(at hops: Int) -> ArraySlice<UInt32> {
    guard hops >= 1 && hops < ends.count else { return [] }
    return vertices[ends[hops - 1]..<ends[hops]]
  }
}

extension PathSearcher {
  /// How many vertices other than itself are within some hops of a vertex.
  ///
  /// Weights are ignored; parallel ties and loops change nothing.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(entries of the vertices within `hops - 1`) time, 8 bytes a vertex reached.
  public func neighbourCount(
    of vertex: Int, within hops: Int, direction: PathDirection = .outgoing
  ) throws(AnalyticsError) -> Int {
    defer { clear() }
    return try spread(vertex, hops, direction).last ?? 0
  }

  /// The vertices within some hops of a vertex, by distance.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: as ``neighbourCount(of:within:direction:)``, and ordering each level.
  ///
  /// *Determinism:* ordered by distance, then by number.
  public func neighbourhood(
    of vertex: Int, within hops: Int, direction: PathDirection = .outgoing
  ) throws(AnalyticsError) -> Neighbourhood {
    defer { clear() }
    let ends = try spread(vertex, hops, direction)
    let found = UnsafeMutableBufferPointer(start: nearList.vertices + 1, count: nearList.count - 1)
    for hop in 1..<max(1, ends.count) {
      var level = UnsafeMutableBufferPointer(rebasing: found[ends[hop - 1]..<ends[hop]])
      level.sort()
    }
    return Neighbourhood(vertices: Array(found), ends: ends)
  }

  /// Marks and lists what is within reach; returns how many vertices are by distance. Levels past
  /// the last that has any are left out.
  private func spread(
    _ vertex: Int, _ hops: Int, _ direction: PathDirection
  ) throws(AnalyticsError) -> [Int] {
    let vertex = try projection.checked(vertex, "vertex")
    let hops = try projection.checkedHops(hops, "hops")
    return try projection.withRows { (outgoing, incoming) throws(AnalyticsError) in
      var front = PathFront(
        direction == .outgoing ? outgoing : incoming, marks.base, Mark.near)
      front.begin(&nearList, vertex)
      var ends = [0]
      var countAtCheck = 0
      while front.hops < hops {
        if nearList.count - countAtCheck > Self.entriesBetweenChecks / 8 {
          countAtCheck = nearList.count
          try run.check()
        }
        _ = front.expandAll(&nearList)
        if front.frontier.isEmpty { break }
        ends.append(nearList.count - 1)
      }
      return ends
    }
  }
}
