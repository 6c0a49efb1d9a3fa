import Declarations
import GraphRendering
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct SceneBuilderTests {
  private static let third = ["person:2", "person:3"]
  private static let thirdNames = ["王小丫", "赵钱孙"]

  /// An approver, kin of kin, a holding, a winning bid.
  private static func caseGraph() throws -> CaseGraph {
    let fixture = try Fixture()
    fixture.node("person:1", name: "张三", labels: ["Official"])
    fixture.node(
      "person:2", name: thirdNames[0], ["birth_date": .date(CalendarDate("1980-02-03")!)])
    fixture.node("person:3", name: thirdNames[1])
    fixture.node("company:1", name: "霖威有限公司")
    fixture.node(
      "tender:1", name: "道路项目", ["amount": .integer(1_234_567), "currency": .text("CNY")])
    fixture.node("phone:9", name: "10020250630")
    fixture.tie("tender:1", "APPROVED_BY", "person:1")
    fixture.tie("person:1", "SPOUSE_OF", "person:2", from: "2001-05-05")
    fixture.tie("person:2", "SIBLING_OF", "person:3")
    fixture.tie("person:3", "OWNS", "company:1", ["share": .double(0.4846)], from: "2019-01-01")
    fixture.tie("company:1", "BID_FOR", "tender:1", ["won": .boolean(true)])
    fixture.tie("company:1", "HAS_PHONE", "phone:9")
    fixture.tie("person:1", "HAS_PHONE", "phone:9")
    return try fixture.caseGraph()
  }

  private static func dot(_ scene: EvidenceScene, _ builder: SceneBuilder) throws -> String {
    try DOTWriter(theme: .load(named: "light"), vocabulary: builder.vocabulary).dot(for: scene)
  }

  @Test(arguments: Language.allCases, [true, false])
  func aLeadsPicture(language: Language, isMasked: Bool) throws {
    let caseGraph = try Self.caseGraph()
    let result = try #require(
      try DetectionModels.run(RelativeOwnedBidders.asItStands, on: caseGraph).first)
    let builder = SceneBuilder(caseGraph, language: language, isMasked: isMasked)
    let scene = try builder.scene(result)
    let dot = try Self.dot(scene, builder)
    #expect(try Self.dot(builder.scene(result), builder) == dot)
    #expect(scene.isMasked == isMasked)
    let everything = dot + String(describing: scene)
    for secret in Self.thirdNames + Self.third + (isMasked ? ["1980-02-03"] : []) {
      #expect(everything.contains(secret) != isMasked, "\(secret)")
    }
    #expect(everything.contains("10020250630") == false)
    for shown in ["张三", "霖威有限公司", "48.46 %", "CNY 1,234,567"] {
      #expect(dot.contains(shown), "\(shown)")
    }
    #expect(
      dot.contains(language == .zh ? "审批人亲属控制投标企业" : "approver's relative")
        || dot.contains("approver&#39;s relative"))
    if isMasked {
      for mask in language == .zh ? ["亲属A", "亲属B"] : ["relative A", "relative B"] {
        #expect(scene.nodes.contains { $0.caption == mask })
      }
    }
    #expect(
      Set(scene.nodes.filter(\.isSubject).map(\.id)) == ["tender:1", "person:1", "company:1"])
    try checkFootnotes(scene, result, caseGraph)
  }

  @Test func rangesAndNaturesStandAtTheTie() throws {
    let fixture = try Fixture()
    fixture.tie("person:1", "PARENT_OF", "person:2", ["nature": .text("adoptive")])
    fixture.tie("person:3", "PARENT_OF", "person:2", ["nature": .text("step")])
    fixture.tie("person:4", "PARENT_OF", "person:2", ["nature": .text("biological")])
    fixture.tie("person:2", "SIBLING_OF", "person:5", ["nature": .text("half")])
    fixture.tie(
      "person:2", "OWNS", "company:1", ["share_min": .double(0.2), "share_max": .double(0.375)])
    let caseGraph = try fixture.caseGraph()
    let ends = [
      ("person:1", "person:2"), ("person:3", "person:2"), ("person:4", "person:2"),
      ("person:2", "person:5"), ("person:2", "company:1"),
    ]
    let types = caseGraph.types(["PARENT_OF", "SIBLING_OF", "OWNS"])
    let ties = try ends.flatMap {
      try caseGraph.ties(between: caseGraph.at($0), and: caseGraph.at($1), types: types)
    }
    var draft = SceneBuilder.Draft(subjects: [])
    let builder = SceneBuilder(caseGraph, language: .zh, isMasked: false)
    for tie in ties {
      try draft.add(EvidencePath(nodes: [tie.from, tie.to], ties: [tie]), builder)
    }
    let scene = builder.scene(draft, title: "", subtitle: "", query: "", day: nil)
    #expect(
      Set(scene.ties.map(\.caption)) == [
        "子女为 （收养）", "子女为 （继）", "子女为", "兄弟姐妹 （半血缘）", "持股 20–37.5 %",
      ])
  }

  /// Numbered from 1 without a gap, every source of the evidence once, every tie with its own.
  private func checkFootnotes(
    _ scene: EvidenceScene, _ result: ModelResult, _ caseGraph: CaseGraph
  ) throws {
    #expect(scene.footnotes.map(\.number) == Array(1...scene.footnotes.count))
    let steps = try result.steps(caseGraph, unmasked: true).flatMap { $0 }
    #expect(
      Set(scene.footnotes.map(\.row)) == Set(steps.flatMap(\.sources).map(\.row)))
    #expect(scene.footnotes.count == Set(scene.footnotes.map(\.row)).count)
    #expect(scene.ties.count == steps.count)
    for (tie, step) in zip(scene.ties, steps) {
      #expect(tie.type == step.type)
      #expect(tie.footnotes.map { scene.footnotes[$0 - 1].row } == step.sources.map(\.row))
    }
  }

  @Test(arguments: [true, false])
  func aLinksPicture(isMasked: Bool) throws {
    let caseGraph = try Self.caseGraph()
    let (a, b) = (try caseGraph.at("person:1"), try caseGraph.at("company:1"))
    let answer = try LinkSearch(caseGraph, .init()).search(from: a, to: b)
    let builder = SceneBuilder(caseGraph, language: .en, isMasked: isMasked)
    let scene = try builder.scene(links: answer, from: a, to: b, day: nil)
    let everything = try Self.dot(scene, builder) + String(describing: scene)
    for secret in Self.thirdNames + Self.third + ["10020250630"] {
      #expect(everything.contains(secret) != isMasked, "\(secret)")
    }
    #expect(scene.title == "Links between 张三 and 霖威有限公司")
    #expect(Set(scene.nodes.filter(\.isSubject).map(\.id)) == ["person:1", "company:1"])
    #expect(try builder.scene(links: answer, from: a, to: b, day: nil) == scene)
  }

  @Test func noLinkIsAPictureOfTwo() throws {
    let caseGraph = try Self.caseGraph()
    let (a, b) = (try caseGraph.at("person:1"), try caseGraph.at("company:1"))
    let builder = SceneBuilder(caseGraph, language: .zh, isMasked: true)
    let scene = try builder.scene(
      links: LinkSearch.Answer(), from: a, to: b, day: CalendarDate("2020-01-01"))
    #expect(scene.nodes.count == 2 && scene.ties.isEmpty && !scene.isMasked)
    #expect(scene.subtitle == "未发现关联" && scene.asOf == "2020-01-01")
  }

  /// Numbers nobody could have meant are shown as they are and stop nothing.
  @Test(
    arguments: [
      (1e300, "1e+300"), (-123, "−123"), (-1234, "−1,234"), (0.4, "0"), (.infinity, "inf"),
    ] as [(Double, String)])
  func oddAmounts(amount: Double, shown: String) throws {
    let fixture = try Fixture()
    fixture.tie(
      "company:1", "CONTRACT_WITH", "org:1",
      ["amount": .double(amount), "share": .double(amount)])
    let caseGraph = try fixture.caseGraph()
    let (a, b) = (try caseGraph.at("company:1"), try caseGraph.at("org:1"))
    let answer = try LinkSearch(caseGraph, .init()).search(from: a, to: b)
    let scene = try SceneBuilder(caseGraph, language: .en, isMasked: true)
      .scene(links: answer, from: a, to: b, day: nil)
    #expect(scene.ties[0].caption.hasSuffix(" " + shown))
  }
}
