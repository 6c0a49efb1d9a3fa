import CypherEngine
import PropertyGraph

/// Ownership and control as procedures.
extension CaseProcedures {
  static func control(_ store: CaseGraphStore) -> [ProcedureDefinition] {
    [owners(store), holds(store), controls(store)]
  }

  private static func owners(_ store: CaseGraphStore) -> ProcedureDefinition {
    definition(
      "guanxi.owners",
      [
        .init("company", .node), .init("owner", .node), .init("shareMin", .float),
        .init("shareMax", .float), .init("control", .boolean),
        .init("rule", .string, isOwnWords: true),
        .init("chains", .list(.path)), .init("unknown", .float),
      ], store,
      summary: "who holds companies in the end, with shares, control (null: possible), rule and "
        + "chains, and what nobody is known to hold; options company, min, at"
    ) { call in
      let companies = try call.nodes("company")
      let threshold = try call.options.number("min", 0.25, in: 0...1)
      let day = try call.day()
      let caseGraph = try call.caseGraph()
      let context = call.context
      var left = companies[...]
      var ready: [[CypherValue]] = []
      return ProcedureRows {
        while ready.isEmpty, let company = left.popFirst() {
          try context.checkLimits()
          let report = try caseGraph.owners(of: company, from: threshold, on: day)
          ready = report.owners.map { owner in
            [
              .node(company), .node(owner.node), .float(owner.share.low), .float(owner.share.high),
              value(owner.control), owner.basis.map { .text($0.rawValue) } ?? .null,
              .list(owner.chains.map { .path(path($0, report.ownership)) }),
              .float(report.unknown),
            ]
          }.reversed()
        }
        return ready.popLast()
      }
    }
  }

  private static func holds(_ store: CaseGraphStore) -> ProcedureDefinition {
    definition(
      "guanxi.holds",
      [
        .init("holder", .node), .init("company", .node), .init("shareMin", .float),
        .init("shareMax", .float), .init("chains", .list(.path)),
      ], store,
      summary: "the companies that parties hold in the end, directly or through others, with their "
        + "shares and chains; options holder, min, at"
    ) { call in
      let holders = try call.nodes("holder")
      let threshold = try call.options.number("min", 0.25, in: 0...1)
      let day = try call.day()
      let caseGraph = try call.caseGraph()
      let ownership = try caseGraph.ownership(on: day)
      let context = call.context
      var left = holders[...]
      var ready: [[CypherValue]] = []
      return ProcedureRows {
        while ready.isEmpty, let holder = left.popFirst() {
          try context.checkLimits()
          guard let party = ownership.party(of: holder) else { continue }
          for held in ownership.holdings(of: party)
          where held.share.high > 0 && held.share.reaches(threshold) != .no {
            let chains = ownership.chains(from: [party], to: held.party)[0]
            ready.append([
              .node(holder), .node(ownership.node(of: held.party)), .float(held.share.low),
              .float(held.share.high), .list(chains.map { .path(path($0, ownership)) }),
            ])
          }
          ready.reverse()
        }
        return ready.popLast()
      }
    }
  }

  private static func controls(_ store: CaseGraphStore) -> ProcedureDefinition {
    definition(
      "guanxi.controls",
      [
        .init("company", .node), .init("control", .boolean), .init("round", .integer),
        .init("votesMin", .float), .init("votesMax", .float),
      ], store,
      summary: "the companies that parties who act together control by votes (null: possible), "
        + "through others too; options by, majority, plurality, at"
    ) { call in
      let parties = try call.nodes("by")
      let majority = try call.options.number("majority", 0.5, in: 0...0.999)
      let plurality =
        try call.options.value("plurality") == nil
        ? nil : call.options.number("plurality", 1, in: 0...1)
      let day = try call.day()
      let ownership = try call.caseGraph().ownership(on: day)
      let steps = ownership.controlled(
        by: parties.compactMap { ownership.party(of: $0) },
        rule: VotingRule(majority: majority, plurality: plurality))
      return ProcedureRows(
        steps.map { step in
          [
            .node(ownership.node(of: step.company)), value(step.verdict),
            .integer(Int64(step.round)), .float(step.votes.low), .float(step.votes.high),
          ]
        })
    }
  }

  /// What is possible and no more is null.
  private static func value(_ verdict: ShareVerdict) -> CypherValue {
    switch verdict {
    case .yes: .boolean(true)
    case .possible: .null
    case .no: .boolean(false)
    }
  }

  private static func path(_ chain: OwnershipChain, _ ownership: OwnershipGraph) -> PathValue {
    PathValue(
      from: ownership.node(of: chain.parties[0]).rawValue,
      chain.holdings.compactMap { ownership.relationship(of: $0) })
  }
}
