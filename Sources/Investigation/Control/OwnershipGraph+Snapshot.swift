import PropertyGraph

/// Where the parties and holdings of a graph were read.
struct OwnershipSource: Sendable {
  /// The node of each party, ascending.
  let nodes: [UInt32]
  let type: TypeID?
  /// The stored position of each row of holdings.
  let positions: [UInt32]
}

extension OwnershipGraph {
  /// The holdings and roles that one reader of a graph sees.
  ///
  /// Read is the type `OWNS` with the properties `share`, `share_min` and `share_max`, parts of 1:
  /// the bounds hold where they are recorded, the share stands for a bound that is not. Roles are
  /// `LEGAL_REP`, `DIRECTOR`, `SUPERVISOR` and `MANAGER`. Parties are all nodes labelled `Company`
  /// and whoever has such a tie: labelled `Person`, a person; `Org`, a public body; all others are
  /// followed like companies.
  ///
  /// *Complexity:* O(nodes + ties) beside what the graph of plain rows takes.
  public convenience init(_ graph: GraphSnapshot, at time: OwnershipTime = .now) throws(GraphError)
  {
    var isParty = [Bool](repeating: false, count: Int(graph.nodeIndexLimit))
    var ties: [(kind: CompanyRole.Kind?, reader: OwnershipTieReader)] = []
    for kind in [nil] + CompanyRole.Kind.allCases {
      guard let type = graph.type(kind?.rawValue ?? "OWNS") else { continue }
      let reader = try OwnershipTieReader(type, graph)
      ties.append((kind, reader))
    }
    var holdings: [Shareholding] = []
    var positions: [UInt32] = []
    var roles: [CompanyRole] = []
    let ranges = graph.ranges
    for (kind, reader) in ties {
      for range in ranges {
        for node in range {
          reader.out.forEachRelationship(of: node) { other, position in
            isParty[Int(node)] = true
            isParty[Int(other)] = true
            let interval = reader.interval(position)
            if let kind {
              roles.append(CompanyRole(kind, person: node, company: other, interval: interval))
            } else {
              let (low, high) = reader.bounds(position)
              holdings.append(
                Shareholding(
                  holder: node, company: other, low: low, high: high, interval: interval))
              positions.append(position)
            }
          }
        }
      }
    }
    let labels = OwnershipLabels(graph)
    if let company = graph.label("Company") {
      for range in graph.ranges(of: company) {
        for node in range { isParty[Int(node)] = true }
      }
    }
    // Parties take the order of their nodes.
    var numbers = [UInt32](repeating: 0, count: isParty.count)
    var nodes: [UInt32] = []
    var kinds: [OwnershipPartyKind] = []
    for node in isParty.indices where isParty[node] {
      numbers[node] = UInt32(nodes.count)
      nodes.append(UInt32(node))
      kinds.append(labels.kind(NodeIndex(UInt32(node))))
    }
    for row in holdings.indices {
      holdings[row].holder = numbers[Int(holdings[row].holder)]
      holdings[row].company = numbers[Int(holdings[row].company)]
    }
    for row in roles.indices {
      roles[row].person = numbers[Int(roles[row].person)]
      roles[row].company = numbers[Int(roles[row].company)]
    }
    self.init(
      kinds: kinds, holdings: holdings, roles: roles, at: time,
      source: OwnershipSource(nodes: nodes, type: graph.type("OWNS"), positions: positions))
  }

  /// The node of a party; of a graph of plain rows, the number itself.
  public func node(of party: UInt32) -> NodeIndex {
    NodeIndex(source.map { $0.nodes[Int(party)] } ?? party)
  }

  /// The party of a node, or nil where it has no part in ownership.
  ///
  /// *Complexity:* O(log parties).
  public func party(of node: NodeIndex) -> UInt32? {
    guard let source else { return node.rawValue < partyCount ? node.rawValue : nil }
    var (begin, end) = (0, source.nodes.count)
    while begin < end {
      let middle = (begin + end) / 2
      if source.nodes[middle] < node.rawValue { begin = middle + 1 } else { end = middle }
    }
    return begin < source.nodes.count && source.nodes[begin] == node.rawValue
      ? UInt32(begin) : nil
  }

  /// The stored relationship that says a holding; nil in a graph of plain rows.
  public func relationship(of holding: Holding) -> Relationship? {
    guard let source, let type = source.type else { return nil }
    return Relationship(
      index: RelationshipIndex(type: type, position: source.positions[Int(holding.row)]),
      from: node(of: holding.holder), to: node(of: holding.company))
  }
}

private struct OwnershipLabels {
  let graph: GraphSnapshot
  let person: LabelID?
  let company: LabelID?
  let body: LabelID?

  init(_ graph: GraphSnapshot) {
    self.graph = graph
    person = graph.label("Person")
    company = graph.label("Company")
    body = graph.label("Org")
  }

  func kind(_ node: NodeIndex) -> OwnershipPartyKind {
    if let person, graph.has(person, node) { return .person }
    if let company, graph.has(company, node) { return .company }
    if let body, graph.has(body, node) { return .body }
    return .company
  }
}

private struct OwnershipTieReader {
  let out: Adjacency
  private let validity: GraphSnapshot.Validity
  private let share: RelationshipColumn?
  private let least: RelationshipColumn?
  private let most: RelationshipColumn?

  init(_ type: TypeID, _ graph: GraphSnapshot) throws(GraphError) {
    out = try graph.outgoing(type)
    validity = try graph.validity(of: type)
    share = try graph.column("share", of: type)
    least = try graph.column("share_min", of: type)
    most = try graph.column("share_max", of: type)
  }

  func interval(_ position: UInt32) -> ValidityInterval {
    validity.isDated ? validity.interval(Int(position)) : ValidityInterval()
  }

  func bounds(_ position: UInt32) -> (low: Double?, high: Double?) {
    let share = share?.double(Int(position))
    return (
      least?.double(Int(position)) ?? share, most?.double(Int(position)) ?? share
    )
  }
}
