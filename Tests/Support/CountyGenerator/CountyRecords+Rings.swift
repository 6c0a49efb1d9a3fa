/// Companies that bid together again and again: a ring shares something, a decoy nothing.
struct Ring {
  let number: Int
  let members: [Int32]
  let field: Int
  let isDecoy: Bool
  /// Whether the members send their ring bids from one terminal, and pay from one account.
  let sharesTerminal: Bool
  let sharesAccount: Bool
}

extension CountyRecords {
  /// Makes the ring companies; the first three rings share a terminal, account and phone, terminal
  /// and address.
  mutating func layOutRings(_ plan: Plan) -> [Ring] {
    var random = SplitMix64(seed: seed, stream: 7)
    return (0..<(plan.rings + plan.decoyRings)).map { number in
      let isDecoy = number >= plan.rings
      let pattern = isDecoy ? -1 : number % 4
      let field = random.pick([0, 1, 3, 4, 6])
      let members = (0..<random.within(4...6)).map { _ in
        companies.add(
          field: field, registered: random.day(Day(2004, 1, 1), Day(2018, 6, 30)),
          conduct: .regular)
      }
      for member in members.dropFirst() {
        companies.share(member, with: members[0], address: pattern == 2, phone: pattern == 1)
      }
      for member in members {
        truth.append(
          Truth(kind: isDecoy ? .decoyRing : .ringMember, company: member, ring: number))
      }
      return Ring(
        number: number, members: members, field: field, isDecoy: isDecoy,
        sharesTerminal: pattern == 0 || pattern == 2, sharesAccount: pattern == 1 || pattern == 3)
    }
  }
}
