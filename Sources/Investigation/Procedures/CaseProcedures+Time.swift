import CypherEngine
import Declarations
import Foundation
import PropertyGraph

/// What happened when, and when it became known.
extension CaseProcedures {
  static func time(_ store: CaseGraphStore) -> [ProcedureDefinition] { [timeline(store)] }

  private static func timeline(_ store: CaseGraphStore) -> ProcedureDefinition {
    definition(
      "guanxi.timeline",
      [
        .init("at", .date), .init("event", .string, isOwnWords: true), .init("with", .list(.node)),
        .init("amount", .float), .init("sources", .list(.map), isOwnWords: true),
        .init("party", .node), .init("tie", .relationship),
        .init("phase", .string, isOwnWords: true), .init("dated", .boolean),
      ], store,
      summary: "the events of parties in order, those without a day last; options of, from, to "
        + "(not with it), at, lang"
    ) { call in
      let parties = try call.nodes("of")
      let options = Timeline.Options(
        from: try call.options.day("from"), to: try call.options.day("to"), day: try call.day())
      let language = try call.options.word("lang", Language.en)
      let caseGraph = try call.caseGraph()
      var left = try Timeline(caseGraph, options).events(of: parties)[...]
      return ProcedureRows {
        guard let event = left.popFirst() else { return nil }
        return [
          event.day.map { .date(LocalDate($0)) } ?? .null, .text(event.event[language]),
          .list(event.with.map { .node($0) }), event.amount?.double.map { .float($0) } ?? .null,
          .list(caseGraph.sources(event.citations).map(map)), .node(event.party),
          event.tie.map { .relationship(RelationshipValue($0)) } ?? .null,
          .text(event.phase.rawValue), .boolean(event.isDated),
        ]
      }
    }
  }

  private static func map(_ source: EvidenceStep.Source) -> CypherValue {
    .map(
      CypherMap([
        (ByteString("file"), .text(source.file)), (ByteString("row"), .integer(Int64(source.row))),
      ]))
  }

  // MARK: - Record time

  /// `guanxi.recorded(r)`: when a node or relationship became known, by the times of import of the
  /// sources that state it. What a later source withdrew is no longer in the graph; what was made
  /// by hand has no source: null.
  static func timeFunctions(_ store: CaseGraphStore) -> [FunctionDefinition] {
    [
      FunctionDefinition(
        "guanxi.recorded", [.init("element", [.node, .relationship])], result: .map,
        isPure: false, category: "casework",
        summary: "When the first and the last import that states a node or relationship took "
          + "place, as {first, last}; null for what was made by hand."
      ) { arguments, context in
        let citations: [Citation]
        switch arguments[0] {
        case .node(let node): citations = try context.graph.citations(of: node)
        case .relationship(let found):
          citations = try context.graph.citations(of: found.index)
        default:
          throw CypherError.runtime(
            .type, "InvalidArgumentType", "`guanxi.recorded` needs a node or a relationship")
        }
        let contents = try store.caseGraph(context).contents
        let spans = citations.compactMap { contents.sources[$0.source]?.imported }
        guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
        else { return .null }
        return .map(
          CypherMap([(ByteString("first"), instant(first)), (ByteString("last"), instant(last))]))
      }
    ]
  }

  /// A moment in UTC, whole seconds.
  private static func instant(_ date: Date) -> CypherValue {
    .temporal(
      .dateTime(
        ZonedDateTime(
          seconds: Int64(date.timeIntervalSince1970), nanoseconds: 0, offsetSeconds: 0)))
  }
}
