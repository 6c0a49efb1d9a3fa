import PropertyGraph

/// What a party is to the search for owners.
public enum OwnershipPartyKind: UInt8, Hashable, Sendable, CaseIterable {
  /// A natural person. Ends every chain.
  case person
  /// A company, a partnership, a fund: whoever holds it is looked for.
  case company
  /// A body of the state or another public body. Ends every chain, and is no beneficial owner.
  case body
}

/// When holdings and roles count.
public enum OwnershipTime: Hashable, Sendable {
  /// No end is recorded.
  case now
  case day(CalendarDate)

  func admits(_ interval: ValidityInterval) -> Bool {
    switch self {
    case .now: interval.holdsNow
    case .day(let day): interval.holds(on: day)
    }
  }
}

/// One record that a party holds a part of a company.
///
/// Shares are parts of 1. A bound that no record states is nil; a holding without any share lies
/// anywhere between 0 and 1.
public struct Shareholding: Hashable, Sendable {
  public var holder: UInt32
  public var company: UInt32
  public var low: Double?
  public var high: Double?
  public var interval: ValidityInterval

  public init(
    holder: UInt32, company: UInt32, share: Double?, interval: ValidityInterval = ValidityInterval()
  ) {
    self.init(holder: holder, company: company, low: share, high: share, interval: interval)
  }

  public init(
    holder: UInt32, company: UInt32, low: Double?, high: Double?,
    interval: ValidityInterval = ValidityInterval()
  ) {
    self.holder = holder
    self.company = company
    self.low = low
    self.high = high
    self.interval = interval
  }

  /// - Parameter basisPoints: ten thousandths, 2,500 is a quarter.
  public init(
    holder: UInt32, company: UInt32, basisPoints: ClosedRange<Int>,
    interval: ValidityInterval = ValidityInterval()
  ) {
    self.init(
      holder: holder, company: company, low: Double(basisPoints.lowerBound) / 10_000,
      high: Double(basisPoints.upperBound) / 10_000, interval: interval)
  }

  /// The share as it can be reckoned with, and what was wrong with it.
  func cleaned() -> (share: ShareInterval, faults: [OwnershipFault.Kind]) {
    var faults: [OwnershipFault.Kind] = []
    func bound(_ said: Double?) -> Double? {
      guard let said else { return nil }
      guard said >= 0, said.isFinite else {
        if faults.last != .unreadable { faults.append(.unreadable) }
        return nil
      }
      if said > 1 + ShareInterval.tolerance, faults.last != .overOne { faults.append(.overOne) }
      return min(said, 1)
    }
    var share = ShareInterval(bound(low) ?? 0, bound(high) ?? 1)
    if low == nil, high == nil { faults.append(.missing) }
    if share.low > share.high {
      faults.append(.inverted)
      share = ShareInterval(share.high, share.low)
    }
    return (share, faults)
  }
}

/// A role of a person in a company.
public struct CompanyRole: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case legalRepresentative = "LEGAL_REP"
    case director = "DIRECTOR"
    case supervisor = "SUPERVISOR"
    case manager = "MANAGER"
  }

  public var kind: Kind
  public var person: UInt32
  public var company: UInt32
  public var interval: ValidityInterval

  public init(
    _ kind: Kind, person: UInt32, company: UInt32, interval: ValidityInterval = ValidityInterval()
  ) {
    self.kind = kind
    self.person = person
    self.company = company
    self.interval = interval
  }
}

/// Something in the records of holdings that cannot be as it stands, and was reckoned otherwise.
public struct OwnershipFault: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No share is recorded; it is taken to lie between 0 and 1.
    case missing
    /// A share is negative or no number; it is taken as not recorded.
    case unreadable
    /// A share is over 1; it is taken as 1.
    case overOne
    /// The lower bound is above the upper; they were exchanged.
    case inverted
    /// The shares of one company sum, by their lower bounds, to more than 1; all of them were
    /// divided by the sum.
    case sumOverOne
    /// A person or a public body is said to be held; the holding was left out.
    case heldParty
  }

  public let kind: Kind
  public let company: UInt32
  /// The row of the holding; nil where the fault is of all holdings in the company.
  public let row: UInt32?
  /// The sum of shares of `sumOverOne`.
  public let sum: Double?
}
