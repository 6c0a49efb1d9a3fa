import PropertyGraph
import Workspace

/// Records that people judged to be one party.
public struct IdentityParty: Sendable {
  /// Stands for the party.
  public var node: NodeIndex
  /// References of the records, by bytes.
  public var members: [String]
  /// The judgements that unite them, oldest first.
  public var judgements: [Judgement]
  /// That of the weakest of them.
  public var tier: EvidenceTier

  /// Who signed, each once.
  public var signers: [String] {
    var seen: Set<String> = []
    return judgements.map(\.by).filter { seen.insert($0).inserted }
  }
}

extension CaseGraph {
  /// The parties of more than one record, by reference.
  ///
  /// *Complexity:* O(judgements · log).
  public func identityParties() throws -> [IdentityParty] {
    try Judgement.parties(contents.judgements).compactMap { party in
      guard let first = party.records.first, let node = try graph.node(reference: first),
        graph.members(of: node).count > 1
      else { return nil }
      return IdentityParty(
        node: node, members: party.records, judgements: party.judgements,
        tier: partyTiers[first] ?? .name)
    }
  }

  public func json(_ party: IdentityParty, unmasked: Bool = false) throws -> JSONText {
    .object([
      ("party", try entity(party.node, unmasked: unmasked).json),
      ("members", .array(party.members.map { .string($0) })),
      ("by", .string(party.signers.joined(separator: ", "))),
      ("judgements", .array(party.judgements.map { .integer(Int($0.id)) })),
      ("tier", .string(party.tier.rawValue)),
    ])
  }

  /// An entry of the quarantine; a resident id is hidden, a contact masked as everywhere.
  public func json(
    _ entry: IdentityQuarantine.Entry, unmasked: Bool = false
  ) throws -> JSONText {
    .object([
      ("field", .string(entry.field)), ("reason", .string(entry.reason.rawValue)),
      ("text", .string(text(of: entry, unmasked: unmasked))), ("records", .integer(entry.records)),
      ("example", try entity(graph.canonical(entry.node), unmasked: unmasked).json),
    ])
  }

  /// What an entry is about, as it may be shown.
  public func text(of entry: IdentityQuarantine.Entry, unmasked: Bool = false) -> String {
    let isPersonal =
      entry.field == "id_card" && entry.reason == .overShared
      || PersonalText.holdsResidentID(entry.text)
    return isPersonal && !unmasked ? "…" : entry.text
  }
}
