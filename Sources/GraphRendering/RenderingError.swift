/// Why no picture came out.
///
/// The message names no node, no caption and no property value: names of people live there.
/// `details` may hold them, for whoever asks.
public struct RenderingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    public static let badTheme = Code(name: "bad-theme")
    public static let duplicateFootnote = Code(name: "duplicate-footnote")
    public static let duplicateNode = Code(name: "duplicate-node")
    public static let emptyScene = Code(name: "empty-scene")
    public static let layoutFailed = Code(name: "layout-failed")
    public static let tooLarge = Code(name: "too-large")
    public static let unknownFootnote = Code(name: "unknown-footnote")
    public static let unknownFormat = Code(name: "unknown-format")
    public static let unknownNode = Code(name: "unknown-node")
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String
  /// The nearest thing that would work.
  public var hint: String?
  /// What Graphviz said, or the offending reference. May name people: shown only where asked for.
  public var details: String?

  public init(_ code: Code, _ message: String, hint: String? = nil, details: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.details = details
  }

  public var description: String { message + (hint.map { " (\($0))" } ?? "") }
}
