extension CountyRecords {
  /// How the relative is related to the official, one to three hops.
  private static let nearKin: [[Kinship.Step]] = [
    [.spouse], [.down], [.up, .down, .spouse], [.up, .down], [.up], [.spouse, .up],
    [.spouse, .up, .down], [.down, .spouse], [.up, .down, .down], [.up, .up, .down],
  ]

  /// Cousins, a spouse's sibling's spouse, a nephew's wife, a sibling's parents-in-law.
  private static let farKin: [[Kinship.Step]] = [
    [.up, .up, .down, .down], [.spouse, .up, .down, .spouse], [.up, .down, .down, .spouse],
    [.up, .down, .spouse, .up],
  ]

  /// Plants the ties between officials' families and winners, then the gambling ties.
  mutating func plantTies(_ plan: Plan) {
    var random = SplitMix64(seed: seed, stream: 4)
    var used: Set<Int32> = []
    for ordinal in 0..<plan.relativeWinners {
      plantTie(.relativeWinner, ordinal, &used, &random)
    }
    let lookAlikes: [TruthKind] = [.laterOwner, .pastOwner, .lowShare, .ended, .sameName, .farKin]
    for kind in lookAlikes {
      for ordinal in 0..<plan.lookAlikesEach { plantTie(kind, ordinal, &used, &random) }
    }
    for ordinal in 0..<plan.gamblingTies { plantGambling(.gamblingTie, ordinal, &used, &random) }
    for ordinal in 0..<plan.lookAlikesEach { plantGambling(.notFined, ordinal, &used, &random) }
  }

  /// Lets a relative of a tender's approver, or a look-alike, stand behind its winner.
  private mutating func plantTie(
    _ kind: TruthKind, _ ordinal: Int, _ used: inout Set<Int32>, _ random: inout SplitMix64
  ) {
    let patterns = kind == .farKin ? Self.farKin : Self.nearKin
    let shift = TruthKind.allCases.firstIndex(of: kind)! * 3
    var found: (place: Int, relative: Int32)?
    for attempt in patterns.indices where found == nil {
      let pattern = patterns[(ordinal + shift + attempt) % patterns.count]
      found = tender(withKin: pattern, notIn: used, &random)
    }
    guard let found else { return }
    let official = tenders[tenders.free[found.place]].approver
    let date = tenders[tenders.free[found.place]].date
    let circle = kinship.relatives(of: official, within: 4)
    var owner = found.relative
    var hops = circle.first { $0.person == owner }?.hops
    if kind == .sameName {
      guard let double = namesake(of: owner, circle: circle, notIn: used, on: date - 400, &random)
      else { return }
      people.given[Int(double)] = people.given[Int(owner)]
      owner = double
      hops = nil
    }
    used.formUnion([owner, found.relative])
    let tender = tenders.take(at: found.place)
    let depth =
      kind == .relativeWinner ? [1, 0, 2, 3, 1, 4, 0, 2][ordinal % 8] : 1 + ordinal % 2
    let winner = makeChain(
      kind, ordinal, depth: depth, owner: owner, tender: tender, circle: circle, &random)
    tenders.plantedWinner[Int(tender)] = winner
    truth.append(
      Truth(
        kind: kind, tender: tender, official: official, person: owner, company: winner,
        kinHops: hops, chainDepth: depth))
  }

  /// The first free tender whose approver has such a relative, at exactly that distance.
  private func tender(
    withKin pattern: [Kinship.Step], notIn used: Set<Int32>, _ random: inout SplitMix64
  ) -> (place: Int, relative: Int32)? {
    for place in tenders.free.indices.prefix(60) {
      let tender = tenders[tenders.free[place]]
      for _ in 0..<3 {
        guard let relative = kinship.follow(pattern, from: tender.approver, &random),
          people.isOfAge(relative, on: tender.date - 420), !used.contains(relative),
          !bodies.isOfficial[Int(relative)]
        else { continue }
        let circle = kinship.relatives(of: tender.approver, within: pattern.count)
        if circle.first(where: { $0.person == relative })?.hops == pattern.count {
          return (place, relative)
        }
      }
    }
    return nil
  }

  /// A stranger of the same sex and surname, who is to bear the same name.
  private func namesake(
    of person: Int32, circle: [(person: Int32, hops: Int)], notIn used: Set<Int32>, on day: Day,
    _ random: inout SplitMix64
  ) -> Int32? {
    let (isMale, surname) = (people.isMale[Int(person)], people.surname[Int(person)])
    return stranger(to: circle, on: day, &random) {
      people.isMale[Int($0)] == isMale && people.surname[Int($0)] == surname && !used.contains($0)
    }
  }
}
