import Declarations
import PropertyGraph

/// KIN-00S: somebody inside a public body has a relative at a supplier of a public body.
///
/// The insider is a person with a post, membership, corporate or financial tie to an insider body; a family tie joins insider and
/// relative; the relative has such a tie to the supplier; the supplier has a contract tie to a public body. Ties are read in both
/// directions. One result a triple. Which bodies are meant the dataset or its mapping says, under `bodies`.
struct RelativeAtSupplier {
  static let model = DetectionModel(
    id: "KIN-00S", version: 1, severity: "yellow",
    title: BilingualText(en: "Insider's relative at a public supplier", zh: "内部人员亲属任职于公共供应商"),
    roles: ["insider", "relative", "supplier"], thirdParties: ["relative"])

  let caseGraph: CaseGraph
  let day: CalendarDate?

  func results() throws -> [ModelResult] {
    let graph = caseGraph.graph
    let insiders = try bodies("insider")
    let buyers = try bodies("public")
    let work = caseGraph.types(ofKinds: [.post, .membership, .corporate, .financial])
    let family = caseGraph.types(ofKinds: [.family])
    let contract = caseGraph.types(ofKinds: [.contract])
    guard !insiders.isEmpty, !buyers.isEmpty, let person = graph.label("Person") else { return [] }

    let suppliers = try neighbours(of: buyers, contract)
    var results: [ModelResult] = []
    for insider in try neighbours(of: insiders, work).sorted() where graph.has(person, insider) {
      for relative in try neighbours(of: [insider], family).sorted() where relative != insider {
        for supplier in try neighbours(of: [relative], work).sorted()
        where suppliers.contains(supplier) {
          results.append(
            try result(insider, relative, supplier, insiders, buyers, work, family, contract))
        }
      }
    }
    return try ResultOrder.sorted(results, caseGraph)
  }

  private func bodies(_ role: String) throws -> [NodeIndex] {
    var found: [NodeIndex] = []
    for reference in caseGraph.contents.bodies[role] ?? [] {
      if let node = try caseGraph.node(reference), !found.contains(node) { found.append(node) }
    }
    return found
  }

  private func neighbours(of nodes: [NodeIndex], _ types: [TypeID]) throws -> Set<NodeIndex> {
    var found: Set<NodeIndex> = []
    for node in nodes {
      try caseGraph.graph.forEachRelationship(of: node, types: types) { tie, direction in
        if let day, !(try caseGraph.graph.interval(of: tie.index).holds(on: day)) { return }
        found.insert(direction == .outgoing ? tie.to : tie.from)
      }
    }
    return found
  }

  private func result(
    _ insider: NodeIndex, _ relative: NodeIndex, _ supplier: NodeIndex, _ insiders: [NodeIndex],
    _ buyers: [NodeIndex], _ work: [TypeID], _ family: [TypeID], _ contract: [TypeID]
  ) throws -> ModelResult {
    let office = try first(of: insiders, joinedTo: insider, work)
    let purchase = try first(of: buyers, joinedTo: supplier, contract)
    let nodes = [office.node, insider, relative, supplier, purchase.node]
    let path = EvidencePath(
      nodes: nodes,
      ties: [
        office.tie, try caseGraph.ties(between: insider, and: relative, types: family)[0],
        try caseGraph.ties(between: relative, and: supplier, types: work)[0], purchase.tie,
      ])
    return ModelResult(
      model: Self.model, state: .triggered,
      roles: [("insider", insider), ("relative", relative), ("supplier", supplier)], values: [],
      paths: [path], day: day)
  }

  /// The body whose reference comes first among those joined to a party, and the tie.
  private func first(
    of bodies: [NodeIndex], joinedTo party: NodeIndex, _ types: [TypeID]
  ) throws -> (node: NodeIndex, tie: Relationship) {
    var best: (reference: String, node: NodeIndex, tie: Relationship)?
    for body in bodies {
      guard let tie = try caseGraph.ties(between: body, and: party, types: types).first else { continue }
      let reference = try caseGraph.graph.reference(of: body)
      if best == nil || reference < best!.reference { best = (reference, body, tie) }
    }
    return (best!.node, best!.tie)
  }
}
