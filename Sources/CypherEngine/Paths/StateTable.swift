/// Finds the entry of a node in a state of the program: open addressing over plain numbers.
///
/// Emptied by taking a new stamp, so that a search costs what it visits and not what an earlier one
/// did. *Complexity:* O(1) expected a call.
struct StateTable {
  private struct Place {
    var key: UInt64
    var stamp: UInt32
    var entry: UInt32
  }

  private var places: ContiguousArray<Place>
  private var mask: Int
  private var stamp: UInt32 = 1
  private(set) var count = 0

  init() {
    mask = 255
    places = ContiguousArray(repeating: Place(key: 0, stamp: 0, entry: 0), count: 256)
  }

  var byteCount: Int { places.count * MemoryLayout<Place>.stride }

  /// Empties it and keeps its memory, unless that is far more than was used.
  mutating func removeAll() {
    let isOversized = places.count > 1 << 16 && count < places.count >> 6
    count = 0
    if stamp == .max || isOversized {
      self = StateTable()
    } else {
      stamp += 1
    }
  }

  @inline(__always)
  private static func key(_ node: UInt32, _ state: UInt32) -> UInt64 {
    UInt64(state) << 32 | UInt64(node)
  }

  @inline(__always)
  private func start(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32 ^ mixed >> 52) & mask
  }

  @inline(__always)
  func find(_ node: UInt32, _ state: UInt32) -> Int? {
    let key = Self.key(node, state)
    var at = start(key)
    return places.withUnsafeBufferPointer { places in
      while places[at].stamp == stamp {
        if places[at].key == key { return Int(places[at].entry) }
        at = (at &+ 1) & mask
      }
      return nil
    }
  }

  /// - Precondition: it is not there yet.
  mutating func insert(_ node: UInt32, _ state: UInt32, entry: Int) {
    if count * 2 >= places.count { grow() }
    count += 1
    put(Place(key: Self.key(node, state), stamp: stamp, entry: UInt32(truncatingIfNeeded: entry)))
  }

  private mutating func put(_ place: Place) {
    var at = start(place.key)
    while places[at].stamp == stamp { at = (at &+ 1) & mask }
    places[at] = place
  }

  private mutating func grow() {
    let old = places
    mask = old.count * 2 - 1
    places = ContiguousArray(repeating: Place(key: 0, stamp: 0, entry: 0), count: mask + 1)
    for place in old where place.stamp == stamp { put(place) }
  }
}
