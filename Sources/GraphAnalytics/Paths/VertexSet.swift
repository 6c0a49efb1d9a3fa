/// A set of vertices as one bit each.
public struct VertexSet: Sendable {
  public let vertexCount: Int
  let words: NumberArray<UInt64>

  /// - Parameter vertices: each below `vertexCount`.
  public init(vertexCount: Int, _ vertices: some Sequence<UInt32>) {
    self.vertexCount = vertexCount
    words = NumberArray(count: (vertexCount + 63) / 64, zeroed: true)
    for vertex in vertices {
      precondition(vertex < vertexCount, "a vertex that is not there")
      words.base[Int(vertex >> 6)] |= 1 &<< UInt64(vertex & 63)
    }
  }

  @inline(__always) public func contains(_ vertex: UInt32) -> Bool {
    words.base[Int(vertex >> 6)] &>> UInt64(vertex & 63) & 1 != 0
  }
}
