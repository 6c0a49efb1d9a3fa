/// The counties and their towns. A settlement is one town of one county.
struct Places {
  let counties: Int
  let townsPerCounty: Int

  init(persons: Int) {
    counties = max(1, min(50, persons / 100_000))
    townsPerCounty = min(12, 6 + persons / counties / 20_000)
  }

  var settlements: Int { counties * townsPerCounty }

  func county(of settlement: Int) -> Int { settlement / townsPerCounty }

  /// The invented region code of a county: 99 is issued to no province.
  static func regionCode(county: Int) -> Int { 990_101 + county }

  /// A town's name, with its county where there are several.
  func name(settlement: Int) -> String {
    let county = county(of: settlement)
    let town = PlaceNames.town(settlement % townsPerCounty, county: county)
    return counties == 1 ? town : PlaceNames.county(county) + "县" + town
  }
}
