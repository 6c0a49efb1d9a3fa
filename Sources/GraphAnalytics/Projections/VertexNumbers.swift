import PropertyGraph

/// Which nodes are vertices, and the number of each.
struct VertexNumbers: Sendable {
  static let none = UInt32.max

  /// The node of each vertex, ascending.
  let nodes: NumberArray<UInt32>
  /// The vertex of each node of the snapshot, or ``none``.
  let vertices: NumberArray<UInt32>

  /// Visible nodes with any of the labels; all visible nodes where none are given.
  init(_ snapshot: GraphSnapshot, labels: [String]) throws(AnalyticsError) {
    var ranges: [Range<UInt32>] = []
    if labels.isEmpty {
      ranges = snapshot.ranges
    } else {
      for name in labels {
        guard let label = snapshot.label(name) else {
          throw .parameter(
            name: "label", found: "`\(name)`",
            expected: "one of " + snapshot.labels.map { "`\($0)`" }.joined(separator: ", "))
        }
        ranges += snapshot.ranges(of: label)
      }
    }
    let vertices = NumberArray<UInt32>(
      repeating: Self.none, count: Int(snapshot.nodeIndexLimit))
    for range in ranges { for node in range { vertices.base[Int(node)] = 0 } }
    var count = 0
    for node in 0..<vertices.count where vertices.base[node] == 0 {
      vertices.base[node] = UInt32(count)
      count += 1
    }
    let nodes = NumberArray<UInt32>(count: count)
    for node in 0..<vertices.count where vertices.base[node] != Self.none {
      nodes.base[Int(vertices.base[node])] = UInt32(node)
    }
    self.nodes = nodes
    self.vertices = vertices
  }

  var count: Int { nodes.count }
}
