/// A name in query text: a variable, label, type, property key, function or parameter.
///
/// It compares by its UTF-8 bytes, as Cypher does, and not by canonical equivalence. Where it
/// stands plays no part in equality.
public struct Name: Hashable, Sendable, CustomStringConvertible {
  /// The name itself, without backticks.
  public let text: String
  public let span: SourceSpan

  public init(_ text: String, _ span: SourceSpan) {
    self.text = text
    self.span = span
  }

  public var description: String { text }

  public static func == (a: Name, b: Name) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
