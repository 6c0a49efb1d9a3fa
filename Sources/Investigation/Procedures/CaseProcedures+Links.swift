import CypherEngine
import PropertyGraph

/// Link search as a procedure.
extension CaseProcedures {
  static func links(_ store: CaseGraphStore) -> [ProcedureDefinition] {
    [
      definition(
        "guanxi.links",
        [
          .init("from", .node), .init("to", .node), .init("path", .path), .init("score", .float),
          .init("hops", .integer), .init("explanation", .integer), .init("variants", .integer),
          .init("heldFrom", .date), .init("heldTo", .date), .init("heldTogether", .boolean),
          .init("necessary", .list(.relationship)),
        ], store,
        summary:
          "the best distinct links between parties, with score, number of variants, the days "
          + "on which the whole held, and the ties without which there is none; options from, to, "
          + "maxHops, top, minScore, hubLimit, datedOnly, namesAlone, at"
      ) { call in
        let starts = try call.nodes("from")
        let ends = try call.nodes("to")
        let options = try options(&call)
        let search = try LinkSearch(try call.caseGraph(), options)
        let context = call.context
        var pairs = starts.lazy.flatMap { start in ends.lazy.map { (start, $0) } }.makeIterator()
        var ready: [[CypherValue]] = []
        return ProcedureRows {
          while ready.isEmpty, let (start, end) = pairs.next() {
            try context.checkLimits()
            ready = rows(search.search(from: start, to: end), from: start, to: end).reversed()
          }
          return ready.popLast()
        }
      }
    ]
  }

  private static func options(_ call: inout CaseCall) throws -> LinkSearch.Options {
    var options = LinkSearch.Options()
    options.maxHops = try call.options.integer("maxHops", options.maxHops, in: 1...12)
    options.top = try call.options.integer("top", options.top, in: 1...10_000)
    options.minScore = try call.options.number("minScore", 0, in: 0...1)
    options.hubLimit = try call.options.integer("hubLimit", options.hubLimit, in: 0...Int.max)
    options.datedOnly = try call.options.boolean("datedOnly", false)
    options.namesAlone = try call.options.boolean("namesAlone", false)
    options.day = try call.day()
    return options
  }

  private static func rows(
    _ answer: LinkSearch.Answer, from start: NodeIndex, to end: NodeIndex
  ) -> [[CypherValue]] {
    let best = answer.paths.first
    let necessary = (answer.necessarySteps ?? []).map { best!.ties[$0] }
    return answer.explanations.enumerated().map { at, explanation in
      let path = explanation.path
      func date(_ day: CalendarDate?) -> CypherValue {
        day.map { .date(LocalDate($0)) } ?? .null
      }
      return [
        .node(start), .node(end), .path(PathValue(from: start.rawValue, path.ties)),
        .float(path.score), .integer(Int64(path.ties.count)), .integer(Int64(at + 1)),
        .integer(Int64(explanation.variantCount)), date(path.together?.from),
        date(path.together?.to), .boolean(path.together != nil),
        .list(necessary.map { .relationship(RelationshipValue($0)) }),
      ]
    }
  }
}
