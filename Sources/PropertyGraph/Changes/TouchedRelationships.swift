import Synchronization

/// For each relationship type and direction the ``TouchedNodes`` whose neighbours do not all stand
/// in the base segment. A bitmap is made when its type is first walked.
///
/// Shared by all states of one stack of segments, like each bitmap itself. What a change touches is
/// noted before the state with that change is published, so a bitmap knows of every state that can
/// be read, whenever it is made.
final class TouchedRelationships: Sendable {
  private struct State {
    var bitmaps: [Int: TouchedNodes] = [:]
    /// Nodes that changes touched, for bitmaps that are made later.
    var noted: [Int: [UInt32]] = [:]
  }

  private let state = Mutex(State())
  private let limit: UInt32

  /// - Parameter limit: how many nodes the base holds.
  init(limit: UInt32) { self.limit = limit }

  /// Notes that a node has, or lacks, a neighbour which the base does not know of.
  func mark(_ node: UInt32, _ type: Int, isForward: Bool) {
    guard node < limit else { return }
    let place = type * 2 + (isForward ? 0 : 1)
    state.withLock { state in
      state.noted[place, default: []].append(node)
      state.bitmaps[place]?.mark(node)
    }
  }

  /// The bitmap of a type and direction; `fill` marks what the deltas say, the first time.
  func bitmap(
    _ type: Int, isForward: Bool, _ fill: (TouchedNodes) throws(GraphError) -> Void
  ) throws(GraphError) -> TouchedNodes {
    let place = type * 2 + (isForward ? 0 : 1)
    let result: Result<TouchedNodes, GraphError> = state.withLock { state in
      if let made = state.bitmaps[place] { return .success(made) }
      let bitmap = TouchedNodes(limit: limit)
      do throws(GraphError) { try fill(bitmap) } catch { return .failure(error) }
      for node in state.noted[place] ?? [] { bitmap.mark(node) }
      state.bitmaps[place] = bitmap
      return .success(bitmap)
    }
    return try result.get()
  }
}
