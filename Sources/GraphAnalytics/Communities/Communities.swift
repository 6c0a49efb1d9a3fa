/// A partition of the vertices into communities.
public struct Communities: Sendable {
  /// The community of each vertex, 0 ..< `count`, numbered by their smallest vertices.
  public let membership: NumberArray<UInt32>
  public let count: Int
  /// How much more weight lies inside communities than chance would put there: -0.5...1 at
  /// resolution 1. 0 where there are no edges.
  public let modularity: Double
  /// How many levels were merged, over all iterations.
  public let levelCount: Int

  /// How many vertices each community has.
  public func sizes() -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for vertex in 0..<membership.count { sizes[Int(membership.base[vertex])] += 1 }
    return sizes
  }
}

extension Communities {
  /// Carries the communities of the last level down to the vertices and numbers them.
  ///
  /// - Parameters:
  ///   - found: communities of the vertices of `base`.
  ///   - order: which vertex each vertex of `base` is, the others being alone; none where they are
  ///     the same.
  init(
    _ base: LevelGraph, _ found: Climbed, order: NumberArray<UInt32>? = nil, vertexCount: Int,
    resolution: Double, _ run: KernelRun
  ) throws(AnalyticsError) {
    var labels = try found.flat(run)
    if let order {
      let (ordered, all) = (labels, NumberArray<UInt32>(repeating: .max, count: vertexCount))
      for position in 0..<order.count {
        all.base[Int(order.base[position])] = ordered.base[position]
      }
      labels = all
    }
    let membership = NumberArray<UInt32>(count: vertexCount)
    let numbers = NumberArray<UInt32>(repeating: .max, count: vertexCount)
    var count: UInt32 = 0
    let (labelOf, numberOf, to) = (labels.base, numbers.base, membership.base)
    for vertex in 0..<vertexCount {
      let label = labelOf[vertex]
      if label == .max || numberOf[Int(label)] == .max {
        if label != .max { numberOf[Int(label)] = count }
        to[vertex] = count
        count &+= 1
      } else {
        to[vertex] = numberOf[Int(label)]
      }
    }
    self.init(
      membership: membership, count: Int(count),
      modularity: try Modularity.of(found.graph, found.labels, resolution: resolution, run),
      levelCount: found.levelCount)
  }
}

/// How communities are searched for.
public struct CommunityOptions: Sendable {
  /// What chance counts against being together: above 1 communities get smaller, below it larger.
  /// Above 0, default 1.
  public var resolution: Double
  /// Decides the order in which vertices choose. Equal seeds give equal communities.
  public var seed: UInt64
  /// How often the search climbs from the vertices, each time from the result of the last: at
  /// least 1, default 1. Further climbs gain little and take about half as long as the first;
  /// Leiden climbs small graphs, of at most 65,536 edges, twice as often.
  public var iterationCount: Int

  public init(resolution: Double = 1, seed: UInt64 = 1, iterationCount: Int = 1) {
    self.resolution = resolution
    self.seed = seed
    self.iterationCount = iterationCount
  }

  func validate() throws(AnalyticsError) {
    guard resolution > 0, resolution.isFinite else {
      throw .parameter(
        name: "resolution", found: "\(resolution)", expected: "a finite number above 0")
    }
    guard iterationCount >= 1 else {
      throw .parameter(name: "iterationCount", found: "\(iterationCount)", expected: "1 or more")
    }
  }
}

/// What the search does that no result's meaning depends on; tests set it to reach every path.
package struct CommunityTuning: Sendable {
  /// Batches a round is cut into.
  package var batchCount = 64
  /// Entries up to which vertices move one after the other.
  package var serialEntryMax = 1 << 17
  package var serialVertexMax = 1 << 14
  /// The share of vertices that may still move when the first level ends; a tenth of it at each
  /// next.
  package var tolerance = 0.01
  package var roundMax = 20
  /// The share of a large level's vertices that must move for the climb to go on above it.
  package var climbTolerance = 0.003
  /// Rounds of the quick sketch that Leiden starts from: at its first level, and above, where more
  /// of them make it slower but no better.
  package var sketchRoundMax = 2
  package var sketchUpperRoundMax = 1

  package init() {}
}
