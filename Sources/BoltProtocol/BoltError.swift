/// What was wrong with bytes that came over a Bolt connection, or with a value that was to leave.
///
/// The text says what was found and what was expected; it never holds a value, since names of
/// people live in parameters.
public struct BoltError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// Bytes that are not PackStream or not chunks. The connection cannot be trusted further.
    public static let malformed = Code(name: "malformed")
    /// A message or a value larger, longer or deeper than the limits allow.
    public static let tooLarge = Code(name: "too-large")
    /// A message that this version or this state of the session does not know.
    public static let unexpected = Code(name: "unexpected")
    /// Well-formed, but no such value exists: the 25th hour of a day, a severity nobody knows.
    public static let invalidValue = Code(name: "invalid-value")
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }

  /// Whether the session may go on after the client has sent RESET.
  var isRecoverable: Bool { code == .invalidValue }
}
