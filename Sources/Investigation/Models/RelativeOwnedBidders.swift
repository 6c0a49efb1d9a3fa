import Declarations
import PropertyGraph

/// KIN-00 and KIN-00T: a tender's approver has a relative, 1 to 3 steps away, who controls a
/// company that bid for it.
///
/// KIN-00 asks who controls now, or on a given day; KIN-00T who controlled on the tender's date,
/// and ignores any other day. One result a (tender, official, relative, company). *Complexity:*
/// O(tenders × kin of the approver × their chains).
struct RelativeOwnedBidders {
  static let asItStands = DetectionModel(
    id: "KIN-00", version: 1, severity: "red",
    title: BilingualText(en: "Bidder controlled by the approver's relative", zh: "审批人亲属控制投标企业"),
    roles: ["tender", "official", "relative", "company"], thirdParties: ["relative"])
  static let onTheTendersDate = DetectionModel(
    id: "KIN-00T", version: 1, severity: "red",
    title: BilingualText(
      en: "Bidder controlled by the approver's relative on the tender's date",
      zh: "招标当日审批人亲属控制投标企业"), roles: ["tender", "official", "relative", "company"],
    thirdParties: ["relative"])

  static let hopsMax = 3

  let caseGraph: CaseGraph
  let model: DetectionModel
  let day: CalendarDate?

  func results() throws -> [ModelResult] {
    let graph = caseGraph.graph
    guard let approved = graph.type("APPROVED_BY"), let bid = graph.type("BID_FOR"),
      let tender = graph.label("Tender")
    else { return [] }
    let approvers = try graph.outgoing(approved)
    let bidders = try graph.incoming(bid)
    let dates = try graph.column("date")
    let kinship = try Kinship(caseGraph)
    let control = try Control(caseGraph)
    var tenders: [UInt32: [(tender: UInt32, time: Control.Time)]] = [:]
    for node in graph.ranges(of: tender).joined() where !bidders.isEmpty(of: node) {
      guard let time = time(of: node, dates) else { continue }
      for official in distinct(approvers.neighbours(of: node)) {
        tenders[official, default: []].append((node, time))
      }
    }
    let officials = tenders.sorted { $0.key < $1.key }
    // Families lie all over the graph: two threads wait for memory side by side.
    let results = try SharedWork.map(officials, threadCount: caseGraph.threadCount) { entry in
      try hits(of: entry.key, entry.value, bidders, kinship, control).map { hit in
        try result(hit, approved, bid, kinship, control)
      }
    }
    return try ResultOrder.sorted(results.flatMap { $0 }, caseGraph)
  }

  private struct Hit {
    var tender: UInt32
    var official: UInt32
    var relative: (node: UInt32, hops: Int)
    var company: UInt32
    var time: Control.Time
  }

  /// All hits of one official's tenders.
  private func hits(
    of official: UInt32, _ tenders: [(tender: UInt32, time: Control.Time)], _ bidders: Adjacency,
    _ kinship: Kinship, _ control: Control
  ) -> [Hit] {
    var hits: [Hit] = []
    for relative in kinship.relatives(of: official, hops: Self.hopsMax)
    where control.hasAny(relative.node) {
      var known: (time: Control.Time, companies: [UInt32])?
      for (tender, time) in tenders {
        if known?.time != time {
          known = (time, control.companies(of: relative.node, at: time))
        }
        guard let companies = known?.companies, !companies.isEmpty else { continue }
        var found: [UInt32] = []
        bidders.forEachNeighbour(of: tender) { company in
          if companies.contains(company), !found.contains(company) { found.append(company) }
        }
        for company in found {
          hits.append(
            Hit(
              tender: tender, official: official, relative: relative, company: company, time: time))
        }
      }
    }
    return hits
  }

  /// The neighbours of a node, each once.
  private func distinct(_ neighbours: [UInt32]) -> [UInt32] {
    neighbours.count < 2 ? neighbours : Set(neighbours).sorted()
  }

  /// When control must hold for a tender; nil where the tender has no date and one is asked for.
  private func time(
    of tender: UInt32, _ dates: NodeColumn?
  ) -> Control.Time? {
    if model.id == Self.asItStands.id { return day.map(Control.Time.day) ?? .now }
    return dates?.date(tender).map(Control.Time.day)
  }

  private func result(
    _ hit: Hit, _ approved: TypeID, _ bid: TypeID, _ kinship: Kinship, _ control: Control
  ) throws -> ModelResult {
    let graph = caseGraph.graph
    let (t, o, c) = (NodeIndex(hit.tender), NodeIndex(hit.official), NodeIndex(hit.company))
    let relative = hit.relative
    let bids = try caseGraph.ties(between: c, and: t, types: [bid])
    var won = false
    for tie in bids where try graph.value("won", of: tie.index) == .boolean(true) { won = true }
    let kin = try kinship.chain(from: hit.official, to: relative.node, hops: relative.hops)!
    let hold = try control.chain(from: relative.node, to: hit.company, at: hit.time)!
    let approval = try caseGraph.ties(between: t, and: o, types: [approved])[0]
    let loop = kin.followed(by: hold)
      .followed(by: EvidencePath(nodes: [c, t], ties: [bids[0]]))
      .followed(by: EvidencePath(nodes: [t, o], ties: [approval]))
    return ModelResult(
      model: model, state: .triggered,
      roles: [
        ("tender", t), ("official", o), ("relative", NodeIndex(relative.node)), ("company", c),
      ],
      values: [
        ("hops", .integer(relative.hops)), ("won", .boolean(won)),
        ("holdings", .integer(hold.ties.count)),
      ], paths: [loop], day: model.id == Self.asItStands.id ? day : nil)
  }
}
