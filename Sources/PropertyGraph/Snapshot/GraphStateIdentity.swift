import Synchronization

/// Tells one state of a graph from every other of this process: what an index was built on, what a
/// plan was made for.
public struct GraphStateIdentity: Hashable, Sendable {
  /// The segments, by the last of them.
  public let segments: UInt64
  /// The last commit above them.
  public let lineage: UInt64
  /// The transaction whose changes are in it before their commit; 0 where there are none. All
  /// states of one transaction between two commits have the same.
  public let draft: UInt64

  /// The same state without a transaction's changes.
  public var committed: GraphStateIdentity {
    GraphStateIdentity(segments: segments, lineage: lineage, draft: 0)
  }

  private static let drafts = Atomic<UInt64>(0)

  static func newDraft() -> UInt64 { drafts.wrappingAdd(1, ordering: .relaxed).newValue }
}

extension GraphState {
  var identity: GraphStateIdentity {
    GraphStateIdentity(
      segments: stack.changes.lineage, lineage: overlay.lineage, draft: overlay.draft)
  }
}

extension GraphSnapshot {
  public var identity: GraphStateIdentity { state.identity }

  /// What the segments alone say, seen whole, every record by itself: where all states on them
  /// start.
  public func ofSegments() throws(GraphError) -> GraphSnapshot {
    try GraphSnapshot(GraphState(state.stack), scope: .all, seal: seal)
  }

  /// The records that are new or changed since the newest segment, hidden ones and those that do
  /// not count any more among them; ascending.
  ///
  /// *Complexity:* O(edits × log edits).
  public var editedNodes: [NodeIndex] { state.overlay.nodes.keys.sorted().map { NodeIndex($0) } }
}
