/// The edges and vertices whose loss splits a connected part.
public struct Bridges: Sendable {
  /// Edges that are the only way between two parts, smaller end first, ascending.
  public let edges: [(Int, Int)]
  /// Vertices that are the only way between two parts, ascending.
  public let vertices: [Int]
}

extension Projection {
  /// Bridges and cut vertices (articulation points).
  ///
  /// Depth first with a stack of its own; an edge is a bridge if nothing beyond it leads back
  /// before it. Direction is ignored, and two opposite edges are two ways; parallel edges are no
  /// bridges, loops do not matter, weights neither.
  ///
  /// - Throws: ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(vertices + edges) time on one thread; 22 bytes a vertex and the result.
  ///
  /// Deterministic. *Source:* Hopcroft and Tarjan 1973, doi 10.1145/362248.362272.
  public func bridges(
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Bridges {
    try run.reserve(Self.bridgesByteEstimate(vertexCount: vertexCount))
    return try withRows { outgoing, incoming throws(AnalyticsError) in
      var search = BridgeSearch(outgoing, isDirected ? incoming : nil)
      for first in 0..<vertexCount where !search.hasSeen(first) {
        try search.explore(from: first, run)
      }
      run.progress(1)
      return search.result()
    }
  }

  /// Bytes that ``bridges(run:)`` takes beside the projection.
  public static func bridgesByteEstimate(vertexCount: Int) -> Int { vertexCount * 22 }
}

private struct BridgeSearch {
  private let outgoing: CSR
  private let incoming: CSR?
  /// When each vertex was found, from 1 on, and the earliest that it or those beyond lead back to.
  private let found: NumberArray<UInt32>
  private let low: NumberArray<UInt32>
  private let cursors: NumberArray<UInt32>
  private let parents: NumberArray<UInt32>
  private let path: NumberArray<UInt32>
  /// Bit 0: a cut vertex. Bit 1: the entry back to the parent was passed.
  private let flags: NumberArray<UInt8>
  private var number: UInt32 = 0
  private var edges = [(Int, Int)]()

  init(_ outgoing: CSR, _ incoming: CSR?) {
    let n = outgoing.vertexCount
    self.outgoing = outgoing
    self.incoming = incoming
    found = NumberArray(count: n, zeroed: true)
    low = NumberArray(count: n)
    cursors = NumberArray(count: n, zeroed: true)
    parents = NumberArray(count: n)
    path = NumberArray(count: n)
    flags = NumberArray(count: n, zeroed: true)
  }

  func hasSeen(_ vertex: Int) -> Bool { found.base[vertex] != 0 }

  /// The next neighbour of a vertex, from both directions one after the other.
  @inline(__always) private func nextNeighbour(_ vertex: Int) -> Int? {
    let at = Int(cursors.base[vertex])
    let degree = outgoing.degree(vertex)
    cursors.base[vertex] &+= 1
    if at < degree { return Int(outgoing.targets[Int(outgoing.offsets[vertex]) + at]) }
    guard let incoming, at - degree < incoming.degree(vertex) else { return nil }
    return Int(incoming.targets[Int(incoming.offsets[vertex]) + at - degree])
  }

  mutating func explore(from first: Int, _ run: KernelRun) throws(AnalyticsError) {
    let (found, low, parents) = (found.base, low.base, parents.base)
    var depth = 1
    var branches = 0
    path.base[0] = UInt32(first)
    parents[first] = .max
    enter(first)
    while depth > 0 {
      let vertex = Int(path.base[depth - 1])
      if let other = nextNeighbour(vertex) {
        if found[other] == 0 {
          parents[other] = UInt32(vertex)
          path.base[depth] = UInt32(other)
          depth += 1
          enter(other)
          if number & 0x3FFF == 0 {
            try run.check()
            run.progress(Double(number) / Double(outgoing.vertexCount))
          }
        } else if UInt32(other) == parents[vertex], flags.base[vertex] & 2 == 0 {
          flags.base[vertex] |= 2
        } else if other != vertex {
          low[vertex] = min(low[vertex], found[other])
        }
        continue
      }
      depth -= 1
      if depth == 0 { break }
      let parent = Int(parents[vertex])
      low[parent] = min(low[parent], low[vertex])
      if low[vertex] > found[parent] { edges.append((min(vertex, parent), max(vertex, parent))) }
      if parent == first {
        branches += 1
      } else if low[vertex] >= found[parent] {
        flags.base[parent] |= 1
      }
    }
    if branches > 1 { flags.base[first] |= 1 }
    try run.check()
  }

  private mutating func enter(_ vertex: Int) {
    number &+= 1
    found.base[vertex] = number
    low.base[vertex] = number
  }

  func result() -> Bridges {
    Bridges(
      edges: edges.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 },
      vertices: (0..<outgoing.vertexCount).filter { flags.base[$0] & 1 != 0 })
  }
}
