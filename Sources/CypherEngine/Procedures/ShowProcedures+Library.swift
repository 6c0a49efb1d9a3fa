/// `SHOW PROCEDURES` and `SHOW FUNCTIONS`.
extension ShowProcedures {
  /// - Parameter listed: the procedures that a query may call, in order.
  static func library(
    _ functions: FunctionRegistry, _ listed: [ProcedureDefinition]
  ) -> [ProcedureDefinition] {
    [
      procedure(
        "procedures",
        [
          ("name", .string), ("description", .string), ("mode", .string),
          ("worksOnSystem", .boolean), ("signature", .string),
          ("argumentDescription", .list(.map)), ("returnDescription", .list(.map)),
          ("admin", .boolean), ("isDeprecated", .boolean),
        ], summary: "the procedures"
      ) { _ in listed.map(row) },
      procedure(
        "functions",
        [
          ("name", .string), ("category", .string), ("description", .string),
          ("signature", .string), ("isBuiltIn", .boolean),
          ("argumentDescription", .list(.map)), ("returnDescription", .string),
          ("aggregating", .boolean), ("isDeprecated", .boolean),
        ], summary: "the functions"
      ) { _ in rows(functions) },
    ]
  }

  private static func row(_ procedure: ProcedureDefinition) -> [CypherValue] {
    func fields(_ fields: [ProcedureDefinition.Field]) -> CypherValue {
      .list(fields.map { described($0.name, $0.type.name) })
    }
    let mode =
      switch procedure.access {
      case .read: "READ"
      case .write: "WRITE"
      case .schema: "SCHEMA"
      }
    return [
      .text(procedure.name), .text(procedure.summary), .text(mode), .boolean(true),
      .text(procedure.signature), fields(procedure.parameters), fields(procedure.outputs),
      .boolean(false), .boolean(false),
    ]
  }

  private static func described(_ name: String, _ type: String) -> CypherValue {
    .entries([("name", .text(name)), ("type", .text(type)), ("description", .text(name))])
  }

  private static func rows(_ registry: FunctionRegistry) -> [[CypherValue]] {
    func row(
      _ name: String, _ category: String, _ summary: String,
      _ parameters: [FunctionDefinition.Parameter], _ result: StaticType, aggregating: Bool,
      isVariadic: Bool
    ) -> [CypherValue] {
      let types = parameters.map { parameter in
        parameter.types.map(\.name).joined(separator: " | ")
      }
      let shown = zip(parameters, types).map { "\($0.name) :: \($1)" }.joined(separator: ", ")
      let more = isVariadic ? " …" : ""
      return [
        .text(name), .text(category), .text(summary),
        .text("\(name)(\(shown)\(more)) :: \(result.name)"), .boolean(true),
        .list(zip(parameters, types).map { described($0.name, $1) }), .text(result.name),
        .boolean(aggregating), .boolean(false),
      ]
    }
    let plain = registry.allFunctions.map {
      row(
        $0.name, $0.category, $0.summary, $0.parameters, $0.result, aggregating: false,
        isVariadic: $0.isVariadic)
    }
    return plain
      + registry.allAggregates.map {
        row(
          $0.name, "Aggregating", $0.summary, $0.parameters, $0.result, aggregating: true,
          isVariadic: false)
      }
  }
}

extension ProcedureDefinition {
  /// As `SHOW PROCEDURES` writes it: `db.labels() :: (label :: STRING)`.
  var signature: String {
    func shown(_ fields: [Field]) -> String {
      fields.map { "\($0.name) :: \($0.type.name)" }.joined(separator: ", ")
    }
    return "\(name)(\(shown(parameters))) :: (\(shown(outputs)))"
  }
}
