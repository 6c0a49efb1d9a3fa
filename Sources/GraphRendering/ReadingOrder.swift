import Declarations

/// Where the eye begins on a small scene, and how far each node is from there.
///
/// A link is read from one end to the other and a lead from the official to the tender, whichever
/// way its ties point: a chain `A ◀─SPOUSE─ B ─OWNS─▶ C` shall not be folded in the middle. Reading
/// begins at one of two subjects, or at those of several whose label stands first in the theme.
/// Large scenes, and those without subjects, keep the direction of their ties.
///
/// *Complexity* O(n + m): one breadth-first search that ignores direction.
struct ReadingOrder {
  static let nodesMax = 40

  /// Steps from the beginning; nil where no step leads to the node, or the scene has no beginning.
  private(set) var distances: [Int?]

  init(_ sorted: SortedScene, theme: Theme) {
    distances = Array(repeating: nil, count: sorted.nodes.count)
    guard sorted.nodes.count <= Self.nodesMax else { return }
    func rank(_ node: Int) -> Int {
      let labels = sorted.nodes[node].labels
      return theme.labels.firstIndex { labels.contains($0.label) } ?? theme.labels.count
    }
    let subjects = sorted.nodes.indices.filter { sorted.nodes[$0].isSubject }
    guard let first = subjects.map(rank).min() else { return }
    let foremost = subjects.filter { rank($0) == first }
    var frontier = subjects.count == 2 ? Array(foremost.prefix(1)) : foremost

    var neighbours: [[Int]] = Array(repeating: [], count: sorted.nodes.count)
    for tie in sorted.ties {
      neighbours[tie.from].append(tie.to)
      neighbours[tie.to].append(tie.from)
    }
    for node in frontier { distances[node] = 0 }
    var distance = 0
    while !frontier.isEmpty {
      distance += 1
      var next: [Int] = []
      for node in frontier {
        for neighbour in neighbours[node] where distances[neighbour] == nil {
          distances[neighbour] = distance
          next.append(neighbour)
        }
      }
      frontier = next
    }
  }
}
