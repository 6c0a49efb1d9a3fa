/// A graph of plain arrays that kernels run on: what one question sees of a property graph.
///
/// Vertices are numbered 0 ..< `vertexCount`, in order of their nodes; rows are ascending. No
/// vertex is its own neighbour, and no two entries of a row are equal, unless it was built to keep
/// them.
public final class Projection: Sendable {
  public let vertexCount: Int
  /// Whether `u → v` says nothing of `v → u`. Rows of an undirected one hold each edge twice.
  public let isDirected: Bool

  let offsets: NumberArray<UInt32>
  let targets: NumberArray<UInt32>
  let weights: NumberArray<Double>?
  /// The rows against the direction; none where undirected.
  let reverse:
    (offsets: NumberArray<UInt32>, targets: NumberArray<UInt32>, weights: NumberArray<Double>?)?

  /// Which node of the snapshot each vertex is; none where the vertices are numbers of their own.
  public let nodes: NumberArray<UInt32>?

  init(
    rows: EdgeRows, reverse: EdgeRows?, nodes: NumberArray<UInt32>? = nil
  ) {
    vertexCount = rows.offsets.count - 1
    isDirected = reverse != nil
    offsets = rows.offsets
    targets = rows.targets
    weights = rows.weights
    self.reverse = reverse.map { ($0.offsets, $0.targets, $0.weights) }
    self.nodes = nodes
  }

  /// Edges; an undirected one counts once.
  public var edgeCount: Int { isDirected ? targets.count : targets.count / 2 }
  public var isWeighted: Bool { weights != nil }

  /// Bytes that the arrays take.
  public var byteCount: Int {
    let entry = 4 + (isWeighted ? 8 : 0)
    let side = offsets.count * 4 + targets.count * entry
    return side * (isDirected ? 2 : 1) + (nodes?.count ?? 0) * 4
  }

  /// Runs a kernel over the rows, which live while it runs.
  @inline(__always)
  public func withRows<Result, Failure: Error>(
    _ body: (_ outgoing: CSR, _ incoming: CSR) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    let outgoing = CSR(
      vertexCount: vertexCount, offsets: UnsafePointer(offsets.base),
      targets: UnsafePointer(targets.base), weights: weights.map { UnsafePointer($0.base) })
    guard let reverse else { return try body(outgoing, outgoing) }
    return try body(
      outgoing,
      CSR(
        vertexCount: vertexCount, offsets: UnsafePointer(reverse.offsets.base),
        targets: UnsafePointer(reverse.targets.base),
        weights: reverse.weights.map { UnsafePointer($0.base) }))
  }

  /// The vertex of a node, if it has one. *Complexity:* O(log vertices).
  public func vertex(of node: UInt32) -> Int? {
    guard let nodes else { return node < UInt32(vertexCount) ? Int(node) : nil }
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes.base[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes.base[low] == node ? low : nil
  }

  /// The node of a vertex.
  public func node(of vertex: Int) -> UInt32 {
    precondition(vertex >= 0 && vertex < vertexCount, "no such vertex")
    return nodes.map { $0.base[vertex] } ?? UInt32(vertex)
  }
}
