/// The sheet a scene is drawn on and the direction it runs in.
///
/// Estimated from the texts alone, never from fonts, so that the DOT is the same on every machine.
/// Nodes are put in layers the way Graphviz does it; of down or across, portrait or landscape, the
/// choice that shrinks least wins, and the paper grows from A4 until hardly any shrinking is
/// needed: the smallest letters then stay near nine points on paper.
struct PageShape: Equatable {
  enum Direction: String {
    case down = "TB"
    case across = "LR"
  }

  var direction: Direction
  /// What may be printed on, in points, margins taken off.
  var width: Double
  var height: Double
  /// The width that heading, legend and footnotes should keep to, in points.
  var textWidth: Double

  /// A box or a text, in points.
  struct Extent: Equatable {
    var width: Double
    var height: Double
  }

  struct Link {
    var from: Int
    var to: Int
    var label: Extent
  }

  /// Printable sides of A4 to A0 in points: 12.7 mm of margin all round.
  static let sheets: [(short: Double, long: Double)] = [
    (523, 770), (770, 1119), (1119, 1612), (1612, 2312), (2312, 3299),
  ]
  private static let scaleMin = 0.92

  /// - Parameter extra: the height of heading and footer on a page of the given text width.
  init(nodes: [Extent], links: [Link], extra: (_ textWidth: Double) -> Double) {
    let layers = Layering(count: nodes.count, links: links.map { ($0.from, $0.to) })
    let down = layers.extent(nodes, links, direction: .down)
    let across = layers.extent(nodes, links, direction: .across)
    var best: (shape: PageShape, scale: Double)?
    for sheet in Self.sheets {
      for (direction, graph) in [(Direction.down, down), (.across, across)] {
        for (width, height) in [(sheet.short, sheet.long), (sheet.long, sheet.short)] {
          let textWidth = min(width, max(graph.width, 440))
          let scale = min(
            1, width / graph.width, height / (graph.height + extra(textWidth)))
          guard scale > (best?.scale ?? 0) + 0.03 else { continue }
          best = (
            PageShape(direction: direction, width: width, height: height, textWidth: textWidth),
            scale
          )
        }
      }
      if let best, best.scale >= Self.scaleMin { break }
    }
    self = best?.shape ?? PageShape(direction: .down, width: 523, height: 770, textWidth: 523)
  }

  /// An overview laid out by springs: about square, on a sheet that grows with the nodes.
  init(overviewOf nodes: Int) {
    let sheet = nodes <= 600 ? Self.sheets[3] : Self.sheets[4]
    self.init(direction: .down, width: sheet.short, height: sheet.long, textWidth: sheet.short)
  }

  private init(direction: Direction, width: Double, height: Double, textWidth: Double) {
    self.direction = direction
    self.width = width
    self.height = height
    self.textWidth = textWidth
  }
}
