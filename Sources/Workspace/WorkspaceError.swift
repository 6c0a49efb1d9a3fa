/// What went wrong with a workspace. The default text holds no property values.
public struct WorkspaceError: Error, Sendable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// No workspace, file or folder of that name.
    public static let notFound = Code(name: "not-found")
    /// Somebody else is writing.
    public static let locked = Code(name: "locked")
    /// A source is not what its dataset says, or a kept file is not what was kept.
    public static let badData = Code(name: "bad-data")
    /// The caller asked for what makes no sense.
    public static let usage = Code(name: "usage")
    /// The operating system or SQLite refused.
    public static let system = Code(name: "system")
    /// The workspace was written by a newer version.
    public static let tooNew = Code(name: "too-new")
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String
  public var path: String?
  /// The nearest thing that would work.
  public var hint: String?

  public init(_ code: Code, _ message: String, path: String? = nil, hint: String? = nil) {
    self.code = code
    self.message = message
    self.path = path
    self.hint = hint
  }

  public var description: String {
    (path.map { "\($0): " } ?? "") + message + (hint.map { " (\($0))" } ?? "")
  }
}
