import Glibc

/// A growing run of plain items that nobody counts references to.
///
/// What a reader fills value by value, an array would check for uniqueness at every value. It
/// grows in place where the system can move pages, so that long runs are not copied. A copy of one
/// is a view: it sees the items that were there, and is valid until the list grows or is freed by
/// whoever owns it.
@frozen @usableFromInline
package struct FlatList<Item: BitwiseCopyable>: BitwiseCopyable {
  @usableFromInline package var start: UnsafeMutablePointer<Item>?
  @usableFromInline package var count = 0
  @usableFromInline var capacity = 0

  @inlinable package init() {}

  @inlinable package var isEmpty: Bool { count == 0 }

  @inlinable package var indices: Range<Int> { 0..<count }

  /// The items; valid until the list grows.
  @inlinable package var items: UnsafeMutableBufferPointer<Item> {
    UnsafeMutableBufferPointer(start: start, count: count)
  }

  @inlinable package subscript(_ index: Int) -> Item {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return start.unsafelyUnwrapped[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count)
      start.unsafelyUnwrapped[index] = newValue
    }
  }

  @inlinable @inline(__always)
  package mutating func append(_ item: Item) {
    if count == capacity { grow(toHold: count + 1) }
    (start.unsafelyUnwrapped + count).initialize(to: item)
    count &+= 1
  }

  @inlinable @inline(__always)
  package mutating func append(contentsOf more: UnsafeBufferPointer<Item>) {
    guard let source = more.baseAddress, more.count > 0 else { return }
    if count + more.count > capacity { grow(toHold: count + more.count) }
    (start.unsafelyUnwrapped + count).initialize(from: source, count: more.count)
    count += more.count
  }

  @inlinable package mutating func append(contentsOf more: FlatList) {
    append(contentsOf: UnsafeBufferPointer(more.items))
  }

  @inlinable package mutating func append(contentsOf more: [Item]) {
    more.withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  @inlinable package mutating func append(repeating item: Item, count more: Int) {
    if count + more > capacity { grow(toHold: count + more) }
    start?.advanced(by: count).initialize(repeating: item, count: more)
    count += more
  }

  @inlinable @inline(never)
  mutating func grow(toHold wanted: Int) { resize(max(wanted, capacity * 2, 16)) }

  /// Makes room for so many items.
  @inlinable package mutating func reserve(_ wanted: Int) {
    if wanted > capacity { resize(wanted) }
  }

  /// Gives back what was reserved beyond need.
  @inlinable package mutating func trim() { resize(max(count, 1)) }

  @inlinable mutating func resize(_ wanted: Int) {
    let place = LargeBlocks.resize(
      start, from: capacity * MemoryLayout<Item>.stride, to: wanted * MemoryLayout<Item>.stride)
    capacity = wanted
    start = place.bindMemory(to: Item.self, capacity: wanted)
  }

  /// Forgets the items and keeps their place.
  @inlinable package mutating func removeAll() { count = 0 }

  /// Frees the items; the list is empty then.
  @inlinable package mutating func deallocate() {
    LargeBlocks.free(start, byteCount: capacity * MemoryLayout<Item>.stride)
    self = FlatList()
  }
}
