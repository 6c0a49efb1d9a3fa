import CypherSyntax
import PropertyGraph

/// Which nodes have fitting labels: a range test, since nodes of one label set lie together.
///
/// *Complexity:* O(1) for one run of nodes, O(log runs) for several.
public struct NodeTest: Sendable {
  /// Every node.
  public static let all = NodeTest(isEverything: true, runs: [])

  /// Whether no node is refused.
  public let isEverything: Bool
  /// The nodes that fit, ascending, apart from each other.
  public let runs: [Range<UInt32>]
  private let first: UInt32
  private let count: UInt32

  private init(isEverything: Bool, runs: [Range<UInt32>]) {
    self.isEverything = isEverything
    self.runs = runs
    first = runs.first?.lowerBound ?? 0
    count = isEverything ? .max : UInt32(runs.first?.count ?? 0)
  }

  /// - Parameter runs: ascending and apart.
  public init(runs: [Range<UInt32>]) { self.init(isEverything: false, runs: runs) }

  @inline(__always)
  public func fits(_ node: UInt32) -> Bool {
    if node &- first < count { return true }
    return runs.count > 1 && isInLaterRun(node)
  }

  private func isInLaterRun(_ node: UInt32) -> Bool {
    var (low, high) = (1, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < runs.count && runs[low].contains(node)
  }
}

extension NodeTest {
  /// The nodes of a snapshot whose labels fit. A label that nobody carries fits nobody.
  public init(_ labels: LabelExpression?, _ snapshot: GraphSnapshot) {
    guard let labels else {
      self = .all
      return
    }
    self.init(runs: Self.runs(labels, snapshot))
  }

  private static func runs(
    _ labels: LabelExpression, _ snapshot: GraphSnapshot
  ) -> [Range<UInt32>] {
    switch labels {
    case .name(let name):
      return union(snapshot.label(name.text).map { snapshot.ranges(of: $0) } ?? [])
    case .any:
      return union(snapshot.labels.flatMap { snapshot.ranges(of: snapshot.label($0)!) })
    case .not(let part):
      return difference(union(snapshot.ranges), runs(part, snapshot))
    case .and(let parts):
      let everyone = union(snapshot.ranges)
      return parts.reduce(everyone) {
        difference($0, difference(everyone, runs($1, snapshot)))
      }
    case .or(let parts):
      return union(parts.flatMap { runs($0, snapshot) })
    }
  }

  /// Runs in any order made ascending and apart.
  private static func union(_ runs: [Range<UInt32>]) -> [Range<UInt32>] {
    var united: [Range<UInt32>] = []
    for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) where !run.isEmpty {
      if let last = united.last, last.upperBound >= run.lowerBound {
        united[united.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, run.upperBound)
      } else {
        united.append(run)
      }
    }
    return united
  }

  /// What is in the one and not in the other, both ascending and apart.
  private static func difference(
    _ runs: [Range<UInt32>], _ others: [Range<UInt32>]
  ) -> [Range<UInt32>] {
    var left: [Range<UInt32>] = []
    var next = 0
    for run in runs {
      var from = run.lowerBound
      while next < others.count, others[next].upperBound <= from { next += 1 }
      var at = next
      while at < others.count, others[at].lowerBound < run.upperBound {
        if from < others[at].lowerBound { left.append(from..<others[at].lowerBound) }
        from = others[at].upperBound
        at += 1
      }
      if from < run.upperBound { left.append(from..<run.upperBound) }
    }
    return left
  }
}
