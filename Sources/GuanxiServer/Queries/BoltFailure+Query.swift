import BoltProtocol
import CypherEngine
import Workspace

extension BoltFailure {
  /// What a client is told of an error that a query met.
  ///
  /// - Parameter text: the statement, in which the place of the fault is named.
  init(_ error: any Error, in text: String) {
    switch error {
    case let failure as BoltFailure: self = failure
    case let error as CypherError: self = BoltFailure(error, in: text)
    case let error as WorkspaceError where error.code == .locked:
      self = FailureCode.conflict.failure(error.message)
    case let error as WorkspaceError:
      // Without its path, which is the server's own business.
      self = FailureCode.unknown.failure("the workspace: \(error.message)")
    default:
      self = FailureCode.unknown.failure("the statement met a fault of ours, \(type(of: error))")
    }
  }

  /// The message begins with the detail's name, then says what was found, the nearest thing that
  /// would work, and where: `UndefinedVariable: … (line 1, column 8)`.
  private init(_ error: CypherError, in text: String) {
    var message = error.description
    if let hint = error.hint { message += "; \(hint)" }
    if let span = error.span, !text.isEmpty {
      let (line, column) = Self.place(span.lowerBound, in: text)
      message += " (line \(line), column \(column))"
    }
    self = FailureCode(error).failure(message)
  }

  /// Line and column of a byte, both counted from 1, columns by code points.
  private static func place(_ offset: Int, in text: String) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in text.utf8.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}

extension FailureCode {
  /// Under which code clients hear of an error of the engine.
  init(_ error: CypherError) {
    self =
      switch error.code {
      case .procedure where error.detail == "ProcedureNotFound": .procedureNotFound
      case .schema: .schemaRuleAlreadyExists
      case .access: .readOnly
      case .limit where error.detail == "TimeLimit": .timedOut
      case .limit where error.detail == "MemoryLimit": .memoryLimit
      // A value, a list or a result that is larger than any may be.
      case .limit: .argumentError
      case .cancelled: .terminated
      case .conflict: .conflict
      case .graph where error.detail == "LoadExternalResourceFailed": .externalResourceFailed
      case .graph: .unknown
      default: FailureCode(errorType: error.code.name)
      }
  }
}
