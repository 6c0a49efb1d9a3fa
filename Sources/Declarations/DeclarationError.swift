/// What is wrong with a declaration file, and where.
///
/// Declarations hold no personal data, so the text may quote the offending value.
public struct DeclarationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// The text is not YAML.
    public static let malformed = Code(name: "malformed")
    /// A required entry is absent.
    public static let missing = Code(name: "missing")
    /// An entry nobody reads, most often a slip of spelling.
    public static let unknown = Code(name: "unknown")
    /// An entry of the wrong form or out of range.
    public static let invalid = Code(name: "invalid")
    /// The file itself is not there.
    public static let fileNotFound = Code(name: "file-not-found")
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String
  /// The file, as the caller named it.
  public var file: String
  /// One-based line, when known.
  public var line: Int?
  /// The nearest thing that would work.
  public var hint: String?

  public init(
    _ code: Code, _ message: String, file: String, line: Int? = nil, hint: String? = nil
  ) {
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.hint = hint
  }

  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}
