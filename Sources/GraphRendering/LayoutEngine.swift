/// How a scene is laid out: in layers where it is read tie by tie, by springs for an overview.
///
/// The layered engine's time grows steeply with the ties beyond a tree: 100 nodes with 200 labelled
/// ties take 40 s when nothing is given up, 1 s with straight lines and bounded search, 0.1 s by
/// springs. A layout cannot be cancelled, so what may become slow is not tried.
enum LayoutEngine {
  /// Layers, curved lines, as many rounds of search as it takes.
  case layers
  /// Layers, straight lines, few rounds.
  case quickLayers
  case springs

  static let layeredNodesMax = 250
  /// Ties beyond as many as there are nodes.
  static let excessMax = 40
  static let quickExcessMax = 110

  init(nodes: Int, ties: Int) {
    let excess = ties - nodes
    if nodes > Self.layeredNodesMax || excess > Self.quickExcessMax {
      self = .springs
    } else {
      self = excess > Self.excessMax ? .quickLayers : .layers
    }
  }

  /// The engine's name in Graphviz.
  var name: String { self == .springs ? "sfdp" : "dot" }

  /// What it is told, as attributes of the graph.
  func attributes(_ direction: PageShape.Direction) -> String {
    let layered =
      direction == .down
      ? #"rankdir="TB", nodesep="0.3", ranksep="0.3""#
      : #"rankdir="LR", nodesep="0.2", ranksep="0.4""#
    switch self {
    case .layers: return layered + #", splines="spline""#
    case .quickLayers:
      return layered + #", splines="line", nslimit="2", nslimit1="2", mclimit="0.5""#
    case .springs:
      return #"overlap="prism", overlap_scaling="-4", sep="+8", splines="line", start="1""#
    }
  }
}
