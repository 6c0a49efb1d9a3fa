/// How deep each vertex lies in the graph.
public struct KCore: Sendable {
  /// The largest k such that the vertex lies in a part where all have at least k neighbours.
  public let coreNumbers: NumberArray<UInt32>
  /// The largest of them; 0 without edges.
  public let degeneracy: Int
}

extension Projection {
  /// The core number of every vertex: vertices of least degree are taken off until none is left.
  ///
  /// Direction is ignored: entries of both directions count, so two opposite edges count two. Each
  /// parallel edge counts; loops do not. Weights do not matter.
  ///
  /// - Throws: ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + edges) time on one thread; up to 16 bytes a vertex.
  ///
  /// Deterministic: core numbers do not depend on the order. *Source:* Batagelj and Zaversnik 2003,
  /// arXiv cs/0310049.
  public func kCore(run: KernelRun = KernelRun(threadCount: 1)) throws(AnalyticsError) -> KCore {
    let n = vertexCount
    try run.reserve(Self.kCoreByteEstimate(vertexCount: n))
    let cores = NumberArray<UInt32>(count: n, zeroed: true)
    let order = NumberArray<UInt32>(count: n)
    let places = NumberArray<UInt32>(count: n)
    let isDirected = isDirected
    let highest = try withRows { outgoing, incoming throws(AnalyticsError) in
      let (degree, ordered, place) = (cores.base, order.base, places.base)
      var longest = 0
      for vertex in 0..<n {
        var count = 0
        for at in outgoing.row(vertex) where outgoing.targets[at] != UInt32(vertex) { count += 1 }
        if isDirected {
          for at in incoming.row(vertex) where incoming.targets[at] != UInt32(vertex) { count += 1 }
        }
        degree[vertex] = UInt32(count)
        longest = max(longest, count)
      }
      // Vertices by degree, and where those of each degree begin.
      let starts = NumberArray<UInt32>(count: longest + 2, zeroed: true)
      let start = starts.base
      for vertex in 0..<n { start[Int(degree[vertex]) + 1] &+= 1 }
      for size in 0...longest { start[size + 1] &+= start[size] }
      for vertex in 0..<n {
        let at = start[Int(degree[vertex])]
        start[Int(degree[vertex])] &+= 1
        ordered[Int(at)] = UInt32(vertex)
        place[vertex] = at
      }
      for size in stride(from: longest, to: 0, by: -1) { start[size] = start[size - 1] }
      start[0] = 0
      func lower(_ rows: CSR, _ vertex: Int) {
        for at in rows.row(vertex) {
          let other = Int(rows.targets[at])
          let size = Int(degree[other])
          if size <= Int(degree[vertex]) { continue }
          // To the front of its degree, whose begin moves over it.
          let front = start[size]
          let first = Int(ordered[Int(front)])
          if first != other {
            let at = place[other]
            ordered[Int(at)] = UInt32(first)
            place[first] = at
            ordered[Int(front)] = UInt32(other)
            place[other] = front
          }
          start[size] = front &+ 1
          degree[other] &-= 1
        }
      }
      for index in 0..<n {
        if index & 0x3FFF == 0 {
          try run.check()
          run.progress(Double(index) / Double(n))
        }
        let vertex = Int(ordered[index])
        lower(outgoing, vertex)
        if isDirected { lower(incoming, vertex) }
      }
      return n == 0 ? 0 : Int(degree[Int(ordered[n - 1])])
    }
    run.progress(1)
    return KCore(coreNumbers: cores, degeneracy: highest)
  }

  /// Bytes that ``kCore(run:)`` takes beside the projection.
  public static func kCoreByteEstimate(vertexCount: Int) -> Int { vertexCount * 16 }
}
