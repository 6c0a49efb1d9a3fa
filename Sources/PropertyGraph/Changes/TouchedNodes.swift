import Glibc
import Synchronization

/// One bit a node of the base segment: whether anything of one kind about it stands elsewhere, so
/// that whoever reads it must look further. This is the `hasDelta` bitmap: a node whose bit is
/// clear is read from the base alone, at full speed. Labels and properties have one, and each
/// relationship type and direction has one (``TouchedRelationships``).
///
/// Bits are only ever set, and a bit set without need costs time and changes no answer. So all
/// states of one stack of segments share one bitmap, a writer marks nodes while readers read, and a
/// commit copies nothing.
@usableFromInline
final class TouchedNodes: @unchecked Sendable {
  /// Nodes from here on lie outside the base.
  @usableFromInline let limit: UInt32
  @usableFromInline let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let wordCount: Int

  /// - Parameter limit: how many nodes the base holds.
  init(limit: UInt32) {
    self.limit = limit
    wordCount = Int(limit) / 64 + 1
    // Zeroed by the system page by page, when first touched.
    words = calloc(wordCount, 8)!.bindMemory(to: Atomic<UInt64>.self, capacity: wordCount)
  }

  deinit { free(words) }

  func mark(_ node: UInt32) {
    guard node < limit else { return }
    let bit = UInt64(1) << UInt64(node & 63)
    if words[Int(node >> 6)].load(ordering: .relaxed) & bit == 0 {
      words[Int(node >> 6)].bitwiseOr(bit, ordering: .relaxed)
    }
  }

  /// Whether a node has to be looked for outside the base.
  @inlinable @inline(__always)
  func contains(_ node: UInt32) -> Bool {
    node >= limit
      || words[Int(node >> 6)].load(ordering: .relaxed) >> UInt64(node & 63) & 1 == 1
  }
}
