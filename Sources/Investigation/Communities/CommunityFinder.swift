import Declarations
import GraphAnalytics
import PropertyGraph

/// Finds the communities of a projection: groups with more ties inside than chance would put there.
///
/// A community is a place to look, not a finding: modularity cuts any graph into parts. Vertices
/// that no tie of the projection touches are left out.
public struct CommunityFinder: Sendable {
  public enum Algorithm: String, Sendable, CaseIterable {
    case leiden, louvain, components
    case labelPropagation = "label-propagation"
  }

  public var on: ProjectionText
  public var algorithm: Algorithm
  public var resolution: Double
  public var seed: UInt64

  public init(
    on: ProjectionText, algorithm: Algorithm = .leiden, resolution: Double = 1, seed: UInt64 = 1
  ) {
    self.on = on
    self.algorithm = algorithm
    self.resolution = resolution
    self.seed = seed
  }

  /// Communities, the largest first, among equals the one with the first member.
  public struct Answer: Sendable {
    public let projection: Projection
    /// How well each community is found again with other seeds, 0...1, where that was asked for.
    public let overlaps: [Double]?
    /// Vertices of each community, ascending.
    public let communities: [[Int]]
    public let modularity: Double
    /// Vertices without a tie.
    public let aloneCount: Int
  }

  /// - Parameters:
  ///   - seedCount: with how many seeds Leiden is run to see which communities stay; 1 for none but
  ///     the answer's.
  ///   - progress: called from any thread with the share that is done, 0...1.
  /// - Throws: `AnalyticsError` for labels, types and numbers that do not fit.
  public func answer(
    _ caseGraph: CaseGraph, seedCount: Int = 1,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> Answer {
    let run = KernelRun(threadCount: caseGraph.threadCount, report: progress)
    let projection = try Projection.of(
      caseGraph.graph, on.request, run: KernelRun(threadCount: caseGraph.threadCount))
    let options = CommunityOptions(resolution: resolution, seed: seed)
    var stability: PartitionStability?
    let membership: NumberArray<UInt32>
    switch algorithm {
    case .leiden:
      if seedCount > 1 {
        let found = try projection.leidenStability(options, seedCount: seedCount, run: run)
        stability = found
        membership = found.partitions[0].membership
      } else {
        membership = try projection.leiden(options, run: run).membership
      }
    case .louvain: membership = try projection.louvain(options, run: run).membership
    case .components: membership = try projection.weakComponents(run: run).labels
    case .labelPropagation:
      membership = try projection.labelPropagation(run: run).membership
    }
    let modularity = try projection.modularity(
      of: membership, resolution: resolution,
      run: KernelRun(threadCount: caseGraph.threadCount))
    var members: [UInt32: [Int]] = [:]
    var aloneCount = 0
    projection.withRows { rows, _ in
      for vertex in 0..<projection.vertexCount {
        if rows.degree(vertex) == 0 {
          aloneCount += 1
        } else {
          members[membership.base[vertex], default: []].append(vertex)
        }
      }
    }
    let communities = members.values.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0]
    }
    return Answer(
      projection: projection,
      overlaps: stability.map { found in
        communities.map { found.meanOverlaps[Int(membership.base[$0[0]])] }
      }, communities: communities, modularity: modularity, aloneCount: aloneCount)
  }
}

extension CommunityFinder.Answer {
  /// The vertices of a community that most ties of the projection lead to, first.
  public func central(_ community: Int, limit: Int) -> [Int] {
    projection.withRows { rows, _ in
      communities[community].map { ($0, rows.degree($0)) }
        .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(limit).map(\.0)
    }
  }

  public func node(_ vertex: Int) -> NodeIndex { NodeIndex(projection.node(of: vertex)) }
}
