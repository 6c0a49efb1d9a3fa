import Declarations
import Foundation
import Testing

@testable import GraphRendering

/// Scenes of seeded garbage: each is drawn or refused, and what is drawn is well-formed.
@Suite struct HostileSceneTests {
  private static let fragments = [
    "\\N", "\\G", "\\l", "\\", "\"", "<", ">", "&", "&amp;", "</TD>", "<BR/>", "-->", "]]>", "{",
    "}", "|",
    "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFF}",
    "\u{1F469}\u{200D}\u{1F4BB}",
    "\u{301}", "关系", "（", "」", " ", "\t", "\r\n", ";", "#", "//", "/*", "%s", "é", "ß", "ω", "אב",
    "\u{E000}",
    "\u{10FFFD}", "𠮷", "n1", "->", "label=", "0", "-", "'", "`",
  ]

  private static func garbage(_ random: inout SeededGenerator) -> String {
    let length = Int.random(in: 0...12, using: &random)
    var text = ""
    for _ in 0..<length {
      if Bool.random(using: &random) {
        text += fragments.randomElement(using: &random) ?? ""
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return Int.random(in: 0..<40, using: &random) == 0 ? String(repeating: text, count: 200) : text
  }

  private static func scene(_ random: inout SeededGenerator) -> EvidenceScene {
    let count = Int.random(in: 0...7, using: &random)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func flag() -> Bool { Bool.random(using: &random) }
    func some() -> String { garbage(&random) }
    let nodes = (0..<count).map { index in
      EvidenceScene.Node(
        id: flag() ? some() + "\(index)" : some(), labels: (0..<number(0...2)).map { _ in some() },
        caption: some(), details: (0..<number(0...3)).map { _ in some() },
        role: flag() ? some() : nil,
        isSubject: flag())
    }
    let footnotes = (0..<number(0...4)).map { index in
      EvidenceScene.Footnote(
        number: index, file: some(), row: number(Int.min...Int.max), text: flag() ? some() : nil)
    }
    let ids = nodes.map(\.id)
    let ties =
      ids.isEmpty
      ? []
      : (0..<number(0...9)).map { _ in
        EvidenceScene.Tie(
          from: ids[number(0...(ids.count - 1))],
          to: number(0...30) == 0 ? some() : ids[number(0...(ids.count - 1))], type: some(),
          caption: some(), dates: flag() ? some() : nil,
          footnotes: footnotes.filter { _ in flag() }.map(\.number), isInferred: flag())
      }
    return EvidenceScene(
      title: some(), subtitle: flag() ? some() : nil, queryID: some(),
      datasets: (0..<number(0...2)).map { _ in some() }, datasetHash: some(),
      asOf: flag() ? some() : nil, language: flag() ? .en : .zh,
      notices: (0..<number(0...2)).map { _ in some() }, isMasked: flag(), nodes: nodes, ties: ties,
      footnotes: footnotes)
  }

  @Test(.timeLimit(.minutes(10)), arguments: [1, 2, 3, 4] as [UInt64])
  func garbageIsDrawnOrRefused(_ seed: UInt64) throws {
    let theme = try Golden.theme("dark")
    var random = SeededGenerator(state: seed)
    var drawn = 0
    for round in 0..<150 {
      let scene = Self.scene(&random)
      do {
        let format: PictureFormat = round % 10 == 0 ? .png : .svg
        let bytes = try Picture.renderBlocking(scene, as: format, theme: theme)
        drawn += 1
        if format == .svg { #expect(isWellFormed(bytes), "seed \(seed), round \(round)") }
      } catch let error as RenderingError {
        #expect(error.code != .layoutFailed, "\(error.details ?? "")")
      }
    }
    #expect(drawn > 50)
  }

  /// A small check of what matters in XML: no control, no stray `<` or `&` in text.
  private func isWellFormed(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": depth += 1
      case ">": depth -= 1
      case "\n", "\t", "\r": break
      default: if scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE { return false }
      }
      if depth < 0 || depth > 1 { return false }
    }
    return depth == 0 && text.hasSuffix("</svg>\n")
  }
}
