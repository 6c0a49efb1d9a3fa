/// What a question about the graph could not be answered for. The default text holds no property
/// values except what the user typed.
public struct InvestigationError: Error, Sendable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// Nobody, or more than one party, fits what was typed.
    public static let noSuchParty = Code(name: "no-such-party")
    public static let ambiguousParty = Code(name: "ambiguous-party")
    /// No detection model of that name, or no result of that number.
    public static let noSuchModel = Code(name: "no-such-model")
    public static let noSuchQuestion = Code(name: "no-such-question")
    /// A saved question was given a parameter that does not fit, or not given one it needs.
    public static let faultyParameter = Code(name: "faulty-parameter")
    /// A text that names no ties for communities.
    public static let noSuchProjection = Code(name: "no-such-projection")
    /// A party of which nothing is recorded to draw.
    public static let noEvents = Code(name: "no-events")
    /// A model's query gave a row that is no result.
    public static let faultyModel = Code(name: "faulty-model")
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
