import Glibc

/// Cuts text into pieces of whole records that can be read side by side.
enum Chunks {
  /// The same whatever the number of threads, so that results are too.
  static let size = 4 << 20

  /// The bounds of the pieces, in order. Text with a quote in it is one piece, for a quoted cell may hold line breaks.
  static func bounds(
    of text: UnsafeBufferPointer<UInt8>, from start: Int, size: Int = Chunks.size
  ) -> [Range<Int>] {
    guard let base = text.baseAddress, start < text.count else { return [] }
    if text.count - start <= size || memchr(base + start, 34, text.count - start) != nil {
      return [start..<text.count]
    }
    var result: [Range<Int>] = []
    var from = start
    while from < text.count {
      var to = min(from + size, text.count)
      if to < text.count {
        if let newline = memchr(base + to - 1, 10, text.count - to + 1) {
          to = UnsafePointer(newline.assumingMemoryBound(to: UInt8.self)) - base + 1
        } else {
          to = text.count
        }
      }
      result.append(from..<to)
      from = to
    }
    return result
  }
}
