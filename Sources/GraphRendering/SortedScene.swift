/// A scene put in the one order its picture is written in, whatever order it was given in.
///
/// Everything sorts by the bytes of its text, never by locale. Nodes are `n1`, `n2`, … in the DOT,
/// so a reference can neither break the syntax nor slip into a masked picture.
struct SortedScene {
  struct Tie {
    /// Positions in `nodes`.
    var from: Int
    var to: Int
    var tie: EvidenceScene.Tie
    /// Whether the layered engine sees it from `to` to `from`; its arrow is drawn at `to` all the
    /// same.
    var isTurned = false

    var upper: Int { isTurned ? to : from }
    var lower: Int { isTurned ? from : to }
  }

  let scene: EvidenceScene
  let nodes: [EvidenceScene.Node]
  private(set) var ties: [Tie]
  let footnotes: [EvidenceScene.Footnote]
  let datasets: [String]

  /// - Precondition: the scene is valid.
  init(_ scene: EvidenceScene) {
    self.scene = scene
    let nodes = scene.nodes.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var positions: [[UInt8]: Int] = [:]
    for (position, node) in nodes.enumerated() { positions[Array(node.id.utf8)] = position }
    self.nodes = nodes
    ties = scene.ties.compactMap { tie in
      guard let from = positions[Array(tie.from.utf8)], let to = positions[Array(tie.to.utf8)]
      else { return nil }
      var tie = tie
      tie.footnotes = Set(tie.footnotes).sorted()
      return (Tie(from: from, to: to, tie: tie), Self.key(tie))
    }.sorted { (a: (tie: Tie, key: [UInt8]), b: (tie: Tie, key: [UInt8])) in
      (a.tie.from, a.tie.to) != (b.tie.from, b.tie.to)
        ? (a.tie.from, a.tie.to) < (b.tie.from, b.tie.to)
        : a.key.lexicographicallyPrecedes(b.key)
    }.map(\.tie)
    footnotes = scene.footnotes.sorted { $0.number < $1.number }
    datasets = scene.datasets.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Turns the ties that point back towards where reading begins, so that the page is read one way.
  mutating func turnTies(awayFrom order: ReadingOrder) {
    for index in ties.indices {
      guard let from = order.distances[ties[index].from], let to = order.distances[ties[index].to]
      else { continue }
      ties[index].isTurned = from > to
    }
  }

  /// All that tells two ties between the same nodes apart.
  private static func key(_ tie: EvidenceScene.Tie) -> [UInt8] {
    let numbers = tie.footnotes.map(String.init).joined(separator: ",")
    let parts = [
      tie.type, tie.caption, tie.dates ?? "", tie.isInferred ? "1" : "0", numbers,
      tie.isNecessary ? "1" : "0",
    ]
    return Array(parts.joined(separator: "\u{0}").utf8)
  }
}
