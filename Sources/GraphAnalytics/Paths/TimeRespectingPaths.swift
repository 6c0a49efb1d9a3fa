/// When each vertex can first be reached, and from which.
public struct EarliestArrivals: Sendable {
  public let source: Int
  /// The first day by vertex; ``never`` where it is not reached. The source's is the start.
  public let days: NumberArray<Int32>
  /// By vertex the one before it; ``BreadthFirstTree/noParent`` for the source and where not
  /// reached.
  public let parents: NumberArray<UInt32>

  /// What stands for no arrival; no tie is used on this day.
  public static let never = Int32.max
}

/// A path and the days on which its ties were used, none earlier than the one before it.
public struct TimedPath: Sendable, Equatable {
  public let vertices: [UInt32]
  /// One day a tie.
  public let days: [Int32]
}

extension TimedProjection {
  /// The first day on which each vertex can be reached along ties that hold one after another.
  ///
  /// Who is at a vertex since day `d` uses a tie `[from, to)` on day `max(d, from)` if that is
  /// before `to`, and is at its other end on the same day. A tie that ended before the vertex was
  /// reached does not count. Follows outgoing ties.
  ///
  /// - Parameter start: the day on which the source is reached; `Int32.min` for always.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``,
  ///   ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(entries · log vertices) time on one thread; about 24 bytes a vertex.
  ///
  /// *Determinism:* days are what they are; the parent is the first in order of day and number that
  /// leads to that day.
  ///
  /// *Source:* H. Wu et al., "Path problems in temporal graphs", PVLDB 7(9), 2014, doi
  /// 10.14778/2732939.2732945, with ties that hold for a time instead of moments.
  public func earliestArrivals(
    from source: Int, start: Int32 = .min, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> EarliestArrivals {
    let vertex = try projection.checked(source, "source")
    let n = projection.vertexCount
    try run.reserve(Self.earliestArrivalsByteEstimate(vertexCount: n))
    try run.check()
    return try projection.withRows { (outgoing, _) throws(AnalyticsError) in
      let days = NumberArray<Int32>(repeating: EarliestArrivals.never, count: n)
      let parents = NumberArray<UInt32>(repeating: .max, count: n)
      var heap = VertexHeap()
      defer { heap.free() }
      days.base[source] = start
      heap.insert(Double(start), vertex)
      var steps = 0
      while heap.count > 0 {
        let least = heap.removeLeast()
        let u = Int(least.vertex)
        let day = days.base[u]
        if least.key > Double(day) { continue }
        for entry in outgoing.row(u) {
          let v = Int(outgoing.targets[entry])
          guard let use = use(entry, at: day), use < days.base[v] else { continue }
          days.base[v] = use
          parents.base[v] = least.vertex
          heap.insert(Double(use), UInt32(v))
        }
        steps &+= 1
        if steps & 0xFFFF == 0 {
          try run.check()
          run.progress(min(1, Double(steps) / Double(n)))
        }
      }
      run.progress(1)
      return EarliestArrivals(source: source, days: days, parents: parents)
    }
  }

  /// Bytes that ``earliestArrivals(from:start:run:)`` and a search for a path take beside the
  /// projection, results included.
  public static func earliestArrivalsByteEstimate(vertexCount: Int) -> Int { vertexCount * 24 }

  /// What makes one path better than another.
  public enum Goal: Sendable {
    /// As few ties as can be, among those the earliest arrival.
    case fewestHops
    /// The earliest arrival within the bound, by as few ties as that takes.
    case earliestArrival
  }

  /// A path along ties that hold one after another, or none where there is none of at most
  /// `maxHops` ties.
  ///
  /// Level by level: after `h` levels the earliest arrival by at most `h` ties is known, and only
  /// vertices whose arrival became earlier go on. Ties are used as in
  /// ``earliestArrivals(from:start:run:)``; the path from a vertex to itself has no ties.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``,
  ///   ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(hops · entries) time at worst; 20 bytes for each arrival that became earlier.
  ///
  /// *Determinism:* of equal paths the one found first in order of levels and rows.
  public func timeRespectingPath(
    from source: Int, to target: Int, start: Int32 = .min, maxHops: Int = .max,
    goal: Goal = .fewestHops, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> TimedPath? {
    let (source, target) = try (
      projection.checked(source, "source"), projection.checked(target, "target")
    )
    let maxHops = try projection.checkedHops(maxHops, "maxHops")
    let n = projection.vertexCount
    try run.reserve(Self.earliestArrivalsByteEstimate(vertexCount: n))
    return try projection.withRows { (outgoing, _) throws(AnalyticsError) in
      let days = NumberArray<Int32>(repeating: EarliestArrivals.never, count: n)
      let places = NumberArray<Int>(repeating: -1, count: n)
      var arrivals = [Arrival(vertex: source, day: start, before: -1)]
      days.base[Int(source)] = start
      places.base[Int(source)] = 0
      var level = 0..<1
      var hops = 0
      while hops < maxHops, !level.isEmpty {
        if goal == .fewestHops, places.base[Int(target)] >= 0 { break }
        try run.check()
        for place in level {
          let arrival = arrivals[place]
          for entry in outgoing.row(Int(arrival.vertex)) {
            let v = outgoing.targets[entry]
            guard let use = use(entry, at: arrival.day), use < days.base[Int(v)] else { continue }
            days.base[Int(v)] = use
            let next = Arrival(vertex: v, day: use, before: place)
            let known = places.base[Int(v)]
            if known >= level.upperBound {
              arrivals[known] = next
            } else {
              places.base[Int(v)] = arrivals.count
              arrivals.append(next)
            }
          }
        }
        level = level.upperBound..<arrivals.count
        hops += 1
      }
      let place = places.base[Int(target)]
      return place < 0 ? nil : Self.path(arrivals, place)
    }
  }

  private struct Arrival {
    let vertex: UInt32
    let day: Int32
    /// The place of the arrival before it.
    let before: Int
  }

  private static func path(_ arrivals: [Arrival], _ last: Int) -> TimedPath {
    var vertices: [UInt32] = []
    var days: [Int32] = []
    var place = last
    while place >= 0 {
      vertices.append(arrivals[place].vertex)
      if place > 0 { days.append(arrivals[place].day) }
      place = arrivals[place].before
    }
    return TimedPath(vertices: vertices.reversed(), days: days.reversed())
  }
}
