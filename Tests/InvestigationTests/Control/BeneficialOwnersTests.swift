import PropertyGraph
import Testing

@testable import Investigation

@Suite struct BeneficialOwnersTests {
  /// Persons 0–3, a body 4, companies 5–8.
  private static func graph(
    _ rows: [(UInt32, UInt32, Double)], roles: [CompanyRole] = []
  ) -> OwnershipGraph {
    OwnershipGraph(
      kinds: [
        .person, .person, .person, .person, .body, .company, .company, .company, .company,
      ], holdings: rows.map { Shareholding(holder: $0.0, company: $0.1, share: $0.2) },
      roles: roles)
  }
  private static let large = FilingEntity(.company, capital: 50_000_000)

  @Test func aQuarterOverSeveralChainsIsEnough() {
    // 0 has .2 directly, and .1 by a half of 6; 1 has .1 by the other half and .2; 2 has the rest.
    let graph = Self.graph([
      (0, 5, 0.2), (6, 5, 0.2), (0, 6, 0.5), (1, 6, 0.5), (1, 5, 0.1), (2, 5, 0.5),
    ])
    let answer = graph.beneficialOwners(of: 5, entity: Self.large)
    #expect(answer.status == .determined && answer.lacks.isEmpty)
    #expect(answer.owners.map(\.person) == [2, 0])
    #expect(answer.owners.allSatisfy { $0.basis == .shares && $0.verdict == .yes })
    #expect(isNear(answer.owners[1].share.low, 0.3))
    let chains = answer.owners[1].chains
    #expect(chains.map(\.parties) == [[0, 5], [0, 6, 5]])
    #expect(chains[1].holdings.map(\.row) == [2, 1] && isNear(chains[1].share.low, 0.1))
    // A quarter exactly is a quarter.
    let exact = Self.graph([(0, 5, 0.25), (1, 5, 0.75)])
    #expect(exact.beneficialOwners(of: 5, entity: Self.large).owners.map(\.person) == [1, 0])
  }

  @Test func votesCountOnlyWhereNobodyHasAQuarter() {
    // 0 controls 6 with .6 and so .3 of the votes in 5, but holds only .18; all others have less.
    let rows: [(UInt32, UInt32, Double)] = [
      (0, 6, 0.6), (1, 6, 0.4), (6, 5, 0.3), (1, 5, 0.1), (2, 5, 0.2), (3, 5, 0.2), (4, 5, 0.2),
    ]
    let answer = Self.graph(rows).beneficialOwners(of: 5, entity: Self.large)
    #expect(answer.owners.map(\.person) == [0])
    #expect(answer.owners[0].basis == .votes && answer.owners[0].basis.item == 2)
    #expect(answer.owners[0].right == ShareInterval(0.3))
    #expect(isNear(answer.owners[0].share.low, 0.18))
    #expect(isNear(answer.bodies.low, 0.2) && answer.status == .determined)
    // Where another one holds a quarter nobody is asked for votes, unless by person.
    var met = rows
    met[4] = (2, 5, 0.25)
    met[5] = (3, 5, 0.15)
    let graph = Self.graph(met)
    #expect(
      graph.beneficialOwners(of: 5, entity: Self.large).owners.map(\.basis) == [.shares])
    let byPerson = graph.beneficialOwners(
      of: 5, entity: Self.large, rule: BeneficialOwnerRule(isByPerson: true))
    #expect(byPerson.owners.map(\.person) == [2, 0])
    #expect(byPerson.owners.map(\.basis) == [.shares, .votes])
  }

  @Test func profitAgreementsAndConcerts() {
    let rows = (0..<4).map { (UInt32($0), UInt32(5), 0.2) } + [(4, 5, 0.2)]
    let graph = Self.graph(rows)
    func owners(_ facts: ControlFacts) -> [BeneficialOwner] {
      graph.beneficialOwners(of: 5, entity: Self.large, facts: facts).owners
    }
    let profit = ControlFacts(rights: [
      .init(.profit, person: 3, company: 5, share: ShareInterval(0.4)),
      .init(.votes, person: 2, company: 5, share: ShareInterval(0.2, 0.3)),
      .init(.votes, person: 1, company: 5, share: ShareInterval(0.1)),
      .init(.votes, person: 1, company: 6, share: ShareInterval(0.9)),
    ])
    #expect(owners(profit).map(\.person) == [3, 2])
    #expect(owners(profit).map(\.basis) == [.profit, .votes])
    #expect(owners(profit).map(\.verdict) == [.yes, .possible])
    let agreement = ControlFacts(agreements: [.init(person: 1, company: 5)])
    #expect(owners(agreement).map(\.basis) == [.control] && owners(agreement)[0].person == 1)
    let concert = owners(ControlFacts(concerts: [[0, 1, 2], [3, 3]]))
    #expect(concert.map(\.person) == [0, 1, 2])
    #expect(concert.allSatisfy { $0.basis == .jointControl && $0.basis.item == 3 })
    #expect(concert[0].step?.blocks.map(\.holder) == [0, 1, 2])
    // Both hang on item 1 alone: profit of one does not silence control of others.
    let both = owners(
      ControlFacts(rights: Array(profit.rights.prefix(1)), concerts: [[0, 1, 2]]))
    #expect(both.map(\.person) == [3, 0, 1, 2])
  }

  @Test func whereNobodyIsFoundSomebodyRunsIt() {
    let rows = (0..<4).map { (UInt32($0), UInt32(5), 0.2) } + [(4, 5, 0.2)]
    let roles = [
      CompanyRole(.legalRepresentative, person: 0, company: 5),
      CompanyRole(.manager, person: 1, company: 5), CompanyRole(.director, person: 2, company: 5),
    ]
    let answer = Self.graph(rows, roles: roles).beneficialOwners(of: 5, entity: Self.large)
    #expect(answer.owners.map(\.person) == [1] && answer.owners[0].basis == .dailyOperation)
    #expect(!answer.owners[0].basis.isVerifiedInText && answer.owners[0].role == roles[1])
    #expect(answer.owners[0].chains.map(\.parties) == [[1, 5]])
    let head = Self.graph(rows, roles: Array(roles.prefix(1)))
    #expect(head.beneficialOwners(of: 5, entity: Self.large).owners.map(\.person) == [0])
    let nobody = Self.graph(rows).beneficialOwners(of: 5, entity: Self.large)
    #expect(nobody.owners.isEmpty && nobody.lacks == [.nobody])
    #expect(nobody.status == .insufficientData)
  }

  @Test func bodiesEndTheChainAndAreNoOwners() {
    let roles = [
      CompanyRole(.legalRepresentative, person: 0, company: 5),
      CompanyRole(.manager, person: 1, company: 5),
    ]
    let graph = Self.graph([(4, 6, 1), (6, 5, 0.8), (0, 5, 0.2)], roles: roles)
    let answer = graph.beneficialOwners(of: 5, entity: Self.large)
    #expect(answer.bodies == ShareInterval(0.8))
    #expect(answer.owners.map(\.basis) == [.stateRepresentative])
    #expect(answer.owners[0].person == 0 && !answer.owners[0].basis.isVerifiedInText)
  }

  @Test func whatIsUnknownMayHideAnOwner() {
    let roles = [CompanyRole(.manager, person: 1, company: 5)]
    let graph = Self.graph([(6, 5, 0.7), (0, 6, 0.3), (0, 5, 0.01)], roles: roles)
    let answer = graph.beneficialOwners(of: 5, entity: Self.large)
    #expect(answer.status == .insufficientData && answer.lacks == [.unknownShares])
    #expect(answer.owners.map(\.verdict) == [.possible])
    #expect(answer.effective.gaps.map(\.companies) == [[6], [5]])
    #expect(isNear(answer.effective.unknown.low, 0.78))
    let loop = Self.graph([(5, 5, 0.5), (6, 6, 1), (6, 5, 0.3), (0, 5, 0.2)])
    let closed = loop.beneficialOwners(of: 5, entity: Self.large)
    #expect(closed.lacks.contains(.closedLoops) && closed.owners.map(\.person) == [0])
    #expect(isNear(closed.owners[0].share.low, 0.4))
  }

  @Test func sharesInRangesMakeOwnersPossible() {
    let graph = OwnershipGraph(
      kinds: [.person, .person, .company],
      holdings: [
        Shareholding(holder: 0, company: 2, low: 0.2, high: 0.3),
        Shareholding(holder: 1, company: 2, low: 0.7, high: 0.8),
      ])
    let answer = graph.beneficialOwners(of: 2, entity: Self.large)
    #expect(answer.owners.map(\.person) == [1, 0])
    #expect(answer.owners.map(\.verdict) == [.yes, .possible])
    #expect(answer.lacks == [.possibleOwners] && answer.status == .insufficientData)
    #expect(isNear(answer.owners[1].share.high, 0.3))
    let low = graph.beneficialOwners(
      of: 2, entity: Self.large, rule: BeneficialOwnerRule(threshold: 0.15))
    #expect(low.owners.allSatisfy { $0.verdict == .yes } && low.status == .determined)
  }

  @Test(arguments: [
    (FilingEntity.Kind.individualBusiness, BeneficialOwners.Status.notApplicable),
    (.nonCompanyLegalPerson, .notApplicable), (.soleProprietorship, .notApplicable),
    (.cooperative, .notApplicable), (.domesticBranch, .notApplicable),
    (.company, .determined), (.partnership, .determined), (.foreignBranch, .determined),
    (.unknown, .insufficientData),
  ])
  func someEntitiesDoNotFile(_ kind: FilingEntity.Kind, _ status: BeneficialOwners.Status) {
    let graph = Self.graph([(0, 5, 1)])
    let entity = FilingEntity(kind, capital: 50_000_000)
    let answer = graph.beneficialOwners(of: 5, entity: entity)
    #expect(answer.status == status)
    // Who is behind it is told nevertheless.
    #expect(answer.owners.map(\.person) == [0])
  }

  @Test func thePromiseLeavesTheAnswerOpen() {
    let graph = Self.graph([(0, 5, 0.6), (1, 5, 0.4), (5, 6, 1)])
    func lacks(_ company: UInt32, _ capital: Double?, _ facts: ControlFacts = ControlFacts())
      -> [BeneficialOwners.Lack]
    {
      graph.beneficialOwners(
        of: company, entity: FilingEntity(.company, capital: capital), facts: facts
      ).lacks
    }
    #expect(lacks(5, 10_000_000) == [.promise])
    #expect(lacks(5, nil) == [.promise])
    #expect(lacks(5, 10_000_001).isEmpty)
    #expect(lacks(6, 1_000_000).isEmpty)
    let agreed = ControlFacts(agreements: [.init(person: 2, company: 5)])
    #expect(lacks(5, 1_000_000, agreed).isEmpty)
  }

  @Test(arguments: 0..<20)
  func itemOneIsTheTableOfShares(_ seed: Int) {
    let random = RandomOwnership(seed: seed, isWhole: true)
    let graph = random.graph
    for company in random.companies {
      let answer = graph.beneficialOwners(of: UInt32(company), entity: Self.large)
      let owners = graph.owners(of: UInt32(company)).owners
        .filter { random.kinds[Int($0.party)] == .person && $0.share.low >= 0.25 - 1e-9 }
      if owners.isEmpty {
        #expect(answer.owners.allSatisfy { $0.basis != .shares })
      } else {
        #expect(answer.owners.map(\.person) == owners.map(\.party))
      }
      for owner in answer.owners {
        // Chains carry at most the share, and each stands on rows of the input.
        #expect(owner.chains.reduce(0) { $0 + $1.share.low } <= owner.share.low + 1e-9)
        for chain in owner.chains {
          #expect(chain.parties.first == owner.person && chain.parties.last == UInt32(company))
          #expect(Set(chain.parties).count == chain.parties.count)
          for (place, holding) in chain.holdings.enumerated() {
            let row = random.holdings[Int(holding.row)]
            #expect(row.holder == chain.parties[place])
            #expect(row.company == chain.parties[place + 1])
          }
        }
      }
    }
  }

  @Test func withoutCirclesChainsCarryTheWholeShare() {
    var dice = Dice(11)
    let kinds = [OwnershipPartyKind.person] + Array(repeating: .company, count: 8)
    var holdings: [Shareholding] = []
    for company in 1..<9 as Range<UInt32> {
      for holder in 0..<company where dice.chance(60) {
        holdings.append(
          Shareholding(holder: holder, company: company, share: 0.9 / Double(company)))
      }
    }
    let graph = OwnershipGraph(kinds: kinds, holdings: holdings)
    for company in 1..<9 as Range<UInt32> {
      let chains = graph.chains(from: [0], to: company, chainsMax: 1_000)[0]
      #expect(
        isNear(
          chains.reduce(0) { $0 + $1.share.low }, graph.owners(of: company).share(of: 0).low,
          1e-12))
      for (a, b) in zip(chains, chains.dropFirst()) {
        #expect(a.share.low >= b.share.low - 1e-15)
      }
      #expect(graph.chains(from: [0], to: company, chainsMax: 3)[0] == Array(chains.prefix(3)))
    }
  }
}
