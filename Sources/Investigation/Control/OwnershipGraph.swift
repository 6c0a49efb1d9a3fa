import PropertyGraph

/// Who holds how much of which company, as records have it at one time.
///
/// Parties are numbered from 0. A person or a public body ends every chain; a company is followed
/// to its holders. Parallel holdings of a party in a company add up.
///
/// With W the direct shares of companies in companies and B those of all others, what others hold
/// in the end is
///
///     E = B (I − W)⁻¹
///
/// solved for each circle of companies on its own, and along holdings elsewhere. Where the direct
/// shares in each company sum to 1, so do the shares in the end; what is missing is named by the
/// company where it is lost. A circle that is wholly held by itself has no answer, and is told as
/// a closed loop.
///
/// A share known as an interval gives an interval: E grows with every direct share, so the lower
/// bound is E of the lower bounds, and the upper bound E of the upper bounds, capped at what the
/// lower bounds of others leave. Before that the upper bound of each holding is lowered to what the
/// lower bounds of the others in that company leave.
///
/// Immutable; safe for use by many threads. *Memory:* 40 bytes a holding that is exact, and 32 a
/// party; 8 k² for circles of k ≤ 512 companies.
///
/// Deterministic: the order of holdings in the input changes nothing but the numbers of its rows.
///
/// *Source:* Brioschi, Buzzacchi and Colombo 1989, doi 10.1016/0378-4266(89)90023-4.
public final class OwnershipGraph: Sendable {
  public let kinds: [OwnershipPartyKind]
  /// Faults of holdings, by row; then those of companies.
  public let faults: [OwnershipFault]
  /// Whether every share is exact.
  public let isExact: Bool
  /// How many holdings count: in force at the time, and of more than nothing.
  public let holdingCount: Int

  let up: HoldingRows
  let down: HoldingRows
  let components: OwnershipComponents
  let circlesLow: OwnershipCircles
  let circlesHigh: OwnershipCircles
  /// The roles in each company.
  private let roleOffsets: FixedRow<UInt32>
  private let roles: [CompanyRole]
  /// Of a graph that was read from a snapshot.
  let source: OwnershipSource?

  public var partyCount: Int { kinds.count }

  /// - Parameters:
  ///   - kinds: of each party.
  ///   - holdings: of parties below `kinds.count`; see ``OwnershipFault`` for what is mended.
  ///   - roles: of parties below `kinds.count`.
  ///   - time: holdings and roles of other times are left out.
  ///
  /// *Complexity:* O(parties + holdings · log of the holders of a company).
  public convenience init(
    kinds: [OwnershipPartyKind], holdings: [Shareholding], roles: [CompanyRole] = [],
    at time: OwnershipTime = .now
  ) {
    self.init(kinds: kinds, holdings: holdings, roles: roles, at: time, source: nil)
  }

  init(
    kinds: [OwnershipPartyKind], holdings: [Shareholding], roles: [CompanyRole],
    at time: OwnershipTime, source: OwnershipSource?
  ) {
    precondition(kinds.count < Int(UInt32.max), "too many parties")
    self.kinds = kinds
    self.source = source
    var faults: [OwnershipFault] = []
    up = HoldingRows(kinds: kinds, holdings: holdings, faults: &faults) {
      time.admits($0.interval)
    }
    self.faults = faults.sorted {
      ($0.row ?? .max, $0.company, $0.kind.rawValue)
        < ($1.row ?? .max, $1.company, $1.kind.rawValue)
    }
    down = up.turned()
    isExact = up.low === up.high
    holdingCount = up.parties.count
    components = OwnershipComponents(down)
    circlesLow = OwnershipCircles(components, up: up, weights: up.low)
    circlesHigh =
      isExact ? circlesLow : OwnershipCircles(components, up: up, weights: up.high)
    let held = roles.filter { time.admits($0.interval) }.sorted {
      ($0.company, $0.kind.rawValue, $0.person) < ($1.company, $1.kind.rawValue, $1.person)
    }
    let offsets = FixedRow<UInt32>(zeroed: kinds.count + 1)
    for role in held { offsets[Int(role.company) + 1] += 1 }
    for party in 0..<kinds.count { offsets[party + 1] += offsets[party] }
    roleOffsets = offsets
    self.roles = held
  }

  /// The roles in a company, by kind and person.
  public func roles(in company: UInt32) -> ArraySlice<CompanyRole> {
    roles[Int(roleOffsets[Int(company)])..<Int(roleOffsets[Int(company) + 1])]
  }

  /// One holding as it counts.
  public struct Holding: Hashable, Sendable {
    public let holder: UInt32
    public let company: UInt32
    public let share: ShareInterval
    /// The row of the input.
    public let row: UInt32
  }

  /// The holdings in a company, by holder.
  public func holders(of company: UInt32) -> [Holding] {
    up.range(company).map { entry in
      Holding(
        holder: up.parties[entry], company: company,
        share: ShareInterval(up.low[entry], up.high[entry]), row: up.records[entry])
    }
  }

  /// The circles: companies that hold each other both ways, and companies that hold themselves.
  /// Each ascending, in the order of their first companies.
  public var circles: [[UInt32]] {
    (0..<UInt32(components.count))
      .filter { circlesLow.passages[Int($0)] != OwnershipCircles.Passage.plain.rawValue }
      .map(members).sorted { $0[0] < $1[0] }
  }

  /// The circles that are wholly held by themselves: there is nobody behind them.
  public var closedLoops: [[UInt32]] {
    (0..<UInt32(components.count)).filter(isClosed).map(members).sorted { $0[0] < $1[0] }
  }

  func isClosed(_ component: UInt32) -> Bool {
    circlesLow.passages[Int(component)] == OwnershipCircles.Passage.closed.rawValue
  }

  func members(of component: UInt32) -> [UInt32] {
    components.range(component).map { components.members[$0] }
  }

  /// What no holder is recorded for, by the lower bounds; 0 where it is only rounding.
  func missing(in company: UInt32) -> Double {
    var sum = 0.0
    for entry in up.range(company) { sum += up.low[entry] }
    return 1 - sum > 1e-12 ? 1 - sum : 0
  }
}
