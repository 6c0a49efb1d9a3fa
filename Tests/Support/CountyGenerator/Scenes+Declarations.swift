extension Scenes {
  private struct Case {
    let kind: TruthKind
    let kin: VillageKin
    var isDeclared = false
    var from = Day(2018, 5, 1)
    var to = Day.open
    /// The relative is legal representative and holds nothing.
    var isLed = false
  }

  private static let declared = Day(2025, 1, 20)
  private static let divorced = Day(2024, 3, 1)

  private static let declarations = [
    Case(kind: .undeclared, kin: .wife), Case(kind: .undeclared, kin: .sonInLaw, isLed: true),
    Case(kind: .undeclared, kin: .adoptedDaughter),
    Case(kind: .declared, kin: .wife, isDeclared: true),
    Case(kind: .openedLater, kin: .son, from: Day(2025, 3, 3)),
    Case(kind: .closedBefore, kin: .son, to: Day(2024, 10, 8)),
    Case(kind: .siblingsCompany, kin: .sister), Case(kind: .divorcedsCompany, kin: .formerWife),
  ]

  /// An archive whose cadres all declared on one day, some of them not all; question 15.
  mutating func plantDeclarations(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (archive, head) = body("档案馆", "INSTITUTION", under: seat, &records, &random)
    records.declarations.append(Declaration(official: head, date: Self.declared))
    for item in Self.declarations {
      let official = cadre("副研究馆员", at: archive, since: Day(2013, 9, 1), &records, &random)
      let relative = records.relative(
        item.kin, of: official, divorcedOn: Self.divorced, &random)
      let company = records.register(Self.service, on: item.from, &random)
      let other = records.settle(home, isMale: true, bornIn: 1970...1985, &random)
      records.hold(item.isLed ? other : relative, company, 10_000, from: item.from, to: item.to)
      records.lead(item.isLed ? relative : other, company, from: item.from)
      if item.to != .open { records.hold(other, company, 10_000, from: item.to) }
      records.declarations.append(
        item.isDeclared
          ? Declaration(
            official: official, date: Self.declared, company: company, relative: relative)
          : Declaration(official: official, date: Self.declared))
      records.truth.append(
        Truth(
          kind: item.kind, official: official, person: relative, company: company, org: archive,
          day: Self.declared, kin: item.kin.rawValue))
    }
  }
}
