import PropertyGraph

@testable import Investigation

/// Invented records that are easily taken for one another, and pairs that are one: each with who it
/// truly is.
///
/// Around them stands a crowd with the commonest names, so that names weigh as little as they do in
/// life. Ids are of region 990101, which does not exist.
struct NearMissCorpus {
  /// One record: its reference, who it is, what is known.
  struct Record {
    var reference: String
    var truth: String
    var name: String
    var properties: [String: Value] = [:]
  }

  struct Tie {
    var from: String
    var type: String
    var to: String
    var start: String?
    var end: String?
  }

  private(set) var records: [Record] = []
  private(set) var ties: [Tie] = []

  init() {
    addCrowd()
    addNamesakes()
    addFamilies()
    addPhones()
    addFormerNames()
    addTrimmed()
    addFirms()
    addTruePairs()
    addTrueFirms()
  }

  /// The last record and the last tie come first.
  mutating func reverse() {
    records.reverse()
    ties.reverse()
  }

  /// The corpus as a graph.
  func caseGraph() throws -> CaseGraph {
    let fixture = try Fixture()
    for record in records {
      fixture.node(record.reference, name: record.name, record.properties)
    }
    for tie in ties { fixture.tie(tie.from, tie.type, tie.to, from: tie.start, to: tie.end) }
    return try fixture.caseGraph()
  }

  // MARK: - Writing

  /// A person; `who` is the truth, and the key is the truth with a letter.
  private mutating func person(
    _ who: String, _ name: String, as version: String = "a", id: String? = nil, born: String? = nil,
    sex: String? = nil, alias: String? = nil
  ) {
    var properties: [String: Value] = [:]
    if let id { properties["id_card"] = .text(id) }
    if let born { properties["birth_date"] = .date(CalendarDate(born)!) }
    if let sex { properties["sex"] = .text(sex) }
    if let alias { properties["alias"] = .text(alias) }
    records.append(
      Record(
        reference: "person:\(who)-\(version)", truth: who, name: name, properties: properties))
  }

  private mutating func firm(
    _ who: String, _ name: String, as version: String = "a", code: String? = nil,
    registered: String? = nil
  ) {
    var properties: [String: Value] = [:]
    if let code { properties["uscc"] = .text(code) }
    if let registered { properties["reg_date"] = .date(CalendarDate(registered)!) }
    records.append(
      Record(
        reference: "company:\(who)-\(version)", truth: who, name: name, properties: properties))
  }

  private mutating func tie(
    _ from: String, _ type: String, _ to: String, from start: String? = nil, to end: String? = nil
  ) {
    ties.append(Tie(from: from, type: type, to: to, start: start, end: end))
  }

  private static let names = ["张伟", "王伟", "李娜", "王芳", "刘洋", "李强", "张敏", "陈静"]

  private mutating func addCrowd() {
    for number in 0..<480 {
      let (year, month) = (1950 + number % 50, 1 + number * 7 % 12)
      let day = 2 + number * 11 % 26
      let born = "\(year)" + (month < 10 ? "0" : "") + "\(month)" + (day < 10 ? "0" : "") + "\(day)"
      person(
        "crowd\(number)", Self.names[number % Self.names.count],
        id: InventedID.resident(born: born, "\(100 + number)"))
    }
  }

  // MARK: - Near misses

  private mutating func addNamesakes() {
    // One name and one birth year, whole ids.
    person("n1", "赵立新", id: InventedID.resident(born: "19700305", "111"))
    person("n2", "赵立新", id: InventedID.resident(born: "19700911", "113"))
    // One name and one birthday, whole ids.
    person("n3", "钱国平", id: InventedID.resident(born: "19620717", "211"))
    person("n4", "钱国平", id: InventedID.resident(born: "19620717", "213"))
    // Nothing but the name and the year, which 1 January stands for.
    person("n5", "孙海燕", born: "1975-01-01")
    person("n6", "孙海燕", born: "1975-01-01")
    // A whole id and a record that says another day.
    person("n7", "周玉兰", id: InventedID.resident(born: "19580606", "222"))
    person("n8", "周玉兰", born: "1958-06-16")
    // A man and a woman of one name and day.
    person("n9", "吴文", born: "1983-04-04", sex: "男")
    person("n10", "吴文", born: "1983-04-04", sex: "女")
    // The commonest name, and nothing else.
    for number in 0..<6 { person("common\(number)", "张伟") }
    // Last four places that differ.
    person("n11", "郑小平", id: "1234", born: "1966-02-03")
    person("n12", "郑小平", id: "4321", born: "1966-02-03")
  }

  private mutating func addFamilies() {
    // Twins: one day, one house, one phone, one mother; names that differ in a character.
    person("mother", "何淑芬", id: InventedID.resident(born: "19601010", "228"))
    for (who, name) in [("twin1", "何伟明"), ("twin2", "何伟强"), ("twin3", "何炜明")] {
      person(who, name, born: "1990-09-09")
      tie("person:mother-a", "PARENT_OF", "person:\(who)-a")
      tie("person:\(who)-a", "HAS_PHONE", "phone:99000000001")
      tie("person:\(who)-a", "HAS_ADDRESS", "address:twins")
    }
    // Father and son of one name, in one house.
    person("father", "John Roe")
    person("son", "John Roe")
    tie("person:father-a", "PARENT_OF", "person:son-a")
    tie("person:father-a", "HAS_ADDRESS", "address:roe")
    tie("person:son-a", "HAS_ADDRESS", "address:roe")
    // A wife under her husband's id.
    let copied = InventedID.resident(born: "19710503", "311")
    person("husband", "许建国", id: copied, sex: "男")
    person("wife", "冯秀英", id: copied, sex: "女")
    tie("person:husband-a", "SPOUSE_OF", "person:wife-a", from: "1999-01-01")
  }

  private mutating func addPhones() {
    // A phone that went from one to another of the same name.
    person("phone1", "邓丽")
    person("phone2", "邓丽")
    tie("person:phone1-a", "HAS_PHONE", "phone:99000000002", from: "2010-01-01", to: "2015-01-01")
    tie("person:phone2-a", "HAS_PHONE", "phone:99000000002", from: "2018-01-01")
    // The same without dates, but born in other years.
    person("phone3", "曹阳", born: "1959-03-08")
    person("phone4", "曹阳", born: "1988-11-21")
    for who in ["phone3", "phone4"] { tie("person:\(who)-a", "HAS_PHONE", "phone:99000000003") }
    // A switchboard.
    person("phone5", "彭飞")
    person("phone6", "彭飞")
    for number in 0..<30 {
      tie("person:crowd\(number)-a", "HAS_PHONE", "phone:99000000004")
    }
    for who in ["phone5", "phone6"] { tie("person:\(who)-a", "HAS_PHONE", "phone:99000000004") }
    // Other names on one phone.
    person("phone7", "苏平")
    person("phone8", "苏红")
    for who in ["phone7", "phone8"] { tie("person:\(who)-a", "HAS_PHONE", "phone:99000000005") }
  }

  private mutating func addFormerNames() {
    // What one was called another is called.
    person("former1", "卢志远", born: "1964-05-17", alias: "卢小毛")
    person("former2", "卢小毛", born: "1979-08-30")
    person("former3", "蔡文静", id: InventedID.resident(born: "19730314", "424"), alias: "蔡丫")
    person("former4", "蔡丫", id: InventedID.resident(born: "19730314", "426"))
    person("former5", "贾明", alias: "贾狗剩")
    person("former6", "贾狗剩")
  }

  private mutating func addTrimmed() {
    // Of one county and one day: 15 places are the same, and a spreadsheet keeps no more.
    let (one, other) = (
      InventedID.resident(born: "19850101", "511"), InventedID.resident(born: "19850101", "513")
    )
    person("trim1", "丁一", id: one.prefix(15) + "000")
    person("trim2", "魏二", id: other.prefix(15) + "000")
    person("trim3", "薛三", id: String(one.prefix(14)))
    // A whole id that begins like another's rounded one.
    person("trim4", "叶四", id: other)
    // A placeholder with a right check character, under many names.
    let shared = InventedID.resident(born: "19900101", "001")
    for (number, name) in ["阎甲", "余乙", "潘丙", "杜丁", "戴戊"].enumerated() {
      person("shared\(number)", name, id: shared)
    }
    // Two of them bear one name, and are two all the same.
    person("shared5", "阎甲", id: shared)
    // Texts that stand for nothing.
    for (number, text) in ["无", "000000000000000000", "123456789012345678", "N/A"].enumerated() {
      person("blank\(number)", "夏天", id: text)
    }
  }

  private mutating func addFirms() {
    firm("f1", "华灯有限公司", code: InventedID.uscc("91990101MA5A10001"))
    firm("f2", "华灯有限公司", code: InventedID.uscc("91990102MA5A10002"))
    firm("f3", "明湖建设(北岭)有限公司")
    firm("f4", "明湖建设(南岭)有限公司")
    // A parent and what it owns, called alike, in one house.
    firm("f5", "星桥集团有限公司")
    firm("f6", "星桥集团股份有限公司")
    tie("company:f5-a", "OWNS", "company:f6-a")
    for who in ["f5", "f6"] { tie("company:\(who)-a", "HAS_ADDRESS", "address:bridge") }
    // A registration agent's address.
    firm("f7", "远航贸易有限公司")
    firm("f8", "远航贸易有限公司")
    for number in 0..<40 {
      firm("agent\(number)", "客户\(number)号商行")
      tie("company:agent\(number)-a", "HAS_ADDRESS", "address:agent")
    }
    for who in ["f7", "f8"] { tie("company:\(who)-a", "HAS_ADDRESS", "address:agent") }
  }

  // MARK: - Pairs that are one

  private mutating func addTruePairs() {
    let id = { (born: String) in InventedID.resident(born: born, "614") }
    person("t1", "万里", as: "a", id: id("19680202"))
    person("t1", "万 里", as: "b", id: InventedID.short(id("19680202")))
    person("t2", "龐德公", as: "a", id: id("19690303"))
    person("t2", "龎德公", as: "b", id: id("19690303").lowercased())
    person("t3", "阿不都‧热合曼", as: "a", id: id("19700404"))
    person("t3", "阿不都·热合曼", as: "b", id: String(id("19700404").prefix(17)))
    person("t4", "O&amp;#39;Roe", as: "a", born: "1971-05-05")
    person("t4", "O’Roe", as: "b", born: "1971-05-05")
    // The slip of a finger.
    person("t5", "史密", as: "a", id: id("19720606"))
    person("t5", "史密", as: "b", id: id("19720606").replacing("614", with: "674"))
    // A part of the id and a shared phone.
    person("t6", "毛毛雨", as: "a", id: id("19730707"))
    let masked = id("19730707").prefix(6) + "********" + id("19730707").suffix(4)
    person("t6", "毛毛雨", as: "b", id: String(masked))
    for version in ["a", "b"] { tie("person:t6-\(version)", "HAS_PHONE", "phone:99000000006") }
    // A name borne before, recorded, and one that nobody recorded.
    person("t7", "方正", as: "a", id: id("19740808"), alias: "方小正")
    person("t7", "方小正", as: "b", born: "1974-08-08")
    person("t8", "石磊", as: "a", id: id("19750909"))
    person("t8", "石小磊", as: "b", id: id("19750909"))
    // One wife.
    person("t9", "任我行", as: "a")
    person("t9", "任我行", as: "b")
    person("wife9", "田甜")
    for version in ["a", "b"] { tie("person:t9-\(version)", "SPOUSE_OF", "person:wife9-a") }
    // Nothing but the name, and it is so all the same.
    person("t10", "慕容雪", as: "a")
    person("t10", "慕容雪", as: "b")
  }

  private mutating func addTrueFirms() {
    let code = InventedID.uscc("91990101600037341")
    firm("g1", "華興有限責任公司", as: "a", code: code)
    firm("g1", "华兴有限公司", as: "b", code: code.lowercased())
    firm("g2", "长风机械厂", as: "a", code: InventedID.uscc("91990101600037421"))
    firm("g2", "长风机械厂", as: "b", code: "60003742-1")
    // A and B shares of one firm, with one board.
    firm("g3", "粤灯Ａ", as: "a")
    firm("g3", "粤灯B", as: "b")
    for number in 0..<3 {
      for version in ["a", "b"] {
        tie("person:crowd\(number)-a", "DIRECTOR", "company:g3-\(version)")
      }
    }
    firm("g4", "Topwood Ltd", as: "a", registered: "2003-04-05")
    firm("g4", "TOPWOOD LIMITED", as: "b", registered: "2003-04-05")
  }
}
