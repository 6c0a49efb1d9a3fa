import Declarations
import PropertyGraph

/// Somebody who is kin to a person, and how.
public struct Relative: Sendable {
  public let person: UInt32
  /// The closest relation: blood before marriage, fewer degrees, then the order of the walk.
  public let relation: KinRelation
  /// The others, closest first: cousins who married, kin on both sides.
  public let others: [KinRelation]

  /// The degree of the closest relation; none of guardians.
  public var degree: Int? { relation.degree }
  /// What to call the relative.
  public var term: BilingualText { relation.term }
  /// All relations, the closest first.
  public var relations: [KinRelation] { [relation] + others }
}

/// What makes two persons kin.
public enum KinNature: String, Sendable, Hashable, CaseIterable {
  case blood, adoption, step, marriage, guardianship
}

/// One chain of kinship from a person to a relative.
public struct KinRelation: Sendable {
  /// One letter of the chain.
  struct Link: Sendable, BitwiseCopyable {
    var node: UInt32
    var entry: UInt32
    var secondEntry: UInt32
    var letter: UInt8
    var shared: UInt8

    var isOverParent: Bool { secondEntry != KinWalk.none }
  }

  public let shape: KinShape
  let flags: KinWalk.Flags
  /// The person from whom the chain starts.
  public let start: UInt32
  let links: [Link]
  let context: KinContext

  /// Whom the chain leads to.
  public var end: UInt32 { links[links.count - 1].node }

  public var nature: KinNature {
    if shape.form == .guardianship { return .guardianship }
    if shape.isStep || flags.contains(.step) { return .step }
    if shape.form != .blood { return .marriage }
    return flags.contains(.adoption) ? .adoption : .blood
  }

  /// Degree by the Roman count; none of guardians and former spouses.
  public var degree: Int? { isFormer ? nil : shape.degree }

  /// A marriage that was ended by divorce, or by a death after which the policy lets it count no
  /// more. Such a spouse is in no set and makes nobody else kin.
  public var isFormer: Bool { !flags.isDisjoint(with: [.divorced, .widowed]) }

  /// Whether a spouse on the chain has died.
  public var isLate: Bool { !flags.isDisjoint(with: [.late, .widowed]) }

  /// A step relative who may as well be a parent or child whose own tie nobody recorded.
  public var isUncertain: Bool { flags.contains(.uncertain) }

  /// Whether the chain goes up alone or down alone, through no marriage.
  public var isLineal: Bool { shape.form == .blood && (shape.up == 0 || shape.down == 0) }
  public var isCollateral: Bool { shape.form == .blood && shape.up > 0 && shape.down > 0 }

  /// Generations by the count of the marriage law (代), oneself the first: parents 2, grandparents
  /// 3, siblings 2, cousins 3. Only of blood and adoption.
  public var generations: Int? {
    guard shape.form == .blood else { return nil }
    return Int(max(shape.up, shape.down)) + 1
  }

  /// How many generations the relative stands below the person; above it is negative.
  public var generationsBelow: Int {
    let own = Int(shape.down) - Int(shape.up)
    return switch shape.form {
    case .kinOfChildsSpouse: own + 1
    case .kinOfParentsSpouse: own - 1
    default: own
    }
  }

  /// How many parents siblings share; nil where they are no siblings or it is not known.
  public var sharedParents: SharedParents? {
    guard shape == KinShape(.blood, 1, 1), let link = links.last else { return nil }
    return SharedParents(rawValue: link.shared)
  }

  /// The parent over whom siblings are known to be siblings.
  var sharedParent: UInt32? {
    guard let link = links.last, link.isOverParent else { return nil }
    return context.ties.view.neighbours[Int(link.entry)]
  }

  /// The stored ties of the chain, from the person to the relative.
  public var chain: [KinStep] {
    let view = context.ties.view
    var steps: [KinStep] = []
    var at = start
    for link in links {
      steps.append(view.step(from: at, entry: link.entry))
      if link.isOverParent {
        steps.append(view.step(from: steps[steps.count - 1].end, entry: link.secondEntry))
      }
      at = link.node
    }
    return steps
  }

  /// The persons of the chain, both ends among them.
  public var nodes: [UInt32] { [start] + chain.map(\.end) }
}

/// What relations need to explain themselves.
final class KinContext: Sendable {
  let ties: KinTies
  let policy: KinPolicy
  let terms: KinTerms

  init(_ ties: KinTies, _ policy: KinPolicy, _ terms: KinTerms) {
    self.ties = ties
    self.policy = policy
    self.terms = terms
  }
}
