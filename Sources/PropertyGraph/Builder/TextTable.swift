/// Numbers texts in order of first sight: open addressing over one arena of bytes.
///
/// *Complexity:* O(length) an insertion. *Memory:* the bytes once, 16 bytes an entry, 4 bytes a
/// slot at most 2/3 full.
package struct TextTable {
  private var arena: [UInt8] = []
  private var entries: [(end: Int, hash: UInt64)] = []
  /// Entry number plus one; 0 is empty.
  private var slots = [UInt32](repeating: 0, count: 64)

  package init() {}

  package var count: Int { entries.count }
  /// Bytes of all distinct texts together.
  package var byteCount: Int { arena.count }

  /// The number of a text, which is new when it was not seen before.
  package mutating func insert(_ text: UnsafeRawBufferPointer) -> (number: Int, isNew: Bool) {
    let hash = Checksum.of(text)
    if let found = find(text, hash: hash) { return (found, false) }
    arena.append(contentsOf: text)
    entries.append((arena.count, hash))
    if entries.count * 3 > slots.count * 2 { grow() } else { place(entries.count - 1) }
    return (entries.count - 1, true)
  }

  /// The number of a text, if it was seen.
  package func find(_ text: UnsafeRawBufferPointer) -> Int? { find(text, hash: Checksum.of(text)) }

  /// The bytes of a numbered text.
  package func withText<T>(_ number: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let start = number == 0 ? 0 : entries[number - 1].end
    return arena.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[start..<entries[number].end]))
    }
  }

  /// The checksum of a numbered text.
  package func hash(_ number: Int) -> UInt64 { entries[number].hash }

  private func find(_ text: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].hash == hash, withText(number, { equalBytes($0, text) }) { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func place(_ number: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: entries[number].hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(number + 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in entries.indices { place(number) }
  }
}
