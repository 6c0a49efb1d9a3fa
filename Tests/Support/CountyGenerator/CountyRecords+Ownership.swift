extension CountyRecords {
  /// Makes the remaining companies, who holds them and who runs them.
  ///
  /// Companies stand on up to four storeys: one in four is held mainly by a company of the storey
  /// below. A few pairs hold a little of each other.
  mutating func makeOwnership() {
    var random = SplitMix64(seed: seed, stream: 6)
    let owners = (0..<max(30, people.count / 10)).map { _ in
      outsider(on: Day(2012, 1, 1), &random)
    }
    var storeys: [[Int32]] = [[], [], [], []]
    // Ring companies stand already; they get holders like everyone else.
    var next = Int32(0)
    let held = Set(ownership.holdings.map(\.company)).union(ownership.positions.map(\.company))
    while next < companies.planned {
      if Int(next) >= companies.count { addCompany(&random) }
      if !held.contains(next) {
        let storey = random.weighted([72, 17, 8, 3])
        let below = storey == 0 ? [] : storeys[storey - 1]
        let parent = below.isEmpty ? nil : below[random.leaning(below.count)]
        storeys[parent == nil ? 0 : storey].append(next)
        own(next, parent: parent, owners: owners, &random)
      }
      next += 1
    }
  }

  private mutating func addCompany(_ random: inout SplitMix64) {
    let conduct = [Companies.Conduct.regular, .occasional, .silent][random.weighted([35, 30, 35])]
    let field =
      conduct == .silent ? random.below(TradeField.all.count) : random.below(TradeField.bidding)
    _ = companies.add(
      field: field, registered: random.day(Day(1998, 1, 1), Day(2024, 6, 30)), conduct: conduct)
  }

  private mutating func own(
    _ company: Int32, parent: Int32?, owners: [Int32], _ random: inout SplitMix64
  ) {
    let from = companies[company].registered
    var holders: [Ownership.Holder] = parent.map { [.company($0)] } ?? []
    let partners = random.heads(limit: 3) + (parent == nil ? 1 : 0)
    for _ in 0..<partners {
      let person = owner(among: owners, on: from, &random)
      if !holders.contains(.person(person)) { holders.append(.person(person)) }
    }
    if let parent, random.chance(4) { closeCircle(company, parent, &random) }
    let shares = split(holders.count, isParentFirst: parent != nil, &random)
    for (holder, share) in zip(holders, shares) {
      own(company, by: holder, share, from: from, among: owners, &random)
    }
    var head = owner(among: owners, on: from, &random)
    if case .person(let first)? = holders.first(where: { $0 != parent.map { .company($0) } }),
      random.chance(65)
    {
      head = first
    }
    if random.chance(8) {
      let former = outsider(on: from, &random)
      ownership.appoint(
        former, company, .legalRepresentative, from: from,
        to: random.day(from + 1, min(from + 2500, asOf)))
      isInBusiness[Int(former)] = true
    }
    staff(company, representative: head, &random)
  }

  /// One stake; every sixth was bought from someone who held it before.
  private mutating func own(
    _ company: Int32, by holder: Ownership.Holder, _ share: Int, from: Day, among owners: [Int32],
    _ random: inout SplitMix64
  ) {
    var start = from
    if case .company(let parent) = holder { start = max(start, companies[parent].registered) }
    if random.chance(16) { start = random.day(start, min(start + 2500, asOf)) }
    let former = owner(among: owners, on: from, &random)
    if start > from, holder != .person(former) {
      hold(former, company, share, from: from, to: start)
    } else {
      start = from
    }
    ownership.hold(holder, company, share, from: start)
    if case .person(let person) = holder { isInBusiness[Int(person)] = true }
  }

  /// Lets a company buy a little of its own parent from the parent's latest holder.
  private mutating func closeCircle(
    _ company: Int32, _ parent: Int32, _ random: inout SplitMix64
  ) {
    let row = ownership.latestHolding(of: parent)
    guard ownership.holdings[row].basisPoints > 1000 else { return }
    let start = max(companies[company].registered, ownership.holdings[row].from) + 400
    guard start < asOf else { return }
    let share = random.within(100...900)
    ownership.sell(row, basisPoints: share, to: .company(company), on: start)
  }

  private func owner(
    among owners: [Int32], on day: Day, _ random: inout SplitMix64
  ) -> Int32 {
    let known = owners[random.leaning(owners.count)]
    return random.chance(60) && people.isOfWorkingAge(known, on: day)
      ? known : outsider(on: day, &random)
  }

  /// Splits the whole among holders; a parent company has the larger part.
  private func split(_ count: Int, isParentFirst: Bool, _ random: inout SplitMix64) -> [Int] {
    var weights = (0..<count).map { _ in random.within(5...100) }
    if isParentFirst { weights[0] += 200 }
    let total = weights.reduce(0, +)
    var shares = weights.map { $0 * 10_000 / total }
    shares[0] += 10_000 - shares.reduce(0, +)
    return shares
  }
}
