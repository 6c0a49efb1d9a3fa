extension CountyRecords {
  /// Seats an official at a gambling table beside the one who controls a winner.
  ///
  /// Every second official did not approve the tender but serves the buyer, where there is such.
  mutating func plantGambling(
    _ kind: TruthKind, _ ordinal: Int, _ used: inout Set<Int32>, _ random: inout SplitMix64
  ) {
    for place in tenders.free.indices.prefix(80) {
      let tender = tenders[tenders.free[place]]
      guard let official = gambler(ordinal, tender, notIn: used) else { continue }
      let circle =
        kinship.relatives(of: tender.approver, within: 4)
        + kinship.relatives(of: official, within: 4)
      let partner = stranger(to: circle, on: tender.date - 420, &random) { !used.contains($0) }
      guard let partner else { continue }
      used.formUnion([official, partner])
      let number = tenders.take(at: place)
      let depth = [0, 1, 2, 1][ordinal % 4]
      let winner = makeChain(
        kind, ordinal, depth: depth, owner: partner, tender: number, circle: circle, &random)
      tenders.plantedWinner[Int(number)] = winner
      gamblingPartner[partner] = official
      let date = tender.date - random.within(30...700)
      let isFined = kind == .gamblingTie
      let new = cases.add(.gambling, date: date, place: Int32(random.below(1 << 20)))
      cases.enter(official, new, fine: isFined ? random.within(5...30) * 100 : 0)
      cases.enter(partner, new, fine: random.within(3...30) * 100)
      truth.append(
        Truth(
          kind: kind, tender: number, official: official, person: partner, company: winner,
          chainDepth: depth, caseNumber: new))
      return
    }
  }

  private func gambler(
    _ ordinal: Int, _ tender: Tenders.Tender, notIn used: Set<Int32>
  ) -> Int32? {
    let colleagues = bodies.staff[Int(tender.buyer)].map { bodies.posts[$0].person }
      .filter { $0 != tender.approver && !used.contains($0) }
    if ordinal % 2 == 1, let colleague = colleagues.first { return colleague }
    return used.contains(tender.approver) ? nil : tender.approver
  }
}
