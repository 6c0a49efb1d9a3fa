import Synchronization

/// The neighbours of every node over one relationship type in one direction, as one reader sees
/// them.
///
/// A node about which nothing stands outside the base segment is read there in place; for the
/// others deltas, overlay, parties and the reader's scope are looked through. Which of both it is
/// costs one bit test a node, and nothing where the graph is a base alone.
///
/// A view: valid while the snapshot it came from is, and copied without counting references, which
/// would cost more than a short walk. *Complexity:* O(degree) a node, and O(log degree) more for
/// each relationship where positions are asked for against the direction of the type.
public struct Adjacency: @unchecked Sendable {
  @usableFromInline let base: AdjacencyRuns
  /// The base in the direction of the type, where positions are; the same as `base` if that is it.
  @usableFromInline let forward: AdjacencyRuns
  /// Who must be looked for outside the base; nil where nobody must.
  @usableFromInline let touched: UnsafeMutablePointer<Atomic<UInt64>>?
  /// Nodes from here on must: all, where nodes are hidden.
  @usableFromInline let limit: UInt32
  @usableFromInline let isForward: Bool
  @usableFromInline let layers: Unmanaged<AdjacencyLayers>

  /// - Parameter layers: kept alive by the snapshot.
  init(_ layers: AdjacencyLayers, touched: TouchedNodes?, looksFurther: Bool) {
    self.layers = Unmanaged.passUnretained(layers)
    self.touched = touched?.words
    limit = looksFurther ? 0 : touched?.limit ?? 0
    isForward = layers.isForward
    base = layers.base
    forward = layers.forward
  }

  /// Whether the base says all about a node.
  @inlinable @inline(__always)
  func isPlain(_ node: UInt32) -> Bool {
    guard let touched else { return true }
    return node < limit
      && touched[Int(node >> 6)].load(ordering: .relaxed) >> UInt64(node & 63) & 1 == 0
  }

  /// Calls `body` with each neighbour of a node, parallel relationships each, those of the base
  /// ascending.
  @inlinable @inline(__always)
  public func forEachNeighbour(of node: UInt32, _ body: (UInt32) throws -> Void) rethrows {
    if isPlain(node) {
      for place in base.run(of: node) { try body(base.targets[place]) }
    } else {
      try layers._withUnsafeGuaranteedRef { try $0.forEachNeighbour(of: node, body) }
    }
  }

  /// Calls `body` with each neighbour of a node and the position of the relationship.
  @inlinable @inline(__always)
  public func forEachRelationship(
    of node: UInt32, _ body: (_ neighbour: UInt32, _ position: UInt32) throws -> Void
  ) rethrows {
    if isPlain(node) {
      if isForward {
        for place in base.run(of: node) { try body(base.targets[place], UInt32(place)) }
        return
      }
      var (previous, ordinal) = (UInt32.max, 0)
      for place in base.run(of: node) {
        let source = base.targets[place]
        ordinal = source == previous ? ordinal + 1 : 0
        previous = source
        // The two directions were compared when they were opened.
        let place = forward.find(node, from: source, ordinal: ordinal).unsafelyUnwrapped
        try body(source, UInt32(place))
      }
    } else {
      try layers._withUnsafeGuaranteedRef { try $0.forEachRelationship(of: node, body) }
    }
  }

  /// How many neighbours a node has, parallel relationships counted each.
  @inlinable @inline(__always)
  public func degree(of node: UInt32) -> Int {
    isPlain(node)
      ? base.run(of: node).count : layers._withUnsafeGuaranteedRef { $0.degree(of: node) }
  }

  /// Whether a node has no neighbour.
  @inlinable @inline(__always)
  public func isEmpty(of node: UInt32) -> Bool { degree(of: node) == 0 }

  /// The neighbours of a node. Convenient, not fast.
  public func neighbours(of node: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    forEachNeighbour(of: node) { found.append($0) }
    return found
  }

  /// How many bytes the segments take for it.
  public var byteCount: Int { layers._withUnsafeGuaranteedRef { $0.byteCount } }
}

/// The neighbours of nodes that more than the base segment knows of.
@usableFromInline
final class AdjacencyLayers: Sendable {
  @usableFromInline let isForward: Bool
  let base: AdjacencyRuns
  let forward: AdjacencyRuns
  private let layers: [AdjacencyLayer]
  private let edits: TypeEdits?
  private let parties: Parties
  private let visibility: NodeVisibility
  /// Keeps the mapped files.
  private let stack: SegmentStack

  init(
    _ state: GraphState, _ type: Int, isForward: Bool, _ parties: Parties,
    _ visibility: NodeVisibility
  ) throws(GraphError) {
    self.isForward = isForward
    self.parties = parties
    self.visibility = visibility
    stack = state.stack
    var layers: [AdjacencyLayer] = []
    for segment in stack.segments where type < segment.catalog.tables.count {
      layers.append(try AdjacencyLayer(segment, type, isForward: isForward))
    }
    self.layers = layers
    base =
      stack.segments.isEmpty ? .empty : try stack.segments[0].adjacency(type, isForward: isForward)
    forward =
      isForward || stack.segments.isEmpty
      ? base : try stack.segments[0].adjacency(type, isForward: true)
    edits = state.overlay.edits(ofType: type)
  }

  var byteCount: Int { layers.reduce(0) { $0 + $1.runs.byteCount } }

  /// Calls `body` with each neighbour of a node, as its party, where both are visible.
  @usableFromInline
  func forEachNeighbour(of node: UInt32, _ body: (UInt32) throws -> Void) rethrows {
    guard parties.isEmpty, edits == nil, !visibility.hidesNodes else {
      return try forEachRelationship(of: node) { neighbour, _ in try body(neighbour) }
    }
    // Positions cost a search each against the direction of the type.
    for layer in layers {
      for place in layer.runs.run(of: node) { try body(layer.runs.targets[place]) }
    }
  }

  @usableFromInline
  func degree(of node: UInt32) -> Int {
    guard parties.isEmpty, edits == nil, !visibility.hidesNodes else {
      var count = 0
      forEachRelationship(of: node) { _, _ in count += 1 }
      return count
    }
    return layers.reduce(0) { $0 + $1.runs.run(of: node).count }
  }

  /// Calls `body` with each neighbour of a node, as its party, and the position of the
  /// relationship, where both are visible.
  @usableFromInline
  func forEachRelationship(
    of node: UInt32, _ body: (_ neighbour: UInt32, _ position: UInt32) throws -> Void
  ) rethrows {
    guard visibility.isVisible(node) else { return }
    let mayBeRemoved = (edits?.removedCount ?? 0) > 0
    func pass(_ record: UInt32, _ position: UInt32) throws {
      if mayBeRemoved, edits!.edits[position]?.state.isLive == false { return }
      let neighbour = parties.canonical(record)
      if visibility.hidesNodes, !visibility.isVisible(neighbour) { return }
      try body(neighbour, position)
    }
    // Only what `body` throws is thrown.
    func walk(_ member: UInt32) throws {
      for layer in layers { try layer.forEach(member, pass) }
      guard let edits, edits.madeCount > 0 else { return }
      for position in (isForward ? edits.outgoing : edits.incoming)[member] ?? [] {
        let ends = edits.edits[position]!.ends!
        try pass(isForward ? ends.to : ends.from, position)
      }
    }
    for member in parties.members(node) { try walk(member) }
  }
}
