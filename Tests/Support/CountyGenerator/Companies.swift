/// The companies' register with its addresses and phones.
struct Companies {
  /// How a company behaves at tenders.
  enum Conduct {
    /// Bids often, from an office and a phone of its own.
    case regular
    /// Bids twice at most; may sit at a registration agent's address with hundreds of others.
    case occasional
    /// Never bids.
    case silent
  }

  struct Company {
    let name: String
    let field: Int
    let registered: Day
    let conduct: Conduct
    let county: Int
    var address: Int32
    var phone: Int32
  }

  /// Registered capital in yuan, the kind of entity and its standing.
  struct Details {
    let capital: Int
    let kind: String
    let status: String
  }

  enum AddressKind: String {
    case agent = "REGISTRATION_AGENT"
    case government = "GOVERNMENT_BUILDING"
    case ordinary = "ORDINARY"
  }

  struct Address {
    let kind: AddressKind
    let place: Int
    let number: Int
  }

  let planned: Int
  var publicID: [Int32]
  /// What the register says beyond the plain row, where it says it.
  var details: [Int32: Details] = [:]
  private(set) var all: [Company] = []
  private(set) var addresses: [Address] = []
  private(set) var phones = 0
  private let counties: Int
  private let agents: Int
  private var names: CompanyNames
  private var random: SplitMix64
  private var commonAddresses: [Int32] = []
  private var commonPhones: [Int32] = []

  init(count: Int, seed: UInt64, counties: Int) {
    planned = count
    self.counties = counties
    agents = max(counties, 2 + count / 4000)
    random = SplitMix64(seed: seed, stream: 5)
    names = CompanyNames(counties: counties, &random)
    publicID = random.permutation(count)
    all.reserveCapacity(count)
    for agent in 0..<agents {
      addresses.append(.init(kind: .agent, place: agent % counties, number: agent / counties))
      phones += 1
    }
    for county in 0..<counties {
      addresses.append(.init(kind: .government, place: county, number: 0))
    }
  }

  var count: Int { all.count }

  subscript(_ company: Int32) -> Company { all[Int(company)] }

  mutating func add(field: Int, registered: Day, conduct: Conduct) -> Int32 {
    all.append(
      Company(
        name: names.name(field: field, &random), field: field, registered: registered,
        conduct: conduct, county: random.below(counties), address: address(for: conduct),
        phone: phone(for: conduct)))
    return Int32(all.count - 1)
  }

  /// Lets a company use the office or the phone of another.
  mutating func share(_ company: Int32, with head: Int32, address: Bool, phone: Bool) {
    if address { all[Int(company)].address = all[Int(head)].address }
    if phone { all[Int(company)].phone = all[Int(head)].phone }
  }

  private mutating func address(for conduct: Conduct) -> Int32 {
    if conduct != .regular {
      if random.chance(12) { return Int32(random.leaning(agents)) }
      if random.chance(1) { return Int32(agents + random.below(counties)) }
      if random.chance(35), !commonAddresses.isEmpty { return random.pick(commonAddresses) }
    }
    addresses.append(
      .init(kind: .ordinary, place: random.below(1 << 20), number: 1 + addresses.count))
    let new = Int32(addresses.count - 1)
    if conduct != .regular { commonAddresses.append(new) }
    return new
  }

  private mutating func phone(for conduct: Conduct) -> Int32 {
    if conduct != .regular {
      if random.chance(4) { return Int32(random.leaning(agents)) }
      if random.chance(15), !commonPhones.isEmpty { return random.pick(commonPhones) }
    }
    phones += 1
    if conduct != .regular { commonPhones.append(Int32(phones - 1)) }
    return Int32(phones - 1)
  }

  /// A mobile number of the range 100, which is issued to nobody; distinct for each phone.
  static func number(ofPhone phone: Int) -> Int {
    10_000_000_000 + (phone * 7_654_321 + 20_250_630) % 99_999_989
  }
}
