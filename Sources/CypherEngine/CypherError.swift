import CypherSyntax

/// Why a statement was refused or stopped.
///
/// The message says what was found and what was expected, and holds no property values: names of
/// people live there. Texts of the query itself may be quoted.
public struct CypherError: Error, Sendable, CustomStringConvertible {
  /// The kind of fault, as the openCypher TCK and drivers name it; new codes break nobody.
  public struct Code: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }

    public static let syntax = Code("SyntaxError")
    public static let semantic = Code("SemanticError")
    public static let parameterMissing = Code("ParameterMissing")
    public static let constraintValidation = Code("ConstraintValidationFailed")
    public static let constraintVerification = Code("ConstraintVerificationFailed")
    public static let entityNotFound = Code("EntityNotFound")
    public static let propertyNotFound = Code("PropertyNotFound")
    public static let labelNotFound = Code("LabelNotFound")
    public static let type = Code("TypeError")
    public static let argument = Code("ArgumentError")
    public static let arithmetic = Code("ArithmeticError")
    public static let procedure = Code("ProcedureError")
    /// An index or constraint that is there already, or is not.
    public static let schema = Code("SchemaError")
    /// Writing where only reading is allowed, or the other way about.
    public static let access = Code("AccessMode")
    /// A limit of the statement was reached: time, rows, memory or depth.
    public static let limit = Code("LimitExceeded")
    /// Somebody cancelled it.
    public static let cancelled = Code("Cancelled")
    /// Another writer holds the graph, or it changed meanwhile.
    public static let conflict = Code("Conflict")
    /// The graph could not be read or written.
    public static let graph = Code("GraphError")
  }

  public enum Phase: String, Hashable, Sendable { case compileTime, runtime }

  public var code: Code
  public var phase: Phase
  /// The detail word of the TCK, such as `UndefinedVariable`; empty where it has none.
  public var detail: String
  /// One short sentence, lower case, without a stop.
  public var message: String
  public var span: SourceSpan?
  /// The nearest thing that would work.
  public var hint: String?

  public init(
    _ code: Code, _ phase: Phase, detail: String = "", _ message: String, span: SourceSpan? = nil,
    hint: String? = nil
  ) {
    self.code = code
    self.phase = phase
    self.detail = detail
    self.message = message
    self.span = span
    self.hint = hint
  }

  /// A fault found while the statement runs.
  public static func runtime(
    _ code: Code, _ detail: String, _ message: String, span: SourceSpan? = nil,
    hint: String? = nil
  ) -> CypherError {
    CypherError(code, .runtime, detail: detail, message, span: span, hint: hint)
  }

  /// A fault found before anything runs.
  public static func compile(
    _ detail: String, _ message: String, span: SourceSpan? = nil, hint: String? = nil,
    code: Code = .syntax
  ) -> CypherError {
    CypherError(code, .compileTime, detail: detail, message, span: span, hint: hint)
  }

  public init(_ diagnostic: SyntaxDiagnostic) {
    self.init(
      .syntax, .compileTime, detail: diagnostic.detail.name, diagnostic.message,
      span: diagnostic.span, hint: diagnostic.hint)
  }

  public var description: String {
    detail.isEmpty ? "\(code.name): \(message)" : "\(detail): \(message)"
  }
}
