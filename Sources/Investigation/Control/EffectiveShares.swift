/// A share in the end, summed over all chains.
public struct EffectiveShare: Hashable, Sendable {
  public let party: UInt32
  public let share: ShareInterval
}

/// Who holds a company in the end.
public struct EffectiveOwners: Hashable, Sendable {
  /// A part of the company, with the place where it is lost.
  public struct Lost: Hashable, Sendable {
    /// One company without holders for all of it, or the companies of a closed loop.
    public let companies: [UInt32]
    public let share: Double
  }

  public let company: UInt32
  /// Persons and public bodies; the largest lower bound first, then upper bound, then number.
  public let owners: [EffectiveShare]
  /// What is not known to be held by anybody, by the companies where holders are missing; the
  /// largest first. Where shares are intervals it includes what lies between their bounds.
  public let gaps: [Lost]
  /// What ends in closed loops, the largest first.
  public let closedLoops: [Lost]
  /// What was still going round in a large circle that leaks next to nothing, when it was given
  /// up after 20,000 rounds. Else 0, but for rounding.
  public let unresolved: Double
  /// What nobody is known to hold, closed loops apart.
  public let unknown: ShareInterval

  /// The share of one owner; 0 where it is none.
  public func share(of party: UInt32) -> ShareInterval {
    owners.first { $0.party == party }?.share ?? ShareInterval(0)
  }
}

/// The owners from a threshold on of many companies, as flat arrays.
///
/// ```
/// companies   [17, 4, …]             as asked
/// offsets     [0, 2, 2, …]
/// owners      [ 3 9 | | … ]          ascending for each company
/// ```
public struct OwnersBatch: Hashable, Sendable {
  public let companies: [UInt32]
  public let offsets: [Int]
  public let owners: [UInt32]
  public let shares: [ShareInterval]

  /// The places in `owners` and `shares` of the company at a place of `companies`.
  public subscript(_ place: Int) -> Range<Int> { offsets[place]..<offsets[place + 1] }
}

extension OwnershipGraph {
  /// Who holds a company in the end, and what is lost on the way.
  ///
  /// By the lower bounds `owners`, `gaps`, `closedLoops` and `unresolved` sum to 1.
  ///
  /// *Complexity:* O(parties and holdings above the company · log), and k² for each circle of k.
  public func owners(of company: UInt32) -> EffectiveOwners {
    OwnerSearch(self).owners(of: company)
  }

  /// What a party holds in each company in the end; the company with the lowest number first.
  ///
  /// What a company holds is reckoned as if it were nobody's. Nothing is said of what lies beyond a
  /// closed loop.
  ///
  /// *Complexity:* O(parties and holdings below the holder · log), and k² for each circle of k.
  public func holdings(of holder: UInt32) -> [EffectiveShare] {
    let low = ShareFlow(self, .down, upperBounds: false)
    low.run(from: holder)
    guard !isExact else {
      return low.reached.filter { $0 != holder }.sorted().map {
        EffectiveShare(
          party: $0, share: ShareInterval(min(1, low.value($0) / low.value(holder))))
      }
    }
    let high = ShareFlow(self, .down, upperBounds: true)
    high.run(from: holder)
    return high.reached.filter { $0 != holder }.sorted().map {
      let least = min(1, low.value($0) / low.value(holder))
      let most = min(1, high.value($0) / high.value(holder))
      return EffectiveShare(party: $0, share: ShareInterval(least, max(least, most)))
    }
  }
}

/// The search for owners, with what one thread needs for it.
final class OwnerSearch {
  private let graph: OwnershipGraph
  private let low: ShareFlow
  private let high: ShareFlow?

  init(_ graph: OwnershipGraph) {
    self.graph = graph
    low = ShareFlow(graph, .up, upperBounds: false)
    high = graph.isExact ? nil : ShareFlow(graph, .up, upperBounds: true)
  }

  func owners(of company: UInt32) -> EffectiveOwners {
    var gaps: [EffectiveOwners.Lost] = []
    var loops: [UInt32: Double] = [:]
    low.run(from: company)
    for party in low.reached where graph.kinds[Int(party)] == .company {
      let component = graph.components.numbers[Int(party)]
      if graph.isClosed(component) {
        loops[component, default: 0] += low.value(party)
        continue
      }
      let share = low.value(party) * graph.missing(in: party)
      if share > 0 { gaps.append(EffectiveOwners.Lost(companies: [party], share: share)) }
    }
    let unresolved = low.dropped
    let closed = loops.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    let missing = gaps.reduce(unresolved) { $0 + $1.share }
    let owners = self.owners(closed: closed)
    let unknown: ShareInterval
    if graph.isExact {
      unknown = ShareInterval(min(1, missing))
    } else {
      let held = owners.reduce(closed) { $0 + $1.share.high }
      unknown = ShareInterval(min(max(0, 1 - held), missing), min(1, missing))
    }
    func order(_ a: EffectiveOwners.Lost, _ b: EffectiveOwners.Lost) -> Bool {
      (-a.share, a.companies[0]) < (-b.share, b.companies[0])
    }
    return EffectiveOwners(
      company: company, owners: owners, gaps: gaps.sorted(by: order),
      closedLoops: loops.map {
        EffectiveOwners.Lost(companies: graph.members(of: $0.key), share: $0.value)
      }.sorted(by: order), unresolved: unresolved, unknown: unknown)
  }

  /// The owners after a run of `low`, whose upper bounds need another run.
  private func owners(closed: Double) -> [EffectiveShare] {
    let found = high ?? low
    high?.run(from: low.reached[0])
    var sum = closed
    for party in low.reached where graph.kinds[Int(party)] != .company { sum += low.value(party) }
    var owners: [EffectiveShare] = []
    for party in found.reached where graph.kinds[Int(party)] != .company {
      let least = min(1, low.value(party))
      guard let high else {
        owners.append(EffectiveShare(party: party, share: ShareInterval(least)))
        continue
      }
      // What others surely hold is not to be had.
      let most = min(1, high.value(party), 1 - (sum - least))
      owners.append(
        EffectiveShare(
          party: party,
          share: ShareInterval(least, most - least <= 1e-12 ? least : most)))
    }
    return owners.sorted {
      (-$0.share.low, -$0.share.high, $0.party) < (-$1.share.low, -$1.share.high, $1.party)
    }
  }

  /// Calls `body` with each owner that reaches a threshold or may reach it.
  ///
  /// Where shares are exact, a first look lets go of what is small, and is enough where nobody can
  /// reach the threshold even with all of that; else the company is looked at in full. So nothing
  /// is left out, and every share is exact.
  func owners(
    of company: UInt32, from threshold: Double, _ body: (UInt32, ShareInterval) -> Void
  ) {
    if high != nil {
      for owner in owners(of: company).owners where owner.share.reaches(threshold) != .no {
        body(owner.party, owner.share)
      }
      return
    }
    let wanted = threshold - ShareInterval.tolerance
    low.run(from: company, limit: threshold / 16)
    if low.dropped > 0 {
      let mayReach = low.reached.contains {
        graph.kinds[Int($0)] != .company && low.value($0) + low.dropped >= wanted
      }
      // An owner may be met only by what was let go.
      guard mayReach || low.dropped >= wanted else { return }
      low.run(from: company)
    }
    for party in low.reached
    where graph.kinds[Int(party)] != .company && low.value(party) >= wanted {
      body(party, ShareInterval(min(1, low.value(party))))
    }
  }
}
