/// How the rule of beneficial owners is read.
public struct BeneficialOwnerRule: Hashable, Sendable {
  /// Of shares, profit or votes, at least; the rule says a quarter.
  public var threshold: Double
  /// When votes are control.
  public var voting: VotingRule
  /// Whether items 2 and 3 are asked of every person who does not meet item 1, even where another
  /// one meets it. The text (虽未满足第一项标准) can be read either way; by default they are
  /// asked only where nobody meets item 1.
  public var isByPerson: Bool
  /// How many chains are shown for each owner.
  public var chainsMax: Int

  public init(
    threshold: Double = 0.25, voting: VotingRule = .majority, isByPerson: Bool = false,
    chainsMax: Int = 4
  ) {
    precondition(threshold > 0 && threshold <= 1, "a threshold lies over 0 to 1")
    self.threshold = threshold
    self.voting = voting
    self.isByPerson = isByPerson
    self.chainsMax = chainsMax
  }
}

/// One natural person who is a beneficial owner, or may be one, and why.
public struct BeneficialOwner: Hashable, Sendable {
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Item 1: shares, directly or indirectly.
    case shares
    /// Item 2: profit.
    case profit
    /// Item 2: votes.
    case votes
    /// Item 3: control alone.
    case control
    /// Item 3: control together with others.
    case jointControl
    /// Nobody meets items 1 to 3, and the state holds the company: its legal representative.
    case stateRepresentative
    /// Nobody meets items 1 to 3: who is responsible for daily operation.
    case dailyOperation

    /// The item of the rule, or nil.
    public var item: Int? {
      switch self {
      case .shares: 1
      case .profit, .votes: 2
      case .control, .jointControl: 3
      case .stateRepresentative, .dailyOperation: nil
      }
    }

    /// Whether the text of the rule was read for it.
    public var isVerifiedInText: Bool { item != nil }
  }

  public let person: UInt32
  public let basis: Basis
  public let verdict: ShareVerdict
  /// The share in the end.
  public let share: ShareInterval
  /// The part of profit or votes that is the basis; nil where it is another one.
  public let right: ShareInterval?
  /// The chains that carry most of the share, the largest first.
  public let chains: [OwnershipChain]
  /// Why the company is controlled, where control is the basis.
  public let step: ControlStep?
  /// The role, where it is the basis.
  public let role: CompanyRole?
}

/// The beneficial owners of a company as far as records tell.
public struct BeneficialOwners: Hashable, Sendable {
  /// Of a comparison with what was declared.
  public enum Status: String, Hashable, Sendable {
    case determined
    case insufficientData = "insufficient_data"
    case notApplicable = "not_applicable"
  }

  /// What keeps the answer open.
  public enum Lack: String, Hashable, Sendable, CaseIterable {
    /// The kind of the entity is not known.
    case entityKind
    /// It may have promised instead of filing.
    case promise
    /// So much of it is held by nobody known that an owner may stand behind that.
    case unknownShares
    /// So much of it ends in closed loops.
    case closedLoops
    /// Somebody may be an owner, or may not: shares are not exact.
    case possibleOwners
    /// Nobody is found, not even who is responsible for daily operation.
    case nobody
  }

  public let company: UInt32
  public let status: Status
  public let lacks: [Lack]
  /// By item, then verdict, then share, then person. A person who may meet two items stands there
  /// twice.
  public let owners: [BeneficialOwner]
  /// All owners in the end, public bodies too, and what is lost on the way.
  public let effective: EffectiveOwners
  /// What public bodies hold in the end.
  public let bodies: ShareInterval
}

extension OwnershipGraph {
  /// The beneficial owners of a company by the rule of 2024, in its order.
  ///
  /// 1. A natural person who holds at least a quarter in the end, directly or indirectly.
  /// 2. Where nobody does: who has at least a quarter of profit or votes.
  /// 3. Where nobody does: who controls the company, alone or together with others.
  ///
  /// Items 2 and 3 both hang on item 1 alone. Where only a possible owner meets item 1, what they
  /// find is possible too. Votes of a person are those of its own shares and of companies that it
  /// controls. Where no item finds anybody: of a company held by public bodies for more than half,
  /// the legal representative; of others the managers, or where none is recorded the legal
  /// representative. Of these two the text was not read, see
  /// ``BeneficialOwner/Basis/isVerifiedInText``.
  ///
  /// *Complexity:* ``owners(of:)``, ``chains(from:to:chainsMax:stepsMax:)``, and where item 1 finds
  /// nobody for sure, a search for control for each person above the company.
  ///
  /// *Source:* 受益所有人信息管理办法 (中国人民银行、国家市场监督管理总局令〔2024〕第3号).
  public func beneficialOwners(
    of company: UInt32, entity: FilingEntity = FilingEntity(),
    facts: ControlFacts = ControlFacts(), rule: BeneficialOwnerRule = BeneficialOwnerRule()
  ) -> BeneficialOwners {
    var search = BeneficialOwnerSearch(self, company, entity, facts, rule)
    return search.run()
  }
}

private struct BeneficialOwnerSearch {
  /// An owner but for its chains.
  private struct Found {
    let person: UInt32
    let basis: BeneficialOwner.Basis
    var verdict: ShareVerdict
    var right: ShareInterval?
    var step: ControlStep?
    var role: CompanyRole?
  }

  private let graph: OwnershipGraph
  private let company: UInt32
  private let entity: FilingEntity
  private let facts: ControlFacts
  private let rule: BeneficialOwnerRule
  private let effective: EffectiveOwners
  private let bodies: ShareInterval
  private let shares: [UInt32: ShareInterval]
  private var found: [Found] = []

  init(
    _ graph: OwnershipGraph, _ company: UInt32, _ entity: FilingEntity, _ facts: ControlFacts,
    _ rule: BeneficialOwnerRule
  ) {
    self.graph = graph
    self.company = company
    self.entity = entity
    self.facts = facts
    self.rule = rule
    effective = graph.owners(of: company)
    var bodies = ShareInterval(0)
    for owner in effective.owners where graph.kinds[Int(owner.party)] == .body {
      bodies.low += owner.share.low
      bodies.high = min(1, bodies.high + owner.share.high)
    }
    self.bodies = bodies
    shares = Dictionary(
      uniqueKeysWithValues: effective.owners.map { ($0.party, $0.share) })
  }

  mutating func run() -> BeneficialOwners {
    findShares()
    let isMet = found.contains { $0.verdict == .yes }
    if !isMet || rule.isByPerson {
      let sure = Set(found.filter { $0.verdict == .yes }.map(\.person))
      let isOpen = !rule.isByPerson && !found.isEmpty
      let first = found.count
      findRights(but: sure)
      findVotesAndControl(but: sure)
      findConcerts(but: sure)
      if isOpen {
        for place in first..<found.count { found[place].verdict = .possible }
      }
    }
    if found.isEmpty { findRoles() }
    let owners = owners()
    let lacks = lacks(owners)
    let status: BeneficialOwners.Status =
      entity.kind.files == false
      ? .notApplicable : lacks.isEmpty ? .determined : .insufficientData
    return BeneficialOwners(
      company: company, status: status, lacks: lacks, owners: owners, effective: effective,
      bodies: bodies)
  }

  private mutating func findShares() {
    for owner in effective.owners where graph.kinds[Int(owner.party)] == .person {
      let verdict = owner.share.reaches(rule.threshold)
      if verdict == .no { continue }
      found.append(Found(person: owner.party, basis: .shares, verdict: verdict))
    }
  }

  private mutating func findRights(but sure: Set<UInt32>) {
    for right in facts.rights where right.company == company && !sure.contains(right.person) {
      let verdict = right.share.reaches(rule.threshold)
      if verdict == .no { continue }
      found.append(
        Found(
          person: right.person, basis: right.kind == .profit ? .profit : .votes,
          verdict: verdict, right: right.share))
    }
  }

  private mutating func findVotesAndControl(but sure: Set<UInt32>) {
    var persons = Set(facts.agreements.map(\.person))
    persons.formUnion(effective.owners.map(\.party))
    for person in persons.sorted()
    where graph.kinds[Int(person)] == .person && !sure.contains(person) {
      let agreed = facts.agreements.filter { $0.person == person }.map(\.company)
      if agreed.contains(company) {
        found.append(Found(person: person, basis: .control, verdict: .yes))
        continue
      }
      let parties = [person] + agreed
      let votes = graph.votes(of: parties, in: company, rule: rule.voting)
      let verdict = votes.reaches(rule.threshold)
      if verdict != .no {
        found.append(
          Found(person: person, basis: .votes, verdict: verdict, right: votes))
      }
      if verdict == .yes { continue }
      let steps = graph.controlled(by: parties, rule: rule.voting)
      if let step = steps.first(where: { $0.company == company }) {
        found.append(
          Found(person: person, basis: .control, verdict: step.verdict, step: step))
      }
    }
  }

  private mutating func findConcerts(but sure: Set<UInt32>) {
    for concert in facts.concerts where Set(concert).count > 1 {
      let steps = graph.controlled(by: concert, rule: rule.voting)
      guard let step = steps.first(where: { $0.company == company }) else { continue }
      for person in Set(concert).sorted()
      where graph.kinds[Int(person)] == .person && !sure.contains(person) {
        let isKnown = found.contains {
          $0.person == person && $0.basis != .shares && $0.verdict >= step.verdict
        }
        if isKnown { continue }
        found.append(
          Found(person: person, basis: .jointControl, verdict: step.verdict, step: step))
      }
    }
  }

  private mutating func findRoles() {
    let isState = bodies.exceeds(0.5) == .yes
    let roles = graph.roles(in: company)
    let managers = roles.filter { $0.kind == .manager }
    let representatives = roles.filter { $0.kind == .legalRepresentative }
    let chosen = isState || managers.isEmpty ? representatives : managers
    // Who stands behind unknown shares would come first.
    let isOpen = mayHide(effective.unknown) || mayHide(closed)
    for role in chosen where !found.contains(where: { $0.person == role.person }) {
      found.append(
        Found(
          person: role.person, basis: isState ? .stateRepresentative : .dailyOperation,
          verdict: isOpen ? .possible : .yes, role: role))
    }
  }

  private var closed: ShareInterval {
    ShareInterval(effective.closedLoops.reduce(0) { $0 + $1.share })
  }

  private func mayHide(_ share: ShareInterval) -> Bool { share.reaches(rule.threshold) != .no }

  private func lacks(_ owners: [BeneficialOwner]) -> [BeneficialOwners.Lack] {
    var lacks: [BeneficialOwners.Lack] = []
    if entity.kind.files == nil { lacks.append(.entityKind) }
    if graph.mayPromise(company, entity, facts: facts) { lacks.append(.promise) }
    if mayHide(effective.unknown) { lacks.append(.unknownShares) }
    if mayHide(closed) { lacks.append(.closedLoops) }
    if owners.contains(where: { $0.verdict == .possible && $0.basis.item != nil }) {
      lacks.append(.possibleOwners)
    }
    if owners.isEmpty { lacks.append(.nobody) }
    return lacks
  }

  private func owners() -> [BeneficialOwner] {
    let holders = Set(found.map(\.person)).filter { shares[$0] != nil }.sorted()
    let chains = graph.chains(from: holders, to: company, chainsMax: rule.chainsMax)
    let chainsOf = Dictionary(uniqueKeysWithValues: zip(holders, chains))
    let owners = found.map {
      BeneficialOwner(
        person: $0.person, basis: $0.basis, verdict: $0.verdict,
        share: shares[$0.person] ?? ShareInterval(0), right: $0.right,
        chains: chainsOf[$0.person] ?? [], step: $0.step, role: $0.role)
    }
    return owners.sorted {
      ($0.basis.item ?? 4, -$0.verdict.rawValue, -$0.share.high, $0.person, $0.basis.rawValue)
        < ($1.basis.item ?? 4, -$1.verdict.rawValue, -$1.share.high, $1.person, $1.basis.rawValue)
    }
  }
}
