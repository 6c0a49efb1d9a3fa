/// Company names of the usual form, place + brand + trade + 有限公司, never twice the same.
///
/// Each trade walks all brands from a place of its own by a step of its own, which shares no factor
/// with their number, so that a name comes back only after all have been used.
struct CompanyNames {
  private static let first =
    "启岚朔澄煦翊臻蔚璟泓恺珩铄骏祺晟颐昱淳瑾霖畅锦尧硕骁谦沐晏卓柏桓峻川禾穗麟韬翰彰".map(String.init)
  private static let last =
    "屹筑澍泰辰驰越拓恩普创达合汇力联隆茂纳派奇锐尚腾通威旭雅誉源远展正智众洲业亨丰和".map(String.init)

  /// Where a trade stands in its walk over places and brands.
  private struct Walk {
    var slot: Int
    let step: Int
  }

  private let places: [String]
  private let slots: Int
  private var walks: [[Walk]] = []

  init(counties: Int, _ random: inout SplitMix64) {
    places = (0..<counties).map(PlaceNames.county) + [""]
    slots = Self.first.count * Self.last.count * places.count
    for field in TradeField.all {
      var walks: [Walk] = []
      while walks.count < field.trades.count {
        let step = 1 + random.below(slots - 1)
        guard Self.greatestCommonDivisor(step, slots) == 1 else { continue }
        walks.append(Walk(slot: random.below(slots), step: step))
      }
      self.walks.append(walks)
    }
  }

  /// A new name in a field.
  mutating func name(field: Int, _ random: inout SplitMix64) -> String {
    let trade = random.below(walks[field].count)
    let (brands, slot) = (Self.first.count * Self.last.count, walks[field][trade].slot)
    walks[field][trade].slot = (slot + walks[field][trade].step) % slots
    let brand = slot % brands
    let form = [86, 10, 4]
    let ending = ["有限公司", "有限责任公司", "股份有限公司"][random.weighted(form)]
    return places[slot / brands] + Self.first[brand / Self.last.count]
      + Self.last[brand % Self.last.count] + TradeField.all[field].trades[trade] + ending
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
