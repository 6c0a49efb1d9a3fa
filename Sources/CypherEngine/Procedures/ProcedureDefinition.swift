/// A procedure that CALL … YIELD runs.
public struct ProcedureDefinition: Sendable {
  public struct Field: Hashable, Sendable {
    public var name: String
    public var type: StaticType
    /// Whether its texts are words of the procedure itself, so that no property value shows in
    /// them but such as the procedure knows to be nothing personal.
    public var isOwnWords: Bool

    public init(_ name: String, _ type: StaticType, isOwnWords: Bool = false) {
      self.name = name
      self.type = type
      self.isOwnWords = isOwnWords
    }
  }

  /// With dots: `db.labels`. Matched by its bytes.
  public var name: String
  /// Further parameters of these may be left out at a call.
  public var parameters: [Field]
  public var requiredCount: Int
  public var outputs: [Field]
  public var access: BoundStatement.Access
  public var summary: String
  public var call: @Sendable ([CypherValue], EvaluationContext) throws -> ProcedureRows

  public init(
    _ name: String, parameters: [Field] = [], requiredCount: Int? = nil, outputs: [Field],
    access: BoundStatement.Access = .read, summary: String,
    call: @escaping @Sendable ([CypherValue], EvaluationContext) throws -> ProcedureRows
  ) {
    self.name = name
    self.parameters = parameters
    self.requiredCount = requiredCount ?? parameters.count
    self.outputs = outputs
    self.access = access
    self.summary = summary
    self.call = call
  }
}

/// The rows a procedure yields, one after the other.
public struct ProcedureRows {
  public var next: () throws -> [CypherValue]?

  public init(_ next: @escaping () throws -> [CypherValue]?) { self.next = next }

  /// Rows that are there already.
  public init(_ rows: [[CypherValue]]) {
    var at = 0
    self.init {
      guard at < rows.count else { return nil }
      defer { at += 1 }
      return rows[at]
    }
  }
}

/// Procedures by name.
public struct ProcedureRegistry: Sendable {
  private var procedures: [String: ProcedureDefinition] = [:]

  public init(_ procedures: [ProcedureDefinition]) {
    for procedure in procedures { self.procedures[procedure.name] = procedure }
  }

  /// With more procedures, which take the place of others of the same name.
  public func adding(_ more: [ProcedureDefinition]) -> ProcedureRegistry {
    var registry = self
    for procedure in more { registry.procedures[procedure.name] = procedure }
    return registry
  }

  public func procedure(_ name: String) -> ProcedureDefinition? { procedures[name] }

  /// All of them, by name.
  public var all: [ProcedureDefinition] { procedures.sorted { $0.key < $1.key }.map(\.value) }
}
