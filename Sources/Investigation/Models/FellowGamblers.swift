import Declarations
import PropertyGraph

/// COOF-00: an official was fined in a gambling case together with a person who controls a company
/// that bid for a tender of the official.
///
/// A tender is the official's who approved it, or who has or had a post at its buyer. One result a
/// (case, official, person, company, tender); its path is the shortest proof, ties broken by
/// references, to the letter what `COOF-00` of `Queries/models` says. *Complexity:* O(pairs of a
/// case × chains of control × bids).
struct FellowGamblers {
  static let id = "COOF-00"

  let caseGraph: CaseGraph
  let model: DetectionModel
  let day: CalendarDate?

  func results() throws -> [ModelResult] {
    let graph = caseGraph.graph
    guard let cases = graph.label("Case"), let inCase = try TieTable("IN_CASE", graph),
      let post = try TieTable("HOLDS_POST", graph), let bid = try TieTable("BID_FOR", graph),
      let kind = try graph.column("type"),
      let penalty = try graph.column("penalty", of: inCase.type)
    else { return [] }
    let tables = Tables(
      inCase: inCase, penalty: penalty, post: post, bid: bid,
      approved: try TieTable("APPROVED_BY", graph), buyer: try TieTable("BUYER", graph))
    let control = try Control(caseGraph)
    let labels = try Labels(graph)
    let time = day.map(Control.Time.day) ?? .now
    var gambling: [UInt32] = []
    for node in graph.ranges(of: cases).joined() where kind.text(node) == "GAMBLING" {
      gambling.append(node)
    }
    let found = try SharedWork.map(gambling, threadCount: caseGraph.threadCount) { node in
      hits(of: node, tables, labels, control, time)
    }
    let results = try found.joined().map { try result($0, tables, control, time) }
    return try ResultOrder.sorted(results, caseGraph)
  }

  private struct Tables {
    var inCase: TieTable
    var penalty: RelationshipColumn
    var post: TieTable
    var bid: TieTable
    var approved: TieTable?
    var buyer: TieTable?
  }

  private struct Labels {
    var person: LabelID?
    var company: LabelID?
    var tender: LabelID?
    private let graph: GraphSnapshot

    init(_ graph: GraphSnapshot) throws {
      self.graph = graph
      person = graph.label("Person")
      company = graph.label("Company")
      tender = graph.label("Tender")
    }

    func has(_ label: LabelID?, _ node: UInt32) -> Bool {
      label.map { graph.has($0, NodeIndex(node)) } ?? false
    }
  }

  private struct Hit: Hashable {
    var gambling: UInt32
    var official: UInt32
    var person: UInt32
    var company: UInt32
    var tender: UInt32
  }

  private func hits(
    of gambling: UInt32, _ tables: Tables, _ labels: Labels, _ control: Control,
    _ time: Control.Time
  ) -> [Hit] {
    var people: [UInt32] = []
    var officials: [UInt32] = []
    tables.inCase.back.forEachRelationship(of: gambling) { person, position in
      guard labels.has(labels.person, person) else { return }
      if !people.contains(person) { people.append(person) }
      if (tables.penalty.double(Int(position)) ?? 0) > 0, !officials.contains(person),
        !tables.post.out.isEmpty(of: person)
      {
        officials.append(person)
      }
    }
    if officials.isEmpty { return [] }
    var hits: Set<Hit> = []
    for person in people where control.hasAny(person) {
      for company in control.companies(of: person, at: time)
      where labels.has(labels.company, company) {
        tables.bid.out.forEachNeighbour(of: company) { tender in
          for official in officials where official != person {
            guard labels.has(labels.tender, tender), isTheirs(tender, official, tables) else {
              continue
            }
            hits.insert(
              Hit(
                gambling: gambling, official: official, person: person, company: company,
                tender: tender))
          }
        }
      }
    }
    return Array(hits)
  }

  /// Whether an official approved a tender or has or had a post at its buyer.
  private func isTheirs(_ tender: UInt32, _ official: UInt32, _ tables: Tables) -> Bool {
    var isTheirs = false
    tables.approved?.out.forEachNeighbour(of: tender) { if $0 == official { isTheirs = true } }
    tables.buyer?.out.forEachNeighbour(of: tender) { buyer in
      tables.post.out.forEachNeighbour(of: official) { if $0 == buyer { isTheirs = true } }
    }
    return isTheirs
  }

  // MARK: - Evidence

  private func result(
    _ hit: Hit, _ tables: Tables, _ control: Control, _ time: Control.Time
  ) throws -> ModelResult {
    var best: (order: [String], ties: [Relationship])?
    // The shortest hold counts first, then the shortest link, then the references of all ties.
    var holds: [[Relationship]] = []
    control.forEachChain(of: hit.person, at: time) { company, chain in
      if company == hit.company { holds.append(chain) }
    }
    let all = links(hit, tables)
    holds = shortest(holds)
    let links = shortest(all)
    for fine in tables.inCase.ties(from: hit.official, to: hit.gambling)
    where (tables.penalty.double(Int(fine.index.position)) ?? 0) > 0 {
      for beside in tables.inCase.ties(from: hit.person, to: hit.gambling) {
        for hold in holds {
          for bid in tables.bid.ties(from: hit.company, to: hit.tender) {
            for link in links {
              let ties = [fine, beside] + hold + [bid] + link
              let order =
                try hold.map { try caseGraph.graph.reference(of: $0.to) }
                + ties.map { try caseGraph.graph.reference(of: $0.index) }
              if best == nil || ReferenceOrder.precedes(order, best!.order) { best = (order, ties) }
            }
          }
        }
      }
    }
    return ModelResult(
      model: model, state: .triggered,
      roles: zip(
        model.roles, [hit.gambling, hit.official, hit.person, hit.company, hit.tender]
      ).map { ($0, NodeIndex($1)) }, values: [],
      paths: [EvidencePath(from: NodeIndex(hit.official), best!.ties)], day: day)
  }

  /// How a tender is an official's: an approval, or a purchase and a post.
  private func links(_ hit: Hit, _ tables: Tables) -> [[Relationship]] {
    var links: [[Relationship]] = []
    if let approved = tables.approved {
      links += approved.ties(from: hit.tender, to: hit.official).map { [$0] }
    }
    if let buyer = tables.buyer {
      for purchase in buyer.ties(from: hit.tender) {
        links += tables.post.ties(from: hit.official, to: purchase.to.rawValue)
          .map { [purchase, $0] }
      }
    }
    return links
  }

  private func shortest(_ chains: [[Relationship]]) -> [[Relationship]] {
    let length = chains.map(\.count).min()
    return chains.filter { $0.count == length }
  }
}
