/// What went wrong while reading or writing files. The default text holds no cell of the data.
public struct ExchangeError: Error, Sendable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// No such file or folder.
    public static let notFound = Code(name: "not-found")
    /// The operating system refused.
    public static let system = Code(name: "system")
    /// The file is not what its mapping or its dataset description says.
    public static let badData = Code(name: "bad-data")
    /// Nobody can tell how to read the file.
    public static let unknownFormat = Code(name: "unknown-format")
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String
  public var file: String?
  /// The nearest thing that would work.
  public var hint: String?

  public init(_ code: Code, _ message: String, file: String? = nil, hint: String? = nil) {
    self.code = code
    self.message = message
    self.file = file
    self.hint = hint
  }

  public var description: String {
    (file.map { "\($0): " } ?? "") + message + (hint.map { " (\($0))" } ?? "")
  }
}
