import Declarations
import PropertyGraph
import Workspace

/// One tie of a path, read in the direction of the path, with its dates and the rows that say so.
public struct EvidenceStep: Sendable, Hashable {
  /// A source row.
  public struct Source: Sendable, Hashable {
    public var file: String
    public var row: Int
    /// The number by which the workspace tells files of one name apart.
    public var number: Int

    public var json: JSONText {
      .object([
        ("file", .string(file)), ("row", .integer(row)), ("source", .integer(number)),
      ])
    }
  }

  public var from: Entity
  public var type: String
  public var to: Entity
  /// Whether the tie is stored in the direction it is read.
  public var isForward: Bool
  public var interval: ValidityInterval
  /// False where the type wants dates and the tie has none.
  public var isDated: Bool
  public var tier: EvidenceTier
  public var sources: [Source]

  public var json: JSONText {
    .object([
      ("from", from.json), ("type", .string(type)), ("to", to.json),
      ("forward", .boolean(isForward)),
      ("validFrom", interval.from.map { .string($0.description) } ?? .null),
      ("validTo", interval.to.map { .string($0.description) } ?? .null),
      ("dated", .boolean(isDated)), ("tier", .string(tier.rawValue)),
      ("sources", .array(sources.map(\.json))),
    ])
  }
}

extension CaseGraph {
  /// The tie between two neighbours of a path as a step.
  func step(
    _ relationship: Relationship, from: NodeIndex, unmasked: Bool = false
  ) throws -> EvidenceStep {
    let isForward = relationship.from == from
    let to = isForward ? relationship.to : relationship.from
    let type = graph.name(of: relationship.index.type)
    let interval = try graph.interval(of: relationship.index)
    let citations = try graph.citations(of: relationship.index)
    return EvidenceStep(
      from: try entity(from, unmasked: unmasked), type: type,
      to: try entity(to, unmasked: unmasked),
      isForward: isForward, interval: interval, isDated: interval.isDated || !needsDates(type),
      tier: max(try tier(of: from), try tier(of: to)),
      sources: sources(citations))
  }

  /// The source rows of some citations.
  public func sources(_ citations: [Citation]) -> [EvidenceStep.Source] {
    citations.map {
      EvidenceStep.Source(
        file: contents.sources[$0.source]?.name ?? "source \($0.source)", row: Int($0.row),
        number: Int($0.source))
    }
  }

  private func tier(of party: NodeIndex) throws -> EvidenceTier {
    try tier(
      of: party,
      byIdentifier: EvidenceTier.ofRecord(
        residentID: try graph.value("id_card", of: party)?.description,
        creditCode: try graph.value("uscc", of: party)?.description))
  }

  /// How well it is evidenced who a party is: of several records as well as the judgements are that
  /// united them, of one by its identifier.
  func tier(of party: NodeIndex, byIdentifier own: EvidenceTier) throws -> EvidenceTier {
    guard !partyTiers.isEmpty, graph.members(of: party).count > 1 else { return own }
    return max(own, partyTiers[try graph.reference(of: party)] ?? .name)
  }

  /// All ties of some types between two different nodes in either direction: in the order of the
  /// types, forward before backward, then by place.
  ///
  /// - Parameter day: only ties that hold on this day; nil is no filter.
  func ties(
    between a: NodeIndex, and b: NodeIndex, types: [TypeID], day: CalendarDate? = nil
  ) throws -> [Relationship] {
    var found: [Relationship] = []
    for type in types {
      let out = try graph.outgoing(type)
      for (from, to) in [(a, b), (b, a)] {
        try out.forEachRelationship(of: from.rawValue) { target, position in
          guard target == to.rawValue else { return }
          let index = RelationshipIndex(type: type, position: position)
          if let day, !(try graph.interval(of: index).holds(on: day)) { return }
          found.append(Relationship(index: index, from: from, to: to))
        }
      }
    }
    return found
  }
}
