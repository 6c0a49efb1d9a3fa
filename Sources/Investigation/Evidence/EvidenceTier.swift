import Workspace

/// How well the identity of the parties of a tie is evidenced, the best first.
public enum EvidenceTier: String, Sendable, Hashable, CaseIterable, Comparable {
  /// An identifier with a right check character on both ends.
  case identifier = "A"
  /// What one publisher uses as its key, even a name: joins rows of that source and no other.
  case sourceKey = "S"
  /// Part of an identifier, and what stands around it.
  case partialIdentifier = "B"
  /// A name, and what stands around it.
  case context = "C"
  /// A name alone: never makes a red lead.
  case name = "D"

  /// Whether a tier is better than another.
  public static func < (a: EvidenceTier, b: EvidenceTier) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .identifier: 0
    case .sourceKey: 1
    case .partialIdentifier: 2
    case .context: 3
    case .name: 4
    }
  }

  /// The tier of one record by the first identifier that it has: A where that is whole and right.
  static func ofRecord(residentID: String?, creditCode: @autoclosure () throws -> String?)
    rethrows -> EvidenceTier
  {
    if let residentID {
      return ResidentID(residentID).map { !$0.isShort } ?? false ? .identifier : .sourceKey
    }
    return try creditCode().flatMap { UnifiedSocialCreditCode($0) } != nil
      ? .identifier : .sourceKey
  }

  /// The tier of each record that a person united with others: that of the weakest judgement among
  /// those that made its party. One that was made without any candidate counts as a name alone.
  static func ofParties(_ judgements: [Judgement]) -> [String: EvidenceTier] {
    var tiers: [String: EvidenceTier] = [:]
    for party in Judgement.parties(judgements) {
      let weakest = party.judgements.map { EvidenceTier(rawValue: $0.tier ?? "") ?? .name }.max()
      for record in party.records { tiers[record] = weakest }
    }
    return tiers
  }
}
