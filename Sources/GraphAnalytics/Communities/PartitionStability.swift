import Glibc

/// How far the communities that Leiden finds depend on its seed.
public struct PartitionStability: Sendable {
  /// The partitions, one a seed, in order of seeds.
  public let partitions: [Communities]
  /// The variation of information between partitions, mean over all pairs, in nats: 0 where all
  /// are equal, at most log(vertices).
  public let meanVariation: Double
  /// The same for each pair `(a, b)` with a < b: (0, 1), (0, 2), …, (1, 2), ….
  public let variations: [Double]
  /// For each community of the first partition, how well it is found again: the largest overlap
  /// (common members over members of either) with a community of another partition, mean over the
  /// others. 0...1; 1 where it always stays together and alone.
  public let meanOverlaps: [Double]
}

extension Projection {
  /// Runs Leiden with several seeds and compares what it finds.
  ///
  /// - Parameters:
  ///   - options: resolution and iterations, and the first seed; the others follow it.
  ///   - seedCount: how many seeds, at least 2; default 5.
  /// - Throws: as ``leiden(_:run:)``, and
  ///   ``AnalyticsError/parameter(name:found:expected:)`` where `seedCount` is below 2.
  /// - Complexity: `seedCount` runs of Leiden and seedCount² · O(vertices); 8 bytes a vertex a seed
  ///   beside what Leiden takes.
  ///
  /// Deterministic as Leiden. *Source:* variation of information, Meilă 2007, doi
  /// 10.1016/j.jmva.2006.11.013; overlaps as Hennig 2007, doi 10.1016/j.csda.2006.11.025.
  public func leidenStability(
    _ options: CommunityOptions = CommunityOptions(), seedCount: Int = 5,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> PartitionStability {
    guard seedCount >= 2 else {
      throw .parameter(name: "seedCount", found: "\(seedCount)", expected: "2 or more")
    }
    try run.reserve(vertexCount * 8 * seedCount)
    var partitions = [Communities]()
    for index in 0..<seedCount {
      var seeded = options
      seeded.seed = options.seed &+ UInt64(index)
      // A run that can be stopped as the whole, but whose progress is only a part of it.
      let silent = KernelRun(
        threadCount: run.threadCount, byteLimit: run.byteLimit,
        shouldStop: { (try? run.check()) == nil })
      partitions.append(try leiden(seeded, run: silent))
      run.progress(Double(index + 1) / Double(seedCount + 1))
    }
    var variations = [Double]()
    var overlaps = [Double](repeating: 0, count: partitions[0].count)
    for one in 0..<seedCount {
      for two in one + 1..<seedCount {
        try run.check()
        let table = PartitionOverlap(partitions[one], partitions[two])
        variations.append(table.variation)
        if one == 0 {
          for (community, overlap) in table.bestOverlaps.enumerated() {
            overlaps[community] += overlap / Double(seedCount - 1)
          }
        }
      }
    }
    run.progress(1)
    return PartitionStability(
      partitions: partitions,
      meanVariation: variations.reduce(0, +) / Double(variations.count), variations: variations,
      meanOverlaps: overlaps)
  }
}

/// How two partitions of the same vertices overlap.
struct PartitionOverlap {
  /// The variation of information, in nats.
  let variation: Double
  /// The largest overlap of each community of the first with one of the second, 0...1.
  let bestOverlaps: [Double]

  /// Members of each first community are counted by second community, one after the other, so sums
  /// are made in one order.
  init(_ one: Communities, _ two: Communities) {
    let n = one.membership.count
    let (sizesOne, sizesTwo) = (one.sizes(), two.sizes())
    let groups = CommunityGroups(labels: one.membership)
    var counts = [Int](repeating: 0, count: two.count)
    var best = [Double](repeating: 0, count: one.count)
    var sum = 0.0
    var position = 0
    while position < n {
      let end = Int(groups.ends.base[position])
      let community = Int(one.membership.base[Int(groups.members.base[position])])
      var met = [Int]()
      for at in position..<end {
        let other = Int(two.membership.base[Int(groups.members.base[at])])
        if counts[other] == 0 { met.append(other) }
        counts[other] += 1
      }
      for other in met {
        let common = Double(counts[other])
        counts[other] = 0
        let (a, b) = (Double(sizesOne[community]), Double(sizesTwo[other]))
        // 2 H(both) - H(one) - H(two), gathered by overlap.
        sum += common * (log(a / common) + log(b / common))
        best[community] = max(best[community], common / (a + b - common))
      }
      position = end
    }
    variation = n == 0 ? 0 : sum / Double(n)
    bestOverlaps = best
  }
}
