import PropertyGraph

/// Male or female, where a record says so.
public enum Sex: UInt8, Sendable, Hashable {
  case male = 1
  case female = 2

  public var opposite: Sex { self == .male ? .female : .male }
}

/// What kinship asks about a person; nil is unknown and never guessed at.
public struct KinPerson: Sendable, Hashable {
  public var sex: Sex?
  public var birth: CalendarDate?
  public var death: CalendarDate?

  public init(sex: Sex? = nil, birth: CalendarDate? = nil, death: CalendarDate? = nil) {
    self.sex = sex
    self.birth = birth
    self.death = death
  }
}

/// One stored tie between two persons. Whatever else is kin is derived from these.
public struct KinTie: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// From parent to child.
    case parent(Parentage)
    case spouse
    /// Where parents are unknown; nil says not whether one or both are shared.
    case sibling(SharedParents?)
    /// From guardian to ward.
    case guardian
  }

  public var kind: Kind
  public var from: UInt32
  public var to: UInt32
  public var interval: ValidityInterval

  public init(
    _ kind: Kind, from: UInt32, to: UInt32, interval: ValidityInterval = ValidityInterval()
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.interval = interval
  }
}

/// What makes somebody a parent.
public enum Parentage: Sendable, Hashable {
  case biological
  case adoptive
  /// By marriage to a parent; `raised` says whether the step-parent brought the child up
  /// (民法典 1072), nil where that is not known.
  case step(raised: Bool?)
}

/// How many parents siblings share.
public enum SharedParents: UInt8, Sendable, Hashable {
  case full = 1
  case half = 2
}
