/// Who bids where: planted winners first, rings next, honest companies to fill up.
///
/// An honest bidder never has one of the approver's relatives (up to three hops) anywhere above
/// it, and nobody who gambled with an official is above a bidder of that official's tenders:
/// every row that the definitions find was planted.
struct Bidding {
  private let records: CountyRecords
  private let index: ControlIndex
  private var random: SplitMix64
  /// The bidders of each field: those who bid often, and those who bid at most twice.
  private var regulars: [[Int32]]
  private var occasionals: [[Int32]]
  private var bidsLeft: [UInt8]
  /// The last tender for which a person was one of the approver's relatives.
  private var mark: [Int32]
  private(set) var bids = Bids()

  init(_ records: CountyRecords) {
    self.records = records
    index = ControlIndex(companies: records.companies.count, ownership: records.ownership)
    random = SplitMix64(seed: records.seed, stream: 8)
    regulars = [[Int32]](repeating: [], count: TradeField.all.count)
    occasionals = regulars
    bidsLeft = [UInt8](repeating: 2, count: records.companies.count)
    mark = [Int32](repeating: -1, count: records.people.count)
    for (number, company) in records.companies.all.enumerated() {
      switch company.conduct {
      case .regular: regulars[company.field].append(Int32(number))
      case .occasional: occasionals[company.field].append(Int32(number))
      case .silent: break
      }
    }
    for winner in records.tenders.plantedWinner {
      if let winner { bidsLeft[Int(winner)] = 1 }
    }
  }

  /// Whether every member of a ring may bid for a tender.
  mutating func suits(_ ring: Ring, _ tender: Int32) -> Bool {
    markRelatives(of: tender)
    return ring.members.allSatisfy { isClear($0, tender) }
  }

  /// Collects the bids for one tender.
  mutating func open(_ tender: Int32, ring: Ring?, round: Int) {
    markRelatives(of: tender)
    let item = records.tenders[tender]
    var entrants: [Int32] = []
    var wanted = random.within(3...6)
    if let winner = records.tenders.plantedWinner[Int(tender)] { entrants = [winner] }
    if let ring {
      // One member sits out each time, in turn, and one wins, in turn.
      let absent = round % (ring.members.count + 1)
      entrants = ring.members.indices.filter { $0 != absent }.map { ring.members[$0] }
      entrants.swapAt(0, round % entrants.count)
      wanted = entrants.count + random.below(3)
    }
    let ringSize = ring == nil ? 0 : entrants.count
    for _ in 0..<40 where entrants.count < wanted {
      guard let company = candidate(item.field), !entrants.contains(company),
        records.companies[company].registered + 90 < item.date, isClear(company, tender)
      else { continue }
      entrants.append(company)
      bidsLeft[Int(company)] &-= records.companies[company].conduct == .occasional ? 1 : 0
    }
    enter(entrants, tender, item, ring: ring, ringSize: ringSize)
  }

  private mutating func candidate(_ field: Int) -> Int32? {
    let (often, seldom) = (regulars[field], occasionals[field])
    if seldom.isEmpty || random.chance(75) {
      return often.isEmpty ? nil : often[random.leaning(often.count)]
    }
    let company = random.pick(seldom)
    return bidsLeft[Int(company)] > 0 ? company : nil
  }

  /// Writes the bids in a random order; the first entrant wins.
  private mutating func enter(
    _ entrants: [Int32], _ tender: Int32, _ item: Tenders.Tender, ring: Ring?, ringSize: Int
  ) {
    let best = item.amount * random.within(820...960) / 1000
    var order = Array(entrants.indices)
    random.shuffle(&order)
    for place in order {
      let company = entrants[place]
      let price =
        place == 0 ? best : best + 1 + (item.amount - best) * random.within(5...990) / 1000
      var (address, account) = trace(company)
      if let ring, place < ringSize {
        if ring.sharesTerminal { address = BidTrace.own(company: ring.members[0]) }
        if ring.sharesAccount { account = BidTrace.account(company: ring.members[0]) }
      }
      bids.add(
        .init(
          tender: tender, company: company, price: price, won: place == 0, address: address,
          account: account))
    }
  }

  /// Occasional bidders use the public terminal and the guarantor, as many others do.
  private mutating func trace(_ company: Int32) -> (address: Int32, account: Int) {
    let (county, conduct) = (
      records.companies[company].county, records.companies[company].conduct
    )
    let isSeldom = conduct == .occasional
    var address = BidTrace.own(company: company)
    if random.chance(4) { address = BidTrace.travelling(bid: bids.all.count) }
    if isSeldom, random.chance(40) { address = BidTrace.centre(county: county) }
    let isVouchedFor = isSeldom && random.chance(40)
    return (
      address,
      isVouchedFor ? BidTrace.guarantor(county: county) : BidTrace.account(company: company)
    )
  }

  private mutating func markRelatives(of tender: Int32) {
    let approver = records.tenders[tender].approver
    for relative in records.kinship.relatives(of: approver, within: 3) {
      mark[Int(relative.person)] = tender
    }
  }

  private func isClear(_ company: Int32, _ tender: Int32) -> Bool {
    let item = records.tenders[tender]
    for person in index.persons(above: company) {
      if mark[Int(person)] == tender { return false }
      if let official = records.gamblingPartner[person] {
        if official == item.approver { return false }
        if records.bodies.service[official]?.contains(item.buyer) == true { return false }
      }
    }
    return true
  }
}

extension CountyRecords {
  /// Gives the rings their tenders and collects all bids.
  mutating func makeBids(_ rings: [Ring]) {
    var ringOf = [(ring: Ring, round: Int)?](repeating: nil, count: tenders.all.count)
    var bidding = Bidding(self)
    for ring in rings {
      var round = 0
      // Buyers of the ring's trade first, any buyer where those run out.
      for isAnyBuyer in [false, true] {
        for place in tenders.free.indices where round < 7 {
          // Taking a tender swaps the first free one to this place, so the places stay in step.
          guard place >= tenders.free.startIndex else { continue }
          let buyer = tenders[tenders.free[place]].buyer
          let buysThis = bodies.all[Int(buyer)].fields.contains(ring.field)
          guard isAnyBuyer || buysThis, bidding.suits(ring, tenders.free[place])
          else { continue }
          let tender = tenders.take(at: place)
          tenders.move(tender, to: ring.field)
          ringOf[Int(tender)] = (ring, round)
          round += 1
        }
      }
    }
    bidding = Bidding(self)
    for tender in tenders.all.indices {
      bidding.open(Int32(tender), ring: ringOf[tender]?.ring, round: ringOf[tender]?.round ?? 0)
    }
    bids = bidding.bids
  }
}
