import Synchronization

/// The triangles of a graph.
public struct Triangles: Sendable {
  /// How many there are, each once.
  public let count: Int
  /// How many each vertex is in.
  public let byVertex: NumberArray<UInt32>
  /// The share of a vertex's pairs of neighbours that are neighbours: 0...1, 0 where it has fewer
  /// than two.
  public let clustering: NumberArray<Double>
  /// The share of all paths of two edges that are closed: 3 · triangles / paths; 0 without any.
  public let transitivity: Double
}

extension Projection {
  /// Counts triangles, in all and at each vertex.
  ///
  /// Edges are pointed from the vertex of lower degree to the higher, so that no vertex points to
  /// many; each vertex marks those it points to and looks for marks two steps away. Direction and
  /// weights are ignored; loops and parallel edges do not count.
  ///
  /// - Throws: ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(edges^1.5) time at worst; 24 bytes a vertex, 4 an edge, and a byte a vertex a
  ///   thread.
  ///
  /// Deterministic: counts are whole numbers. *Source:* Schank and Wagner 2005, doi
  /// 10.1007/11427186_54, algorithm "forward"; clustering by Watts and Strogatz 1998, doi
  /// 10.1038/30918.
  public func triangles(
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Triangles {
    try run.reserve(
      Self.trianglesByteEstimate(
        vertexCount: vertexCount, entryCount: targets.count, threadCount: run.threadCount))
    let forward = try ForwardRows(self, run)
    run.progress(0.3)
    let byVertex = NumberArray<UInt32>(count: vertexCount, zeroed: true)
    let count = Atomic<Int>(0)
    let marks = (0..<run.threadCount).map { _ in
      NumberArray<UInt8>(count: vertexCount, zeroed: true)
    }
    try run.forEachChunk(of: vertexCount, size: 1024) { chunk, worker in
      count.wrappingAdd(
        forward.count(chunk, marks[worker].base, byVertex.base), ordering: .relaxed)
    }
    run.progress(0.95)
    let clustering = NumberArray<Double>(count: vertexCount)
    var paths = 0.0
    for vertex in 0..<vertexCount {
      let degree = Double(forward.degrees.base[vertex])
      let pairs = degree * (degree - 1) / 2
      paths += pairs
      clustering.base[vertex] = pairs > 0 ? Double(byVertex.base[vertex]) / pairs : 0
    }
    run.progress(1)
    let total = count.load(ordering: .relaxed)
    return Triangles(
      count: total, byVertex: byVertex, clustering: clustering,
      transitivity: paths > 0 ? 3 * Double(total) / paths : 0)
  }

  /// How many triangles there are, without the counts at each vertex.
  ///
  /// As ``triangles(run:)``, in less time.
  public func triangleCount(
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Int {
    try run.reserve(
      Self.trianglesByteEstimate(
        vertexCount: vertexCount, entryCount: targets.count, threadCount: run.threadCount))
    let forward = try ForwardRows(self, run)
    run.progress(0.3)
    let count = Atomic<Int>(0)
    let marks = (0..<run.threadCount).map { _ in
      NumberArray<UInt8>(count: vertexCount, zeroed: true)
    }
    try run.forEachChunk(of: vertexCount, size: 1024) { chunk, worker in
      count.wrappingAdd(forward.count(chunk, marks[worker].base, nil), ordering: .relaxed)
    }
    run.progress(1)
    return count.load(ordering: .relaxed)
  }

  /// Bytes that ``triangles(run:)`` takes beside the projection.
  public static func trianglesByteEstimate(
    vertexCount: Int, entryCount: Int, threadCount: Int
  ) -> Int {
    vertexCount * (24 + threadCount) + entryCount * 8
  }
}

/// Each vertex with the neighbours that come after it by degree, then number.
private struct ForwardRows: Sendable {
  let begins: NumberArray<UInt32>
  let ends: NumberArray<UInt32>
  let targets: NumberArray<UInt32>
  /// Different neighbours, without loops.
  let degrees: NumberArray<UInt32>

  init(_ projection: Projection, _ run: KernelRun) throws(AnalyticsError) {
    let n = projection.vertexCount
    let degrees = NumberArray<UInt32>(count: n)
    let begins = NumberArray<UInt32>(count: n + 1)
    let ends = NumberArray<UInt32>(count: n)
    let isDirected = projection.isDirected
    let rows = try projection.withRows { outgoing, incoming throws(AnalyticsError) in
      try run.forEachChunk(of: n, size: 1 << 13) { chunk, _ in
        for vertex in chunk {
          var count: UInt32 = 0
          Self.eachNeighbour(outgoing, incoming, isDirected, vertex) { _ in count &+= 1 }
          degrees.base[vertex] = count
        }
      }
      @Sendable func isAfter(_ other: UInt32, _ vertex: Int) -> Bool {
        let (one, two) = (degrees.base[Int(other)], degrees.base[vertex])
        return one > two || (one == two && Int(other) > vertex)
      }
      // Two passes, so that rows take no more space than they need.
      try run.forEachChunk(of: n, size: 1 << 12) { chunk, _ in
        for vertex in chunk {
          var count: UInt32 = 0
          Self.eachNeighbour(outgoing, incoming, isDirected, vertex) {
            if isAfter($0, vertex) { count &+= 1 }
          }
          begins.base[vertex] = count
        }
      }
      var at: UInt32 = 0
      for vertex in 0..<n {
        let count = begins.base[vertex]
        begins.base[vertex] = at
        at &+= count
      }
      begins.base[n] = at
      let targets = NumberArray<UInt32>(count: Int(at))
      try run.forEachChunk(of: n, size: 1 << 12) { chunk, _ in
        for vertex in chunk {
          var to = Int(begins.base[vertex])
          Self.eachNeighbour(outgoing, incoming, isDirected, vertex) {
            if isAfter($0, vertex) {
              targets.base[to] = $0
              to &+= 1
            }
          }
          ends.base[vertex] = UInt32(to)
        }
      }
      return targets
    }
    self.begins = begins
    self.ends = ends
    self.degrees = degrees
    targets = rows
  }

  /// Calls with each different neighbour but the vertex itself, ascending.
  @inline(__always) private static func eachNeighbour(
    _ outgoing: CSR, _ incoming: CSR, _ isDirected: Bool, _ vertex: Int, _ body: (UInt32) -> Void
  ) {
    var one = Int(outgoing.offsets[vertex])
    let oneEnd = Int(outgoing.offsets[vertex + 1])
    var two = isDirected ? Int(incoming.offsets[vertex]) : 0
    let twoEnd = isDirected ? Int(incoming.offsets[vertex + 1]) : 0
    var last = UInt32(truncatingIfNeeded: vertex)
    var isFirst = true
    while one < oneEnd || two < twoEnd {
      let next: UInt32
      if two >= twoEnd || (one < oneEnd && outgoing.targets[one] <= incoming.targets[two]) {
        next = outgoing.targets[one]
        one &+= 1
      } else {
        next = incoming.targets[two]
        two &+= 1
      }
      if next == UInt32(truncatingIfNeeded: vertex) || (!isFirst && next == last) { continue }
      isFirst = false
      last = next
      body(next)
    }
  }

  /// Counts the triangles whose first corner lies in a chunk.
  func count(
    _ chunk: Range<Int>, _ marks: UnsafeMutablePointer<UInt8>,
    _ byVertex: UnsafeMutablePointer<UInt32>?
  ) -> Int {
    let (begins, ends, targets) = (begins.base, ends.base, targets.base)
    let atomics = byVertex.map {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: Atomic<UInt32>.self)
    }
    var total = 0
    for vertex in chunk {
      let row = Int(begins[vertex])..<Int(ends[vertex])
      if row.count < 2 { continue }
      for at in row { marks[Int(targets[at])] = 1 }
      var own: UInt32 = 0
      for at in row {
        let middle = Int(targets[at])
        var found: UInt32 = 0
        if let atomics {
          for far in Int(begins[middle])..<Int(ends[middle]) where marks[Int(targets[far])] != 0 {
            found &+= 1
            atomics[Int(targets[far])].wrappingAdd(1, ordering: .relaxed)
          }
          if found > 0 { atomics[middle].wrappingAdd(found, ordering: .relaxed) }
        } else {
          for far in Int(begins[middle])..<Int(ends[middle]) {
            found &+= UInt32(marks[Int(targets[far])])
          }
        }
        own &+= found
      }
      for at in row { marks[Int(targets[at])] = 0 }
      total += Int(own)
      if own > 0, let atomics { atomics[vertex].wrappingAdd(own, ordering: .relaxed) }
    }
    return total
  }
}
