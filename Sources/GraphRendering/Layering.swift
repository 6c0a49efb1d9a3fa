/// The layer of each node when every tie points to a later layer, as the layered engine will place
/// them.
///
/// Longest paths from the nodes nothing points to; where only circles remain, the first node
/// remaining is taken as if nothing pointed to it. *Complexity* O(n² + m), with n at most a few
/// hundred.
struct Layering {
  private(set) var layers: [[Int]] = []
  private var layerOf: [Int]

  init(count: Int, links: [(from: Int, to: Int)]) {
    layerOf = Array(repeating: 0, count: count)
    var waitingFor = Array(repeating: 0, count: count)
    var targets: [[Int]] = Array(repeating: [], count: count)
    for link in links where link.from != link.to {
      targets[link.from].append(link.to)
      waitingFor[link.to] += 1
    }
    var isPlaced = Array(repeating: false, count: count)
    for _ in 0..<count {
      guard
        let node = (0..<count).first(where: { !isPlaced[$0] && waitingFor[$0] == 0 })
          ?? isPlaced.firstIndex(of: false)
      else { break }
      isPlaced[node] = true
      for target in targets[node] where !isPlaced[target] {
        waitingFor[target] -= 1
        layerOf[target] = max(layerOf[target], layerOf[node] + 1)
      }
    }
    layers = Array(repeating: [], count: (layerOf.max() ?? 0) + 1)
    for node in 0..<count { layers[layerOf[node]].append(node) }
  }

  /// The room the drawing will take.
  func extent(
    _ nodes: [PageShape.Extent], _ links: [PageShape.Link], direction: PageShape.Direction
  ) -> PageShape.Extent {
    func along(_ extent: PageShape.Extent) -> Double {
      direction == .down ? extent.height : extent.width
    }
    func beside(_ extent: PageShape.Extent) -> Double {
      direction == .down ? extent.width : extent.height
    }
    var length = 0.0
    var breadth = 0.0
    for layer in layers {
      length += layer.map { along(nodes[$0]) }.max() ?? 0
      breadth = max(
        breadth, layer.reduce(0) { $0 + beside(nodes[$1]) + (direction == .down ? 22 : 15) })
    }
    var gaps = Array(repeating: (length: 0.0, breadth: 0.0), count: layers.count)
    for link in links {
      let gap = min(layerOf[link.from], layerOf[link.to])
      gaps[gap].length = max(gaps[gap].length, along(link.label) + 24)
      gaps[gap].breadth += beside(link.label) + (direction == .down ? 22 : 15)
    }
    length += gaps.reduce(0) { $0 + $1.length }
    breadth = max(breadth, gaps.map(\.breadth).max() ?? 0)
    return direction == .down
      ? PageShape.Extent(width: breadth, height: length)
      : PageShape.Extent(width: length, height: breadth)
  }
}
