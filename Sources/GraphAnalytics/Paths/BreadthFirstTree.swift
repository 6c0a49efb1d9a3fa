/// Distances in hops from one vertex, and a tree of shortest paths.
public struct BreadthFirstTree: Sendable {
  public let source: Int
  /// Hops from the source by vertex; -1 where it was not reached.
  public let distances: NumberArray<Int32>
  /// By vertex the one before it: the smallest-numbered neighbour that is one hop nearer.
  /// ``noParent`` for the source and for vertices that were not reached.
  public let parents: NumberArray<UInt32>
  /// Vertices reached, with the source.
  public let reachedCount: Int
  /// The greatest distance.
  public let depth: Int

  /// What stands for no parent.
  public static let noParent = UInt32.max

  /// The path from the source to a vertex in the direction of the search, both ends with it, or
  /// none where it was not reached. *Complexity:* O(its length).
  public func path(to vertex: Int) -> [UInt32]? {
    guard distances[vertex] >= 0 else { return nil }
    var path = [UInt32(vertex)]
    while let last = path.last, parents[Int(last)] != Self.noParent {
      path.append(parents[Int(last)])
    }
    path.reverse()
    return path
  }
}
