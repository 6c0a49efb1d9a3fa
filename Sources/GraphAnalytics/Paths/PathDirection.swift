/// Which way a search follows ties. In an undirected projection both are the same.
public enum PathDirection: Sendable {
  case outgoing, incoming
}

extension Projection {
  /// The number of a vertex as kernels use it, or a complaint about the parameter it came from.
  func checked(_ vertex: Int, _ name: String) throws(AnalyticsError) -> UInt32 {
    guard vertex >= 0 && vertex < vertexCount else {
      throw .parameter(
        name: name, found: "\(vertex)", expected: "a vertex from 0 up to \(vertexCount - 1)")
    }
    return UInt32(vertex)
  }

  /// A number of hops cut to what any path without a repeated vertex can have.
  func checkedHops(_ hops: Int, _ name: String) throws(AnalyticsError) -> Int {
    guard hops >= 0 else { throw .parameter(name: name, found: "\(hops)", expected: "0 or more") }
    return min(hops, max(0, vertexCount - 1))
  }
}
