/// A remark about a statement that did not keep it from running.
public struct BoltNotification: Sendable {
  public enum Severity: String, Sendable {
    case warning = "WARNING"
    case information = "INFORMATION"
  }

  /// A place in the statement's text: the offset counts from 0, line and column from 1.
  public struct Position: Sendable {
    public var offset: Int64
    public var line: Int64
    public var column: Int64

    public init(offset: Int64, line: Int64, column: Int64) {
      self.offset = offset
      self.line = line
      self.column = column
    }
  }

  /// Such as `Neo.ClientNotification.Statement.UnknownLabelWarning`.
  public var code: String
  public var title: String
  public var text: String
  public var severity: Severity
  /// `HINT`, `UNRECOGNIZED`, `UNSUPPORTED`, `PERFORMANCE`, `DEPRECATION` or `GENERIC`.
  public var category: String
  public var position: Position?

  public init(
    code: String, title: String, text: String, severity: Severity, category: String,
    position: Position? = nil
  ) {
    self.code = code
    self.title = title
    self.text = text
    self.severity = severity
    self.category = category
    self.position = position
  }

  var metadata: BoltMap {
    var metadata: BoltMap = [
      "code": .string(code), "title": .string(title), "description": .string(text),
      "severity": .string(severity.rawValue), "category": .string(category),
    ]
    if let position {
      metadata["position"] = [
        "offset": .integer(position.offset), "line": .integer(position.line),
        "column": .integer(position.column),
      ]
    }
    return metadata
  }
}
