/// Numbers 64-bit keys in order of first mention: open addressing, no objects.
///
/// *Complexity:* O(1) expected; 12 to 24 bytes a key.
struct NumberTable {
  private var slots: [Int32]
  private(set) var keys: [UInt64] = []
  private var mask: Int

  init() {
    slots = Array(repeating: -1, count: 16)
    mask = 15
  }

  var count: Int { keys.count }

  /// The number of a key, which gets the next one when it is new.
  @inline(__always)
  mutating func number(_ key: UInt64) -> (number: Int, isNew: Bool) {
    var at = Self.hash(key) & mask
    while true {
      let number = slots[at]
      if number < 0 { break }
      if keys[Int(number)] == key { return (Int(number), false) }
      at = (at + 1) & mask
    }
    slots[at] = Int32(truncatingIfNeeded: keys.count)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return (keys.count - 1, true)
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var at = Self.hash(key) & mask
      while slots[at] >= 0 { at = (at + 1) & mask }
      slots[at] = Int32(truncatingIfNeeded: number)
    }
  }
}
