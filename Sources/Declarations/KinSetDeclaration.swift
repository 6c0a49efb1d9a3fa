/// A circle of relatives as one law draws it, in the words of the derivation.
///
/// ```yaml
/// - id: recusal
///   name: {zh: 任职回避, en: recusal from office}
///   aliases: [近姻亲回避]
///   members: [spouse, lineal, collateral 3, [spouse, parent], [child, spouse]]
///   valid-from: 2019-06-01
///   sources:
///     - {law: 公务员法, article: 74 ¶1, text: 2018-12-29, checked: statute}
/// ```
public struct KinSetDeclaration: Sendable, Equatable {
  /// The set; versions of one set share it.
  public var id: String
  public var name: BilingualText
  public var aliases: [String]
  public var members: [KinPattern]
  /// Who may be a member: the text can be read either way.
  public var disputed: [KinPattern]
  /// Members whom no tie of kinship makes known; somebody has to say so.
  public var asserted: [BilingualText]
  public var sources: [LegalSource]
  /// The ISO date from which this version is the law; nil where it is not known.
  public var validFrom: String?
  /// The first ISO date on which it is not any more.
  public var validTo: String?
  /// What is unclear, and how it was read.
  public var note: String?
}

/// A place in the law.
public struct LegalSource: Sendable, Equatable {
  /// How the wording was checked.
  public enum Check: String, Sendable, CaseIterable {
    /// In the full text of the statute.
    case statute
    /// At a page that quotes it.
    case page
    /// By pages that repeat each other.
    case secondary
    /// Not yet.
    case unverified
  }

  public var law: String
  public var article: String
  /// The ISO date of the text that was read.
  public var text: String?
  public var check: Check
}

/// Relatives of one outline.
public enum KinPattern: Sendable, Hashable {
  case spouse
  case kin(Kin)
  case spouseOfKin(Kin)
  case kinOfSpouse(Kin)
  /// The spouses of the spouse's siblings.
  case spouseOfSpousesSibling
  /// Parents or siblings of a child's spouse.
  case kinOfChildsSpouse(Kin)
  /// Parents of a sibling's spouse.
  case parentOfSiblingsSpouse
  case guardian
  case ward

  /// Kin by blood or adoption.
  public enum Kin: Sendable, Hashable {
    /// Ancestors between two degrees, 1 for parents.
    case ancestor(ClosedRange<Int>)
    case descendant(ClosedRange<Int>)
    /// Both; nil is without end.
    case lineal(degreeMax: Int?)
    case sibling(isFull: Bool)
    /// Within so many generations (代), oneself the first; 2 is siblings alone, 3 all up to cousins.
    case collateral(generations: Int)
  }
}
