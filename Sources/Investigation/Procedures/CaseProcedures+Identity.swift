import CypherEngine
import PropertyGraph

/// Identity as a procedure: who may be the same party, for a person to judge.
extension CaseProcedures {
  /// ```text
  ///   CALL guanxi.similar('person:17', {tier: 'C'}) YIELD node, score, tier, reasons
  /// ```
  static func identity(_ store: CaseGraphStore) -> [ProcedureDefinition] {
    let name = "guanxi.similar"
    return [
      ProcedureDefinition(
        name, parameters: [.init("party", .any), .init("options", .map)], requiredCount: 1,
        outputs: [
          .init("node", .node), .init("score", .float), .init("tier", .string, isOwnWords: true),
          .init("reasons", .list(.map), isOwnWords: true),
        ],
        summary: "parties that may be the same as one, given as a node or a reference, with score, "
          + "tier and reasons; options tier (the weakest, D), limit (100)"
      ) { arguments, context in
        var call = try CaseCall(name, Array(arguments.dropFirst()), context, store)
        var options = IdentityMatcher.Options()
        options.limit = try call.options.integer("limit", 100, in: 0...10_000)
        if let text = try call.options.text("tier") {
          guard let tier = EvidenceTier(rawValue: text), tier != .sourceKey else {
            throw call.fault("`tier` of `\(name)` must be 'A', 'B', 'C' or 'D'")
          }
          options.lowest = tier
        }
        let caseGraph = try call.caseGraph()
        guard let party = try party(arguments[0], caseGraph, call) else {
          return ProcedureRows([])
        }
        let answer = try IdentityMatcher(caseGraph).candidates(of: party, options)
        return ProcedureRows(
          answer.candidates.map { found in
            let candidate = found.candidate
            return [
              .node(candidate.a == party ? candidate.b : candidate.a), .float(candidate.score),
              candidate.tier.map { .text($0.rawValue) } ?? .null,
              .list(candidate.reasons.map(value)),
            ]
          })
      }
    ]
  }

  private static func party(
    _ value: CypherValue, _ caseGraph: CaseGraph, _ call: CaseCall
  ) throws -> NodeIndex? {
    switch value {
    case .null: return nil
    case .node(let node): return node
    case .string(let reference):
      if let node = try caseGraph.graph.node(reference: reference.text) { return node }
      throw call.fault("`guanxi.similar` was given a reference that names nobody")
    default: throw call.fault("`guanxi.similar` needs a node or a reference such as 'person:17'")
    }
  }

  private static func value(_ reason: IdentityCandidate.Reason) -> CypherValue {
    .map(
      CypherMap([
        ("field", .text(reason.field)), ("agrees", .boolean(reason.agrees)),
        ("weight", .float(reason.weight)),
      ]))
  }
}
