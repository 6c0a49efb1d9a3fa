import Declarations
import GraphRendering
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct TimelineSceneTests {
  private static func caseGraph() throws -> CaseGraph {
    let fixture = try Fixture()
    func day(_ text: String) -> Value { .date(CalendarDate(text)!) }
    fixture.node("person:1", name: "张三", labels: ["Official"], ["birth_date": day("1970-02-03")])
    fixture.node("person:2", name: "王小丫", ["birth_date": day("1999-09-09")])
    fixture.node("person:3", name: "赵钱孙", ["birth_date": day("1980-08-08")])
    fixture.node("company:1", name: "霖威有限公司")
    fixture.node("tender:1", name: "道路项目", ["date": day("2020-05-05"), "amount": .integer(9000)])
    fixture.tie("person:1", "PARENT_OF", "person:2")
    fixture.tie(
      "person:1", "HOLDS_POST", "org:1", ["post": .text("局长")], from: "2018-01-01",
      to: "2022-01-01")
    fixture.tie("tender:1", "APPROVED_BY", "person:1")
    fixture.tie("company:1", "BID_FOR", "tender:1", ["won": .boolean(true)])
    fixture.tie("person:3", "OWNS", "company:1", ["share": .double(1)], from: "2019-02-01")
    fixture.tie("person:1", "SPOUSE_OF", "person:3")
    return try fixture.caseGraph()
  }

  @Test(arguments: Language.allCases, [true, false])
  func thirdPersonsAreMasked(language: Language, isMasked: Bool) throws {
    let caseGraph = try Self.caseGraph()
    let builder = SceneBuilder(caseGraph, language: language, isMasked: isMasked)
    let person = try caseGraph.at("person:1")
    let tender = try caseGraph.at("tender:1")
    let around = try Timeline.parties(around: tender, caseGraph)
    let scenes = [
      try builder.scene(timeline: Timeline(caseGraph), of: [person]),
      try builder.scene(
        timeline: Timeline(caseGraph), of: around, named: [tender], around: tender),
    ]
    for scene in scenes {
      let dot = try DOTWriter(theme: .load(named: "light"), vocabulary: builder.vocabulary)
        .dot(for: scene)
      let everything = dot + String(describing: scene)
      #expect(scene.isMasked == isMasked && everything.contains("张三"))
      for secret in ["王小丫", "赵钱孙", "1999-09-09", "1980-08-08"] {
        let isThere = everything.contains(secret)
        if isMasked { #expect(!isThere, "\(secret)") }
      }
      #expect(everything.contains("赵钱孙") != isMasked)
      #expect(scene.footnotes.map(\.number) == Array(1...scene.footnotes.count))
    }
    #expect(scenes[1].chart?.marks.map(\.caption) == ["2020-05-05"])
  }

  @Test func lanesHoldBarsAndDays() throws {
    let caseGraph = try Self.caseGraph()
    let builder = SceneBuilder(caseGraph, language: .en, isMasked: true)
    let scene = try builder.scene(
      timeline: Timeline(caseGraph), of: [caseGraph.at("person:1")])
    let chart = try #require(scene.chart)
    #expect(chart.lanes.map(\.title) == ["The party itself", "Posts", "Tenders", "Without a day"])
    let post = chart.lanes[1].rows[0]
    #expect(chart.lanes[1].rows.count == 1 && post.dates == "2018-01-01 – 2022-01-01")
    #expect(post.extent == .span(from: 17_532, to: 18_993))
    #expect(post.caption == "in office: 局长 · org:1")
    #expect(chart.lanes[2].rows[0].extent == .day(18_387))
    #expect(chart.lanes[3].rows[0].extent == .unknown)
    #expect(chart.ticks.first?.caption == "1970" && chart.ticks.last?.caption == "2025")
  }

  /// A window is the axis itself.
  @Test func aWindowIsTheAxis() throws {
    let (from, to) = (CalendarDate("2019-03-19")!, CalendarDate("2023-03-20")!)
    let axis = TimeAxis(from...to, from: from, to: to)
    #expect(axis.days == Int(from.days)..<Int(to.days))
    #expect(axis.ticks.map(\.caption) == ["2020", "2021", "2022", "2023"])
  }

  @Test func nothingToDrawIsAnError() throws {
    let caseGraph = try Self.caseGraph()
    let builder = SceneBuilder(caseGraph, language: .en, isMasked: true)
    let options = Timeline.Options(from: CalendarDate("1900-01-01"), to: CalendarDate("1900-02-01"))
    #expect(throws: InvestigationError.self) {
      try builder.scene(timeline: Timeline(caseGraph, options), of: [caseGraph.at("person:1")])
    }
  }

  /// First and last day, the captions of the ticks.
  @Test(arguments: [
    ("2020-05-05", "2020-05-05", ["2020-05", "2020-06"]),
    (
      "2019-11-30", "2020-03-01",
      ["2019-11", "2019-12", "2020-01", "2020-02", "2020-03", "2020-04"]
    ),
    (
      "2019-03-01", "2020-07-15",
      [
        "2019-01", "2019-04", "2019-07", "2019-10", "2020-01", "2020-04",
        "2020-07", "2020-10",
      ]
    ),
    (
      "2014-05-26", "2017-03-18",
      [
        "2014-01", "2014-07", "2015-01", "2015-07", "2016-01", "2016-07",
        "2017-01", "2017-07",
      ]
    ),
    (
      "2014-05-26", "2021-03-18",
      [
        "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021",
        "2022",
      ]
    ),
    (
      "1956-01-02", "2024-12-31",
      [
        "1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020",
        "2030",
      ]
    ),
  ])
  func ticksStandAround(_ first: String, _ last: String, _ captions: [String]) {
    let axis = TimeAxis(CalendarDate(first)!...CalendarDate(last)!)
    #expect(axis.ticks.map(\.caption) == captions)
    #expect(axis.days.contains(Int(CalendarDate(first)!.days)))
    #expect(axis.days.contains(Int(CalendarDate(last)!.days)))
  }
}
