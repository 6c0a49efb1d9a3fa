import PropertyGraph

extension ProcedureRegistry {
  /// The procedures of every session: what clients ask on connecting, what the graph is made of,
  /// search, and those behind the SHOW commands, which `SHOW PROCEDURES` does not list.
  public static func standard(_ environment: ProcedureEnvironment) -> ProcedureRegistry {
    let callable =
      StandardProcedures.names + StandardProcedures.server(environment)
      + StandardProcedures.schema(environment) + StandardProcedures.search
      + StandardProcedures.coverage + AnalyticsProcedures.all(environment)
      + environment.casework
    let listed = callable.sorted { ByteString($0.name) < ByteString($1.name) }
    return ProcedureRegistry(
      callable + ShowProcedures.schema(environment)
        + ShowProcedures.library(environment.functions, listed)
        + ShowProcedures.server(environment))
  }
}

/// The procedures that a query may CALL, family by family.
enum StandardProcedures {}

/// The procedures that the SHOW commands become. Their outputs are the columns of Neo4j 5.
enum ShowProcedures {
  /// One SHOW command: its columns with their types, and its rows.
  static func procedure(
    _ subject: String, _ outputs: [(String, StaticType)], summary: String,
    _ rows: @escaping @Sendable (EvaluationContext) throws -> [[CypherValue]]
  ) -> ProcedureDefinition {
    ProcedureDefinition(
      "show.\(subject)", outputs: outputs.map { .init($0.0, $0.1) }, summary: summary
    ) { _, context in ProcedureRows(try rows(context)) }
  }
}

extension CypherValue {
  /// A list of texts.
  static func texts(_ texts: [String]) -> CypherValue { .list(texts.map { .text($0) }) }

  /// A map of a few entries.
  static func entries(_ entries: [(String, CypherValue)]) -> CypherValue {
    .map(CypherMap(entries.map { (ByteString($0.0), $0.1) }))
  }
}
