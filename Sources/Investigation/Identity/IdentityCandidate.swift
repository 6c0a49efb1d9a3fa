import PropertyGraph

/// Two parties that may be one, and what speaks for it. A proposal to a person; nothing is joined
/// by it.
public struct IdentityCandidate: Sendable, Hashable {
  /// What one field says.
  public struct Reason: Sendable, Hashable {
    public var field: String
    public var agrees: Bool
    /// Bits for (above zero) or against the two being one.
    public var weight: Double
    /// It cannot be so if they are one, whatever else agrees.
    public var isContradiction = false

    public var json: JSONText {
      .object([
        ("field", .string(field)), ("agrees", .boolean(agrees)), ("weight", .number(weight)),
      ])
    }
  }

  public var a: NodeIndex
  public var b: NodeIndex
  /// 0 to 1, by ``IdentityWeights``.
  public var score: Double
  /// A, B, C or D; nil where not even the names agree.
  public var tier: EvidenceTier?
  /// In the order of the table of weights.
  public var reasons: [Reason]

  /// The tier with which it is proposed; nil where that cannot be. Two who share an identifier and
  /// contradict all the same are worth a look: one of the two records is wrong.
  var proposedTier: EvidenceTier? {
    let isClash = reasons.contains { ["id_card", "uscc"].contains($0.field) && $0.agrees }
    return contradictions.isEmpty || isClash ? tier : nil
  }

  /// Why the two cannot be one.
  public var contradictions: [Reason] { reasons.filter(\.isContradiction) }
}

extension CaseGraph {
  public func json(
    _ candidate: IdentityCandidate, unmasked: Bool = false, judged: String? = nil
  ) throws -> JSONText {
    var members: [(String, JSONText)] = [
      ("a", try entity(candidate.a, unmasked: unmasked).json),
      ("b", try entity(candidate.b, unmasked: unmasked).json),
      ("score", .number(candidate.score)),
      ("tier", candidate.tier.map { .string($0.rawValue) } ?? .null),
      ("reasons", .array(candidate.reasons.map(\.json))),
    ]
    if let judged { members.append(("judged", .string(judged))) }
    return .object(members)
  }
}
