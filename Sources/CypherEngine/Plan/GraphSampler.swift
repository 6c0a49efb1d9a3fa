import CypherSyntax
import PropertyGraph

/// Estimates from the graph itself: how many neighbours a step meets, and how many of them fit,
/// tried out on a few nodes spread evenly.
///
/// Deterministic: the same graph gives the same estimates. *Complexity:* O(sample × degree), and at
/// most a few thousand neighbours are looked at.
final class GraphSampler {
  private let graph: GraphSnapshot
  private let context: EvaluationContext
  static let nodesMax = 48
  private static let neighboursMax = 512

  init(_ graph: GraphSnapshot, _ context: EvaluationContext) {
    self.graph = graph
    self.context = context
  }

  /// How many nodes fit, and some of them.
  func nodes(_ labels: LabelExpression?) -> (count: Int, sample: [UInt32]) {
    let ranges = NodeScanOperator.ranges(labels, graph)
    let count = ranges.reduce(0) { $0 + $1.count }
    guard count > 0 else { return (0, []) }
    let wanted = min(count, Self.nodesMax)
    var sample: [UInt32] = []
    var (at, range) = (0, 0)
    for index in 0..<wanted {
      let place = index * count / wanted
      while place - at >= ranges[range].count {
        at += ranges[range].count
        range += 1
      }
      sample.append(ranges[range].lowerBound + UInt32(place - at))
    }
    return (count, sample)
  }

  /// How many neighbours a node has over a step on average, and some of them.
  func step(
    from sample: [UInt32], _ types: LabelExpression?,
    _ direction: RelationshipPattern.Direction, _ labels: LabelExpression?
  ) throws -> (fanOut: Double, sample: [UInt32]) {
    guard !sample.isEmpty else { return (1, []) }
    let walk = try RelationshipWalk(types, direction, context)
    let test = NodeTest(labels, graph)
    var met = 0.0
    var found: [UInt32] = []
    for node in sample {
      for way in walk.ways {
        let degree = way.adjacency.degree(of: node)
        if degree == 0 { continue }
        var (seen, fitting) = (0, 0)
        // A hub is looked at in part.
        struct Enough: Error {}
        do {
          try way.forEachNeighbour(of: node, on: nil) { neighbour in
            seen += 1
            if test.fits(neighbour) {
              fitting += 1
              if found.count < Self.neighboursMax { found.append(neighbour) }
            }
            if seen >= 64 { throw Enough() }
          }
        } catch {}
        met += seen == 0 ? 0 : Double(degree) * Double(fitting) / Double(seen)
      }
    }
    let stride = max(1, found.count / Self.nodesMax)
    let thinned = Swift.stride(from: 0, to: found.count, by: stride).map { found[$0] }
    return (met / Double(sample.count), Array(thinned.prefix(Self.nodesMax)))
  }
}
