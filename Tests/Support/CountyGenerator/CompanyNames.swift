/// Company names of the usual form, place + brand + trade + 有限公司, never twice the same.
///
/// Within a trade the brands are walked by a step that shares no factor with their number, so the
/// first names repeat only after all have been used.
struct CompanyNames {
  private static let first =
    "启岚朔澄煦翊臻蔚璟泓恺珩铄骏祺晟颐昱淳瑾霖畅锦尧硕骁谦沐晏卓柏桓峻川禾穗麟韬翰彰".map(String.init)
  private static let last =
    "屹筑澍泰辰驰越拓恩普创达合汇力联隆茂纳派奇锐尚腾通威旭雅誉源远展正智众洲业亨丰和".map(String.init)
  /// A prime above every number of names.
  private static let step = 1_000_003

  private let places: [String]
  private var used = TradeField.all.map { [Int](repeating: 0, count: $0.trades.count) }

  init(counties: Int) {
    places = (0..<counties).map(PlaceNames.county) + [""]
  }

  /// A new name in a field.
  mutating func name(field: Int, _ random: inout SplitMix64) -> String {
    let trade = random.below(used[field].count)
    let brands = Self.first.count * Self.last.count
    let slot = (used[field][trade] * Self.step + trade * 7919) % (brands * places.count)
    used[field][trade] += 1
    let brand = slot % brands
    let form = [86, 10, 4]
    let ending = ["有限公司", "有限责任公司", "股份有限公司"][random.weighted(form)]
    return places[slot / brands] + Self.first[brand / Self.last.count]
      + Self.last[brand % Self.last.count] + TradeField.all[field].trades[trade] + ending
  }
}
