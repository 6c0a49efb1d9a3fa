/// What the public bodies bought, and who approved it.
struct Tenders {
  struct Tender {
    let buyer: Int32
    let approver: Int32
    let date: Day
    let amount: Int
    let field: Int
    let purchase: Int
    let procedure: String
  }

  private(set) var all: [Tender] = []
  /// The company a planted tie makes win each tender, where there is one.
  var plantedWinner: [Int32?]
  var publicID: [Int32]
  /// Tenders nothing has been planted in yet, in the order they are given out.
  var free: ArraySlice<Int32>

  private static let procedures = ["OPEN", "INVITED", "NEGOTIATED", "INQUIRY"]

  init(count: Int, bodies: Bodies, seed: UInt64) {
    var random = SplitMix64(seed: seed, stream: 3)
    while all.count < count {
      let buyer = Int32(random.below(bodies.all.count))
      let staff = bodies.staff[Int(buyer)]
      let post = bodies.posts[staff[random.leaning(min(staff.count, 4))]]
      let first = max(post.since + 60, Day(2019, 1, 1))
      let last = min(post.until, asOf - 60) - 1
      guard first < last else { continue }
      let field = random.pick(bodies.all[Int(buyer)].fields)
      let thousands = random.within(50...200) << random.heads(limit: 7)
      all.append(
        Tender(
          buyer: buyer, approver: post.person, date: random.day(first, last),
          amount: thousands * 1000 + random.below(10) * 100, field: field,
          purchase: random.below(TradeField.all[field].purchases.count),
          procedure: Self.procedures[random.weighted([62, 18, 12, 8])]))
    }
    plantedWinner = [Int32?](repeating: nil, count: count)
    publicID = random.permutation(count)
    free = random.permutation(count)[...]
  }

  subscript(_ tender: Int32) -> Tender { all[Int(tender)] }

  func title(_ tender: Int, bodies: Bodies) -> String {
    let (item, field) = (all[tender], TradeField.all[all[tender].field])
    return bodies.all[Int(item.buyer)].name + "\(item.date.civil.year)年"
      + field.purchases[item.purchase] + field.ending
  }

  /// Gives out the free tender at a place; the passed ones keep their turn.
  mutating func take(at place: Int) -> Int32 {
    free.swapAt(place, free.startIndex)
    return free.removeFirst()
  }

  /// A tender of a body that was founded later.
  mutating func add(_ tender: Tender) -> Int32 {
    all.append(tender)
    plantedWinner.append(nil)
    return Int32(all.count - 1)
  }

  /// Moves a tender to another field, so that a ring finds work of its own trade.
  mutating func move(_ tender: Int32, to field: Int) {
    let old = all[Int(tender)]
    all[Int(tender)] = Tender(
      buyer: old.buyer, approver: old.approver, date: old.date, amount: old.amount, field: field,
      purchase: old.purchase % TradeField.all[field].purchases.count, procedure: old.procedure)
  }
}
