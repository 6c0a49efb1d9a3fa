import PropertyGraph
import Synchronization

/// The indexes that a process has built, shared by all its readers and its writer.
///
/// An index belongs to the segments it was built on. Those of segments that are no longer the
/// newest are dropped when the first one of newer segments is made; readers who still hold them
/// keep them.
public final class IndexCache: Sendable {
  private struct Key: Hashable {
    var segments: UInt64
    var label: ByteString
    var property: ByteString
  }

  private let indexes = Mutex<[Key: PropertyIndex]>([:])

  public init() {}

  /// How many bytes all indexes take.
  public var byteCount: Int {
    all.reduce(0) { $0 + $1.byteCount }
  }

  private var all: [PropertyIndex] { indexes.withLock { Array($0.values) } }

  /// The index of a label and property, if there is one with nodes in it.
  func built(_ label: String, _ property: String, _ segments: UInt64) -> PropertyIndex? {
    let key = Key(
      segments: segments, label: ByteString(label), property: ByteString(property))
    return indexes.withLock { $0[key] }.flatMap { $0.isBuilt ? $0 : nil }
  }

  /// The index of a label and property that has every node of a state.
  func index(
    _ label: String, _ property: String, for graph: GraphSnapshot, inOrder: Bool = false
  ) throws -> PropertyIndex {
    let segments = graph.identity.segments
    let key = Key(
      segments: segments, label: ByteString(label), property: ByteString(property))
    let index = indexes.withLock { indexes in
      if let known = indexes[key] { return known }
      if !indexes.keys.contains(where: { $0.segments == segments }) { indexes = [:] }
      let made = PropertyIndex(label: label, property: property)
      indexes[key] = made
      return made
    }
    try index.cover(graph, inOrder: inOrder)
    return index
  }

  /// Tells the indexes of nodes that a writer changed, with the values they have now, and that this
  /// is all there is between two of its states.
  func take(
    _ nodes: [NodeIndex], from before: GraphStateIdentity, to after: GraphStateIdentity,
    _ value: (ByteString, NodeIndex) throws -> Value?
  ) rethrows {
    let affected = indexes.withLock { indexes in
      indexes.filter { $0.key.segments == after.segments }.map(\.value)
    }
    for index in affected {
      for node in nodes {
        if let found = try value(index.property, node) { index.add(node.rawValue, found) }
      }
      index.cover(after, following: before)
    }
  }

  /// Says that a commit made a writer's state the newest one.
  public func follow(_ before: GraphStateIdentity, to after: GraphStateIdentity) {
    for index in all { index.cover(after, following: before) }
  }
}
