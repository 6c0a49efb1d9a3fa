/// Neighbours of all vertices in compressed sparse rows: those of vertex `v` stand in `targets`
/// from `offsets[v]` up to `offsets[v + 1]`, ascending.
///
/// A view of plain pointers: valid while the ``Projection`` it came from lives (see
/// ``Projection/withRows(_:)``), copied without counting references. 4 bytes an entry and 4 a
/// vertex.
@frozen public struct CSR: @unchecked Sendable {
  public let vertexCount: Int
  public let offsets: UnsafePointer<UInt32>
  public let targets: UnsafePointer<UInt32>
  /// One weight an entry; none where every tie counts one.
  public let weights: UnsafePointer<Double>?

  @inlinable public init(
    vertexCount: Int, offsets: UnsafePointer<UInt32>, targets: UnsafePointer<UInt32>,
    weights: UnsafePointer<Double>?
  ) {
    self.vertexCount = vertexCount
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  /// How many entries all rows have: each undirected edge twice.
  @inlinable public var entryCount: Int { Int(offsets[vertexCount]) }

  @inlinable public func degree(_ vertex: Int) -> Int {
    Int(offsets[vertex + 1] &- offsets[vertex])
  }

  /// Where the neighbours of a vertex stand.
  @inlinable public func row(_ vertex: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(offsets[vertex]), Int(offsets[vertex + 1])))
  }

  /// Whether two vertices are neighbours. *Complexity:* O(log degree).
  @inlinable public func contains(_ vertex: Int, _ neighbour: UInt32) -> Bool {
    var low = Int(offsets[vertex])
    var high = Int(offsets[vertex + 1])
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < neighbour { low = middle + 1 } else { high = middle }
    }
    return low < Int(offsets[vertex + 1]) && targets[low] == neighbour
  }
}
