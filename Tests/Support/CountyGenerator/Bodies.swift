/// Public bodies (县, 局, 镇 and their institutions) and the posts people hold in them.
struct Bodies {
  struct Body {
    let name: String
    let level: String
    let parent: Int32?
    let county: Int
    let posts: [String]
    /// The trade fields it buys from.
    let fields: [Int]
  }

  struct Post {
    let person: Int32
    let title: String
    let body: Int32
    let since: Day
    let until: Day
  }

  private(set) var all: [Body] = []
  private(set) var posts: [Post] = []
  private(set) var isOfficial: [Bool]
  /// The bodies each official ever served.
  private(set) var service: [Int32: [Int32]] = [:]
  /// The posts of each body, the head first, without those left for another body.
  private(set) var staff: [[Int]] = []
  private(set) var officials: [Int32] = []

  init(people: People, places: Places, seed: UInt64) {
    isOfficial = [Bool](repeating: false, count: people.count)
    raise(places)
    var random = SplitMix64(seed: seed, stream: 2)
    appoint(people, &random)
  }

  // MARK: - The tree

  private static let bureaus: [(name: String, fields: [Int])] = [
    ("财政局", [3, 4, 6]), ("住房和城乡建设局", [0, 0, 1, 7]), ("交通运输局", [0, 0, 3, 7]),
    ("水务局", [0, 0, 3, 7]), ("教育局", [0, 3, 4, 5]), ("卫生健康局", [2, 2, 3, 6]),
    ("城市管理局", [0, 1, 1, 6]), ("农业农村局", [0, 4, 7]), ("自然资源局", [1, 3, 7, 7]),
    ("公安局", [3, 3, 4, 6]), ("民政局", [4, 5, 6]), ("公共资源交易中心", [3, 4, 6]),
  ]
  private static let offices = [3, 4, 5, 6]
  private static let bureauPosts = ["局长", "副局长", "科长", "副科长", "科员"]

  private mutating func raise(_ places: Places) {
    let city: Int32? =
      places.counties == 1
      ? nil
      : add(
        "岚汀市人民政府", "CITY", nil, 0, ["市长", "副市长", "秘书长", "科长", "科员"], Self.offices)
    for county in 0..<places.counties {
      let name = PlaceNames.county(county) + "县"
      let seat = add(
        name + "人民政府", "COUNTY", city, county, ["县长", "副县长", "办公室主任", "科员"], Self.offices)
      var bureaus: [Int32] = []
      for bureau in Self.bureaus {
        let isCentre = bureau.name.hasSuffix("中心")
        let posts = isCentre ? ["主任", "副主任", "科长", "科员"] : Self.bureauPosts
        bureaus.append(add(name + bureau.name, "BUREAU", seat, county, posts, bureau.fields))
      }
      for town in 0..<places.townsPerCounty {
        let title = PlaceNames.town(town, county: county)
        let head = title.hasSuffix("乡") ? "乡长" : "镇长"
        let posts = [head, "副" + head, "党政办主任", "科员"]
        _ = add(name + title + "人民政府", "TOWN", seat, county, posts, [0, 0, 1, 5, 6])
      }
      let school = ["校长", "副校长", "总务主任"]
      _ = add(name + "第一中学", "INSTITUTION", bureaus[4], county, school, [3, 4, 5, 6])
      _ = add(name + "实验小学", "INSTITUTION", bureaus[4], county, school, [3, 4, 5, 6])
      let hospital = ["院长", "副院长", "设备科科长"]
      _ = add(name + "人民医院", "INSTITUTION", bureaus[5], county, hospital, [2, 2, 3, 5, 6])
    }
  }

  private mutating func add(
    _ name: String, _ level: String, _ parent: Int32?, _ county: Int, _ posts: [String],
    _ fields: [Int]
  ) -> Int32 {
    all.append(
      Body(
        name: name, level: level, parent: parent, county: county, posts: posts, fields: fields))
    return Int32(all.count - 1)
  }

  // MARK: - What came later

  /// Another body, which no post of the first county was given in.
  mutating func found(_ name: String, _ level: String, under parent: Int32?, _ county: Int) -> Int32
  {
    add(name, level, parent, county, [], [])
  }

  /// One more person who may come to hold a post.
  mutating func register() { isOfficial.append(false) }

  /// A post of somebody who was registered later.
  mutating func appoint(
    _ person: Int32, _ title: String, at body: Int32, since: Day, until: Day = .open
  ) {
    isOfficial[Int(person)] = true
    posts.append(Post(person: person, title: title, body: body, since: since, until: until))
  }

  // MARK: - The posts

  private mutating func appoint(_ people: People, _ random: inout SplitMix64) {
    let count = max(all.count * 3 / 2, people.count / 100)
    staff = [[Int]](repeating: [], count: all.count)
    var candidates = random.permutation(people.count)[...]
    while officials.count < count, let person = candidates.popFirst() {
      let born = people.birth[Int(person)]
      guard born > Day(1965, 6, 30), born < Day(1998, 6, 30) else { continue }
      let isHead = officials.count < all.count
      let body = Int32(isHead ? officials.count : random.below(all.count))
      appoint(person, born: born, to: body, isHead: isHead, &random)
    }
  }

  private mutating func appoint(
    _ person: Int32, born: Day, to body: Int32, isHead: Bool, _ random: inout SplitMix64
  ) {
    let titles = all[Int(body)].posts
    let title = isHead ? titles[0] : titles[1 + random.below(titles.count - 1)]
    let start = max(born + 25 * year, Day(2008, 1, 1))
    let since = random.day(start, max(start, Day(2023, 12, 31)))
    let hasLeft = !isHead && random.chance(15)
    let until = hasLeft ? min(since + random.within(500...3000), asOf - 20) : .open
    isOfficial[Int(person)] = true
    officials.append(person)
    service[person] = [body]
    staff[Int(body)].append(posts.count)
    posts.append(Post(person: person, title: title, body: body, since: since, until: until))
    // Some served elsewhere before.
    let former = Int32(random.below(all.count))
    let before = since - random.within(500...2500)
    guard random.chance(22), former != body, before > born + 22 * year else { return }
    let rank = all[Int(former)].posts
    service[person]?.append(former)
    posts.append(
      Post(
        person: person, title: rank[1 + random.below(rank.count - 1)], body: former,
        since: before, until: since))
  }
}
