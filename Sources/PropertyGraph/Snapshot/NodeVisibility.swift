/// Which nodes one reader sees: those that count, that stand for their party, and that no hidden
/// label is on.
struct NodeVisibility: Sendable {
  private let state: GraphState
  private let parties: Parties
  private let hiddenLabels: Set<UInt16>
  /// One flag a label range of the segments.
  private let isRangeVisible: [Bool]
  /// Whether the scope hides any node.
  let hidesNodes: Bool

  init(_ state: GraphState, _ parties: Parties, _ scope: ReadScope) {
    self.state = state
    self.parties = parties
    let hidden = Set(
      scope.hiddenLabels.compactMap { state.names.labels.find($0) }.map { UInt16($0) })
    hiddenLabels = hidden
    isRangeVisible = (0..<state.stack.rangeCount).map {
      hidden.isDisjoint(with: state.stack.range($0).labels)
    }
    hidesNodes = !hidden.isEmpty && (isRangeVisible.contains(false) || !state.overlay.nodes.isEmpty)
  }

  /// Whether a reader may see a run of nodes that have these labels.
  func isVisible(labels: [UInt16]) -> Bool { hiddenLabels.isDisjoint(with: labels) }

  func isVisible(_ node: UInt32) -> Bool {
    guard state.isLive(node), parties.canonical(node) == node else { return false }
    guard hidesNodes else { return true }
    if parties.isSeveral(node) {
      return parties.members(node).allSatisfy { isVisible(labels: state.labels(of: $0)) }
    }
    if node < state.stack.nodeLimit, !state.stack.touched.contains(node) {
      return isRangeVisible[state.stack.rangeIndex(of: node)]
    }
    return isVisible(labels: state.labels(of: node))
  }
}
