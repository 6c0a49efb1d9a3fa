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
    var relatives: [UInt32: [(node: UInt32, hops: Int)]] = [:]
    var controlled: [Held: Set<UInt32>] = [:]
    var results: [ModelResult] = []
    for node in graph.ranges(of: tender).joined() {
      let companies = distinct(bidders.neighbours(of: node))
      guard !companies.isEmpty, let time = time(of: node, dates) else { continue }
      for official in distinct(approvers.neighbours(of: node)) {
        if relatives[official] == nil {
          relatives[official] = kinship.relatives(of: official, hops: Self.hopsMax)
            .filter { control.hasAny($0.node) }
        }
        for relative in relatives[official]! {
          let held = Held(person: relative.node, time: time)
          if controlled[held] == nil {
            controlled[held] = control.companies(of: relative.node, at: time)
          }
          let theirs = controlled[held]!
          guard !theirs.isEmpty else { continue }
          for company in companies where theirs.contains(company) {
            results.append(
              try result(
                tender: node, official, relative, company, time, approved, bid, kinship, control))
          }
        }
      }
    }
    return try ResultOrder.sorted(results, caseGraph)
  }

  /// The neighbours of a node, each once.
  private func distinct(_ neighbours: [UInt32]) -> [UInt32] {
    neighbours.count < 2 ? neighbours : Set(neighbours).sorted()
  }

  private struct Held: Hashable {
    var person: UInt32
    var time: Control.Time
  }

  /// When control must hold for a tender; nil where the tender has no date and one is asked for.
  private func time(
    of tender: UInt32, _ dates: NodeColumn?
  ) -> Control.Time? {
    if model.id == Self.asItStands.id { return day.map(Control.Time.day) ?? .now }
    return dates?.date(tender).map(Control.Time.day)
  }

  private func result(
    tender: UInt32, _ official: UInt32, _ relative: (node: UInt32, hops: Int), _ company: UInt32,
    _ time: Control.Time, _ approved: TypeID, _ bid: TypeID, _ kinship: Kinship, _ control: Control
  ) throws -> ModelResult {
    let graph = caseGraph.graph
    let (t, o, c) = (NodeIndex(tender), NodeIndex(official), NodeIndex(company))
    let bids = try caseGraph.ties(between: c, and: t, types: [bid])
    var won = false
    for tie in bids where try graph.value("won", of: tie.index) == .boolean(true) { won = true }
    let kin = try kinship.chain(from: official, to: relative.node, hops: relative.hops)!
    let hold = try control.chain(from: relative.node, to: company, at: time)!
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
