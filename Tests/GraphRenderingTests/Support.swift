import Declarations

@testable import GraphRendering

/// A reproducible source of chance (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A scene of `count` invented companies in a ring with chords.
func ring(of count: Int, language: Language = .en) -> EvidenceScene {
  let name = language == .en ? "Company" : "示例公司"
  var ties: [EvidenceScene.Tie] = []
  for index in 0..<count {
    let ends = index.isMultiple(of: 2) ? [index + 1, index * 7 + 3] : [index + 1]
    for end in ends {
      ties.append(
        .init(
          from: "company:\(index)", to: "company:\(end % count)", type: "OWNS", caption: "owns",
          footnotes: [1]))
    }
  }
  let nodes = (0..<count).map { index in
    EvidenceScene.Node(
      id: "company:\(index)", labels: ["Company"], caption: "\(name) \(index)",
      isSubject: index == 0)
  }
  return EvidenceScene(
    title: "Ring of \(count)", queryID: "TEST-00", datasets: ["invented"], datasetHash: "sha256:0",
    asOf: "2024-06-30", language: language, nodes: nodes, ties: ties,
    footnotes: [.init(number: 1, file: "shareholdings.csv", row: 1)])
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The DOT of a scene in the light theme.
func lightDOT(_ scene: EvidenceScene) throws -> String {
  let vocabulary = GalleryScene.vocabulary(scene.language)
  return try DOTWriter(theme: Golden.theme("light"), vocabulary: vocabulary).dot(for: scene)
}
