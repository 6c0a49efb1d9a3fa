/// Vertices by a number, the least first; among equal numbers the smaller vertex.
///
/// Plain memory: whoever keeps it frees it. A vertex may stand in it several times; whoever takes
/// one sees whether it still counts.
struct VertexHeap {
  struct Entry: BitwiseCopyable {
    let key: Double
    let vertex: UInt32

    var parts: (key: Double, vertex: UInt32) { (key, vertex) }

    @inline(__always) static func < (left: Entry, right: Entry) -> Bool {
      left.key != right.key ? left.key < right.key : left.vertex < right.vertex
    }
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 10) {
    self.capacity = capacity
    entries = .allocate(capacity: capacity)
  }

  func free() { entries.deallocate() }

  /// The least key, infinite where there is none.
  var leastKey: Double { count == 0 ? .infinity : entries[0].key }

  mutating func removeAll() { count = 0 }

  mutating func insert(_ key: Double, _ vertex: UInt32) {
    if count == capacity { grow() }
    let entry = Entry(key: key, vertex: vertex)
    var at = count
    count &+= 1
    while at > 0 {
      let above = (at &- 1) / 2
      if !(entry < entries[above]) { break }
      entries[at] = entries[above]
      at = above
    }
    entries[at] = entry
  }

  /// Takes the least out. There must be one.
  mutating func removeLeast() -> Entry {
    let least = entries[0]
    count &-= 1
    let moved = entries[count]
    var at = 0
    while true {
      var below = 2 &* at &+ 1
      if below >= count { break }
      if below &+ 1 < count, entries[below &+ 1] < entries[below] { below &+= 1 }
      if !(entries[below] < moved) { break }
      entries[at] = entries[below]
      at = below
    }
    if count > 0 { entries[at] = moved }
    return least
  }

  @inline(never) private mutating func grow() {
    let moved = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * capacity)
    moved.update(from: entries, count: count)
    entries.deallocate()
    entries = moved
    capacity *= 2
  }
}
