/// A text that compares and hashes by its UTF-8 bytes.
///
/// Swift's own `String` equality is canonical equivalence: `é` written in one scalar equals `é`
/// written in two. Keys, joins and Cypher want the bytes, and want them fast.
public struct ByteString: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The text.
  public let text: String

  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
  }

  public init(stringLiteral text: String) { self.init(text) }

  /// The text whose UTF-8 these bytes are; malformed sequences become U+FFFD.
  public init(bytes: UnsafeRawBufferPointer) {
    text = String(decoding: bytes, as: UTF8.self)
  }

  public var description: String { text }

  /// Calls `body` with the UTF-8 of the text.
  func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    var text = text
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  public static func == (a: ByteString, b: ByteString) -> Bool {
    guard a.text.utf8.count == b.text.utf8.count else { return false }
    return compare(a, b) == 0
  }

  public static func < (a: ByteString, b: ByteString) -> Bool { compare(a, b) < 0 }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private static func compare(_ a: ByteString, _ b: ByteString) -> Int {
    var (x, y) = (a.text, b.text)
    return x.withUTF8 { p in
      y.withUTF8 { q in
        compareBytes(UnsafeRawBufferPointer(p), UnsafeRawBufferPointer(q))
      }
    }
  }
}
