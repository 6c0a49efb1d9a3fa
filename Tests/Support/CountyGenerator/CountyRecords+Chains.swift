extension CountyRecords {
  /// Makes the companies from the owner down to the bidder and returns the bidder.
  ///
  /// Depth 0 makes the owner the legal representative of a company that strangers hold. At every
  /// time the shares of each company sum to the whole.
  mutating func makeChain(
    _ kind: TruthKind, _ ordinal: Int, depth: Int, owner: Int32, tender: Int32,
    circle: [(person: Int32, hops: Int)], _ random: inout SplitMix64
  ) -> Int32 {
    let (date, field) = (tenders[tender].date, tenders[tender].field)
    let ofAge = people.birth[Int(owner)] + 18 * year + 5
    let earliest = max(ofAge, date - 2600)
    var founded = (0..<max(depth, 1)).map { _ in random.day(earliest, date - 400) }
    founded.sort()
    let chain = founded.indices.map { level in
      let isBidder = level == founded.count - 1
      return companies.add(
        field: isBidder ? field : TradeField.holding, registered: founded[level],
        conduct: isBidder ? .occasional : .silent)
    }
    for (level, company) in chain.enumerated() {
      let leads = depth == 0 && level == 0
      let head = leads ? owner : outsider(circle, on: earliest, &random)
      staff(company, representative: head, circle: circle, &random)
    }
    if depth == 0 {
      hold(outsider(circle, on: earliest, &random), chain[0], 10_000, from: founded[0])
      return chain[0]
    }
    let shares =
      kind == .lowShare
      ? PlantedChain.tooSmall(depth: depth, ordinal: ordinal, &random)
      : PlantedChain.controlling(depth: depth, ordinal: ordinal, &random)
    assert(shares.controls == (kind != .lowShare))
    for (level, company) in chain.enumerated() {
      let (share, from) = (shares.basisPoints[level], founded[level])
      if level > 0 {
        ownership.hold(.company(chain[level - 1]), company, share, from: from)
      } else {
        let other = outsider(circle, on: earliest, &random)
        holdForTime(kind, owner, other, company, share, from: from, date: date, &random)
      }
      if share < 10_000 {
        hold(outsider(circle, on: earliest, &random), company, 10_000 - share, from: from)
      }
    }
    return chain[chain.count - 1]
  }

  /// The owner's own stake, which for some kinds changes hands with an outsider.
  private mutating func holdForTime(
    _ kind: TruthKind, _ owner: Int32, _ outsider: Int32, _ company: Int32, _ share: Int,
    from: Day, date: Day, _ random: inout SplitMix64
  ) {
    let after = date + random.within(5...min(200, asOf - date))
    switch kind {
    case .laterOwner:
      hold(outsider, company, share, from: from, to: after)
      hold(owner, company, share, from: after)
    case .pastOwner:
      hold(owner, company, share, from: from, to: after)
      hold(outsider, company, share, from: after)
    case .ended:
      let before = date - random.within(30...300)
      hold(owner, company, share, from: from, to: before)
      hold(outsider, company, share, from: before)
    default:
      hold(owner, company, share, from: from)
    }
  }
}
