import BoltProtocol

/// The kinds of error that a statement can meet, as openCypher names them, and the code under which
/// a Bolt client hears of each.
///
/// Clients choose by the code: `TransientError` makes managed transactions try again, so it is for
/// conflicts alone; `DatabaseError` says the fault is ours, so no statement may cause it.
public enum FailureCode: String, CaseIterable, Sendable {
  case syntaxError = "SyntaxError"
  case semanticError = "SemanticError"
  case typeError = "TypeError"
  case argumentError = "ArgumentError"
  case arithmeticError = "ArithmeticError"
  case entityNotFound = "EntityNotFound"
  case propertyNotFound = "PropertyNotFound"
  case labelNotFound = "LabelNotFound"
  case parameterMissing = "ParameterMissing"
  /// The statement calls a procedure that is not there.
  case procedureNotFound = "ProcedureNotFound"
  /// A procedure that is there was called wrongly, or failed.
  case procedureError = "ProcedureError"
  case constraintVerificationFailed = "ConstraintVerificationFailed"
  /// A schema rule by that name or meaning is there already.
  case schemaRuleAlreadyExists = "SchemaRuleAlreadyExists"
  case externalResourceFailed = "ExternalResourceFailed"

  case timedOut = "TransactionTimedOut"
  case terminated = "Terminated"
  /// Two transactions changed the same thing; trying again may work.
  case conflict = "Conflict"
  /// The statement wants more memory than it is allowed.
  case memoryLimit = "MemoryLimit"
  /// A write where only reading is allowed: by the server, the transaction or the statement.
  case readOnly = "ReadOnly"

  case unauthorized = "Unauthorized"
  case forbidden = "Forbidden"
  case databaseNotFound = "DatabaseNotFound"
  case invalidRequest = "Invalid"
  /// Our own fault.
  case unknown = "UnknownError"

  public var bolt: String {
    switch self {
    case .syntaxError, .semanticError, .typeError, .argumentError, .arithmeticError,
      .entityNotFound, .propertyNotFound, .labelNotFound, .parameterMissing,
      .externalResourceFailed:
      "Neo.ClientError.Statement.\(rawValue)"
    case .procedureNotFound: "Neo.ClientError.Procedure.ProcedureNotFound"
    case .procedureError: "Neo.ClientError.Procedure.ProcedureCallFailed"
    case .constraintVerificationFailed: "Neo.ClientError.Schema.ConstraintValidationFailed"
    case .schemaRuleAlreadyExists:
      "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
    case .timedOut: "Neo.ClientError.Transaction.TransactionTimedOut"
    case .terminated: "Neo.ClientError.Transaction.Terminated"
    case .conflict: "Neo.TransientError.Transaction.Outdated"
    case .memoryLimit: "Neo.ClientError.General.TransactionOutOfMemoryError"
    case .readOnly: "Neo.ClientError.Statement.AccessMode"
    case .unauthorized: "Neo.ClientError.Security.Unauthorized"
    case .forbidden: "Neo.ClientError.Security.Forbidden"
    case .databaseNotFound: "Neo.ClientError.Database.DatabaseNotFound"
    case .invalidRequest: "Neo.ClientError.Request.Invalid"
    case .unknown: "Neo.DatabaseError.General.UnknownError"
    }
  }

  /// The code for an error type by its openCypher name; an unknown name is a fault of ours.
  public init(errorType: String) {
    self =
      switch errorType {
      case "ConstraintValidationFailed": .constraintVerificationFailed
      default: FailureCode(rawValue: errorType) ?? .unknown
      }
  }
}

extension FailureCode {
  /// A failure under this code; its message names the detail first, `UndefinedVariable: …`.
  public func failure(_ message: String) -> BoltFailure {
    BoltFailure(code: bolt, message: message)
  }
}
