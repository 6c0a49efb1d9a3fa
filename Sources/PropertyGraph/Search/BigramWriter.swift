/// Gathers which pairs of neighbouring characters stand in which names.
///
/// The last character of a name pairs with an end mark, so that every character is the first of
/// some pair and the pairs that begin with a character say where that character stands.
///
/// *Complexity:* O(characters). *Memory:* 8 bytes a pair and name, 24 to 48 bytes a distinct pair.
struct BigramWriter {
  private var pairs = PairTable()
  private var entries: [(pair: UInt32, name: UInt32)] = []

  /// Adds a name; names come in ascending order.
  mutating func add(_ name: UInt32, _ text: UnsafeRawBufferPointer) {
    let end = TextMatcher.window(text)
    guard end > 0 else { return }
    var at = 0
    var first = ScalarReader.next(text, &at)
    while at < end {
      let second = ScalarReader.next(text, &at)
      add(Bigrams.key(first, second), name)
      first = second
    }
    add(Bigrams.key(first, Bigrams.endMark), name)
  }

  @inline(__always)
  private mutating func add(_ key: UInt64, _ name: UInt32) {
    if let pair = pairs.note(key, in: name) { entries.append((pair, name)) }
  }

  /// Sorts what was added.
  func prepared() -> Prepared<BigramsPlace> {
    guard !entries.isEmpty else { return { _ in .empty } }
    guard entries.count <= Int(UInt32.max) else {
      return { _ throws(GraphError) in
        throw GraphError(.tooLarge, "more texts than one text index can hold")
      }
    }
    let order = pairs.sorted()
    var place = [UInt32](repeating: 0, count: order.count)
    for (at, entry) in order.enumerated() { place[Int(entry.number)] = UInt32(at) }
    var next = [UInt32](repeating: 0, count: order.count + 1)
    for entry in entries { next[Int(place[Int(entry.pair)]) + 1] &+= 1 }
    for at in 1..<next.count { next[at] += next[at - 1] }
    let offsets = next
    let posts = [UInt32](unsafeUninitializedCapacity: entries.count) { posts, filled in
      for entry in entries {
        let run = Int(place[Int(entry.pair)])
        posts[Int(next[run])] = entry.name
        next[run] &+= 1
      }
      filled = entries.count
    }
    let keys = order.map(\.key)
    return { writer throws(GraphError) in
      BigramsPlace(
        keys: try writer.section(keys), offsets: try writer.section(offsets),
        posts: try writer.section(posts))
    }
  }
}

/// Numbers pairs in order of first sight and knows the last name each was noted in: open
/// addressing, at most 2/3 full.
private struct PairTable {
  private struct Slot {
    var key: UInt64 = 0
    /// The pair's number plus one; 0 is empty.
    var number: UInt32 = 0
    var lastName: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1024)
  private var count = 0

  /// Notes a pair in a name.
  ///
  /// - Returns: its number, or nil where it was noted in this name before.
  @inline(__always)
  mutating func note(_ key: UInt64, in name: UInt32) -> UInt32? {
    var at = Self.place(key, slots.count)
    while slots[at].number != 0 {
      if slots[at].key == key {
        if slots[at].lastName == name { return nil }
        slots[at].lastName = name
        return slots[at].number - 1
      }
      at = (at + 1) & (slots.count - 1)
    }
    count += 1
    slots[at] = Slot(key: key, number: UInt32(count), lastName: name)
    if count * 3 > slots.count * 2 { grow() }
    return UInt32(count - 1)
  }

  /// The pairs by key.
  func sorted() -> [SortedKeys.Entry] {
    var entries = slots.filter { $0.number > 0 }.map { (key: $0.key, number: $0.number - 1) }
    SortedKeys.sort(&entries)
    return entries
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number != 0 {
      var at = Self.place(slot.key, slots.count)
      while slots[at].number != 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = slot
    }
  }

  @inline(__always)
  private static func place(_ key: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
  }
}
