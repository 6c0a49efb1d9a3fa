import CypherSyntax
import PropertyGraph

/// Whether a node fits a label expression, as a range test: nodes of one label set lie together.
struct NodeTest: Sendable {
  /// Ascending, none touching the next; nil where every visible node fits.
  let ranges: [Range<UInt32>]?

  /// Every node.
  static let any = NodeTest(ranges: nil)

  /// *Complexity:* O(log ranges), and O(1) for up to four.
  @inline(__always)
  func contains(_ node: UInt32) -> Bool {
    guard let ranges else { return true }
    if ranges.count <= 4 {
      for range in ranges where range.contains(node) { return true }
      return false
    }
    return Self.found(node, ranges)
  }

  private static func found(_ node: UInt32, _ ranges: [Range<UInt32>]) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(node)
  }

  /// Those that fit both.
  func intersection(_ other: NodeTest) -> NodeTest {
    guard let ranges else { return other }
    guard let others = other.ranges else { return self }
    return NodeTest(ranges: RangeAlgebra.intersection(ranges, others))
  }
}

extension NodeTest {
  /// - Parameter labels: nil where any node fits.
  init(_ labels: LabelExpression?, _ graph: GraphSnapshot) {
    ranges = labels.map { Self.ranges($0, graph) }
  }

  private static func ranges(
    _ labels: LabelExpression, _ graph: GraphSnapshot
  ) -> [Range<UInt32>] {
    switch labels {
    case .name(let name):
      return graph.label(name.text).map { RangeAlgebra.joined(graph.ranges(of: $0)) } ?? []
    case .any:
      return graph.labels.reduce([]) { found, name in
        RangeAlgebra.union(found, ranges(.name(Name(name, .init(0, 0))), graph))
      }
    case .not(let inner):
      return RangeAlgebra.difference(RangeAlgebra.joined(graph.ranges), ranges(inner, graph))
    case .and(let parts):
      guard let first = parts.first else { return RangeAlgebra.joined(graph.ranges) }
      return parts.dropFirst().reduce(ranges(first, graph)) {
        RangeAlgebra.intersection($0, ranges($1, graph))
      }
    case .or(let parts):
      return parts.reduce([]) { RangeAlgebra.union($0, ranges($1, graph)) }
    }
  }
}

/// Sets of nodes as ascending ranges.
enum RangeAlgebra {
  /// Ranges that touch, put together.
  static func joined(_ ranges: [Range<UInt32>]) -> [Range<UInt32>] {
    var result: [Range<UInt32>] = []
    for range in ranges where !range.isEmpty {
      if let last = result.last, last.upperBound >= range.lowerBound {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  static func union(_ a: [Range<UInt32>], _ b: [Range<UInt32>]) -> [Range<UInt32>] {
    joined((a + b).sorted { $0.lowerBound < $1.lowerBound })
  }

  static func intersection(_ a: [Range<UInt32>], _ b: [Range<UInt32>]) -> [Range<UInt32>] {
    var result: [Range<UInt32>] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let low = max(a[i].lowerBound, b[j].lowerBound)
      let high = min(a[i].upperBound, b[j].upperBound)
      if low < high { result.append(low..<high) }
      if a[i].upperBound < b[j].upperBound { i += 1 } else { j += 1 }
    }
    return result
  }

  /// Those of `a` that are not in `b`.
  static func difference(_ a: [Range<UInt32>], _ b: [Range<UInt32>]) -> [Range<UInt32>] {
    var result: [Range<UInt32>] = []
    var j = 0
    for range in a {
      var from = range.lowerBound
      while j < b.count, b[j].upperBound <= from { j += 1 }
      var k = j
      while k < b.count, b[k].lowerBound < range.upperBound {
        if from < b[k].lowerBound { result.append(from..<b[k].lowerBound) }
        from = max(from, b[k].upperBound)
        k += 1
      }
      if from < range.upperBound { result.append(from..<range.upperBound) }
    }
    return result
  }
}
