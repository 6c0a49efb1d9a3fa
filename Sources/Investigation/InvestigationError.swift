/// What a question about the graph could not be answered for. The default text holds no property
/// values except what the user typed.
public struct InvestigationError: Error, Sendable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// The status a command ends with.
    public let exitStatus: Int32
    /// Nobody, or more than one party, fits what was typed.
    public static let noSuchParty = Code(name: "no-such-party", exitStatus: 65)
    public static let ambiguousParty = Code(name: "ambiguous-party", exitStatus: 65)
    /// No detection model of that name.
    public static let noSuchModel = Code(name: "no-such-model", exitStatus: 65)
    /// The data does not say what a model needs.
    public static let missingDeclaration = Code(name: "missing-declaration", exitStatus: 65)
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String
  /// The nearest thing that would work.
  public var hint: String?

  public init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  public var description: String { message + (hint.map { " (\($0))" } ?? "") }
}
