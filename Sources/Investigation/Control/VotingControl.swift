/// When votes amount to control.
public struct VotingRule: Hashable, Sendable {
  /// Control is to hold more than this part of the votes.
  public var majority: Double
  /// Or at least this part, where no other holder has more; nil for no such rule.
  public var plurality: Double?

  /// More than half: 公司法 (2023) 265 (2), first limb.
  public static let majority = VotingRule()
  /// More than half, or a third with no larger block: one reading of its second limb, votes enough
  /// to weigh decisively, for which the law names no number.
  public static let third = VotingRule(plurality: 1.0 / 3)

  public init(majority: Double = 0.5, plurality: Double? = nil) {
    precondition(majority >= 0 && majority < 1, "a majority lies from 0 to below 1")
    self.majority = majority
    self.plurality = plurality
  }
}

/// Why a company is controlled.
public struct ControlStep: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case majority
    /// No larger block; the largest one of others, 0 where there is none.
    case plurality(largestOther: Double)
  }

  public let company: UInt32
  /// `yes`, or `possible` where it hangs on shares that are not exact.
  public let verdict: ShareVerdict
  /// The round in which it was found: 1 where the controllers' own votes are enough, 2 where votes
  /// of companies of round 1 are needed.
  public let round: Int
  public let reason: Reason
  /// The blocks that count: of the controllers and of companies of earlier rounds.
  public let blocks: [OwnershipGraph.Holding]
  /// Their part of all votes.
  public let votes: ShareInterval
}

extension OwnershipGraph {
  /// The companies that a party controls, alone, by the votes of its own shares and those of the
  /// companies that it controls already.
  public func controlled(by party: UInt32, rule: VotingRule = .majority) -> [ControlStep] {
    controlled(by: [party], rule: rule)
  }

  /// The companies that parties who act in concert control: the least set to which a company
  /// belongs if the votes of the parties and of companies in the set are enough.
  ///
  /// Votes go by shares. Shares that a company holds in itself have no vote (公司法 116) and count
  /// neither way. Where no larger block of others is asked for, a block is what one holder has
  /// directly; shares without a holder might be one block.
  ///
  /// With intervals, `yes` is by the lower bounds of the blocks and the upper bounds of all others,
  /// `possible` the other way round. A company wholly held by itself has no votes and is controlled
  /// by nobody.
  ///
  /// - Returns: by round, then by company. The order of the input, and of search, changes nothing:
  ///   more votes of one's own never take control away.
  ///
  /// *Complexity:* O(holders of each company that is touched, for each round that touches it).
  public func controlled(by parties: [UInt32], rule: VotingRule = .majority) -> [ControlStep] {
    var sure = ControlSearch(self, parties, rule, isSure: true)
    sure.run()
    if isExact, rule.plurality == nil { return sure.steps }
    var possible = ControlSearch(self, parties, rule, isSure: false)
    possible.run()
    let known = Set(sure.steps.map(\.company))
    let further = possible.steps.filter { !known.contains($0.company) }
    return (sure.steps + further).sorted { ($0.round, $0.company) < ($1.round, $1.company) }
  }

  /// Who controls a company: persons and public bodies, by number.
  ///
  /// *Complexity:* one search for each owner above the company.
  public func controllers(
    of company: UInt32, rule: VotingRule = .majority
  ) -> [(party: UInt32, step: ControlStep)] {
    let flow = ShareFlow(self, .up, upperBounds: true)
    flow.run(from: company)
    return flow.reached.filter { kinds[Int($0)] != .company }.sorted().compactMap { owner in
      controlled(by: owner, rule: rule).first { $0.company == company }.map { (owner, $0) }
    }
  }

  /// What parties who act in concert can vote with in a company, their own blocks and those of
  /// companies that they control.
  public func votes(
    of parties: [UInt32], in company: UInt32, rule: VotingRule = .majority
  ) -> ShareInterval {
    var bounds: [Double] = []
    for isSure in [true, false] {
      var search = ControlSearch(self, parties, rule, isSure: isSure)
      search.run()
      let votes = search.votes(in: company)
      bounds.append(isSure ? votes.low : votes.high)
    }
    return ShareInterval(bounds[0], max(bounds[0], bounds[1]))
  }
}

/// Rounds of control from some parties, with one way to take shares that are not exact.
private struct ControlSearch {
  private let graph: OwnershipGraph
  private let rule: VotingRule
  private let isSure: Bool
  private let parties: [UInt32]
  /// Who votes for the parties, with the round.
  private var group: [UInt32: Int] = [:]
  private(set) var steps: [ControlStep] = []

  init(_ graph: OwnershipGraph, _ parties: [UInt32], _ rule: VotingRule, isSure: Bool) {
    self.graph = graph
    self.rule = rule
    self.isSure = isSure
    self.parties = parties
    for party in parties { group[party] = 0 }
  }

  mutating func run() {
    var (round, last) = (0, parties)
    while !last.isEmpty {
      round += 1
      var touched: Set<UInt32> = []
      for holder in last {
        for entry in graph.down.range(holder) { touched.insert(graph.down.parties[entry]) }
      }
      last = []
      var found: [ControlStep] = []
      for company in touched.sorted() where group[company] == nil {
        if let step = step(to: company, round) { found.append(step) }
      }
      for step in found {
        group[step.company] = round
        last.append(step.company)
      }
      steps += found
    }
  }

  /// The part of the votes that the group has.
  func votes(in company: UInt32) -> ShareInterval {
    var (low, high) = (0.0, 0.0)
    let own = ownShare(of: company)
    for entry in graph.up.range(company) {
      let holder = graph.up.parties[entry]
      guard holder != company, group[holder] != nil else { continue }
      low += graph.up.low[entry]
      high += graph.up.high[entry]
    }
    // Others with votes of their own leave no more.
    if own.high >= 1 - ShareInterval.tolerance {
      return ShareInterval(0, own.low >= 1 - ShareInterval.tolerance ? 0 : high > 0 ? 1 : 0)
    }
    return ShareInterval(min(1, low / (1 - own.low)), min(1, high / (1 - own.high)))
  }

  private func ownShare(of company: UInt32) -> ShareInterval {
    var own = ShareInterval(0)
    for entry in graph.up.range(company) where graph.up.parties[entry] == company {
      own.low += graph.up.low[entry]
      own.high += graph.up.high[entry]
    }
    return own
  }

  private func step(to company: UInt32, _ round: Int) -> ControlStep? {
    let votes = votes(in: company)
    let held = isSure ? votes.low : votes.high
    guard held > 0 else { return nil }
    let reason: ControlStep.Reason
    if ShareInterval(held).exceeds(rule.majority) == .yes {
      reason = .majority
    } else if let plurality = rule.plurality,
      ShareInterval(held).reaches(plurality) == .yes
    {
      let other = largestOther(in: company)
      guard other <= held + ShareInterval.tolerance else { return nil }
      reason = .plurality(largestOther: other)
    } else {
      return nil
    }
    let blocks = graph.holders(of: company).filter {
      $0.holder != company && group[$0.holder] != nil
    }
    return ControlStep(
      company: company, verdict: isSure ? .yes : .possible, round: round, reason: reason,
      blocks: blocks, votes: votes)
  }

  /// The largest part of the votes that one holder outside the group has.
  private func largestOther(in company: UInt32) -> Double {
    var (largest, block, last) = (0.0, 0.0, UInt32.max)
    var named = 0.0
    for entry in graph.up.range(company) {
      let holder = graph.up.parties[entry]
      let share = isSure ? graph.up.high[entry] : graph.up.low[entry]
      named += graph.up.low[entry]
      if holder == company || group[holder] != nil { continue }
      block = holder == last ? block + share : share
      last = holder
      largest = max(largest, block)
    }
    // What has no holder might be one block.
    if isSure { largest = max(largest, 1 - named) }
    let own = ownShare(of: company)
    let votable = 1 - (isSure ? own.high : own.low)
    return votable > ShareInterval.tolerance ? min(1, largest / votable) : 1
  }
}
