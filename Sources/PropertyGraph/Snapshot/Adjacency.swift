/// The neighbours of every node over one relationship type in one direction, as one reader sees
/// them.
///
/// A node about which nothing stands outside the base segment is read there in place; for the
/// others deltas, overlay, parties and the reader's scope are looked through. Which of both it is
/// costs one bit test a node, and nothing where the graph is a base alone.
///
/// It keeps what it reads alive. *Complexity:* O(degree) a node, and O(log degree) more for each
/// relationship where positions are asked for against the direction of the type.
public struct Adjacency: Sendable {
  @usableFromInline let base: AdjacencyRuns
  /// Who must be looked for outside the base; nil where nobody must.
  @usableFromInline let touched: TouchedNodes?
  /// Whether everybody must, since nodes are hidden.
  @usableFromInline let looksFurther: Bool
  @usableFromInline let layers: AdjacencyLayers

  init(_ layers: AdjacencyLayers, touched: TouchedNodes?, looksFurther: Bool) {
    self.layers = layers
    self.touched = touched
    self.looksFurther = looksFurther
    base = layers.base
  }

  /// Whether the base says all about a node.
  @inlinable @inline(__always)
  func isPlain(_ node: UInt32) -> Bool {
    guard let touched else { return true }
    return !looksFurther && !touched.contains(node)
  }

  /// Calls `body` with each neighbour of a node, parallel relationships each, those of the base
  /// ascending.
  @inlinable @inline(__always)
  public func forEachNeighbour(of node: UInt32, _ body: (UInt32) throws -> Void) rethrows {
    if isPlain(node) {
      for place in base.run(of: node) { try body(base.targets[place]) }
    } else {
      for (neighbour, _) in layers.neighbours(of: node) { try body(neighbour) }
    }
  }

  /// Calls `body` with each neighbour of a node and the position of the relationship.
  @inlinable @inline(__always)
  public func forEachRelationship(
    of node: UInt32, _ body: (_ neighbour: UInt32, _ position: UInt32) throws -> Void
  ) rethrows {
    if layers.isForward, isPlain(node) {
      for place in base.run(of: node) { try body(base.targets[place], UInt32(place)) }
    } else {
      for (neighbour, position) in layers.neighbours(of: node) { try body(neighbour, position) }
    }
  }

  /// How many neighbours a node has, parallel relationships counted each.
  @inlinable
  public func degree(of node: UInt32) -> Int {
    isPlain(node) ? base.run(of: node).count : layers.neighbours(of: node).count
  }

  /// Whether a node has no neighbour.
  @inlinable public func isEmpty(of node: UInt32) -> Bool { degree(of: node) == 0 }

  /// The neighbours of a node. Convenient, not fast.
  public func neighbours(of node: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    forEachNeighbour(of: node) { found.append($0) }
    return found
  }

  /// How many bytes the segments take for it.
  public var byteCount: Int { layers.byteCount }
}

/// The neighbours of nodes that more than the base segment knows of.
@usableFromInline
final class AdjacencyLayers: Sendable {
  @usableFromInline let isForward: Bool
  let base: AdjacencyRuns
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
    edits = state.overlay.edits(ofType: type)
  }

  var byteCount: Int { layers.reduce(0) { $0 + $1.runs.byteCount } }

  /// The neighbours of a node that is visible: those that are, as parties.
  @usableFromInline
  func neighbours(of node: UInt32) -> [(neighbour: UInt32, position: UInt32)] {
    guard visibility.isVisible(node) else { return [] }
    var found: [(neighbour: UInt32, position: UInt32)] = []
    for member in parties.members(node) {
      for layer in layers {
        do throws(GraphError) {
          try layer.forEach(member) { found.append(($0, $1)) }
        } catch {
          preconditionFailure("\(error): guanxi verify says more")
        }
      }
      guard let edits, edits.madeCount > 0 else { continue }
      for position in (isForward ? edits.outgoing : edits.incoming)[member] ?? [] {
        let ends = edits.edits[position]!.ends!
        found.append((isForward ? ends.to : ends.from, position))
      }
    }
    if let edits, edits.removedCount > 0 {
      found.removeAll { edits.edits[$0.position]?.state.isLive == false }
    }
    if !parties.isEmpty {
      for at in found.indices { found[at].neighbour = parties.canonical(found[at].neighbour) }
    }
    if visibility.hidesNodes { found.removeAll { !visibility.isVisible($0.neighbour) } }
    return found
  }
}
