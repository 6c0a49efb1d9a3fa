import Synchronization

import Glibc

/// How closely a group of firms bids together, and how much only with itself.
public struct GroupCohesion: Sendable {
  /// The firms, ascending.
  public let members: [Int]
  /// Lots that at least two of them bid for, ascending.
  public let sharedLots: [Int]
  /// Geometric over arithmetic mean of the weights inside, 0...1: how even the ties are. Only ties
  /// that exist enter, so read it with `density`; 0 where there are none.
  public let cohesion: Double
  /// Weight inside over weight inside and crossing, each tie once: 0...1.
  public let exclusivity: Double
  /// The share of pairs of members that ever met, 0...1.
  public let density: Double
  /// The share of rewired tables in which the same firms are at least as cohesive, the table itself
  /// counted with them: 1 / (samples + 1) ... 1.
  public let cohesionP: Double
  public let exclusivityP: Double
}

/// How groups are compared with chance.
public struct GroupCohesionOptions: Sendable {
  /// Rewired tables, at least 1; default 200.
  public var sampleCount: Int
  /// Exchanges tried for each bid, at least 1; default 10.
  public var exchangesPerBid: Int
  public var seed: UInt64

  public init(sampleCount: Int = 200, exchangesPerBid: Int = 10, seed: UInt64 = 1) {
    self.sampleCount = sampleCount
    self.exchangesPerBid = exchangesPerBid
    self.seed = seed
  }

  func validate() throws(AnalyticsError) {
    for (name, value) in [("sampleCount", sampleCount), ("exchangesPerBid", exchangesPerBid)]
    where value < 1 {
      throw .parameter(name: name, found: "\(value)", expected: "1 or more")
    }
  }
}

extension BidTable {
  /// Cohesion and exclusivity of groups, and how often chance gives as much.
  ///
  /// Firms are tied as in ``coBidding(meetingMin:)`` with `meetingMin` 1. cohesion = (Π w)^(1/k) /
  /// (Σ w / k) over the k ties inside; exclusivity = s_in / (s_in + s_out), each tie once. Chance:
  /// two bids exchange their firms where both firms are new to the other lot, many times over,
  /// which keeps the bids of each firm and the bidders of each lot. (This comparison is our own;
  /// p-values say how unusual a group is under it, not that it colludes.)
  ///
  /// - Parameters:
  ///   - groups: the firms of each group, at least 3 and no one twice.
  ///   - options: samples, exchanges, seed.
  /// - Returns: one answer a group, in their order.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)``,
  ///   ``AnalyticsError/memory(needed:allowed:)``, ``AnalyticsError/cancelled``.
  /// - Complexity: O(samples · (exchanges · bids + Σ bidders² · log)) time; workers share samples.
  /// 24
  ///   bytes a pair of bidders a thread.
  ///
  /// Deterministic on any number of threads: each sample has a seed of its own and starts from the
  /// table. *Source:* Wachs and Kertész 2019, doi 10.1038/s41598-019-47198-1; cohesion as coherence
  /// of Onnela et al. 2005, doi 10.1103/PhysRevE.71.065103; exchanges as Strona et al. 2014
  /// describe them, doi 10.1038/ncomms5114.
  public func groupCohesion(
    of groups: [[Int]], _ options: GroupCohesionOptions = GroupCohesionOptions(),
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> [GroupCohesion] {
    try options.validate()
    for group in groups {
      let isValid =
        group.count >= 3 && Set(group).count == group.count
        && group.allSatisfy { $0 >= 0 && $0 < firmCount }
      if !isValid {
        throw .parameter(
          name: "groups", found: "\(group.count) firms", expected: "3 or more different firms")
      }
    }
    try run.reserve(byteEstimate(threadCount: run.threadCount, groupCount: groups.count))
    let firms = bids.map { UInt32($0.firm) }
    let index = GroupIndex(groups, firmCount: firmCount)
    let observed = index.measure(BidTies(self, firms))
    let reached = NumberArray<UInt32>(count: 2 * groups.count, zeroed: true)
    let done = Atomic<Int>(0)
    try run.forEachChunk(of: options.sampleCount, size: 1) { chunk, _ in
      let counts = UnsafeMutableRawPointer(reached.base)
        .assumingMemoryBound(to: Atomic<UInt32>.self)
      for sample in chunk {
        let rewired = self.rewired(
          firms, exchanges: options.exchangesPerBid * bids.count,
          seed: options.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(sample))
        let measures = index.measure(BidTies(self, rewired))
        // A rounding error apart is equal.
        for (group, chance) in measures.enumerated() {
          if chance.cohesion >= observed[group].cohesion - 1e-12 {
            counts[2 * group].wrappingAdd(1, ordering: .relaxed)
          }
          if chance.exclusivity >= observed[group].exclusivity - 1e-12 {
            counts[2 * group + 1].wrappingAdd(1, ordering: .relaxed)
          }
        }
      }
      done.wrappingAdd(chunk.count, ordering: .relaxed)
    }
    run.progress(1)
    let lots = sharedLots(of: index, groupCount: groups.count)
    let samples = Double(options.sampleCount + 1)
    return groups.indices.map { group in
      GroupCohesion(
        members: groups[group].sorted(), sharedLots: lots[group],
        cohesion: observed[group].cohesion, exclusivity: observed[group].exclusivity,
        density: observed[group].density,
        cohesionP: Double(reached.base[2 * group] + 1) / samples,
        exclusivityP: Double(reached.base[2 * group + 1] + 1) / samples)
    }
  }

  /// Bytes that a comparison takes.
  func byteEstimate(threadCount: Int, groupCount: Int) -> Int {
    var pairs = 0
    var begin = 0
    while begin < bids.count {
      var end = begin
      while end < bids.count, bids[end].lot == bids[begin].lot { end += 1 }
      pairs += (end - begin) * (end - begin - 1) / 2
      begin = end
    }
    return threadCount * (pairs * 48 + bids.count * 4 + groupCount * 32)
  }

  /// The firms of the bids after many exchanges.
  func rewired(_ firms: [UInt32], exchanges: Int, seed: UInt64) -> [UInt32] {
    var firms = firms
    if firms.count < 2 { return firms }
    var begins = [Int](repeating: 0, count: firms.count)
    var ends = begins
    var begin = 0
    while begin < bids.count {
      var end = begin
      while end < bids.count, bids[end].lot == bids[begin].lot { end += 1 }
      for at in begin..<end { (begins[at], ends[at]) = (begin, end) }
      begin = end
    }
    var state = seed
    func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      mixed ^= mixed >> 31
      return Int(mixed.multipliedFullWidth(by: UInt64(bound)).high)
    }
    for _ in 0..<exchanges {
      let (one, two) = (below(firms.count), below(firms.count))
      let (a, b) = (firms[one], firms[two])
      if a == b || begins[one] == begins[two] { continue }
      var isFree = true
      for at in begins[one]..<ends[one] where firms[at] == b { isFree = false }
      for at in begins[two]..<ends[two] where firms[at] == a { isFree = false }
      if isFree { (firms[one], firms[two]) = (b, a) }
    }
    return firms
  }

  private func sharedLots(of index: GroupIndex, groupCount: Int) -> [[Int]] {
    var lots = [[Int]](repeating: [], count: groupCount)
    var counts = [Int](repeating: 0, count: groupCount)
    var lot = -1
    for bid in bids {
      if bid.lot != lot {
        for group in counts.indices { counts[group] = 0 }
        lot = bid.lot
      }
      for group in index.groupsOf[bid.firm] {
        counts[group] += 1
        if counts[group] == 2 { lots[group].append(lot) }
      }
    }
    return lots
  }
}

/// Which groups each firm is in, and what ties make of them.
private struct GroupIndex: Sendable {
  struct Measure {
    let cohesion: Double
    let exclusivity: Double
    let density: Double
  }

  let groupsOf: [[Int]]
  private let sizes: [Int]

  init(_ groups: [[Int]], firmCount: Int) {
    var groupsOf = [[Int]](repeating: [], count: firmCount)
    for (group, firms) in groups.enumerated() {
      for firm in firms { groupsOf[firm].append(group) }
    }
    self.groupsOf = groupsOf
    sizes = groups.map(\.count)
  }

  func measure(_ ties: BidTies) -> [Measure] {
    var inside = [Double](repeating: 0, count: sizes.count)
    var touching = inside
    var logs = inside
    var counts = [Int](repeating: 0, count: sizes.count)
    for tie in ties.ties {
      // A tie inside is met from both ends; the second time it is known not to cross.
      for group in groupsOf[tie.one] {
        touching[group] += tie.weight
        if groupsOf[tie.two].contains(group) {
          inside[group] += tie.weight
          logs[group] += log(tie.weight)
          counts[group] += 1
        }
      }
      for group in groupsOf[tie.two] where !groupsOf[tie.one].contains(group) {
        touching[group] += tie.weight
      }
    }
    return sizes.indices.map { group in
      let count = Double(counts[group])
      return Measure(
        cohesion: counts[group] == 0 ? 0 : exp(logs[group] / count) / (inside[group] / count),
        exclusivity: touching[group] > 0 ? inside[group] / touching[group] : 0,
        density: 2 * count / Double(sizes[group] * (sizes[group] - 1)))
    }
  }
}
