import Glibc

/// Cuts text into pieces of whole records that can be read side by side.
enum Chunks {
  /// The same whatever the number of threads, so that results are too. Small enough for the caches,
  /// and for threads to end together.
  static let size = 1 << 20

  /// The bounds of the pieces, in order.
  ///
  /// A quoted cell may hold line breaks, so a cut is made only behind a line feed with an even
  /// number of quotes in front of it. Stray quotes can deceive that count; a reader that finds a
  /// quote open at the end of a piece (``CSVScanner/isOpenAtEnd``) must read on to the end of the
  /// text instead. A piece where none is open ends where a record ends.
  static func bounds(
    of text: UnsafeBufferPointer<UInt8>, from start: Int, size: Int = Chunks.size
  ) -> [Range<Int>] {
    guard let base = text.baseAddress, start < text.count else { return [] }
    guard text.count - start > size else { return [start..<text.count] }
    let hasQuotes = memchr(base + start, 34, text.count - start) != nil
    var result: [Range<Int>] = []
    var from = start
    while from < text.count {
      var to = lineEnd(in: text, from: from + max(1, size) - 1)
      if hasQuotes {
        var isOpen = countQuotes(text, from..<to) & 1 == 1
        while isOpen, to < text.count {
          let further = lineEnd(in: text, from: to)
          isOpen = (countQuotes(text, to..<further) & 1 == 1) != isOpen
          to = further
        }
      }
      result.append(from..<to)
      from = to
    }
    return result
  }

  /// The place behind the first line feed at or after a place.
  private static func lineEnd(in text: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
    guard place < text.count, let base = text.baseAddress,
      let newline = memchr(base + place, 10, text.count - place)
    else { return text.count }
    return UnsafePointer(newline.assumingMemoryBound(to: UInt8.self)) - base + 1
  }

  private static func countQuotes(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for place in range { count &+= text[place] == 34 ? 1 : 0 }
    return count
  }
}
