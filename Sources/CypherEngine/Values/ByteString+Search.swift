import Glibc
import PropertyGraph

extension ByteString {
  /// `STARTS WITH`, byte by byte, which is code point by code point.
  public func starts(with prefix: ByteString) -> Bool {
    text.utf8.starts(with: prefix.text.utf8)
  }

  /// `ENDS WITH`.
  public func ends(with suffix: ByteString) -> Bool {
    let (whole, end) = (text.utf8, suffix.text.utf8)
    return whole.count >= end.count && whole.suffix(end.count).elementsEqual(end)
  }

  /// `CONTAINS`.
  public func contains(_ part: ByteString) -> Bool {
    var (whole, part) = (text, part.text)
    return whole.withUTF8 { bytes in
      part.withUTF8 { Self.find($0, in: UnsafeRawBufferPointer(bytes), from: 0) != nil }
    }
  }

  /// Where some bytes begin, none overlapping, ascending.
  func offsets(of part: ByteString) -> [Int] {
    var (whole, part) = (text, part.text)
    return whole.withUTF8 { bytes in
      part.withUTF8 { wanted in
        var found: [Int] = []
        guard !wanted.isEmpty else { return found }
        var from = 0
        while let at = Self.find(wanted, in: UnsafeRawBufferPointer(bytes), from: from) {
          found.append(at)
          from = at + wanted.count
        }
        return found
      }
    }
  }

  private static func find(
    _ part: UnsafeBufferPointer<UInt8>, in whole: UnsafeRawBufferPointer, from: Int
  ) -> Int? {
    guard let first = part.first else { return from }
    guard whole.count - from >= part.count, let base = whole.baseAddress else { return nil }
    // Trying each place costs their product at worst, which a long part must not.
    if part.count > 32 { return findLong(part, in: whole, from: from) }
    var at = from
    let last = whole.count - part.count
    while at <= last, let hit = memchr(base + at, Int32(first), last + 1 - at) {
      at = UnsafeRawPointer(hit) - base
      if memcmp(base + at, part.baseAddress!, part.count) == 0 { return at }
      at += 1
    }
    return nil
  }

  /// In linear time.
  ///
  /// *Source:* D. E. Knuth, J. H. Morris and V. R. Pratt, Fast Pattern Matching in Strings, SIAM
  /// Journal on Computing 6 (1977), doi:10.1137/0206024.
  private static func findLong(
    _ part: UnsafeBufferPointer<UInt8>, in whole: UnsafeRawBufferPointer, from: Int
  ) -> Int? {
    // How long a beginning of the part ends where its first n + 1 bytes end.
    var borders = [Int](repeating: 0, count: part.count)
    var length = 0
    for at in 1..<part.count {
      while length > 0, part[at] != part[length] { length = borders[length - 1] }
      if part[at] == part[length] { length += 1 }
      borders[at] = length
    }
    var matched = 0
    for at in from..<whole.count {
      while matched > 0, whole[at] != part[matched] { matched = borders[matched - 1] }
      if whole[at] == part[matched] { matched += 1 }
      if matched == part.count { return at + 1 - matched }
    }
    return nil
  }
}
