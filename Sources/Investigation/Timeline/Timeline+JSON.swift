import Declarations
import PropertyGraph

extension Timeline {
  /// An event as CONTRACT's `timeline` prints it.
  public func json(
    _ event: TimelineEvent, _ language: Language, unmasked: Bool
  ) throws -> JSONText {
    var members: [(String, JSONText)] = [
      ("at", event.day.map { .string($0.description) } ?? .null),
      ("event", .string(event.event[language])),
      (
        "with",
        .array(try event.with.map { try caseGraph.entity($0, unmasked: unmasked).json })
      ), ("amount", Self.json(event.amount)),
      ("sources", .array(caseGraph.sources(event.citations).map(\.json))),
      ("party", try caseGraph.entity(event.party, unmasked: unmasked).json),
      (
        "type",
        event.tie.map { .string(caseGraph.graph.name(of: $0.index.type)) } ?? .null
      ), ("phase", .string(event.phase.rawValue)), ("dated", .boolean(event.isDated)),
    ]
    if let currency = event.amount?.currency { members.append(("currency", .string(currency))) }
    return .object(members)
  }

  private static func json(_ amount: TimelineEvent.Amount?) -> JSONText {
    switch amount?.value {
    case .integer(let number)?: .integer(Int(number))
    case .double(let number)?:
      Int(exactly: number).map { .integer($0) } ?? .number(number)
    default: .null
    }
  }
}
