/// Nodes without a tie, in rows and columns rather than in one long line.
///
/// The layered engine puts all of them on the first layer; unseen links hold them in a grid about
/// as wide as it is high, in reading order. *Complexity* O(n + m).
enum UnlinkedGrid {
  /// As many stand on one layer well enough.
  static let fewMax = 4

  /// The unseen links, as positions of nodes.
  static func links(_ scene: SortedScene) -> [(upper: Int, lower: Int)] {
    var isLinked = [Bool](repeating: false, count: scene.nodes.count)
    for tie in scene.ties {
      isLinked[tie.from] = true
      isLinked[tie.to] = true
    }
    let alone = scene.nodes.indices.filter { !isLinked[$0] }
    guard alone.count > fewMax else { return [] }
    let columns = Int(Double(alone.count).squareRoot().rounded(.up))
    return zip(alone, alone.dropFirst(columns)).map { ($0, $1) }
  }
}
