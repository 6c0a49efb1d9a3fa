/// How somebody is related to a village cadre who was born about 1968.
enum VillageKin: String {
  case wife = "妻子"
  case son = "儿子"
  case adoptedDaughter = "养女"
  case raisedStepson = "继子"
  case sonInLaw = "女婿"
  case wifesBrother = "小舅子"
  case sister = "妹妹"
  case nephew = "侄子"
  case cousin = "堂弟"
  /// Those from here on are nobody's relatives within the law's circles.
  case formerWife = "前妻"
  case unraisedStepson = "未受抚养的继子"
  case wifesCousin = "妻之堂弟"
  case brothersWifesBrother = "弟媳之弟"
  case adoptedAway = "被收养的亲生子"
}

extension CountyRecords {
  /// Registers a cadre's family as far as the chain needs it and returns the relative, who came of
  /// age by 2015.
  ///
  /// - Parameter end: when a marriage ends that is to be over.
  mutating func relative(
    _ kin: VillageKin, of cadre: Int32, divorcedOn end: Day, _ random: inout SplitMix64
  ) -> Int32 {
    let wed = Day(1991, 5, 1) + random.below(300)
    func married(_ records: inout CountyRecords) -> Int32 {
      records.wife(of: cadre, on: wed, &random)
    }
    switch kin {
    case .wife: return married(&self)
    case .son:
      return child(of: [cadre, married(&self)], isMale: true, bornIn: 1993...1994, &random)
    case .formerWife: return wife(of: cadre, on: wed, until: end, &random)
    case .adoptedDaughter:
      let mother = married(&self)
      let child = settle(
        Int(people.settlement[Int(cadre)]), isMale: false, bornIn: 1993...1994,
        surname: people.surname[Int(cadre)], &random)
      raise(child, by: [cadre, mother], nature: "adoptive", from: Day(1999, 9, 1))
      return child
    case .raisedStepson, .unraisedStepson:
      let isRaised = kin == .raisedStepson
      let day = isRaised ? Day(2000, 10, 1) : Day(2018, 10, 1)
      let mother = wife(of: cadre, on: day, &random)
      let father = settle(
        Int(people.settlement[Int(cadre)]), isMale: true, bornIn: 1964...1968, &random)
      marry(father, mother, on: Day(1990, 2, 1), until: Day(1998, 6, 1))
      let child = child(of: [father, mother], isMale: true, bornIn: 1992...1993, &random)
      raise(child, by: [cadre], nature: "step", raised: isRaised, from: day)
      return child
    case .sonInLaw:
      let daughter = child(
        of: [cadre, married(&self)], isMale: false, bornIn: 1993...1993, &random)
      let husband = settle(
        Int(people.settlement[Int(cadre)]), isMale: true, bornIn: 1990...1992, &random)
      marry(husband, daughter, on: Day(2015, 10, 1))
      return husband
    case .wifesBrother:
      let wife = married(&self)
      return sibling(of: wife, bornIn: 1974...1978, &random)
    case .sister:
      let sister = settle(
        Int(people.settlement[Int(cadre)]), isMale: false, bornIn: 1973...1976,
        surname: people.surname[Int(cadre)], &random)
      family.append(FamilyTie(a: cadre, b: sister, relation: .sibling, nature: "full"))
      return sister
    case .nephew:
      let brother = sibling(of: cadre, bornIn: 1966...1966, &random)
      let wife = wife(of: brother, on: Day(1989, 8, 1), &random)
      return child(of: [brother, wife], isMale: true, bornIn: 1991...1992, &random)
    case .cousin: return cousin(of: cadre, &random)
    case .wifesCousin: return cousin(of: married(&self), &random)
    case .brothersWifesBrother:
      let brother = sibling(of: cadre, bornIn: 1974...1976, &random)
      let wife = wife(of: brother, on: Day(1999, 5, 1), &random)
      return sibling(of: wife, bornIn: 1980...1984, &random)
    case .adoptedAway:
      let child = child(of: [cadre, married(&self)], isMale: true, bornIn: 1993...1994, &random)
      let other = settle(
        Int(people.settlement[Int(cadre)]), isMale: true, bornIn: 1960...1964, &random)
      let wife = wife(of: other, on: Day(1986, 5, 1), &random)
      raise(child, by: [other, wife], nature: "adoptive", from: Day(1997, 3, 1))
      return child
    }
  }

  /// A younger brother by a father who has died.
  private mutating func sibling(
    of person: Int32, bornIn years: ClosedRange<Int>, _ random: inout SplitMix64
  ) -> Int32 {
    let brother = settle(
      Int(people.settlement[Int(person)]), isMale: true, bornIn: years,
      surname: people.surname[Int(person)], &random)
    _ = lateFather(of: [person, brother], bornIn: 1938...1942, &random)
    return brother
  }

  /// A son of the father's brother.
  private mutating func cousin(of person: Int32, _ random: inout SplitMix64) -> Int32 {
    let father = lateFather(of: [person], bornIn: 1947...1948, &random)
    let uncle = settle(
      Int(people.settlement[Int(person)]), isMale: true, bornIn: 1949...1950,
      surname: people.surname[Int(person)], &random)
    _ = lateFather(of: [father, uncle], bornIn: 1930...1931, &random)
    return child(of: [uncle], isMale: true, bornIn: 1975...1980, &random)
  }
}
