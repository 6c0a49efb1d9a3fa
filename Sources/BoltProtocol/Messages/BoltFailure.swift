/// What a client is told when a request fails: a code for programs and a text for people.
public struct BoltFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// Such as `Neo.ClientError.Statement.SyntaxError`. Drivers choose by it whether to try again.
  public var code: String
  /// For TCK's sake it begins with the detail's name: `UndefinedVariable: …`. It holds no values.
  public var message: String

  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { "\(code): \(message)" }

  /// The client broke the protocol.
  static func invalidRequest(_ message: String) -> BoltFailure {
    BoltFailure(code: "Neo.ClientError.Request.Invalid", message: message)
  }

  /// We broke it.
  static func ours(_ message: String) -> BoltFailure {
    BoltFailure(code: "Neo.DatabaseError.General.UnknownError", message: message)
  }
}
