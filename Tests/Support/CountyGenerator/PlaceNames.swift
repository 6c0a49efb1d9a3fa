/// Invented counties, towns and streets. A name that a real place bears is a coincidence.
enum PlaceNames {
  private static let countyFirst = "栖霁岫蘅漱砚麓莜澜沅".map(String.init)
  private static let countyLast = "棠禾桐汀岑榆荻杉苇陂".map(String.init)
  private static let townFirst = "石柳白青南大桥松竹双".map(String.init)
  private static let townLast = "埠墩坪堰铺渡岗塘湾集".map(String.init)
  private static let streets = [
    "兰溪路", "学前街", "望湖路", "解放渠路", "新苑路", "梧桐巷", "驿前路", "粮站街", "和风路",
    "云台路", "工业一路", "工业二路", "河滨路", "西门街", "书院巷", "文昌路",
  ]

  /// A county's short name; distinct for the first hundred.
  static func county(_ index: Int) -> String {
    countyFirst[index % 10] + countyLast[(index + index / 10) % 10]
  }

  private static let villageFirst = "上下东西前后".map(String.init)
  private static let villageLast = "岙坞畈垅圩浜滩".map(String.init)

  /// A village's name, distinct within its town for the first six.
  static func village(_ index: Int, town: Int) -> String {
    villageFirst[(index + town) % 6] + villageLast[(index * 3 + town * 5) % 7] + "村"
  }

  /// A town's name, distinct within its county.
  static func town(_ index: Int, county: Int) -> String {
    let place = (index * 37 + county * 11) % 100
    return townFirst[place / 10] + townLast[place % 10] + (index % 5 == 4 ? "乡" : "镇")
  }

  static func street(_ number: Int) -> String { streets[number % streets.count] }
}
