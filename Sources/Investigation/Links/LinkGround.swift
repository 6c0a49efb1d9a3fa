import Declarations
import PropertyGraph

/// What all link searches of one question read: the tables of ties, opened once, and what the
/// labels of nodes say. Any number of threads may read it.
final class LinkGround: Sendable {
  /// One relationship type.
  struct Table: Sendable {
    let name: String
    let type: TypeID
    let out: Adjacency
    let back: Adjacency
    let validity: GraphSnapshot.Validity
    let needsDates: Bool
    let weight: Double
    let cost: UInt32
    /// The share held, where the type has one.
    let share: RelationshipColumn?
    /// Whether a tie may have more than one source row.
    let mayHaveSeveralSources: Bool
  }

  /// Nodes of one set of labels that stand together.
  private struct Run {
    let first: UInt32
    let kind: Int
  }

  /// What labels say.
  private struct Kind {
    /// An industry, a theme: links nobody.
    let isTopic: Bool
    /// A place or a thing: what says something is how many share it.
    let isShared: Bool
  }

  let caseGraph: CaseGraph
  let options: LinkSearch.Options
  let tables: [Table]
  /// Those of the tables, which nobody counts references to.
  let adjacencies: [(out: Adjacency, back: Adjacency)]
  private let runs: [Run]
  private let kinds: [Kind]
  private let residentIDs: NodeColumn?
  private let creditCodes: NodeColumn?

  init(_ caseGraph: CaseGraph, _ options: LinkSearch.Options) throws {
    self.caseGraph = caseGraph
    self.options = options
    let graph = caseGraph.graph
    tables = try graph.types.map { name in
      let type = graph.type(name)!
      let declared = caseGraph.ontology.tie(name)
      let weight = declared?.weight ?? LinkScore.unknownWeight
      return Table(
        name: name, type: type, out: try graph.outgoing(type), back: try graph.incoming(type),
        validity: try graph.validity(of: type), needsDates: caseGraph.needsDates(name),
        weight: weight,
        cost: LinkScore.cost(ofFactor: LinkScore.interest(weight: weight, share: nil)),
        share: name == "OWNS" ? try graph.column("share", of: type) : nil,
        mayHaveSeveralSources: graph.mayHaveSeveralCitations(type))
    }
    adjacencies = tables.map { ($0.out, $0.back) }
    residentIDs = try graph.column("id_card")
    creditCodes = try graph.column("uscc")
    var kinds: [Kind] = []
    var numbers: [[String]: Int] = [:]
    runs = graph.ranges.map { range in
      let labels = graph.labels(of: NodeIndex(range.lowerBound))
      if let known = numbers[labels] { return Run(first: range.lowerBound, kind: known) }
      let category = caseGraph.ontology.nodes(of: labels).first?.category
      kinds.append(
        Kind(isTopic: category == .topic, isShared: category == .place || category == .asset))
      numbers[labels] = kinds.count - 1
      return Run(first: range.lowerBound, kind: kinds.count - 1)
    }
    self.kinds = kinds
  }

  /// A number for the labels of a visible node.
  func kind(of node: UInt32) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].first <= node { low = middle } else { high = middle }
    }
    return runs[low].kind
  }

  /// How many ties this reader sees at a node.
  func degree(of node: UInt32) -> Int {
    var degree = 0
    for (out, back) in adjacencies { degree += out.degree(of: node) + back.degree(of: node) }
    return degree
  }

  func isTopic(_ node: UInt32) -> Bool { kinds[kind(of: node)].isTopic }

  func rarity(of node: UInt32, degree: Int) -> Double {
    LinkScore.rarity(degree: degree, isShared: kinds[kind(of: node)].isShared)
  }

  /// How well the identity of one end of a tie is evidenced; the weaker end speaks for the tie.
  func tier(of node: UInt32) -> EvidenceTier {
    let own = EvidenceTier.ofRecord(
      residentID: residentIDs?.value(node)?.description,
      creditCode: creditCodes?.value(node)?.description)
    return (try? caseGraph.tier(of: NodeIndex(node), byIdentifier: own)) ?? own
  }

  /// How many files of different content say a tie.
  func sourceCount(_ table: Table, _ position: UInt32) -> Int {
    guard table.mayHaveSeveralSources else { return 1 }
    let index = RelationshipIndex(type: table.type, position: position)
    guard let citations = try? caseGraph.graph.citations(of: index) else { return 1 }
    return Set(citations.map(\.source)).count
  }

  /// What the dates of a tie say, or nil where the tie takes no part.
  func validity(_ interval: ValidityInterval, _ table: Table) -> LinkScore.Validity? {
    if let day = options.day, !interval.holds(on: day) { return nil }
    if !interval.isDated, table.needsDates { return options.datedOnly ? nil : .undated }
    return interval.to != nil && options.day == nil ? .ended : .holds
  }
}
