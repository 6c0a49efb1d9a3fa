import Declarations
import Testing

@testable import GraphRendering

@Suite struct DOTWriterTests {
  @Test(arguments: GalleryScene.all)
  func orderOfTheSceneDoesNotMatter(_ item: GalleryScene) throws {
    let expected = try lightDOT(item.scene)
    var random = SeededGenerator(state: 7)
    for _ in 0..<10 {
      var scene = item.scene
      scene.nodes.shuffle(using: &random)
      scene.ties.shuffle(using: &random)
      scene.footnotes.shuffle(using: &random)
      scene.datasets.shuffle(using: &random)
      for index in scene.ties.indices { scene.ties[index].footnotes.shuffle(using: &random) }
      #expect(try lightDOT(scene) == expected)
    }
  }

  @Test func legendHoldsWhatTheSceneUsesAndNothingElse() throws {
    let dot = try lightDOT(GalleryScene.bidRing.scene)
    for word in ["Company", "Tender", "Phone", "contact", "solid: sourced", "dashed: inferred"] {
      #expect(dot.contains(">\(word)<"), "\(word)")
    }
    for word in ["Official", "Public body", "family", "ownership", "other tie"] {
      #expect(!dot.contains(">\(word)<"), "\(word)")
    }
    var sourcedOnly = GalleryScene.bidRing.scene
    for index in sourcedOnly.ties.indices { sourcedOnly.ties[index].isInferred = false }
    #expect(!(try lightDOT(sourcedOnly)).contains("solid: sourced"))
  }

  @Test func everyPictureSaysWhereItComesFromAndThatItIsNoFinding() throws {
    let chinese = try lightDOT(GalleryScene.closedLoop.scene)
    for words in [
      "本图仅为供人工核查的线索，不是结论。", "第三方姓名已遮蔽。", "数据为虚构，仅供演示。", "KIN-00", "县级样例（虚构）",
      "sha256:91be40aa7f3c", "截至：2024-06-30", "[3] bids.csv 第 1190 行",
    ] {
      #expect(chinese.contains(words), "\(words)")
    }
    let english = try lightDOT(GalleryScene.link.scene)
    #expect(english.contains("A lead for a person to check, not a finding of wrongdoing."))
    #expect(english.contains("[2] shareholdings.csv, row 1204"))
    #expect(english.contains("[2][3]"))
    #expect(!english.contains("masked"))
  }

  @Test func nodesWithoutTiesStandInRowsAndColumns() throws {
    var scene = ring(of: 12)
    scene.ties = Array(scene.ties.prefix(1))
    let unseen = try lightDOT(scene).split(separator: "\n").filter { $0.contains("invis") }
    // Ten nodes without a tie: four columns, so six stand below another.
    #expect(unseen.count == 6)
    scene.nodes = Array(scene.nodes.prefix(6))
    #expect(!(try lightDOT(scene)).contains("invis"), "four stand well enough side by side")
  }

  @Test func referencesStayOutOfThePicture() throws {
    for item in [GalleryScene.link, .closedLoop] {
      let dot = try lightDOT(item.scene)
      for node in item.scene.nodes { #expect(!dot.contains(node.id)) }
    }
  }

  @Test func solidIsSourcedAndDashedIsInferred() throws {
    let dot = try lightDOT(GalleryScene.link.scene)
    let ties = dot.split(separator: "\n").filter { $0.contains(" -> ") }
    #expect(ties.filter { $0.contains("style=\"dashed\"") }.count == 1)
    #expect(ties.filter { $0.contains("style=\"solid\"") }.count == 3)
  }

  @Test func aLinkIsReadFromOneEndWhicheverWayItsTiesPoint() throws {
    // n1, n2: the companies; n3: the official; n4: the spouse, whose tie points back at the
    // official.
    let dot = try lightDOT(GalleryScene.link.scene)
    #expect(dot.contains("n3 -> n4 ["))
    #expect(dot.contains("dir=\"back\", arrowtail=\"vee\""))
    #expect(!dot.contains("n4 -> n3"))
  }

  @Test func longListsOfSourcesAreCutHonestly() throws {
    var scene = ring(of: 4)
    scene.footnotes = (1...75).map { .init(number: $0, file: "a.csv", row: $0) }
    let dot = try lightDOT(scene)
    #expect(dot.contains("[60] a.csv, row 60"))
    #expect(!dot.contains("[61] a.csv"))
    #expect(dot.contains("and 15 more, not listed here"))
  }

  @Test func parallelTiesStayApart() throws {
    let dot = try lightDOT(GalleryScene.hostileText.scene)
    #expect(dot.split(separator: "\n").filter { $0.contains("HAS_ADDRESS") }.isEmpty)
    #expect(dot.contains(">one<") && dot.contains(">two<"))
  }

  @Test(arguments: [
    (3, "dot", "spline"), (80, "dot", "spline"), (82, "dot", "line"), (220, "dot", "line"),
    (222, "sfdp", "line"), (251, "sfdp", "line"),
  ])
  func engineFollowsSize(_ nodes: Int, _ engine: String, _ lines: String) throws {
    let dot = try lightDOT(ring(of: nodes))
    #expect(dot.contains("layout=\"\(engine)\""))
    #expect(dot.contains("splines=\"\(lines)\""))
  }

  @Test func anEngineIsChosenByTiesBeyondATree() {
    #expect(LayoutEngine(nodes: 250, ties: 250) == .layers)
    #expect(LayoutEngine(nodes: 20, ties: 60) == .layers)
    #expect(LayoutEngine(nodes: 20, ties: 61) == .quickLayers)
    #expect(LayoutEngine(nodes: 100, ties: 211) == .springs)
  }
}
