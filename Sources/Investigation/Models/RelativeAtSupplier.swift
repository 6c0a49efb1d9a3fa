import Declarations
import PropertyGraph

/// KIN-00S: somebody inside a public body has a relative at a supplier of a public body.
///
/// The insider is a person with a post, membership, corporate or financial tie to an insider body;
/// a family tie joins insider and relative; the relative has such a tie to the supplier; the
/// supplier has a contract tie to a public body. Ties are read in both directions. One result a
/// triple. Which bodies are meant the dataset or its mapping says, under `bodies`.
struct RelativeAtSupplier {
  static let model = DetectionModel(
    id: "KIN-00S", version: 1, severity: "yellow",
    title: BilingualText(en: "Insider's relative at a public supplier", zh: "内部人员亲属任职于公共供应商"),
    roles: ["insider", "relative", "supplier"], thirdParties: ["relative"])

  let caseGraph: CaseGraph
  let day: CalendarDate?

  /// The types that join a party to its work, to its family, to its contracts.
  private struct Ties {
    let work: [TypeID]
    let family: [TypeID]
    let contract: [TypeID]
  }

  func results() throws -> [ModelResult] {
    let graph = caseGraph.graph
    let insiders = try bodies("insider")
    let buyers = try bodies("public")
    guard !insiders.isEmpty, !buyers.isEmpty, let person = graph.label("Person") else { return [] }

    let ties = Ties(
      work: caseGraph.types(ofKinds: [.post, .membership, .corporate, .financial]),
      family: caseGraph.types(ofKinds: [.family]), contract: caseGraph.types(ofKinds: [.contract]))
    let suppliers = try neighbours(of: buyers, ties.contract)
    var results: [ModelResult] = []
    for insider in try neighbours(of: insiders, ties.work) where graph.has(person, insider) {
      for relative in try neighbours(of: [insider], ties.family) {
        for supplier in try neighbours(of: [relative], ties.work)
        where suppliers.contains(supplier) {
          let office = try first(of: insiders, joinedTo: insider, ties.work)
          let purchase = try first(of: buyers, joinedTo: supplier, ties.contract)
          let path = EvidencePath(
            nodes: [office.node, insider, relative, supplier, purchase.node],
            ties: [
              office.tie, try tie(insider, relative, ties.family)!,
              try tie(relative, supplier, ties.work)!, purchase.tie,
            ])
          results.append(
            ModelResult(
              model: Self.model, state: .triggered,
              roles: [("insider", insider), ("relative", relative), ("supplier", supplier)],
              values: [], paths: [path], day: day))
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

  /// Everyone joined to one of some nodes on the day that was asked for; a loop joins nobody.
  private func neighbours(of nodes: [NodeIndex], _ types: [TypeID]) throws -> Set<NodeIndex> {
    var found: Set<NodeIndex> = []
    for node in nodes {
      try caseGraph.graph.forEachRelationship(of: node, types: types) { tie, direction in
        if let day, !(try caseGraph.graph.interval(of: tie.index).holds(on: day)) { return }
        let other = direction == .outgoing ? tie.to : tie.from
        if other != node { found.insert(other) }
      }
    }
    return found
  }

  /// The tie that joins two parties on the day that was asked for.
  private func tie(
    _ a: NodeIndex, _ b: NodeIndex, _ types: [TypeID]
  ) throws -> Relationship? {
    try caseGraph.ties(between: a, and: b, types: types, day: day).first
  }

  /// The body whose reference comes first among those joined to a party, and the tie.
  private func first(
    of bodies: [NodeIndex], joinedTo party: NodeIndex, _ types: [TypeID]
  ) throws -> (node: NodeIndex, tie: Relationship) {
    var best: (reference: String, node: NodeIndex, tie: Relationship)?
    for body in bodies where body != party {
      guard let tie = try tie(body, party, types) else { continue }
      let reference = try caseGraph.graph.reference(of: body)
      if best == nil || reference < best!.reference { best = (reference, body, tie) }
    }
    return (best!.node, best!.tie)
  }
}
