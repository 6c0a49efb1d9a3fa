/// Finds the node of a key inside one key space.
///
/// Keys that are whole numbers close together are looked up directly (node plus one at the key's
/// place); all others through open addressing over XXH64 of the key (node plus one a slot, at most
/// 2/3 full). Whether the node found really carries the key is for the caller to compare.
struct KeyIndex {
  let dense: UnsafeBufferPointer<UInt32>
  let slots: UnsafeBufferPointer<UInt32>

  init(_ place: SegmentCatalog.KeyIndexPlace, in file: SegmentFile) throws(GraphError) {
    dense = try file.items(place.dense, as: UInt32.self)
    slots = try file.items(place.slots, as: UInt32.self)
    guard slots.count == 0 || slots.count & (slots.count - 1) == 0 else {
      throw GraphError(.corrupt, "a key index of odd length", file: file.path)
    }
  }

  /// The first candidate that `matches`, or nil.
  func find(
    _ key: UnsafeRawBufferPointer, matches: (UInt32) throws(GraphError) -> Bool
  ) throws(GraphError) -> UInt32? {
    if let number = canonicalDecimal(key), number < dense.count, dense[Int(number)] != 0 {
      let node = dense[Int(number)] - 1
      return try matches(node) ? node : nil
    }
    guard slots.count > 0 else { return nil }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Checksum.of(key)) & mask
    for _ in 0..<slots.count {
      guard slots[slot] != 0 else { return nil }
      let node = slots[slot] - 1
      if try matches(node) { return node }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
