import PropertyGraph
import Testing

@testable import Investigation

/// Points of law one by one.
@Suite struct KinRuleTests {
  private static func membership(
    _ chain: String, _ set: String
  ) throws -> KinMembership? {
    var family = KinFamily()
    let ego = family.person(nil, born: 1980)
    let end = family.follow(chain, from: ego).last!
    let relative = try family.finder().relative(of: ego, to: end)
    return try relative.map { try shippedSets.get().named(set).membership(of: $0) }
  }

  @Test func spousesOfCousinsAreInAndCousinsOfTheSpouseAreOut() throws {
    for set in ["任职回避", "政采条例9(4)"] {
      #expect(try Self.membership("FBS-W", set) == .member)
      #expect(try Self.membership("WFBS-", set) == KinMembership.none)
      #expect(try Self.membership("HFBS-", set) == KinMembership.none)
    }
  }

  @Test func parentsOfChildrensSpousesAreIn() throws {
    for chain in ["SWF", "SWM", "DHF", "DHM"] {
      #expect(try Self.membership(chain, "任职回避") == .member)
      #expect(try Self.membership(chain, "经商限制") == KinMembership.none)
      #expect(try Self.membership(chain, "审判回避") == .possible)
    }
  }

  @Test func noChainGoesThroughTwoMarriagesButForTheSpousesSiblings() throws {
    #expect(try Self.membership("WZH", "任职回避") == .member)
    for chain in ["WFBW", "WBSW", "SWBW", "B+WBW", "HWH", "WFW"] {
      #expect(try Self.membership(chain, "任职回避") == nil, "\(chain)")
    }
  }

  // MARK: - Marriage in time

  @Test func marriageHoldsFromItsFirstDayToTheDayOfDivorce() throws {
    var family = KinFamily()
    let (he, she, brother) = (
      family.person(.male), family.person(.female), family.person(.male, born: 1990)
    )
    family.persons[Int(she)].birth = CalendarDate("1985-01-01")
    family.marry(she, he, from: "2010-05-01", to: "2020-05-01")
    family.ties.append(KinTie(.sibling(.full), from: brother, to: she))
    let finder = try family.finder()
    func terms(_ day: String?) -> [String] {
      finder.relatives(of: he, at: day.map { CalendarDate($0)! }).map(\.term.zh)
    }
    #expect(terms("2010-04-30") == [])
    #expect(terms("2010-05-01") == ["妻子", "小舅子"])
    #expect(terms("2020-04-30") == ["妻子", "小舅子"])
    #expect(terms("2020-05-01") == ["前妻"])
    #expect(terms(nil) == ["前妻"])
    let former = try #require(finder.relative(of: he, to: she))
    #expect(former.degree == nil)
    #expect(try shippedSets.get().all.allSatisfy { $0.membership(of: former) == .none })
    // They married again.
    family.marry(he, she, from: "2022-01-01")
    let again = try family.finder()
    #expect(again.relatives(of: he).map(\.term.zh) == ["妻子", "小舅子"])
    #expect(
      again.relatives(of: he, at: CalendarDate("2021-01-01")!).map(\.term.zh) == ["前妻"])
  }

  @Test func affinityAfterDeathIsAPolicy() throws {
    var family = KinFamily()
    let (widow, late, father) = (
      family.person(.female), family.person(.male), family.person(.male)
    )
    family.marry(widow, late, to: "2020-01-01")
    family.parent(father, of: late)
    family.persons[Int(late)].death = CalendarDate("2020-01-01")
    let keeps = try family.finder()
    #expect(keeps.relatives(of: widow).map(\.term.zh) == ["丈夫", "公公"])
    #expect(keeps.relative(of: widow, to: father)?.relation.isLate == true)
    #expect(keeps.relatives(of: father).map(\.term.zh) == ["儿子", "儿媳"])
    let ends = try family.finder(policy: KinPolicy(affinityOutlastsDeath: false))
    #expect(ends.relatives(of: widow).map(\.term.zh) == ["亡夫"])
    #expect(ends.relatives(of: father).map(\.term.zh) == ["儿子"])
    let before = CalendarDate("2019-12-31")!
    #expect(ends.relatives(of: widow, at: before).map(\.term.zh) == ["丈夫", "公公"])
  }

  @Test func divorceBeforeDeathIsDivorce() throws {
    var family = KinFamily()
    let (she, he) = (family.person(.female), family.person(.male))
    family.marry(she, he, to: "2015-01-01")
    family.persons[Int(he)].death = CalendarDate("2020-01-01")
    #expect(try family.finder().relatives(of: she).map(\.term.zh) == ["前夫"])
  }

  // MARK: - Adoption and step kin

  @Test func adoptionReplacesKinByBirthWhileItHolds() throws {
    var family = KinFamily()
    let (child, birth, sister) = (
      family.person(.male, born: 2000), family.person(.male), family.person(.female, born: 1995)
    )
    let (adopter, brother) = (family.person(.female), family.person(.male, born: 2005))
    family.parent(birth, of: child)
    family.parent(birth, of: sister)
    family.parent(adopter, of: child, .adoptive, from: "2004-01-01", to: "2018-01-01")
    family.parent(adopter, of: brother)
    let finder = try family.finder()
    func terms(_ person: UInt32, _ day: String?, _ finder: KinFinder) -> [String] {
      finder.relatives(of: person, at: day.map { CalendarDate($0)! }).map(\.term.zh)
    }
    #expect(terms(child, "2003-01-01", finder) == ["父亲", "姐姐"])
    #expect(terms(child, "2010-01-01", finder) == ["养母", "弟弟"])
    #expect(terms(child, nil, finder) == ["父亲", "姐姐"], "dissolved: birth kin are kin again")
    #expect(terms(birth, "2010-01-01", finder) == ["女儿"])
    let mother = finder.relative(of: child, to: adopter, at: CalendarDate("2010-01-01")!)
    #expect(mother?.relation.nature == .adoption)
    #expect(mother?.relation.notation == "Ma")
    #expect(try mother.map { try shippedSets.get().named("民").contains($0) } == true)
    let both = try family.finder(policy: KinPolicy(adoptionReplacesBirth: false))
    #expect(terms(child, "2010-01-01", both) == ["父亲", "养母", "姐姐", "弟弟"])
  }

  @Test func aBirthParentMarriedToTheAdopterStaysAParent() throws {
    var family = KinFamily()
    let (child, mother, father, adopter) = (
      family.person(.male), family.person(.female), family.person(.male), family.person(.male)
    )
    family.parent(mother, of: child)
    family.parent(father, of: child)
    family.parent(adopter, of: child, .adoptive)
    family.marry(mother, adopter)
    #expect(try family.finder().relatives(of: child).map(\.term.zh) == ["母亲", "养父"])
  }

  @Test func stepKinCountByPolicy() throws {
    for (raised, policy, expected) in [
      (true, KinPolicy.StepKin.raised, KinMembership.member), (false, .raised, .none),
      (nil, .raised, .possible), (true, .never, .none), (nil, .always, .member),
    ] as [(Bool?, KinPolicy.StepKin, KinMembership)] {
      var family = KinFamily()
      let (child, stepmother) = (family.person(.male), family.person(.female))
      family.parent(stepmother, of: child, .step(raised: raised))
      let finder = try family.finder(policy: KinPolicy(stepKin: policy))
      for (a, b, zh) in [(child, stepmother, "继母"), (stepmother, child, "继子")] {
        let relative = try #require(finder.relative(of: a, to: b))
        #expect(relative.term.zh == zh)
        #expect(relative.relation.nature == .step)
        #expect(try shippedSets.get().named("民").membership(of: relative) == expected)
      }
    }
  }

  /// The marriage says step-parent, the step tie says how the child was raised: the tie decides.
  @Test func regressionWhatIsRecordedOfAStepChildDecides() throws {
    for (raised, isMotherKnown, expected) in [
      (false, false, KinMembership.none), (false, true, .none), (true, true, .member),
      (nil, true, .possible), (nil, false, .possible),
    ] as [(Bool?, Bool, KinMembership)] {
      var family = KinFamily()
      let (child, father) = (family.person(.male), family.person(.male))
      let (stepmother, sister) = (family.person(.female), family.person(.female))
      family.parent(father, of: child)
      family.marry(father, stepmother)
      family.parent(stepmother, of: child, .step(raised: raised))
      family.parent(stepmother, of: sister)
      _ = family.follow("F", from: sister)
      if isMotherKnown { _ = family.follow("M", from: child) }
      let finder = try family.finder()
      let set = try shippedSets.get().named("民")
      for (a, b) in [(child, stepmother), (stepmother, child)] {
        let relative = try #require(finder.relative(of: a, to: b))
        #expect(set.membership(of: relative) == expected)
        #expect(!relative.relations.contains { $0.isUncertain })
      }
      // Nor may her daughter by another man be his half-sister.
      if raised == false {
        let relative = try #require(finder.relative(of: child, to: sister))
        #expect(set.membership(of: relative) == .none)
      }
    }
  }

  @Test func theFathersWifeMayBeTheMotherWhereNobodyRecordedOne() throws {
    var family = KinFamily()
    let ego = family.person(.male)
    let wife = family.follow("FW", from: ego).last!
    let open = try #require(try family.finder().relative(of: ego, to: wife))
    #expect(open.term.zh == "母亲或继母")
    #expect(open.relation.isUncertain)
    #expect(try shippedSets.get().named("民").membership(of: open) == .possible)
    _ = family.follow("M", from: ego)
    #expect(try family.finder().relative(of: ego, to: wife)?.term.zh == "继母")
  }

  // MARK: - Several chains, counts, guardians

  @Test func theClosestChainByLawStandsFirst() throws {
    var family = KinFamily()
    let ego = family.person(.male, born: 1980)
    let cousin = family.follow("MBD-", from: ego).last!
    family.marry(ego, cousin)
    let relative = try #require(try family.finder().relative(of: ego, to: cousin))
    #expect(relative.term.zh == "表妹")
    #expect(relative.others.map(\.term.zh) == ["妻子"])
    // The one is outside of the limits on family business, the other inside.
    #expect(try shippedSets.get().named("商").contains(relative))
  }

  @Test func generationsAreCountedFromOneself() throws {
    for (chain, generations, below, isLineal) in [
      ("F", 2, -1, true), ("FF", 3, -2, true), ("SSS", 4, 3, true), ("B+", 2, 0, false),
      ("FB+", 3, -1, false), ("FBS+", 3, 0, false), ("BS", 3, 1, false), ("FFB+", 4, -2, false),
    ] {
      let relation = try #require(try KinFamily.relative(chain)).relation
      #expect(relation.generations == generations)
      #expect(relation.generationsBelow == below)
      #expect(relation.isLineal == isLineal && relation.isCollateral != isLineal)
    }
    #expect(try #require(try KinFamily.relative("SWF")).relation.generations == nil)
    #expect(try #require(try KinFamily.relative("SWF")).relation.generationsBelow == 0)
  }

  @Test func guardiansHaveNoDegreeAndStandInNoSet() throws {
    var family = KinFamily()
    let (ward, guardian) = (family.person(.male), family.person(.female))
    family.ties.append(
      KinTie(
        .guardian, from: guardian, to: ward,
        interval: ValidityInterval(to: CalendarDate("2020-01-01"))))
    let finder = try family.finder()
    let day = CalendarDate("2019-01-01")!
    let relative = try #require(finder.relative(of: ward, to: guardian, at: day))
    #expect(relative.term.zh == "监护人" && relative.degree == nil)
    #expect(finder.relative(of: guardian, to: ward, at: day)?.term.zh == "被监护人")
    #expect(finder.relative(of: ward, to: guardian) == nil)
    #expect(try shippedSets.get().holding(relative).isEmpty)
  }

  @Test func chainsAreTheStoredTies() throws {
    var family = KinFamily()
    let ego = family.person(.male, born: 1980)
    let path = family.follow("FB+W", from: ego)
    let relation = try #require(try family.finder().relative(of: ego, to: path.last!)).relation
    #expect(relation.chain.count == 4)
    #expect(relation.chain.map(\.isForward) == [false, false, true, true])
    #expect(relation.nodes.first == ego && relation.nodes.last == path.last)
    for step in relation.chain {
      #expect(
        family.ties.contains {
          $0.kind == step.kind && Set([$0.from, $0.to]) == Set([step.from, step.to])
        })
    }
  }

  // MARK: - Bad records

  @Test func cyclesEndAndAreTold() throws {
    var family = KinFamily()
    let ring = (0..<4).map { _ in family.person(.male) }
    for (place, person) in ring.enumerated() { family.parent(ring[(place + 1) % 4], of: person) }
    let found = try family.finder().family(of: ring[0])
    #expect(found.faults.contains(.ownAncestor(ring[0])))
    #expect(Set(found.relatives.map(\.person)) == Set(ring.dropFirst()))
  }

  @Test func theSameSexTwiceIsADataFaultAndNoMarriage() throws {
    var family = KinFamily()
    let (a, b) = (family.person(.male), family.person(.male))
    family.marry(b, a)
    let found = try family.finder().family(of: a)
    #expect(found.relatives.isEmpty)
    #expect(found.faults == [.sameSexSpouses(a, b)])
  }

  @Test func tiesToOneselfAndTwiceTheSameAreLeftOut() throws {
    var family = KinFamily()
    let (a, b) = (family.person(.male), family.person(.female))
    for _ in 0..<3 {
      family.parent(a, of: a)
      family.parent(a, of: b)
      family.marry(a, a)
    }
    let ties = KinTies(persons: family.persons, ties: family.ties)
    #expect(ties.tieCount == 1)
    #expect(try KinFinder(ties).relatives(of: b).map(\.term.zh) == ["父亲"])
  }

  @Test func aGuardianOfThousandsIsNobodysHub() throws {
    var family = KinFamily()
    let guardian = family.person(.female)
    let wards = (0..<5_000).map { _ in family.person(.male) }
    for ward in wards { family.ties.append(KinTie(.guardian, from: guardian, to: ward)) }
    let finder = try family.finder()
    #expect(finder.relatives(of: wards[7]).map(\.person) == [guardian])
    #expect(finder.relatives(of: guardian).count == 5_000)
  }

  @Test func whereChainsAreTooManyTheCloseOnesCome() throws {
    var family = KinFamily()
    let ego = family.person(.male)
    let father = family.follow("F", from: ego).last!
    let others = (0..<3_000).map { _ in family.person(.female) }
    for other in others { family.parent(father, of: other) }
    var finder = try family.finder()
    finder.chainsMax = 1_000
    let found = finder.family(of: ego)
    #expect(found.faults == [.tooManyChains])
    #expect(found.relatives.first?.person == father)
    #expect(found.relatives.count == 1_000)
  }

  @Test func strangersHaveNoKin() throws {
    let finder = try KinFamily().finder()
    #expect(finder.relatives(of: 7).isEmpty)
    #expect(finder.ties.tieCount == 0)
  }
}
