/// Everything the county's registers say, in memory, before it is written.
///
/// People, companies and tenders are numbered from 0 in the order they were made; what the files
/// show is a shuffled number (`publicID`), so that a planted company cannot be told by its place.
///
/// ```text
/// families ── bodies ── tenders ── planted ties ── ownership ── bids ── cases ── calls ── growth
/// ```
///
/// Each stage reads the earlier ones and draws from its own random stream.
/// Complexity: O(persons) in time and space.
struct CountyRecords {
  let seed: UInt64
  let places: Places
  var people: People
  var kinship: Kinship
  var bodies: Bodies
  var companies: Companies
  var tenders: Tenders
  var ownership = Ownership()
  var bids = Bids()
  var cases = Cases()
  var truth: [Truth] = []
  /// Family ties that carry dates or a nature; those of the first families carry none.
  var family: [FamilyTie] = []
  var declarations: [Declaration] = []
  /// How many of each there were before the county grew.
  private(set) var first = Extent()

  /// Whether the person ever held, led or was chosen for a company.
  var isInBusiness: [Bool]
  /// People in a planted gambling case, with the official they sat with.
  var gamblingPartner: [Int32: Int32] = [:]

  init(persons: Int, seed: UInt64) {
    self.seed = seed
    places = Places(persons: persons)
    var families = Families(persons: persons, places: places, seed: seed)
    families.makeGenerations()
    people = families.people
    kinship = Kinship(persons: persons, rows: families.rows)
    bodies = Bodies(people: people, places: places, seed: seed)
    let plan = Plan(persons: persons)
    tenders = Tenders(count: plan.tenders, bodies: bodies, seed: seed)
    companies = Companies(count: plan.companies, seed: seed, counties: places.counties)
    isInBusiness = [Bool](repeating: false, count: persons)
    plantTies(plan)
    let rings = layOutRings(plan)
    makeOwnership()
    makeBids(rings)
    makeCases(persons: persons)
    first = Extent(
      persons: people.count, companies: companies.count, addresses: companies.addresses.count,
      tenders: tenders.all.count, holdings: ownership.holdings.count,
      positions: ownership.positions.count)
    grow()
  }
}
