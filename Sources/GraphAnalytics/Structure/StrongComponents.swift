/// The strong components of a directed graph.
public struct StrongComponents: Sendable {
  /// The component of each vertex, named for its smallest vertex.
  public let labels: NumberArray<UInt32>
  public let count: Int
}

extension Projection {
  /// Which vertices reach each other both ways along directed edges.
  ///
  /// Depth first with a stack of its own. In an undirected graph these are the connected
  /// components. Weights do not matter, loops and parallel edges neither.
  ///
  /// - Returns: for each vertex the smallest vertex of its component, and how many there are.
  /// - Throws: ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + edges) time on one thread; 20 bytes a vertex.
  ///
  /// Deterministic. *Source:* Tarjan 1972, doi 10.1137/0201010; one number a vertex while open, as
  /// Pearce 2016, doi 10.1016/j.ipl.2015.08.010.
  public func strongComponents(
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> StrongComponents {
    let n = vertexCount
    try run.reserve(Self.strongComponentsByteEstimate(vertexCount: n))
    try run.check()
    let labels = NumberArray<UInt32>(repeating: .max, count: n)
    let low = NumberArray<UInt32>(count: n, zeroed: true)
    let cursors = NumberArray<UInt32>(count: n)
    let path = NumberArray<UInt32>(count: n)
    let open = NumberArray<UInt32>(count: n)
    let count = try withRows { outgoing, _ throws(AnalyticsError) in
      let (offsets, targets) = (outgoing.offsets, outgoing.targets)
      let (label, lowest, cursor) = (labels.base, low.base, cursors.base)
      let (way, waiting) = (path.base, open.base)
      // `low` holds the number of the earliest open vertex known to be reached, from 1 on.
      var (number, count, depth, openCount, steps): (UInt32, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
      for first in 0..<n where lowest[first] == 0 {
        way[0] = UInt32(first)
        depth = 1
        while depth > 0 {
          steps &+= 1
          if steps & 0xFFFF == 0 {
            try run.check()
            run.progress(Double(number) / Double(n))
          }
          let vertex = Int(way[depth - 1])
          if lowest[vertex] == 0 {
            number &+= 1
            lowest[vertex] = number
            cursor[vertex] = offsets[vertex]
            waiting[openCount] = UInt32(vertex)
            openCount += 1
          }
          var at = cursor[vertex]
          let end = offsets[vertex + 1]
          while at < end, lowest[Int(targets[Int(at)])] != 0 { at &+= 1 }
          cursor[vertex] = at
          if at < end {
            way[depth] = targets[Int(at)]
            depth += 1
            continue
          }
          depth -= 1
          if Self.close(
            vertex, outgoing, label, lowest, waiting, &openCount)
          {
            count += 1
          }
        }
      }
      return count
    }
    run.progress(1)
    return StrongComponents(labels: labels, count: count)
  }

  /// Ends a vertex whose edges were all followed. Returns whether it completes a component, which
  /// then gets its label.
  private static func close(
    _ vertex: Int, _ rows: CSR, _ label: UnsafeMutablePointer<UInt32>,
    _ lowest: UnsafeMutablePointer<UInt32>, _ waiting: UnsafeMutablePointer<UInt32>,
    _ openCount: inout Int
  ) -> Bool {
    var reached = lowest[vertex]
    for at in rows.row(vertex) {
      let other = Int(rows.targets[at])
      if label[other] == .max { reached = min(reached, lowest[other]) }
    }
    if reached < lowest[vertex] {
      lowest[vertex] = reached
      return false
    }
    var begin = openCount
    var smallest = UInt32.max
    repeat {
      begin -= 1
      smallest = min(smallest, waiting[begin])
    } while waiting[begin] != UInt32(vertex)
    for at in begin..<openCount { label[Int(waiting[at])] = smallest }
    openCount = begin
    return true
  }

  /// Bytes that ``strongComponents(run:)`` takes beside the projection.
  public static func strongComponentsByteEstimate(vertexCount: Int) -> Int { vertexCount * 20 }
}
