/// What the families of tie types have in common, so that a model need not name every type.
public enum TieKind: String, Sendable, Hashable, CaseIterable {
  case family, post, membership, hierarchy, corporate, financial, contract, bid, tender
  case `case`, shared, contact, meeting, donation, other
}

/// What the ontology says of one relationship type.
public struct TieDeclaration: Sendable, Hashable {
  /// What the dates of a tie mean to it.
  public enum Time: String, Sendable, CaseIterable {
    /// It says little without dates; without them it is undated and ranks below a dated one.
    case required
    /// True for life: never undated.
    case permanent
    /// It has no period of its own, or its date stands on the event at its end: never undated.
    case none
  }

  public var type: String
  public var kind: TieKind
  /// The labels it starts from; empty where any will do.
  public var from: [String]
  /// The labels it leads to; empty where any will do.
  public var to: [String]
  /// Read along the arrow: `a` owns `b`.
  public var caption: BilingualText
  /// Read against the arrow: `b` is owned by `a`.
  public var reverseCaption: BilingualText
  /// The direction in which it is written means nothing.
  public var isSymmetric: Bool
  /// In the order of the file; `valid_from` and `valid_to` are not among them, every tie may carry
  /// them.
  public var properties: [PropertyDeclaration]
  public var time: Time
  /// How much interest the tie carries, 0…1; link scoring starts from it.
  public var weight: Double
  /// That the tie exists is itself confidential, as with call records and case files.
  public var isSensitive: Bool

  public init(
    type: String, kind: TieKind, from: [String] = [], to: [String] = [], caption: BilingualText,
    reverseCaption: BilingualText? = nil, isSymmetric: Bool = false,
    properties: [PropertyDeclaration] = [], time: Time, weight: Double, isSensitive: Bool = false
  ) {
    self.type = type
    self.kind = kind
    self.from = from
    self.to = to
    self.caption = caption
    self.reverseCaption = reverseCaption ?? caption
    self.isSymmetric = isSymmetric
    self.properties = properties
    self.time = time
    self.weight = weight
    self.isSensitive = isSensitive
  }

  /// The words between two names, read along the arrow or against it.
  public func caption(forward: Bool, in language: Language) -> String {
    (forward ? caption : reverseCaption)[language]
  }
}
