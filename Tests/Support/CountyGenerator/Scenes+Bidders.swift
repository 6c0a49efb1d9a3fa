extension Scenes {
  /// One tender with twelve bidders: one is six ties from a cadre of the buyer, one seven, and one
  /// belongs to a cadre's former wife; question 3.
  mutating func plantBidders(_ records: inout CountyRecords, _ random: inout SplitMix64) {
    let (bureau, head) = body("文化和旅游局", "BUREAU", under: seat, &records, &random)
    func cadre(_ post: String, _ records: inout CountyRecords) -> Int32 {
      self.cadre(post, at: bureau, since: Day(2014, 5, 1), &records, &random)
    }
    let (deputy, chief) = (cadre("副局长", &records), cadre("科长", &records))
    let clerk = cadre("科员", &records)
    let date = Day(2024, 6, 18)
    let day = Day(2016, 9, 1)
    // Wife, her father, her brother, two holdings, the bidder.
    let brother = records.relative(.wifesBrother, of: deputy, divorcedOn: .open, &random)
    let linked = chain([8000, 7000, 6000], from: brother, on: day, &records, &random)
    // The same way to the brother, and on to his wife.
    let other = records.relative(.wifesBrother, of: chief, divorcedOn: .open, &random)
    let sisterInLaw = records.wife(of: other, on: Day(2002, 5, 1), &random)
    let tooFar = chain([8000, 7000, 6000], from: sisterInLaw, on: day, &records, &random)
    let former = records.relative(.formerWife, of: clerk, divorcedOn: Day(2023, 2, 1), &random)
    let divorced = chain([6500], from: former, on: day, &records, &random)
    let honest = rivals(9, Self.service, &records, &random)
    let tender = records.tender(
      bureau, head, on: date, Self.service, winner: honest[0],
      losers: [linked, tooFar, divorced] + honest.dropFirst(), &random)
    func note(
      _ kind: TruthKind, _ company: Int32, _ official: Int32?, _ person: Int32?, _ hops: Int?
    ) {
      records.truth.append(
        Truth(
          kind: kind, tender: tender, official: official, person: person, company: company,
          org: bureau, day: date, number: hops))
    }
    note(.linkedBidder, linked, deputy, brother, 6)
    note(.bidderTooFar, tooFar, chief, sisterInLaw, 7)
    note(.bidderOfDivorced, divorced, clerk, former, 2)
    for company in honest { note(.unlinkedBidder, company, nil, nil, nil) }
  }
}
