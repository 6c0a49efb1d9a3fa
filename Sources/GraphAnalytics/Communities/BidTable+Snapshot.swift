import PropertyGraph

/// A table of bids, with the node of each firm and lot.
public struct BidRecords: Sendable {
  public let table: BidTable
  public let firms: NumberArray<UInt32>
  public let lots: NumberArray<UInt32>

  /// The bids of a two-mode request: nodes of its labels are firms, what they share are lots.
  ///
  /// A lot that more firms than the fold's `degreeMax` bid for is left out. The fold's weight plays
  /// no part.
  ///
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` without a fold and for labels and
  ///   types that are not there, ``AnalyticsError/cancelled``; `GraphError` for a damaged file.
  /// - Complexity: O(nodes + bids · log bids).
  public init(_ snapshot: GraphSnapshot, _ request: ProjectionRequest, run: KernelRun) throws {
    guard let fold = request.fold else {
      throw AnalyticsError.parameter(
        name: "through", found: "nothing", expected: "the label of what firms bid for")
    }
    let firms = try VertexNumbers(snapshot, labels: request.labels)
    let lots = try VertexNumbers(snapshot, labels: fold.through)
    let visitors = try Projection.typeNumbers(request, snapshot).map { type throws(GraphError) in
      try TieVisitor(snapshot, type, request)
    }
    let there = try TieList(firms, lots, visitors, isWeighted: false, run)
    let back = try TieList(lots, firms, visitors, isWeighted: false, run)
    var bids = zip(there.starts.buffer, there.ends.buffer).map { (firm: Int($0), lot: Int($1)) }
    bids += zip(back.ends.buffer, back.starts.buffer).map { (firm: Int($0), lot: Int($1)) }
    let all = try BidTable(firmCount: firms.count, lotCount: lots.count, bids: bids)
    var bidderCount = [Int](repeating: 0, count: lots.count)
    for bid in all.bids { bidderCount[bid.lot] += 1 }
    table =
      bidderCount.contains { $0 > fold.degreeMax }
      ? try BidTable(
        firmCount: firms.count, lotCount: lots.count,
        bids: all.bids.filter { bidderCount[$0.lot] <= fold.degreeMax }) : all
    self.firms = firms.nodes
    self.lots = lots.nodes
  }
}
