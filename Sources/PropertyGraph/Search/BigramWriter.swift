/// Gathers which pairs of neighbouring characters stand in which names.
///
/// The last character of a name pairs with an end mark, so that every character is the first of
/// some pair and the pairs that begin with a character say where that character stands.
///
/// *Complexity:* O(characters). *Memory:* 8 bytes a pair and name, 16 bytes a distinct pair.
struct BigramWriter {
  private var numbers = BigramNumbers()
  private var entries: [(number: UInt32, name: UInt32)] = []
  private var pairs: [UInt64] = []

  /// Adds a name; names come in ascending order.
  mutating func add(_ name: UInt32, _ text: UnsafeRawBufferPointer) {
    let end = TextMatcher.window(text)
    guard end > 0 else { return }
    let text = UnsafeRawBufferPointer(rebasing: text[0..<end])
    pairs.removeAll(keepingCapacity: true)
    var at = 0
    var first = ScalarReader.next(text, &at)
    while at < end {
      let second = ScalarReader.next(text, &at)
      pairs.append(Bigrams.key(first, second))
      first = second
    }
    pairs.append(Bigrams.key(first, Bigrams.endMark))
    pairs.sort()
    var previous: UInt64?
    for pair in pairs where pair != previous {
      entries.append((numbers.number(pair), name))
      previous = pair
    }
  }

  func write(to writer: SegmentWriter) throws(GraphError) -> BigramsPlace {
    guard !entries.isEmpty else { return .empty }
    guard entries.count <= Int(UInt32.max) else {
      throw GraphError(.tooLarge, "more texts than one text index can hold")
    }
    let order = numbers.keys.indices.sorted { numbers.keys[$0] < numbers.keys[$1] }
    var place = [UInt32](repeating: 0, count: order.count)
    for (at, number) in order.enumerated() { place[number] = UInt32(at) }
    var offsets = [UInt32](repeating: 0, count: order.count + 1)
    for entry in entries { offsets[Int(place[Int(entry.number)]) + 1] += 1 }
    for at in 1..<offsets.count { offsets[at] += offsets[at - 1] }
    var next = offsets
    var posts = [UInt32](repeating: 0, count: entries.count)
    for entry in entries {
      let run = Int(place[Int(entry.number)])
      posts[Int(next[run])] = entry.name
      next[run] += 1
    }
    return BigramsPlace(
      keys: try writer.section(order.map { numbers.keys[$0] }),
      offsets: try writer.section(offsets), posts: try writer.section(posts))
  }
}

/// Numbers pairs in order of first sight: open addressing, at most 2/3 full.
private struct BigramNumbers {
  private(set) var keys: [UInt64] = []
  private var slots = [UInt32](repeating: 0, count: 1024)

  mutating func number(_ key: UInt64) -> UInt32 {
    var slot = Self.slot(key, slots.count)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if keys[Int(number)] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    keys.append(key)
    slots[slot] = UInt32(keys.count)
    if keys.count * 3 > slots.count * 2 { grow() }
    return UInt32(keys.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = Self.slot(key, slots.count)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
  }
}
