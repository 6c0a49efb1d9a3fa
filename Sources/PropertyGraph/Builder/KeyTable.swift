import Glibc

/// The keys of one key space while a graph is being built: key to node, nodes numbered by arrival.
///
/// Whole numbers without sign or leading zero go straight into an array (a province's registers
/// number their rows); everything else into a ``TextTable``. No key is kept as a Swift object.
package final class KeyTable {
  /// Node plus one at the key's place; 0 is empty. Grows by doubling.
  @exclusivity(unchecked) private(set) var dense: UnsafeMutableBufferPointer<UInt32>
  @exclusivity(unchecked) private(set) var denseCount = 0
  /// One past the highest whole number in the array.
  @exclusivity(unchecked) private(set) var denseLimit = 0
  @exclusivity(unchecked) private(set) var texts = TextTable()
  @exclusivity(unchecked) private(set) var textNodes: [UInt32] = []

  /// Whole numbers below this always go into the array: at most 64 MiB.
  private static let alwaysDense: Int64 = 1 << 24

  package init() {
    dense = Self.zeros(1024)
  }

  deinit { free(dense.baseAddress) }

  package var count: Int { denseCount + textNodes.count }

  @inline(__always)
  package func find(_ key: UnsafeRawBufferPointer) -> UInt32? {
    if let place = place(key), place.pointee != 0 { return place.pointee &- 1 }
    guard !textNodes.isEmpty, let found = texts.find(key) else { return nil }
    return textNodes[found]
  }

  /// Where a whole number's node plus one stands.
  @inline(__always)
  func place(_ key: UnsafeRawBufferPointer) -> UnsafePointer<UInt32>? {
    guard let number = canonicalDecimal(key), number < dense.count else { return nil }
    return UnsafePointer(dense.baseAddress.unsafelyUnwrapped + Int(number))
  }

  /// How a key is kept: as the whole number it is, or as a text's number in ``texts``.
  package enum Key {
    case whole(Int64)
    case text(Int)
  }

  /// Registers a key that ``find(_:)`` does not know.
  @discardableResult
  package func insert(_ key: UnsafeRawBufferPointer, node: UInt32) -> Key {
    if let number = canonicalDecimal(key),
      number < max(Self.alwaysDense, Int64(count) * 8)
    {
      if number >= dense.count { grow(toHold: Int(number)) }
      dense[Int(number)] = node + 1
      denseCount += 1
      denseLimit = max(denseLimit, Int(number) + 1)
      return .whole(number)
    }
    let (number, _) = texts.insert(key)
    assert(number == textNodes.count)
    textNodes.append(node)
    return .text(number)
  }

  private func grow(toHold number: Int) {
    var capacity = dense.count
    while capacity <= number { capacity *= 2 }
    let larger = Self.zeros(capacity)
    larger.baseAddress!.update(from: dense.baseAddress!, count: dense.count)
    free(dense.baseAddress)
    dense = larger
  }

  /// Zeroed places, on huge pages where there are enough: look-ups are scattered, and small pages
  /// would double their cost.
  private static func zeros(_ capacity: Int) -> UnsafeMutableBufferPointer<UInt32> {
    let bytes = capacity * MemoryLayout<UInt32>.stride
    let hugePage = 2 << 20
    guard bytes >= hugePage, let place = aligned_alloc(hugePage, bytes) else {
      return UnsafeMutableBufferPointer(
        start: calloc(capacity, 4)!.assumingMemoryBound(to: UInt32.self), count: capacity)
    }
    madvise(place, bytes, MADV_HUGEPAGE)
    memset(place, 0, bytes)
    return UnsafeMutableBufferPointer(
      start: place.assumingMemoryBound(to: UInt32.self), count: capacity)
  }
}
