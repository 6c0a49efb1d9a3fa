/// Finds out what stands between two cells.
enum Delimiters {
  /// Comma, tab, semicolon or bar, whichever the first line holds most of outside quotes; comma
  /// when it holds none.
  static func guess(_ text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [44, 9, 59, 124]
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in text.prefix(1 << 16) {
      if byte == 34 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13 { break }
      if let at = candidates.firstIndex(of: byte) { counts[at] += 1 }
    }
    let most = counts.max() ?? 0
    return most == 0 ? 44 : candidates[counts.firstIndex(of: most)!]
  }
}
