import PropertyGraph

/// Who stands behind a company in the end, for a person to read: effective shares, control, the
/// rule of beneficial owners, and what nobody knows.
public struct OwnersReport {
  /// One owner in the end: a natural person or a public body.
  public struct Owner {
    public let node: NodeIndex
    public let share: ShareInterval
    /// Whether its votes control the company.
    public let control: ShareVerdict
    /// What makes it a beneficial owner, or may; nil where nothing does.
    public let basis: BeneficialOwner.Basis?
    /// The chains that carry most of the share, the largest first.
    public let chains: [OwnershipChain]
  }

  /// What could not be followed further.
  public struct Gap {
    /// One company whose holders are not all recorded, or a closed loop.
    public let companies: [NodeIndex]
    public let share: Double
    public let isLoop: Bool
  }

  public let company: NodeIndex
  /// The largest lower bound first, then the upper bound, then the place in the graph.
  public let owners: [Owner]
  /// How many owners are below the threshold.
  public let smallerCount: Int
  /// What no recorded owner holds: 1 − Σ of the lower bounds of all owners.
  public let unknown: Double
  public let gaps: [Gap]
  public let beneficial: BeneficialOwners
  public let ownership: OwnershipGraph

  public func node(of party: UInt32) -> NodeIndex { ownership.node(of: party) }
}

extension CaseGraph {
  /// Who stands behind a company on a day, or now.
  ///
  /// - Parameters:
  ///   - threshold: owners whose share may reach it are listed; 0 lists all.
  ///   - chainsMax: how many chains are told of each owner.
  ///
  /// - Throws: where the node is no company.
  ///
  /// *Complexity:* that of ``OwnershipGraph/beneficialOwners(of:entity:facts:rule:)``; the first
  /// call for a day reads all holdings.
  public func owners(
    of company: NodeIndex, from threshold: Double = 0.25, on day: CalendarDate? = nil,
    rule: BeneficialOwnerRule = BeneficialOwnerRule(), chainsMax: Int = 4
  ) throws -> OwnersReport {
    let ownership = try ownership(on: day)
    guard let party = ownership.party(of: company), ownership.kinds[Int(party)] == .company else {
      throw InvestigationError(
        .noSuchParty, "that party is no company", hint: "owners are asked of companies")
    }
    let time = day.map { OwnershipTime.day($0) } ?? .now
    let facts = try ControlFacts(graph, ownership, at: time)
    let beneficial = ownership.beneficialOwners(
      of: party, entity: try FilingEntity(company, in: graph), facts: facts, rule: rule)
    let effective = beneficial.effective
    let listed = effective.owners.filter {
      $0.share.high > 0 && $0.share.reaches(threshold) != .no
    }
    let chains = ownership.chains(from: listed.map(\.party), to: party, chainsMax: chainsMax)
    let controllers = ownership.controllers(of: party, rule: rule.voting)
    let owners = zip(listed, chains).map { owner, chains in
      OwnersReport.Owner(
        node: ownership.node(of: owner.party), share: owner.share,
        control: controllers.first { $0.party == owner.party }?.step.verdict ?? .no,
        basis: beneficial.owners.first { $0.person == owner.party }?.basis, chains: chains)
    }
    func gaps(_ lost: [EffectiveOwners.Lost], isLoop: Bool) -> [OwnersReport.Gap] {
      lost.map {
        OwnersReport.Gap(
          companies: $0.companies.map { ownership.node(of: $0) }, share: $0.share, isLoop: isLoop)
      }
    }
    let known = effective.owners.reduce(0) { $0 + $1.share.low }
    return OwnersReport(
      company: company, owners: owners, smallerCount: effective.owners.count - listed.count,
      unknown: 1 - known > ShareInterval.tolerance ? 1 - known : 0,
      gaps: gaps(effective.gaps, isLoop: false) + gaps(effective.closedLoops, isLoop: true),
      beneficial: beneficial, ownership: ownership)
  }
}
