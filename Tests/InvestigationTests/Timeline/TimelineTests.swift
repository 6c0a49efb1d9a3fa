import Declarations
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct TimelineTests {
  /// Who approved, who won, who held office and who owns; a child, a spouse, a type that nobody
  /// declared.
  private static func caseGraph() throws -> CaseGraph {
    let fixture = try Fixture()
    func day(_ text: String) -> Value { .date(CalendarDate(text)!) }
    fixture.node("person:1", name: "张三", labels: ["Official"], ["birth_date": day("1970-02-03")])
    fixture.node("person:2", name: "李四", ["birth_date": day("1998-08-08")])
    fixture.node("company:1", name: "霖威有限公司", ["reg_date": day("2015-01-01")])
    fixture.node("org:1", name: "财政局")
    fixture.node(
      "tender:1", name: "道路项目",
      ["date": day("2020-05-05"), "amount": .integer(1000), "currency": .text("CNY")])
    fixture.node("case:1", ["date": day("2021-06-06")])
    fixture.tie(
      "person:1", "HOLDS_POST", "org:1", ["post": .text("科长")], from: "2010-01-01",
      to: "2018-01-01")
    fixture.tie("person:1", "HOLDS_POST", "org:1", ["post": .text("局长")], from: "2018-01-01")
    fixture.tie("person:1", "PARENT_OF", "person:2")
    fixture.tie("person:1", "SPOUSE_OF", "person:3")
    fixture.tie("tender:1", "APPROVED_BY", "person:1")
    fixture.tie("tender:1", "BUYER", "org:1")
    fixture.tie(
      "company:1", "BID_FOR", "tender:1", ["price": .double(900), "won": .boolean(true)])
    fixture.tie(
      "company:2", "BID_FOR", "tender:1", ["price": .integer(950), "won": .boolean(false)])
    fixture.tie(
      "person:2", "OWNS", "company:1", ["share": .double(0.4846)], from: "2019-02-01",
      to: "2021-02-01")
    fixture.tie("person:2", "LEGAL_REP", "company:1", to: "2020-12-31")
    fixture.tie("person:2", "IN_CASE", "case:1", ["penalty": .integer(50)])
    fixture.tie("person:1", "CALLS", "person:2", ["count": .integer(7), "last": day("2020-05-04")])
    fixture.tie("company:1", "HAS_ADDRESS", "address:1")
    fixture.tie("person:2", "PLAYS_WITH", "person:3", ["seen_on": day("2020-09-09")])
    fixture.tie("person:2", "RIVAL_OF", "person:3", from: "2020-01-01")
    return try fixture.caseGraph()
  }

  /// An event in one line: day, words, with whom, how much, rows.
  private static func lines(
    _ events: [TimelineEvent], _ caseGraph: CaseGraph, _ language: Language = .en
  ) throws -> [String] {
    try events.map { event in
      let day = event.day?.description ?? (event.isDated ? "—" : "undated")
      let with = try event.with.map { try caseGraph.graph.reference(of: $0) }
      let rows = event.citations.map { "\($0.row)" }
      return ([day, event.event[language]] + with + [event.amount?.text].compactMap { $0 })
        .joined(separator: " | ") + " [\(rows.joined(separator: ","))]"
    }
  }

  static let parties: [(party: String, lines: [String])] = [
    (
      "person:1",
      [
        "1970-02-03 | born []",
        "1998-08-08 | child born | person:2 [3]",
        "2010-01-01 | takes office: 科长 | org:1 [1]",
        "2018-01-01 | leaves office: 科长 | org:1 [1]",
        "2018-01-01 | takes office: 局长 | org:1 [2]",
        "2020-05-04 | last call: calls 7 | person:2 [12]",
        "2020-05-05 | approves | tender:1 | company:1 | CNY 1,000 [5,7]",
        "undated | married to | person:3 [4]",
      ]
    ),
    (
      "person:2",
      [
        "1998-08-08 | born []",
        "1998-08-08 | born to | person:1 [3]",
        "2019-02-01 | takes a holding: 48.46 % | company:1 [9]",
        "2020-01-01 | RIVAL_OF, begins | person:3 [15]",
        "2020-05-04 | last call: calls 7 | person:1 [12]",
        "2020-09-09 | seen_on | person:3 [14]",
        "2020-12-31 | no longer legal representative | company:1 [10]",
        "2021-02-01 | gives up a holding: 48.46 % | company:1 [9]",
        "2021-06-06 | in a case | case:1 | 50 [11]",
      ]
    ),
    (
      "company:1",
      [
        "2015-01-01 | registered []",
        "2019-02-01 | owner comes: 48.46 % | person:2 [9]",
        "2020-05-05 | wins | tender:1 | CNY 900 [7]",
        "2020-12-31 | legal representative goes | person:2 [10]",
        "2021-02-01 | owner goes: 48.46 % | person:2 [9]",
        "undated | has address | address:1 [13]",
      ]
    ),
    (
      "org:1",
      [
        "2010-01-01 | office holder comes: 科长 | person:1 [1]",
        "2018-01-01 | office holder goes: 科长 | person:1 [1]",
        "2018-01-01 | office holder comes: 局长 | person:1 [2]",
        "2020-05-05 | buys | tender:1 | company:1 | CNY 1,000 [6,7]",
      ]
    ),
    // In reverse: everybody who acted on it, and the post that the approver held on the day.
    (
      "tender:1",
      [
        "2020-05-05 | tender | CNY 1,000 []",
        "2020-05-05 | in office: 局长 | person:1 | org:1 [2]",
        "2020-05-05 | won by | company:1 | CNY 900 [7]",
        "2020-05-05 | bid by | company:2 | CNY 950 [8]",
        "2020-05-05 | bought by | org:1 | CNY 1,000 [6]",
        "2020-05-05 | approved by | person:1 | CNY 1,000 [5]",
      ]
    ),
    (
      "case:1",
      ["2021-06-06 | case []", "2021-06-06 | involves | person:2 | 50 [11]"]
    ),
    ("address:1", ["undated | address of | company:1 [13]"]),
  ]

  @Test(arguments: parties) func eventsOfAParty(_ party: String, _ lines: [String]) throws {
    let caseGraph = try Self.caseGraph()
    let events = try Timeline(caseGraph).events(of: caseGraph.at(party))
    #expect(try Self.lines(events, caseGraph) == lines)
  }

  @Test func eventsSpeakChinese() throws {
    let caseGraph = try Self.caseGraph()
    let events = try Timeline(caseGraph).events(of: caseGraph.at("company:1"))
    #expect(
      events.map(\.event.zh) == [
        "成立", "股东加入：48.46 %", "中标", "法定代表人离任", "股东退出：48.46 %", "登记地址",
      ])
  }

  @Test func aWindowBeginsWithWhatHolds() throws {
    let caseGraph = try Self.caseGraph()
    let options = Timeline.Options(
      from: CalendarDate("2020-01-01"), to: CalendarDate("2020-12-31"))
    let events = try Timeline(caseGraph, options).events(of: caseGraph.at("person:2"))
    #expect(
      try Self.lines(events, caseGraph) == [
        "2020-01-01 | holds: 48.46 % | company:1 [9]",
        "2020-01-01 | legal representative | company:1 [10]",
        "2020-01-01 | RIVAL_OF, begins | person:3 [15]",
        "2020-05-04 | last call: calls 7 | person:1 [12]",
        "2020-09-09 | seen_on | person:3 [14]",
      ])
  }

  @Test func aDayKeepsTheTiesThatHold() throws {
    let caseGraph = try Self.caseGraph()
    let options = Timeline.Options(day: CalendarDate("2015-05-05"))
    let events = try Timeline(caseGraph, options).events(of: caseGraph.at("org:1"))
    #expect(events.count { $0.event.en.contains("科长") } == 2)
    #expect(!events.contains { $0.event.en.contains("局长") })
  }

  /// What two parties share stands once, seen from the first; how they stand to each other stands
  /// in every window.
  @Test func severalPartiesShareATimeline() throws {
    let caseGraph = try Self.caseGraph()
    let options = Timeline.Options(from: CalendarDate("2020-05-01"), to: CalendarDate("2020-06-01"))
    let parties = try ["person:1", "person:3", "person:2"].map { try caseGraph.at($0) }
    let events = try Timeline(caseGraph, options).events(of: parties)
    let told = try zip(events, Self.lines(events, caseGraph)).map { event, line in
      "\(try caseGraph.graph.reference(of: event.party)): \(line)"
    }
    #expect(
      told
        == [
          "person:2: 2020-05-01 | holds: 48.46 % | company:1 [9]",
          "person:1: 2020-05-01 | in office: 局长 | org:1 [2]",
          "person:2: 2020-05-01 | legal representative | company:1 [10]",
          "person:3: 2020-05-01 | RIVAL_OF | person:2 [15]",
          "person:1: 2020-05-04 | last call: calls 7 | person:2 [12]",
          "person:1: 2020-05-05 | approves | tender:1 | company:1 | CNY 1,000 [5,7]",
          "person:1: undated | married to | person:3 [4]",
        ].sorted { a, b in order(a) < order(b) })
  }

  /// By day, then by the type's place in the ontology; a text without a day last.
  private func order(_ line: String) -> String {
    let day = line.split(separator: " ")[1]
    let type = ["in office", "holds", "legal", "RIVAL"].firstIndex { line.contains($0) } ?? 9
    return "\(day == "undated" ? "9" : day)\(type)"
  }

  @Test func beforeAndAfterATender() throws {
    let caseGraph = try Self.caseGraph()
    let tender = try caseGraph.at("tender:1")
    #expect(
      try caseGraph.references(Timeline.parties(around: tender, caseGraph))
        == ["tender:1", "person:1", "company:1", "person:2"])
    let window = try Timeline.window(around: tender, caseGraph)
    #expect(window.from?.description == "2018-05-06" && window.to?.description == "2022-05-06")
    let nothing = try Timeline.window(around: caseGraph.at("org:1"), caseGraph)
    #expect(nothing.from == nil && nothing.to == nil)
  }

  @Test func anEventAsJSON() throws {
    let caseGraph = try Self.caseGraph()
    let timeline = Timeline(caseGraph)
    let events = try timeline.events(of: caseGraph.at("company:1"))
    let texts = try events.map { try timeline.json($0, .en, unmasked: false).text }
    #expect(
      texts[2] == """
        {"at":"2020-05-05","event":"wins","with":[{"id":"tender:1","labels":["Tender"],\
        "name":"道路项目"}],"amount":900,"sources":[{"file":"ties.csv","row":7,"source":1}],\
        "party":{"id":"company:1","labels":["Company"],"name":"霖威有限公司"},"type":"BID_FOR",\
        "phase":"at","dated":true,"currency":"CNY"}
        """)
    #expect(texts[5].hasPrefix(#"{"at":null,"event":"has address","#))
    #expect(texts[5].contains(#""phase":"holds","dated":false"#))
  }
}
