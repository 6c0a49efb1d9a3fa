/// One county's later bodies and bidders, on which scenes are planted.
///
/// A scene is a question's answer with its near misses; its rows of truth stand together.
struct Scenes {
  let county: Int
  let name: String
  /// The county's government and its towns', by their bodies.
  let seat: Int32
  let finance: Int32
  let towns: [Int32]
  /// The settlement of the first town.
  let home: Int
  /// Honest companies of the building trade and of services, each held by people without kin here.
  private(set) var builders: [Int32] = []
  private(set) var servants: [Int32] = []
  /// The villages, three to a town, with whoever approves what they buy.
  var villages: [(body: Int32, approver: Int32)] = []

  /// The field of building works, and that of caretaking and guarding.
  static let works = 0
  static let service = 6

  init(_ records: CountyRecords, _ county: Int, _ random: inout SplitMix64) {
    let name = PlaceNames.county(county) + "县"
    let own = records.bodies.all.indices.filter { records.bodies.all[$0].county == county }
    func body(_ ending: String) -> Int32 {
      Int32(own.first { records.bodies.all[$0].name == name + ending }!)
    }
    self.county = county
    self.name = name
    home = county * records.places.townsPerCounty
    seat = body("人民政府")
    finance = body("财政局")
    towns = own.filter { records.bodies.all[$0].level == "TOWN" }.map { Int32($0) }
  }

  /// Registers the honest bidders when they are first asked for.
  private mutating func pool(
    _ field: Int, _ records: inout CountyRecords, _ random: inout SplitMix64
  ) -> [Int32] {
    (0..<22).map { _ in
      let town = home + random.below(towns.count)
      let owner = records.settle(town, isMale: random.chance(70), bornIn: 1962...1985, &random)
      let day = random.day(Day(2006, 1, 1), Day(2017, 12, 31))
      return records.register(
        field, on: day, by: owner, random.chance(40) ? 10_000 : random.within(51...90) * 100,
        &random)
    }
  }

  /// Some honest bidders of a field.
  mutating func rivals(
    _ count: Int, _ field: Int, _ records: inout CountyRecords, _ random: inout SplitMix64
  ) -> [Int32] {
    if builders.isEmpty {
      builders = pool(Self.works, &records, &random)
      servants = pool(Self.service, &records, &random)
    }
    var all = field == Self.works ? builders : servants
    random.shuffle(&all)
    return Array(all.prefix(count))
  }

  /// A body with someone from elsewhere at its head, who approves what it buys.
  func body(
    _ ending: String, _ level: String, under parent: Int32, _ records: inout CountyRecords,
    _ random: inout SplitMix64
  ) -> (body: Int32, head: Int32) {
    let body = records.bodies.found(name + ending, level, under: parent, county)
    let head = records.settle(home, isMale: true, bornIn: 1968...1978, &random)
    records.bodies.appoint(
      head, level == "BUREAU" ? "局长" : "主任", at: body, since: Day(2012, 3, 1))
    return (body, head)
  }

  /// Someone who holds a post there.
  func cadre(
    _ post: String, at body: Int32, since: Day, until: Day = .open,
    bornIn years: ClosedRange<Int> = 1966...1972, _ records: inout CountyRecords,
    _ random: inout SplitMix64
  ) -> Int32 {
    let cadre = records.settle(home, isMale: true, bornIn: years, &random)
    records.bodies.appoint(cadre, post, at: body, since: since, until: until)
    return cadre
  }
}
