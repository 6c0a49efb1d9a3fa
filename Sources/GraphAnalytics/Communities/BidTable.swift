/// Who bid for what: firms and lots with numbers of their own, each bid once.
public struct BidTable: Sendable {
  public let firmCount: Int
  public let lotCount: Int
  /// The bids, by lot and then firm, without doubles.
  public let bids: [(firm: Int, lot: Int)]

  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` where a bid names a firm or lot
  ///   that is not there.
  public init(
    firmCount: Int, lotCount: Int, bids: [(firm: Int, lot: Int)]
  ) throws(AnalyticsError) {
    for bid in bids
    where bid.firm < 0 || bid.firm >= firmCount || bid.lot < 0 || bid.lot >= lotCount {
      throw .parameter(
        name: "bids", found: "firm \(bid.firm), lot \(bid.lot)",
        expected: "firms below \(firmCount) and lots below \(lotCount)")
    }
    self.firmCount = firmCount
    self.lotCount = lotCount
    var ordered = bids.sorted { $0.lot != $1.lot ? $0.lot < $1.lot : $0.firm < $1.firm }
    var kept = 0
    for bid in ordered where kept == 0 || bid != ordered[kept - 1] {
      ordered[kept] = bid
      kept += 1
    }
    ordered.removeSubrange(kept...)
    self.bids = ordered
  }

  /// The co-bidding graph: firms are tied by the share of lots they met in, of all lots that either
  /// bid for (Jaccard), 0...1.
  ///
  /// - Parameter meetingMin: in how many lots two firms must have met to be tied, at least 1.
  /// - Complexity: O(Σ bidders²) over lots.
  public func coBidding(meetingMin: Int = 1) throws(AnalyticsError) -> Projection {
    guard meetingMin >= 1 else {
      throw .parameter(name: "meetingMin", found: "\(meetingMin)", expected: "1 or more")
    }
    let ties = BidTies(self, bids.map { UInt32($0.firm) }).ties.filter { $0.count >= meetingMin }
    return try Projection(
      vertexCount: firmCount, edges: ties.map { ($0.one, $0.two) }, weights: ties.map(\.weight))
  }
}

/// The ties between firms that bids make.
struct BidTies {
  struct Tie {
    let one: Int
    let two: Int
    /// In how many lots they met.
    let count: Int
    /// That over all lots either bid for.
    let weight: Double
  }

  let ties: [Tie]

  /// - Parameter firms: who makes each bid of the table, in place of the firms there.
  init(_ table: BidTable, _ firms: [UInt32]) {
    var lots = [Int](repeating: 0, count: table.firmCount)
    var pairs = [UInt64]()
    var begin = 0
    while begin < firms.count {
      var end = begin
      while end < firms.count, table.bids[end].lot == table.bids[begin].lot { end += 1 }
      let row = firms[begin..<end].sorted()
      for (at, one) in row.enumerated() {
        lots[Int(one)] += 1
        for two in row[(at + 1)...] { pairs.append(UInt64(one) << 32 | UInt64(two)) }
      }
      begin = end
    }
    pairs.sort()
    var ties = [Tie]()
    var at = 0
    while at < pairs.count {
      var end = at
      while end < pairs.count, pairs[end] == pairs[at] { end += 1 }
      let (one, two) = (Int(pairs[at] >> 32), Int(pairs[at] & 0xFFFF_FFFF))
      let met = end - at
      ties.append(
        Tie(
          one: one, two: two, count: met, weight: Double(met) / Double(lots[one] + lots[two] - met))
      )
      at = end
    }
    self.ties = ties
  }
}
