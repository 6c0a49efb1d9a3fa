import Glibc

/// The comparisons behind every match, the same for an index and for a scan.
struct TextMatcher {
  let folded: UnsafeRawBufferPointer
  let letters: UnsafeRawBufferPointer

  /// Lends the bytes of a query to `body`.
  static func with<T>(_ query: TextQuery, _ body: (TextMatcher) -> T) -> T {
    query.folded.withUnsafeBytes { folded in
      query.letters.withUnsafeBytes { body(TextMatcher(folded: folded, letters: $0)) }
    }
  }

  /// Whether a text begins with a shorter one or is it.
  @inline(__always)
  static func begins(_ text: UnsafeRawBufferPointer, with start: UnsafeRawBufferPointer) -> Bool {
    text.count >= start.count
      && (start.count == 0 || memcmp(text.baseAddress!, start.baseAddress!, start.count) == 0)
  }

  /// Whether a folded text holds the query inside the window, the start included.
  func isInside(_ text: UnsafeRawBufferPointer) -> Bool {
    let end = Self.window(text)
    guard folded.count > 0, end >= folded.count else { return false }
    let (first, last) = (folded[0], folded[folded.count - 1])
    for start in 0...(end - folded.count)
    where text[start] == first && text[start + folded.count - 1] == last
      && memcmp(text.baseAddress! + start, folded.baseAddress!, folded.count) == 0
    {
      return true
    }
    return false
  }

  /// How many bytes of a text lie in the window.
  @inline(__always)
  static func window(_ text: UnsafeRawBufferPointer) -> Int {
    if text.count <= TextQuery.windowMax { return text.count }
    return ScalarReader.measure(text, limit: TextQuery.windowMax).end
  }

  /// The length by which names rank, in characters: all of 64 and more count as 64.
  static func bucket(_ text: UnsafeRawBufferPointer) -> UInt8 {
    UInt8(ScalarReader.measure(text, limit: Int(bucketMax)).count)
  }

  static let bucketMax: UInt8 = 64
}
