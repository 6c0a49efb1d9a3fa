/// Which of Graphviz's engines draws a scene: layers for what is read tie by tie, springs for an overview.
enum LayoutEngine: String {
  case dot, sfdp

  /// The layered engine's time grows steeply: 2.4 s for 500 nodes, where springs need 0.07 s.
  static let layeredNodesMax = 250
  static let layeredTiesMax = 500

  init(nodes: Int, ties: Int) {
    self = nodes <= Self.layeredNodesMax && ties <= Self.layeredTiesMax ? .dot : .sfdp
  }
}
