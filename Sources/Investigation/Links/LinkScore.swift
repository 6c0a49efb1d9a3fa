import Declarations
import Glibc
import PropertyGraph

/// What a link is worth: a product of four factors over its ties, and one over the whole.
///
/// ```text
///   score = Π interest · rarity · validity · evidence  ·  together          0 < score ≤ 1
///
///   interest  what the tie carries: the weight of its type in the ontology, at most 0.999. Of it
///             a holding of share s counts min(1, 0.3 + 1.4 s): 1 % 0.31, 5 % 0.37, 25 % 0.65,
///             from 50 % on 1. A holding without a share counts whole.
///   rarity    of the party that the tie leads to, 1 for the last. With n ties it is
///             1 / max(1, log₂ n − 4)   16 to 32 ties: 1,  64: 1/2,  1024: 1/6
///             1 / max(1, log₂ n)       a place or a thing that is shared: 2 sharers: 1,  4: 1/2,
///                                      1024: 1/10
///   validity  1     it holds on the day asked for; without a day, no end is recorded; or its type
///                   asks for no dates
///             0.9   its end is recorded, and no day was asked for
///             0.8   undated: its type asks for dates and it has none
///   evidence  1 − doubt ^ sources: doubt by the tier of the identities, A 0.02, S 0.05, B 0.1,
///             C 0.2, D 0.5; sources are files of different content, at least one
///   together  1 where there is a day on which all ties hold (an absent end is open), else 0.5
/// ```
///
/// The search adds costs, the negative logarithms of the factors in steps of 2⁻²⁰, as whole
/// numbers: so the order of adding plays no part, and paths of equal cost are truly equal.
struct LinkScore {
  /// The weight of a type that the ontology does not know.
  static let unknownWeight = 0.3
  static let endedFactor = 0.9
  static let undatedFactor = 0.8
  static let apartFactor = 0.5

  /// What the dates of a tie say.
  enum Validity: Int, CaseIterable {
    case holds, ended, undated

    var factor: Double {
      switch self {
      case .holds: 1
      case .ended: LinkScore.endedFactor
      case .undated: LinkScore.undatedFactor
      }
    }
  }

  static func interest(weight: Double, share: Double?) -> Double {
    let weight = max(1e-6, min(weight, 0.999))
    guard let share, share.isFinite else { return weight }
    return weight * min(1, 0.3 + 1.4 * max(share, 0))
  }

  static func rarity(degree: Int, isShared: Bool) -> Double {
    1 / max(1, log2(Double(max(degree, 1))) - (isShared ? 0 : 4))
  }

  /// The doubt that an identity of a tier leaves.
  static func doubt(ofTier tier: EvidenceTier) -> Double {
    switch tier {
    case .identifier: 0.02
    case .sourceKey: 0.05
    case .partialIdentifier: 0.1
    case .context: 0.2
    case .name: 0.5
    }
  }

  static func evidence(tier: EvidenceTier, sources: Int) -> Double {
    1 - pow(doubt(ofTier: tier), Double(max(sources, 1)))
  }

  // MARK: - Costs

  static func cost(ofFactor factor: Double) -> UInt32 {
    UInt32((-log(factor) * 1_048_576).rounded())
  }

  /// To six digits, which is what costs are good for.
  static func score(ofCost cost: UInt32) -> Double {
    let score = exp(-Double(cost) / 1_048_576)
    let scale = pow(10, 5 - log10(score).rounded(.down))
    return (score * scale).rounded() / scale
  }

  static let apartCost = cost(ofFactor: apartFactor)
}

/// The four factors of one tie of a link; see ``LinkScore``.
public struct LinkFactors: Sendable, Hashable {
  public var interest: Double
  public var rarity: Double
  public var validity: Double
  public var evidence: Double

  public var product: Double { interest * rarity * validity * evidence }
}
