import CypherEngine
import PropertyGraph

/// Kinship as procedures, and the function that asks about two persons.
extension CaseProcedures {
  static func kin(_ store: CaseGraphStore) -> [ProcedureDefinition] {
    [relatives(store), within(store)]
  }

  private static let relativeOutputs: [ProcedureDefinition.Field] = [
    .init("person", .node), .init("relative", .node), .init("term", .string, isOwnWords: true),
    .init("termEn", .string, isOwnWords: true), .init("degree", .integer),
    .init("affinal", .boolean),
    .init("chain", .path),
  ]

  private static func relatives(_ store: CaseGraphStore) -> ProcedureDefinition {
    definition(
      "guanxi.kin", relativeOutputs + [.init("sets", .list(.string), isOwnWords: true)], store,
      summary: "the kin of some persons with the term, degree and chain; options of, degree, at"
    ) { call in
      let persons = try call.nodes("of")
      let degree =
        try call.options.value("degree") == nil
        ? nil : call.options.integer("degree", 0, in: 0...20)
      let day = try call.day()
      let caseGraph = try call.caseGraph()
      let sets = try caseGraph.kinSets()
      return try rows(
        persons, caseGraph, day, degree.map { .degree($0) } ?? .widest, call.context
      ) { relative in
        [
          .list(
            sets.holding(relative, at: day).filter { $0.1 == .member }.map { .text($0.0.name.zh) })
        ]
      }
    }
  }

  private static func within(_ store: CaseGraphStore) -> ProcedureDefinition {
    definition(
      "guanxi.kinWithin", relativeOutputs + [.init("membership", .string, isOwnWords: true)], store,
      summary: "the kin of some persons in a set of the law, member or possible, the set as it "
        + "was on `at` or, where that is given, on the day `law`; options of, set, at, law"
    ) { call in
      let persons = try call.nodes("of")
      guard let name = try call.options.text("set") else {
        throw call.fault("`set` of `guanxi.kinWithin` must name a set, such as '任职回避'")
      }
      let day = try call.day()
      let law = try call.options.day("law")
      let caseGraph = try call.caseGraph()
      let set: KinSet
      do {
        set = try caseGraph.kinSets().named(name, at: law ?? day)
      } catch let error as KinSetError {
        throw call.fault(
          error.message,
          hint: [error.hint, "`law: date(…)` takes the set of another day"].compactMap { $0 }
            .joined(separator: "; "))
      }
      return try rows(persons, caseGraph, day, .set(set), call.context) { relative in
        let membership = set.membership(of: relative)
        return membership == .none ? nil : [.text("\(membership)")]
      }
    }
  }

  /// A row for each relative of each person, persons as asked.
  ///
  /// - Parameter further: what else stands in the row; nil leaves it out.
  private static func rows(
    _ persons: [NodeIndex], _ caseGraph: CaseGraph, _ day: CalendarDate?, _ bound: KinBound,
    _ context: EvaluationContext, _ further: @escaping (Relative) -> [CypherValue]?
  ) throws -> ProcedureRows {
    let finder = try caseGraph.kinFinder()
    var left = persons[...]
    var ready: [[CypherValue]] = []
    return ProcedureRows {
      while ready.isEmpty, let person = left.popFirst() {
        try context.checkLimits()
        for relative in finder.relatives(of: person.rawValue, at: day, within: bound) {
          guard let further = further(relative) else { continue }
          ready.append(
            [
              .node(person), .node(NodeIndex(relative.person)), .text(relative.term.zh),
              .text(relative.term.en), relative.degree.map { .integer(Int64($0)) } ?? .null,
              .boolean(relative.relation.nature == .marriage),
              .path(try path(relative.relation, finder)),
            ] + further)
        }
        ready.reverse()
      }
      return ready.popLast()
    }
  }

  /// The chain of a relation as a path over stored ties; of several that say one step, the first.
  private static func path(_ relation: KinRelation, _ finder: KinFinder) throws -> PathValue {
    PathValue(
      from: relation.start,
      try relation.chain.compactMap { try finder.ties.relationships(of: $0).first })
  }

  /// `guanxi.inSet(a, b, '任职回避')`: whether b is kin to a in a set of the law.
  static func kinFunctions(_ store: CaseGraphStore) -> [FunctionDefinition] {
    [
      FunctionDefinition(
        "guanxi.inSet",
        [.init("person", [.node]), .init("other", [.node]), .init("set", [.string])],
        result: .boolean, isPure: false, category: "casework",
        summary: "Whether two persons are kin in a set of the law, such as '任职回避'; null where "
          + "the records leave it open."
      ) { arguments, context in
        guard case .node(let person) = arguments[0], case .node(let other) = arguments[1],
          case .string(let name) = arguments[2]
        else {
          throw CypherError.runtime(
            .type, "InvalidArgumentType", "`guanxi.inSet` needs two nodes and the name of a set")
        }
        let caseGraph = try store.caseGraph(context)
        return try saying {
          let set = try caseGraph.kinSets().named(name.text, at: context.day)
          let relative = try caseGraph.kinFinder().relative(
            of: person.rawValue, to: other.rawValue, at: context.day, within: .set(set))
          switch relative.map({ set.membership(of: $0) }) ?? .none {
          case .none: return .boolean(false)
          case .possible: return .null
          case .member: return .boolean(true)
          }
        }
      }
    ]
  }
}
