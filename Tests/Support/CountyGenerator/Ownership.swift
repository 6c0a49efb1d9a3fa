/// Shareholdings and posts in companies, past and present.
struct Ownership {
  enum Holder: Equatable {
    case person(Int32)
    case company(Int32)
  }

  struct Holding {
    let holder: Holder
    let company: Int32
    let basisPoints: Int32
    /// Where the register states a range, its upper end; else as much as `basisPoints`.
    let most: Int32
    let from: Day
    var to: Day
  }

  /// What lets one decide over a company beside shares.
  struct Arrangement {
    enum Kind: String {
      /// 一致行动
      case concert = "ACTS_IN_CONCERT_WITH"
      /// 协议控制
      case agreement = "CONTROLS_BY_AGREEMENT"
    }

    let kind: Kind
    let party: Holder
    let other: Holder
    let from: Day
  }

  enum Role: String {
    case legalRepresentative = "LEGAL_REP"
    case director = "DIRECTOR"
    case supervisor = "SUPERVISOR"
    case manager = "MANAGER"
  }

  struct Position {
    let person: Int32
    let company: Int32
    let role: Role
    let from: Day
    let to: Day
  }

  private(set) var holdings: [Holding] = []
  private(set) var positions: [Position] = []
  var arrangements: [Arrangement] = []
  /// The last row written for each company.
  private var latest: [Int] = []

  mutating func hold(
    _ holder: Holder, _ company: Int32, _ basisPoints: Int, upTo most: Int? = nil, from: Day,
    to: Day = .open
  ) {
    while latest.count <= Int(company) { latest.append(-1) }
    latest[Int(company)] = holdings.count
    holdings.append(
      Holding(
        holder: holder, company: company, basisPoints: Int32(basisPoints),
        most: Int32(most ?? basisPoints), from: from, to: to))
  }

  /// The latest stake in a company that has holders.
  func latestHolding(of company: Int32) -> Int { latest[Int(company)] }

  /// Part of a stake changes hands: the old row ends, its rest and the part begin.
  mutating func sell(_ row: Int, basisPoints: Int, to buyer: Holder, on day: Day) {
    let old = holdings[row]
    holdings[row].to = day
    hold(old.holder, old.company, Int(old.basisPoints) - basisPoints, from: day)
    hold(buyer, old.company, basisPoints, from: day)
  }

  mutating func appoint(
    _ person: Int32, _ company: Int32, _ role: Role, from: Day, to: Day = .open
  ) {
    positions.append(
      Position(person: person, company: company, role: role, from: from, to: to))
  }
}

/// Who ever stood above a company: its holders and legal representatives, of any time and share.
///
/// Wider than control on purpose: a bidder with nobody of the approver's family anywhere above it
/// cannot make a row true by chance.
struct ControlIndex {
  private var offsets: [Int32]
  /// A person, or the complement of a company.
  private var above: [Int32]

  init(companies: Int, ownership: Ownership) {
    var pairs: [(below: Int32, above: Int32)] = ownership.holdings.map {
      switch $0.holder {
      case .person(let person): ($0.company, person)
      case .company(let company): ($0.company, ~company)
      }
    }
    for position in ownership.positions where position.role == .legalRepresentative {
      pairs.append((position.company, position.person))
    }
    var ends = [Int32](repeating: 0, count: companies + 1)
    for pair in pairs { ends[Int(pair.below) + 1] += 1 }
    for company in 0..<companies { ends[company + 1] += ends[company] }
    offsets = ends
    above = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      above[Int(ends[Int(pair.below)])] = pair.above
      ends[Int(pair.below)] += 1
    }
  }

  /// The persons at most four holdings above a company.
  func persons(above company: Int32) -> [Int32] {
    var persons: [Int32] = []
    var level = [company]
    for _ in 0..<4 {
      var next: [Int32] = []
      for company in level {
        for one in above[Int(offsets[Int(company)])..<Int(offsets[Int(company) + 1])] {
          if one >= 0 { persons.append(one) } else { next.append(~one) }
        }
      }
      level = next
    }
    return persons
  }
}
