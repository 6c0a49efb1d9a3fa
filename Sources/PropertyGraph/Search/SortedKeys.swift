/// Puts numbered keys in ascending order.
///
/// *Complexity:* O(n) for each byte in which the keys differ, eight at most. *Memory:* a second
/// copy while sorting.
enum SortedKeys {
  typealias Entry = (key: UInt64, number: UInt32)

  /// Sorts by key; entries of one key stay in the order they came in.
  static func sort(_ entries: inout [Entry]) {
    guard entries.count > 256 else {
      entries.sort { ($0.key, $0.number) < ($1.key, $1.number) }
      return
    }
    let count = entries.count
    let other = UnsafeMutableBufferPointer<Entry>.allocate(capacity: count)
    defer { other.deallocate() }
    entries.withUnsafeMutableBufferPointer { entries in
      var (all, any) = (UInt64.max, UInt64.zero)
      for entry in entries {
        all &= entry.key
        any |= entry.key
      }
      var (source, target) = (entries, other)
      for shift in stride(from: UInt64(0), to: 64, by: 8) where (all ^ any) >> shift & 0xFF != 0 {
        pass(source, target, shift)
        swap(&source, &target)
      }
      if source.baseAddress != entries.baseAddress { _ = entries.update(from: source) }
    }
  }

  private static func pass(
    _ source: UnsafeMutableBufferPointer<Entry>, _ target: UnsafeMutableBufferPointer<Entry>,
    _ shift: UInt64
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 257) { starts in
      starts.initialize(repeating: 0)
      for entry in source { starts[Int(entry.key >> shift & 0xFF) + 1] &+= 1 }
      for byte in 1...256 { starts[byte] &+= starts[byte - 1] }
      for entry in source {
        let byte = Int(entry.key >> shift & 0xFF)
        target.baseAddress!.advanced(by: starts[byte]).initialize(to: entry)
        starts[byte] &+= 1
      }
    }
  }
}
