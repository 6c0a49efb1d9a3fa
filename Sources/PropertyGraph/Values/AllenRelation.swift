/// How two intervals lie to each other: exactly one of thirteen ways.
///
/// ```text
///   before        ███ ···       met-by, after …  the same, read from the other
///   meets         ███···
///   overlaps      ██▒▒··         ▒ both
///   starts        ▒▒▒··
///   during        ··▒▒··
///   finishes      ··▒▒▒
///   equals        ▒▒▒▒▒
/// ```
///
/// Source: Allen (1983), doi:10.1145/182.358434.
public enum AllenRelation: String, Sendable, Hashable, CaseIterable {
  case before, meets, overlaps, starts, during, finishes, equals
  case finishedBy = "finished-by"
  case contains
  case startedBy = "started-by"
  case overlappedBy = "overlapped-by"
  case metBy = "met-by"
  case after

  /// The way the second lies to the first.
  public var converse: AllenRelation {
    switch self {
    case .before: .after
    case .meets: .metBy
    case .overlaps: .overlappedBy
    case .starts: .startedBy
    case .during: .contains
    case .finishes: .finishedBy
    case .equals: .equals
    case .finishedBy: .finishes
    case .contains: .during
    case .startedBy: .starts
    case .overlappedBy: .overlaps
    case .metBy: .meets
    case .after: .before
    }
  }

  /// Whether a day exists that lies in both.
  public var isOverlap: Bool {
    switch self {
    case .before, .meets, .metBy, .after: false
    default: true
    }
  }

  /// Whether every day of the first lies in the second.
  public var isInside: Bool {
    switch self {
    case .starts, .during, .finishes, .equals: true
    default: false
    }
  }
}

extension ValidityInterval {
  /// How this interval lies to another; nil where either has no dates, or ends on the day it begins
  /// or before: then nothing can be said.
  ///
  /// An absent end lies beyond every day, so that two intervals without an end end together.
  ///
  /// *Complexity:* O(1).
  public func relation(to other: ValidityInterval) -> AllenRelation? {
    guard let a = bounds, let b = other.bounds else { return nil }
    if a.upper < b.lower { return .before }
    if a.upper == b.lower { return .meets }
    if b.upper < a.lower { return .after }
    if b.upper == a.lower { return .metBy }
    switch (a.lower == b.lower, a.upper == b.upper) {
    case (true, true): return .equals
    case (true, false): return a.upper < b.upper ? .starts : .startedBy
    case (false, true): return a.lower > b.lower ? .finishes : .finishedBy
    case (false, false):
      if a.lower < b.lower { return a.upper < b.upper ? .overlaps : .contains }
      return a.upper < b.upper ? .during : .overlappedBy
    }
  }

  /// The days between two intervals: from the end of the earlier to the beginning of the later, 0
  /// where they meet; negative where the other is the earlier. Nil where they share a day, and
  /// where ``relation(to:)`` is nil.
  public func gap(to other: ValidityInterval) -> Int? {
    guard let relation = relation(to: other), !relation.isOverlap, let a = bounds,
      let b = other.bounds
    else { return nil }
    return relation == .before || relation == .meets ? b.lower - a.upper : b.upper - a.lower
  }

  /// First day and the day after the last, open ends beyond all days; nil where nothing can be
  /// said.
  private var bounds: (lower: Int, upper: Int)? {
    guard isDated else { return nil }
    let lower = from.map { Int($0.days) } ?? .min
    let upper = to.map { Int($0.days) } ?? .max
    return lower < upper ? (lower, upper) : nil
  }
}
